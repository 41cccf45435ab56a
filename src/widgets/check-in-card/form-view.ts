/**
 * Around the form: words that came back from an earlier visit, other tabs' words, where the words are kept right now, what is missing,
 * and the two ways on: Send, and Not today.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDay } from '../../base/days.js';
import { limits } from '../../contract/limits.js';
import type { DraftSnapshot, DraftVersion } from '../../domain/draft.js';
import { keptView, restoredView, type KeptFrame } from '../../ui/draft-view.js';
import { icon } from '../../ui/icon.js';
import { attention, send as sendIcon } from '../../ui/icons.js';
import { fromDraft, toLine, type CheckInForm, type FormProblem } from './check-in-form.js';
import { feelingWord } from './feeling-words.js';

/** The frame that every form of ours has, and what the card's own form adds. */
export interface FormFrame extends KeptFrame<DraftVersion> {
  readonly draft: DraftSnapshot;
  readonly form: CheckInForm;
  readonly today: string;
  /** What stopped the last Send. */
  readonly problems: readonly FormProblem[];
  readonly canSkip: boolean;
  readonly send: () => void;
  readonly skip: () => void;
  readonly makeToday: () => void;
}

/** Above the form: words that came back, and another day than today. */
export const aboveView = (frame: FormFrame): TemplateResult => html`${restoredView(frame)} ${dayLine(frame)}`;

const dayLine = ({ form, today, locale, makeToday }: FormFrame): TemplateResult | typeof nothing =>
  form.on === undefined || form.on === today
    ? nothing
    : html`<p class="restored">
        <span>${msg(str`This is for ${formatDay(form.on, locale)}.`)}</span>
        <button type="button" class="link" @click=${makeToday}>${msg('Make it today')}</button>
      </p>`;

/** A draft in one line, to be recognized by. */
export const draftLine = ({ value }: DraftVersion): string => toLine(fromDraft(value), feelingWord) || msg('Today’s ratings');

/** Below the form: the main action last, full width where it is narrow. */
export function actionsView(frame: FormFrame): TemplateResult {
  const { draft, problems, send, copy } = frame;
  return html`${problems.length ? html`<p class="problem" id="problem">${icon(attention)}<span>${problemWord(problems[0]!, frame.locale)}</span></p>` : nothing}
    <div class="actions no-print">
      <button type="button" class="button primary" data-next=".after .link" aria-describedby=${problems.length ? 'problem' : nothing} @click=${send}>${icon(sendIcon)}${msg('Send')}</button>
      ${wayOut(frame)}
      <span class="kept small quiet">${keptView(draft, copy)}</span>
    </div>`;
}

/** Out of the form without sending: an entry stays as it is, a day is left out. Where words came back, the line above them has it. */
function wayOut({ draft, form, canSkip, skip, discard }: FormFrame): TemplateResult | typeof nothing {
  if (canSkip && !form.base) return html`<button type="button" class="link quiet" data-next=".after .link" @click=${skip}>${msg('Not today')}</button>`;
  if (!draft.value || draft.restoredFrom !== undefined) return nothing;
  return html`<button type="button" class="link quiet" data-next=".after .link, .form flywheel-choice-grid" @click=${discard}>${msg('Discard')}</button>`;
}

export function problemWord(problem: FormProblem, locale: string): string {
  if (problem === 'note-too-long')
    return msg(str`Your words are longer than ${limits.noteCharacters.toLocaleString(locale)} characters. Please shorten them; nothing is cut off.`);
  if (problem === 'point-unfinished') return msg('The point of the goal is not complete yet. Complete it, or leave it out.');
  return problem === 'nothing-rated' ? msg('Rate at least one thing, or write a few words.') : msg('Choose how it feels, or write a few words.');
}
