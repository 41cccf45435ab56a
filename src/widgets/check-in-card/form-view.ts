/**
 * Around the form: words that came back from an earlier visit, other tabs' words, where the words are kept right now, what is missing,
 * and the two ways on: Send, and Not today.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { formatDay } from '../../base/days.js';
import { limits } from '../../contract/limits.js';
import type { DraftSnapshot, DraftVersion } from '../../domain/draft.js';
import { icon } from '../../ui/icon.js';
import { attention, check, copy, send as sendIcon, undo } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { moment } from './card-words.js';
import { fromDraft, toLine, type CheckInForm, type FormProblem } from './check-in-form.js';
import { feelingWord } from './feeling-words.js';

export interface FormFrame {
  readonly draft: DraftSnapshot;
  readonly form: CheckInForm;
  readonly today: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly now: number;
  /** What stopped the last Send. */
  readonly problems: readonly FormProblem[];
  readonly canSkip: boolean;
  readonly act: {
    readonly send: () => void;
    readonly skip: () => void;
    readonly discard: () => void;
    readonly copy: () => void;
    readonly makeToday: () => void;
    readonly take: (version: DraftVersion) => void;
    readonly discardOther: (version: DraftVersion) => void;
  };
}

/** Above the form. */
export function restoredView({ draft, form, today, locale, timeZone, now, act }: FormFrame): TemplateResult {
  const since = draft.restoredFrom;
  return html`${
    since === undefined
      ? nothing
      : html`<p class="restored">
        ${icon(undo)}<span>${msg(str`Your words from ${moment(since, now, locale, timeZone)} are here.`)}</span>
        <button type="button" class="link quiet" data-next=".after .link, .form flywheel-choice-grid" @click=${act.discard}>${msg('Discard')}</button>
      </p>`
  }
  ${
    form.on !== undefined && form.on !== today
      ? html`<p class="restored">
        <span>${msg(str`This is for ${formatDay(form.on, locale)}.`)}</span>
        <button type="button" class="link" @click=${act.makeToday}>${msg('Make it today')}</button>
      </p>`
      : nothing
  }
  ${draft.others.map((version) => fork(version, { locale, timeZone, now, act }))}`;
}

function fork(version: DraftVersion, { locale, timeZone, now, act }: Pick<FormFrame, 'locale' | 'timeZone' | 'now' | 'act'>): TemplateResult {
  return notice({
    tone: 'plain',
    icon: copy,
    title: msg(str`You also wrote this in another window (${moment(version.savedAt, now, locale, timeZone)}):`),
    text: html`<p dir="auto" class="item-words">${toLine(fromDraft(version.value), feelingWord) || msg('Today’s ratings')}</p>`,
    actions: html`<button type="button" class="button" @click=${() => act.take(version)}>${msg('Go on with this one')}</button>
      <button type="button" class="link quiet" @click=${() => act.discardOther(version)}>${msg('Throw away')}</button>`,
  });
}

/** Below the form: the main action last, full width where it is narrow. */
export function actionsView(frame: FormFrame): TemplateResult {
  const { act, problems } = frame;
  return html`${problems.length ? html`<p class="problem" id="problem">${icon(attention)}<span>${problemWord(problems[0]!, frame.locale)}</span></p>` : nothing}
    <div class="actions no-print">
      <button type="button" class="button primary" data-next=".after .link" aria-describedby=${problems.length ? 'problem' : nothing} @click=${act.send}>${icon(sendIcon)}${msg('Send')}</button>
      ${wayOut(frame)}
      <span class="kept small quiet">${keptView(frame)}</span>
    </div>`;
}

/** Out of the form without sending: an entry stays as it is, a day is left out. Where words came back, the line above them has it. */
function wayOut({ draft, form, canSkip, act }: FormFrame): TemplateResult | typeof nothing {
  if (canSkip && !form.base) return html`<button type="button" class="link quiet" data-next=".after .link" @click=${act.skip}>${msg('Not today')}</button>`;
  if (!draft.value || draft.restoredFrom !== undefined) return nothing;
  return html`<button type="button" class="link quiet" data-next=".after .link, .form flywheel-choice-grid" @click=${act.discard}>${msg('Discard')}</button>`;
}

/** Where the words are right now. */
export function keptView({ draft, act }: FormFrame): TemplateResult | typeof nothing {
  if (draft.status === 'saved') return html`${icon(check)}${msg('Saved on this device')}`;
  if (draft.status === 'saving') return html`${msg('Saving…')}`;
  if (draft.status !== 'memory' || !draft.value) return nothing;
  return html`${msg('Kept only while this page is open.')} <button type="button" class="link" @click=${act.copy}>${icon(copy)}${msg('Copy text')}</button>`;
}

export function problemWord(problem: FormProblem, locale: string): string {
  if (problem === 'note-too-long')
    return msg(str`Your words are longer than ${limits.noteCharacters.toLocaleString(locale)} characters. Please shorten them; nothing is cut off.`);
  if (problem === 'point-unfinished') return msg('The point of the goal is not complete yet. Complete it, or leave it out.');
  return problem === 'nothing-rated' ? msg('Rate at least one thing, or write a few words.') : msg('Choose how it feels, or write a few words.');
}

/** For ears, and only the newest thing. */
export function keptWord({ status, restoredFrom }: DraftSnapshot): string {
  if (restoredFrom !== undefined) return msg('Your words from an earlier visit are back.');
  if (status === 'saved') return msg('Saved on this device');
  return status === 'memory' ? msg('Kept only while this page is open.') : '';
}

export const formStyles = css`
  .restored {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    font-size: var(--fw-body);
    padding: 0 12px;
    min-block-size: 44px;
    border-inline-start: 3px solid var(--fw-accent);
    background: var(--fw-accent-soft);
    border-radius: 4px;
  }
  .restored > span {
    flex: 1 1 min(12em, 70%);
    padding-block: 6px;
  }
  .problem {
    display: flex;
    gap: 8px;
    font-size: var(--fw-body);
    font-weight: 550;
    color: var(--fw-attention);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .actions .primary {
    min-inline-size: 8em;
  }
  .kept {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 6px;
    min-block-size: 24px;
    margin-inline-start: auto;
  }
  @container card (max-width: 400px) {
    .actions .button {
      inline-size: 100%;
    }
    .actions .link {
      margin-inline-start: -10px;
    }
  }
`;
