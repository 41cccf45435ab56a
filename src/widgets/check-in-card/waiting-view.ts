/**
 * What has left the form: waiting, refused for good, or changed by somebody else meanwhile. Each says what it is, what happens next and
 * what the person can do; nothing of it is ever lost by looking at it.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { OutboxItem } from '../../domain/outbox.js';
import { icon } from '../../ui/icon.js';
import { attention, clock, copy, edit, retry, trash } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { moment, troubleWord, waitingTitle, waitingWord } from './card-words.js';
import { fromDraft, toLine } from './check-in-form.js';
import { feelingWord } from './feeling-words.js';

export interface WaitingOptions {
  readonly items: readonly OutboxItem[];
  readonly locale: string;
  readonly timeZone: string;
  readonly now: number;
  readonly act: (action: 'edit' | 'cancel' | 'retry' | 'copy', item: OutboxItem) => void;
  readonly conflict: (item: OutboxItem) => TemplateResult | typeof nothing;
}

/** Whether a row is a check-in's at all; other widgets have their own. */
export const isCheckIn = ({ operationId }: OutboxItem): boolean => operationId.startsWith('check-ins.');

export const isWaiting = ({ state }: OutboxItem): boolean => state === 'queued' || state === 'sending' || state === 'auth-wait';

export function waitingView(options: WaitingOptions): TemplateResult | typeof nothing {
  const waiting = options.items.filter(isWaiting);
  const refused = options.items.filter(({ state }) => state === 'parked');
  const conflicts = options.items.filter(({ state }) => state === 'conflict');
  if (waiting.length + refused.length + conflicts.length === 0) return nothing;
  return html`<section class="waiting" aria-label=${msg('Not sent yet')}>
    ${refused.map((item) => parked(item, options))} ${conflicts.map(options.conflict)} ${waiting.length ? queue(waiting, options) : nothing}
  </section>`;
}

/** What an item says, in one line. */
export function summaryOf({ draft, operationId }: OutboxItem): string {
  if (operationId === 'check-ins.acknowledge') return msg('Your answer to a check-in');
  const words = toLine(fromDraft(draft?.value), feelingWord);
  return words || msg('Today’s ratings');
}

function queue(items: readonly OutboxItem[], options: WaitingOptions): TemplateResult {
  const first = items[0]!;
  if (items.length === 1 && first.attempts === 0 && first.state !== 'auth-wait') {
    return html`<p class="sending quiet">${icon(clock)}<span>${msg('Sending…')} <bdi>${summaryOf(first)}</bdi></span></p>`;
  }
  return notice({
    tone: 'plain',
    icon: clock,
    title: waitingTitle(items.length),
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
    <div class="item-actions no-print">
      ${item.state === 'queued' ? html`<button type="button" class="link" @click=${() => act('retry', item)}>${icon(retry)}${msg('Try now')}</button>` : nothing}
      ${item.draft ? html`<button type="button" class="link" data-next=".form flywheel-choice-grid, .after .link" @click=${() => act('edit', item)}>${icon(edit)}${msg('Edit')}</button>` : nothing}
      <button type="button" class="link quiet" @click=${() => act('cancel', item)}>${icon(trash)}${msg('Do not send')}</button>
    </div>
  </li>`;
}

function parked(item: OutboxItem, { act }: WaitingOptions): TemplateResult {
  return notice({
    tone: 'attention',
    icon: attention,
    title: msg('This could not be sent. Nothing is lost.'),
    text: html`<p>${troubleWord(item.trouble)}</p>
      <p class="item-words" dir="auto">${summaryOf(item)}</p>`,
    actions: html`${item.draft ? html`<button type="button" class="button" data-next=".form flywheel-choice-grid, .after .link" @click=${() => act('edit', item)}>${icon(edit)}${msg('Open again')}</button>` : nothing}
      <button type="button" class="button" @click=${() => act('copy', item)}>${icon(copy)}${msg('Copy text')}</button>
      <button type="button" class="link quiet" @click=${() => act('cancel', item)}>${icon(trash)}${msg('Throw away')}</button>`,
  });
}

export const waitingStyles = css`
  .waiting {
    display: grid;
    gap: 12px;
  }
  .sending {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: var(--fw-body);
  }
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
