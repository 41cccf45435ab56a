/**
 * What has left the form: waiting, refused for good, or changed by somebody else meanwhile. Each says what it is, what happens next and
 * what the person can do; nothing of it is ever lost by looking at it.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { OutboxItem, OutboxRow } from '../../domain/outbox.js';
import { icon } from '../../ui/icon.js';
import { attention, clock, copy, edit, retry, trash } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { moment, portalWord, waitingTitle } from './card-words.js';
import { isFresh, isWaiting, sendingLine, summaryOf } from './unsent-view.js';

export interface WaitingOptions {
  readonly locale: string;
  readonly timeZone: string;
  readonly now: number;
  readonly act: (action: 'edit' | 'cancel' | 'retry' | 'copy', item: OutboxItem) => void;
  readonly conflict: (item: OutboxItem) => TemplateResult | typeof nothing;
}

/** Of what is not done. */
export function waitingView(items: readonly OutboxItem[], options: WaitingOptions): TemplateResult {
  const waiting = items.filter(isWaiting);
  return html`${items.filter(({ state }) => state === 'parked').map((item) => parked(item, options))}
  ${items.filter(({ state }) => state === 'conflict').map(options.conflict)} ${waiting.length ? queue(waiting, options) : nothing}`;
}

/** What happened to words that the API would not take, and what to do. Chosen by type; the API's own text is never shown. */
function troubleWord(trouble: OutboxRow['trouble']): string {
  switch (trouble?.type) {
    case 'not-allowed':
    case 'not-found':
      return msg('The school does not let you write here any more. Ask the school, or copy your words to keep them.');
    case 'already-there':
      return msg('Somebody has filled in this day already. Open your words again to add them to what is there.');
    case 'too-large':
    case 'invalid':
      return msg('The school’s system did not accept this. Open it again, make it shorter or simpler, and send it once more.');
    case 'expired':
      return msg('This waited longer than words may stay on a device, so it was not sent. Open it again to send it now.');
    default:
      return msg('The school’s system could not take this. Your words are kept: open them again, or copy them.');
  }
}

/** Why something is still waiting. */
function waitingWord({ trouble, state }: Pick<OutboxRow, 'trouble' | 'state'>): string {
  if (state === 'auth-wait') return msg('It goes out as soon as you are signed in again.');
  if (trouble?.type === 'not-the-api') return portalWord();
  if (trouble && trouble.type !== 'network' && trouble.type !== 'timeout') return msg('The school’s system is busy. It goes out by itself.');
  return msg('It goes out by itself as soon as the school’s system can be reached.');
}

/** Sent again under another key it could be there twice; what was taken once shows in the list, and can be changed there. */
const unclearWord = (): string => msg('The school’s system may have this already. As soon as it answers, you can edit it.');

function queue(items: readonly OutboxItem[], options: WaitingOptions): TemplateResult {
  const first = items[0]!;
  if (isFresh(items)) return sendingLine(items, options.locale);
  return notice({
    tone: 'plain',
    icon: clock,
    title: waitingTitle(items.length, options.locale),
    text: html`<p>${waitingWord(first)} ${first.kept === 'memory' ? msg('Keep this page open until then: this device cannot store it.') : nothing}</p>
      <ul class="items">
        ${items.map((item) => waitingItem(item, options))}
      </ul>`,
  });
}

function waitingItem(item: OutboxItem, { act, locale, timeZone, now }: WaitingOptions): TemplateResult {
  return html`<li>
    <p class="item-words" dir="auto">${summaryOf(item)}</p>
    ${item.lastTriedAt ? html`<p class="small quiet">${msg(str`Last tried ${moment(item.lastTriedAt, now, locale, timeZone)}`)}</p>` : nothing}
    ${item.draft && item.unclear ? html`<p class="small">${unclearWord()}</p>` : nothing}
    <div class="item-actions no-print">
      ${item.state === 'queued' ? html`<button type="button" class="link" @click=${() => act('retry', item)}>${icon(retry)}${msg('Try now')}</button>` : nothing}
      ${item.draft && !item.unclear ? html`<button type="button" class="link" data-next=".form flywheel-choice-grid, .after .link" @click=${() => act('edit', item)}>${icon(edit)}${msg('Edit')}</button>` : nothing}
      <button type="button" class="link quiet" @click=${() => act('cancel', item)}>${icon(trash)}${msg('Do not send')}</button>
    </div>
  </li>`;
}

function parked(item: OutboxItem, { act }: WaitingOptions): TemplateResult {
  return notice({
    tone: 'attention',
    icon: attention,
    title: msg('This could not be sent. Nothing is lost.'),
    text: html`<p>${item.unclear ? unclearWord() : troubleWord(item.trouble)}</p>
      <p class="item-words" dir="auto">${summaryOf(item)}</p>`,
    actions: html`${item.unclear ? html`<button type="button" class="button" @click=${() => act('retry', item)}>${icon(retry)}${msg('Try now')}</button>` : item.draft ? html`<button type="button" class="button" data-next=".form flywheel-choice-grid, .after .link" @click=${() => act('edit', item)}>${icon(edit)}${msg('Open again')}</button>` : nothing}
      <button type="button" class="button" @click=${() => act('copy', item)}>${icon(copy)}${msg('Copy text')}</button>
      <button type="button" class="link quiet" @click=${() => act('cancel', item)}>${icon(trash)}${msg('Throw away')}</button>`,
  });
}

export const waitingStyles = css`
  .items {
    display: grid;
    gap: 8px;
    margin-block-start: 8px;
  }
  .items > li {
    padding-block-start: 8px;
    border-block-start: 1px solid var(--fw-line);
  }
  .item-words {
    font-weight: 550;
    display: -webkit-box;
    -webkit-line-clamp: 3;
    -webkit-box-orient: vertical;
    overflow: hidden;
  }
  .item-actions {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: -10px;
  }
`;
