/** What has left the form and not arrived: which rows those are, and the line of one that has just left. What can be done about it is in `waiting-view.ts`. */
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { OutboxItem } from '../../domain/outbox.js';
import { icon } from '../../ui/icon.js';
import { clock } from '../../ui/icons.js';
import { waitingTitle } from './card-words.js';
import { fromDraft, toLine } from './check-in-form.js';
import { feelingWord } from './feeling-words.js';

/** Whether a row is a check-in's at all; other widgets have their own. */
export const isCheckIn = ({ operationId }: OutboxItem): boolean => operationId.startsWith('check-ins.');

export const isWaiting = ({ state }: OutboxItem): boolean => state === 'queued' || state === 'sending' || state === 'auth-wait';

/** What an item says, in one line. */
export function summaryOf({ draft, operationId }: OutboxItem): string {
  if (operationId === 'check-ins.acknowledge') return msg('Your answer to a check-in');
  return toLine(fromDraft(draft?.value), feelingWord) || msg('Today’s ratings');
}

/** Nobody has tried yet: it has just left the form. */
export const isFresh = (items: readonly OutboxItem[]): boolean => items.length === 1 && items[0]!.attempts === 0 && items[0]!.state !== 'auth-wait';

/** Of what waits: it is on its way for the first time, or how many wait. */
export function sendingLine(items: readonly OutboxItem[], locale: string): TemplateResult {
  return html`<p class="sending quiet">
    ${icon(clock)}<span>${isFresh(items) ? msg('Sending…') : waitingTitle(items.length, locale)} ${items.map((item) => html`<bdi>${summaryOf(item)}</bdi> `)}</span>
  </p>`;
}

/** `draw` is not asked where there is nothing. */
export function unsentView(all: readonly OutboxItem[], draw: (items: readonly OutboxItem[]) => TemplateResult): TemplateResult | typeof nothing {
  const items = all.filter(({ state }) => state !== 'done');
  return items.length ? html`<section class="waiting" aria-label=${msg('Not sent yet')}>${draw(items)}</section>` : nothing;
}

export const unsentStyles = css`
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
`;
