/**
 * The part of the form that is written in words: who will read it (said first), that nobody watches it around the clock and whom to turn to
 * instead, the note itself, and the wish to talk with somebody.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { limits } from '../../contract/limits.js';
import type { Voice } from '../../contract/person.js';
import { audienceOf, audiencesFor, helpersOf, readersOf } from '../../domain/check-in-audience.js';
import { contactLine, contactStyles } from '../../ui/contact-line.js';
import { icon } from '../../ui/icon.js';
import { readers as eye, talk } from '../../ui/icons.js';
import { readersWord } from '../../ui/readers-words.js';
import { may, type Scene } from './card-scene.js';
import type { CheckInForm } from './check-in-form.js';

export interface WordsOptions {
  readonly scene: Scene;
  readonly form: CheckInForm;
  /** The note of an entry that is being continued. */
  readonly note: string;
  readonly open: { readonly note: boolean; readonly audience: boolean; readonly help: boolean };
  /** A wish to talk can go with this kind of entry. */
  readonly mayAskForHelp: boolean;
  readonly toggle: (part: 'note' | 'audience' | 'help') => void;
  readonly change: (form: CheckInForm) => void;
}

export const wordsView = (options: WordsOptions): TemplateResult => html`<div class="words">${readersLine(options)} ${help(options)} ${note(options)}</div>`;

function readersLine({ scene, form, open, toggle, change }: WordsOptions): TemplateResult {
  const writer = scene.viewer.voice!;
  const audience = audienceOf(writer, form.audience);
  return html`<div class="readers">
    <p class="readers-line">
      ${icon(eye)}<span>${readersSentence(scene, audience)}</span>
      <button type="button" class="link" aria-expanded=${open.audience} aria-controls="audience" @click=${() => toggle('audience')}>${msg('Change')}</button>
    </p>
    <fieldset id="audience" class="chips" ?hidden=${!open.audience}>
      <legend class="visually-hidden">${msg('Who may read this?')}</legend>
      ${audiencesFor(writer).map((option) => {
        const chosen = option.join() === audience.join();
        return html`<label class="chip"
          ><input type="radio" name="audience" class="visually-hidden" .checked=${chosen} @change=${() => change({ audience: option })} /><span>${audienceWord(scene, option)}</span></label
        >`;
      })}
    </fieldset>
  </div>`;
}

function audienceWord({ viewer, student }: Scene, audience: readonly Voice[]): string {
  if (viewer.voice === 'student') return audience.includes('home') ? msg('Home and school') : msg('School only');
  return audience.includes('student') ? msg(str`${student.name} too`) : msg('Adults only');
}

/** Everyone by name; those whose name the viewer need not know, by what they are. */
function readersSentence({ student, viewer, locale }: Scene, audience: readonly Voice[]): string {
  const { named, unnamed } = readersOf(audience, student.people, viewer.id);
  const family = viewer.id === student.id ? undefined : student.name;
  return readersWord({ named: named.map(({ name }) => name!), unnamedHome: unnamed.home, unnamedSchool: unnamed.school, family }, locale);
}

function help({ scene, form, open, mayAskForHelp, toggle, change }: WordsOptions): TemplateResult | typeof nothing {
  const helpers = helpersOf(scene.student.people).filter(({ name }) => name !== null);
  if (!mayAskForHelp || !may(scene.student, 'ask-for-help') || scene.viewer.id !== scene.student.id || helpers.length === 0) return nothing;
  const shown = open.help || form.helpFrom !== undefined;
  return html`<div class="help">
    ${
      shown
        ? html`<fieldset class="chips">
          <legend>${msg('I would like to talk with…')}</legend>
          ${helpers.map(
            ({ id, name }) =>
              html`<label class="chip"
                ><input type="radio" name="help" class="visually-hidden" .checked=${id === form.helpFrom} @change=${() => change({ helpFrom: id })} /><span>${name}</span></label
              >`,
          )}
          <button type="button" class="link quiet" data-next=".help .button" @click=${() => (form.helpFrom === undefined ? toggle('help') : change({ helpFrom: undefined }))}>${msg('No, thank you')}</button>
        </fieldset>`
        : html`<button type="button" class="button" data-next=".help input" @click=${() => toggle('help')}>${icon(talk)}${msg('I would like to talk with somebody')}</button>`
    }
  </div>`;
}

function note({ scene, form, note: before, open, toggle, change }: WordsOptions): TemplateResult {
  if (!open.note && !form.note && !before) {
    return html`<button type="button" class="link add-words" data-next="flywheel-note-field" @click=${() => toggle('note')}>${msg('Add a few words')}</button>`;
  }
  return html`${watched(scene)}
    <flywheel-note-field
      .label=${msg('A few words, if you like')}
      .value=${form.note ?? before}
      .limit=${limits.noteCharacters}
      .locale=${scene.locale}
      @input=${(event: Event) => change({ note: (event.target as HTMLElementTagNameMap['flywheel-note-field']).value })}
    ></flywheel-note-field>`;
}

/** Said before the first free text (CI-12). The contact is the school's. */
function watched({ school: { crisisContact } }: Scene): TemplateResult {
  return html`<div class="watched small" dir="auto">
    <p>${msg('Nobody watches check-ins around the clock. If somebody is in danger or needs help now:')}</p>
    ${contactLine(crisisContact)}
  </div>`;
}

export const wordsStyles = css`
  ${contactStyles}
  .words {
    display: grid;
    gap: 12px;
  }
  .readers-line {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 0 8px;
    font-size: var(--fw-body);
    color: var(--fw-quiet);
  }
  /* Beside the first line, which is as high as the button. */
  .readers-line > .icon {
    margin-block-start: max(0px, (44px - 1.25em) / 2);
  }
  .readers-line > span {
    margin-block-start: max(0px, (44px - 1.5em) / 2);
    flex: 1 1 min(12em, 70%);
    min-inline-size: 0;
  }
  /* Below the words, where there is no room beside them: its own words begin where they do. */
  .readers-line > .link {
    margin-inline-start: calc(1.25em + 8px - 11px);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .chips[hidden] {
    display: none;
  }
  .chips legend:not(.visually-hidden) {
    float: inline-start;
    inline-size: 100%;
    font-size: var(--fw-body);
    font-weight: 600;
    margin-block-end: 8px;
  }
  .chip:focus-within:has(:focus-visible) {
    outline: 2px solid var(--fw-ink);
    outline-offset: 2px;
  }
  .add-words {
    justify-self: start;
    margin-inline-start: -10px;
  }
  .watched {
    padding: 10px 12px;
    border: 1px solid var(--fw-line);
    border-radius: var(--fw-radius-control);
    background: var(--fw-sunken);
  }
`;
