/**
 * What has left a form: waiting, refused for good, or changed by somebody else meanwhile. Each says what it is, what happens next and what the
 * person can do; nothing of it is ever lost by looking at it. It knows rows, and not what is in them: whoever places it says that.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.js';
import { attention, clock, copy, edit, retry, trash } from './icons.js';
import { moment } from './moment.js';
import { notice } from './notice.js';
import { troubleWord, unclearWord, waitingWord } from './sending-words.js';

export interface SendingRow {
  readonly id: string;
  /** `queued` · `sending` · `auth-wait` · `parked` · `conflict`; any other is over and not drawn. */
  readonly state: string;
  readonly attempts: number;
  readonly lastTriedAt: number | undefined;
  readonly kept: 'device' | 'memory';
  /** The words as the form held them; without, it cannot be opened again. */
  readonly draft: unknown;
  readonly trouble: { readonly type: string } | undefined;
  /** The API may have it already: until that is known it cannot be opened again. */
  readonly unclear?: boolean | undefined;
}
export type SendingAction = 'edit' | 'cancel' | 'retry' | 'copy';

export interface SendingOptions<Row extends SendingRow> {
  readonly items: readonly Row[];
  readonly locale: string;
  readonly timeZone: string;
  readonly now: number;
  /** How many wait, in words. */
  readonly title: (count: number) => string;
  /** What an item says, in one line. */
  readonly summary: (item: Row) => string;
  /** Where the keyboard goes when an item becomes a form again: a selector. */
  readonly next: string;
  readonly act: (action: SendingAction, item: Row) => void;
  /** What happened to an item that was refused, where whoever places it knows better; `undefined`: the usual words. */
  readonly trouble?: (item: Row) => string | undefined;
  /** Both versions; `nothing` where the item cannot be put together here. */
  readonly conflict: (item: Row) => TemplateResult | typeof nothing;
}

export const isWaiting = ({ state }: Pick<SendingRow, 'state'>): boolean => state === 'queued' || state === 'sending' || state === 'auth-wait';

export function sendingView<Row extends SendingRow>(options: SendingOptions<Row>): TemplateResult | typeof nothing {
  const waiting = options.items.filter(isWaiting);
  const refused = options.items.filter(({ state }) => state === 'parked');
  const conflicts = options.items.filter(({ state }) => state === 'conflict');
  if (waiting.length + refused.length + conflicts.length === 0) return nothing;
  return html`<section class="waiting" aria-label=${msg('Not sent yet')}>
    ${refused.map((item) => parked(item, options))} ${conflicts.map(options.conflict)} ${waiting.length ? queue(waiting, options) : nothing}
  </section>`;
}

function queue<Row extends SendingRow>(items: readonly Row[], options: SendingOptions<Row>): TemplateResult {
  const first = items[0]!;
  if (items.length === 1 && first.attempts === 0 && first.state !== 'auth-wait') {
    return html`<p class="sending quiet">${icon(clock)}<span>${msg('Sending…')} <bdi>${options.summary(first)}</bdi></span></p>`;
  }
  const keep = first.kept === 'memory' ? msg('Keep this page open until then: this device cannot store it.') : nothing;
  return notice({
    tone: 'plain',
    icon: clock,
    title: options.title(items.length),
    text: html`<p>${waitingWord(first.state, first.trouble?.type)} ${keep}</p>
      <ul class="items">
        ${items.map((item) => waitingItem(item, options))}
      </ul>`,
  });
}

function waitingItem<Row extends SendingRow>(item: Row, { act, summary, next, locale, timeZone, now }: SendingOptions<Row>): TemplateResult {
  return html`<li>
    <p class="item-words" dir="auto">${summary(item)}</p>
    ${item.lastTriedAt ? html`<p class="small quiet">${msg(str`Last tried ${moment(item.lastTriedAt, now, locale, timeZone)}`)}</p>` : nothing}
    ${item.draft && item.unclear ? html`<p class="small">${unclearWord()}</p>` : nothing}
    <div class="item-actions no-print">
      ${item.state === 'queued' ? html`<button type="button" class="link" @click=${() => act('retry', item)}>${icon(retry)}${msg('Try now')}</button>` : nothing}
      ${item.draft && !item.unclear ? html`<button type="button" class="link" data-next=${next} @click=${() => act('edit', item)}>${icon(edit)}${msg('Edit')}</button>` : nothing}
      <button type="button" class="link quiet" @click=${() => act('cancel', item)}>${icon(trash)}${msg('Do not send')}</button>
    </div>
  </li>`;
}

function parked<Row extends SendingRow>(item: Row, { act, summary, next, trouble }: SendingOptions<Row>): TemplateResult {
  const isUnsealed = item.trouble?.type === 'unsealed';
  return notice({
    tone: 'attention',
    icon: attention,
    title: isUnsealed ? msg('Not sent yet') : msg('This could not be sent. Nothing is lost.'),
    text: html`<p>${item.unclear && !isUnsealed ? unclearWord() : (trouble?.(item) ?? troubleWord(item.trouble?.type))}</p>
      <p class="item-words" dir="auto">${summary(item)}</p>`,
    actions: html`${item.unclear || isUnsealed ? html`<button type="button" class="button" @click=${() => act('retry', item)}>${icon(retry)}${isUnsealed ? msg('Send') : msg('Try now')}</button>` : nothing}
      ${item.draft && !item.unclear ? html`<button type="button" class="button" data-next=${next} @click=${() => act('edit', item)}>${icon(edit)}${msg('Open again')}</button>` : nothing}
      <button type="button" class="button" @click=${() => act('copy', item)}>${icon(copy)}${msg('Copy text')}</button>
      <button type="button" class="link quiet" @click=${() => act('cancel', item)}>${icon(trash)}${msg('Throw away')}</button>`,
  });
}

export const sendingStyles = css`
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
  @container (max-width: 20em) {
    .item-actions .icon {
      display: none;
    }
  }
`;
