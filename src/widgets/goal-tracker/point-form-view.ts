/**
 * The form that adds a point: a value with its unit or a level with what it looks like, the day, a few words, who will read it, and Send. What is wrong
 * is said in words beside it, and what is only unlikely is asked. Fetched with the first goal that the viewer may measure.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { measureRanges } from '../../contract/goal-measure.js';
import { limits } from '../../contract/limits.js';
import type { DraftSnapshot, DraftVersion } from '../../domain/draft.js';
import { keptView, restoredView, type KeptFrame } from '../../ui/draft-view.js';
import { icon } from '../../ui/icon.js';
import { attention, readers as eye, send as sendIcon } from '../../ui/icons.js';
import { measuredStyles, valueWord } from '../../ui/measured-value.js';
import { dayWord, unitOf } from './goal-labels.js';
import { stepped } from './value-steps.js';
import { kindOf, problemsOf, toBody } from './point-body.js';
import type { PointContext, PointForm, PointProblem } from './point-form.js';

export { problemsOf, toBody };

export interface PointFormOptions {
  readonly form: PointForm;
  readonly context: PointContext;
  readonly draft: DraftSnapshot;
  readonly kept: KeptFrame<DraftVersion>;
  /** Who will read it, in words. */
  readonly readers: string;
  /** What stopped the last Send. */
  readonly problems: readonly PointProblem[];
  /** For who does not read yet: only the value. */
  readonly short: boolean;
  readonly noteOpen: boolean;
  /** The choice of a level, where the goal has a scale. */
  readonly levels: (change: (value: string) => void) => TemplateResult | typeof nothing;
  readonly openNote: () => void;
  readonly change: (patch: PointForm) => void;
  readonly send: () => void;
}

const dayProblems: readonly PointProblem[] = ['no-day', 'before-start', 'after-today'];
const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

export function pointFormView(options: PointFormOptions): TemplateResult {
  const { draft, kept, form, readers, send, short } = options;
  return html`<form class="point-form no-print" novalidate @submit=${(event: Event) => (event.preventDefault(), send())}>
    ${restoredView(kept)}
    <div class="row">${valueField(options)} ${short ? nothing : dayField(options)}</div>
    ${short ? nothing : noteField(options)}
    <p class="readers-line">${icon(eye)}<span>${readers}</span></p>
    ${problemsView(options)}
    <div class="actions">
      <button type="submit" class="button primary">${icon(sendIcon)}${form.base ? msg('Send the correction') : msg('Send')}</button>
      ${
        draft.value && draft.restoredFrom === undefined
          ? html`<button type="button" class="link quiet" data-next=".point-form input" @click=${kept.discard}>${msg('Discard')}</button>`
          : nothing
      }
      <span class="kept small quiet">${keptView(draft, kept.copy)}</span>
    </div>
  </form>`;
}

function valueField(options: PointFormOptions): TemplateResult | typeof nothing {
  const { form, context, problems, change } = options;
  const { scale } = context.terms;
  if (scale) return options.levels((value) => change({ value }));
  const unit = unitOf(context.terms);
  const whole = measureRanges[kindOf(context.terms)].whole;
  const wrong = problems.some((problem) => !dayProblems.includes(problem) && problem !== 'note-too-long');
  return html`<div class="cell">
    <label for="value">${form.base ? msg('The right value') : msg('How much today?')}</label>
    <span class="measured">
      <input
        id="value"
        class="field"
        type="text"
        inputmode=${whole ? 'numeric' : 'decimal'}
        autocomplete="off"
        .value=${form.value ?? ''}
        aria-invalid=${wrong}
        aria-describedby="unit problems"
        @input=${(event: Event) => change({ value: valueOf(event) })}
        @keydown=${(event: KeyboardEvent) => step(event, options)}
      />
      <span id="unit" class="unit" dir="auto">${unit}</span>
    </span>
  </div>`;
}

/** Arrow and page keys change the number, as in a field of numbers. */
function step(event: KeyboardEvent, { context: { terms, known, locale }, change }: PointFormOptions): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const value = stepped(event.key, valueOf(event), kindOf(terms), known.at(-1) ?? terms.baseline ?? undefined, locale);
  if (value === undefined) return;
  event.preventDefault();
  change({ value });
}

function dayField({ form, context, problems, change }: PointFormOptions): TemplateResult {
  return html`<div class="cell">
    <label for="on">${msg('Day')}</label>
    <input
      id="on"
      class="field"
      type="date"
      min=${context.startsOn}
      max=${context.today}
      .value=${form.on ?? context.today}
      aria-invalid=${problems.some((problem) => dayProblems.includes(problem))}
      aria-describedby="problems"
      @input=${(event: Event) => change({ on: valueOf(event) })}
    />
  </div>`;
}

function noteField({ form, noteOpen, openNote, change }: PointFormOptions): TemplateResult {
  if (!noteOpen && !form.note) {
    return html`<button type="button" class="link add-words" data-next="flywheel-note-field" @click=${openNote}>${msg('Add a few words')}</button>`;
  }
  return html`<flywheel-note-field
    .label=${msg('A few words, if you like')}
    .value=${form.note ?? ''}
    .limit=${limits.noteCharacters}
    @input=${(event: Event) => change({ note: (event.target as HTMLElementTagNameMap['flywheel-note-field']).value })}
  ></flywheel-note-field>`;
}

function problemsView({ form, problems, context, change }: PointFormOptions): TemplateResult {
  return html`<div id="problems">
    ${problems.map((problem) =>
      problem === 'far'
        ? html`<p class="asked">
            <span>${problemWord(problem, form, context)}</span>
            <button type="button" class="button" data-next=".point-form .primary" @click=${() => change({ sure: form.value })}>${msg('Yes, it is right')}</button>
          </p>`
        : html`<p class="problem">${icon(attention)}<span>${problemWord(problem, form, context)}</span></p>`,
    )}
  </div>`;
}

export function problemWord(problem: PointProblem, { value = '' }: PointForm, { terms, startsOn, locale }: PointContext): string {
  const { least, most } = measureRanges[kindOf(terms)];
  switch (problem) {
    case 'no-day':
      return msg('Choose a day.');
    case 'before-start':
      return msg(str`This goal begins on ${dayWord(startsOn, locale)}. Choose that day or a later one.`);
    case 'after-today':
      return msg('This day is still to come. Choose today or an earlier day.');
    case 'note-too-long':
      return msg(str`Your words are longer than ${limits.noteCharacters} characters. Please shorten them; nothing is cut off.`);
    default:
      return valueWord(problem, { typed: value, least, most, isLevel: !!terms.scale, locale });
  }
}

export const styles = css`
  ${measuredStyles}
  .point-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    margin-block-start: 4px;
    padding: 12px;
    border: 1px solid var(--fw-line);
    border-radius: var(--fw-radius-control);
    background: var(--fw-raised);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 16px;
  }
  .cell {
    flex: 1 1 180px;
    min-inline-size: 0;
    display: grid;
    gap: 4px;
    align-content: start;
  }
  .cell label {
    font-size: var(--fw-body);
    font-weight: 600;
  }
  input[type='date'] {
    min-inline-size: 0;
  }
  .readers-line {
    display: flex;
    gap: 8px;
    font-size: var(--fw-body);
    color: var(--fw-quiet);
  }
  #problems {
    display: grid;
    gap: 8px;
  }
  #problems:empty {
    display: none;
  }
  .kept:empty {
    display: none;
  }
  .add-words {
    justify-self: start;
    margin-inline-start: -10px;
  }
`;
