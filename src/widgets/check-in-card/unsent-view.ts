/**
 * What has left the form and not arrived, in a line each: as much of it as a page without connection must be able to draw. What can be done about it
 * comes with `waiting-view.ts`.
 */
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
    ${icon(clock)}<span>${isFresh(items) ? msg('Sending…') : items.every(isWaiting) ? waitingTitle(items.length, locale) : msg('Not sent yet')} ${items.map((item) => html`<bdi>${summaryOf(item)}</bdi> `)}</span>
  </p>`;
}

/** `whole` draws all that there is to say of them, once it is there; it is not asked where there is nothing. */
export function unsentView(
  all: readonly OutboxItem[],
  locale: string,
  whole: (items: readonly OutboxItem[]) => TemplateResult | undefined,
): TemplateResult | typeof nothing {
  const items = all.filter(({ state }) => state !== 'done');
  return items.length ? html`<section class="waiting" aria-label=${msg('Not sent yet')}>${whole(items) ?? sendingLine(items, locale)}</section>` : nothing;
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
