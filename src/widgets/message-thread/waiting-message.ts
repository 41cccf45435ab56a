/**
 * A message that has not arrived: on its way, waiting, or refused. It stands below the last message in the order in which it was written, and what can
 * still be done with it is beside it. It knows rows, and what becomes of them is for the outbox.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { OutboxItem } from '../../domain/outbox.js';
import type { Outbox } from '../../element/contexts.js';
import { copyText } from '../../ui/copy-text.js';
import { icon } from '../../ui/icon.js';
import { attention, clock, copy, edit, retry, trash } from '../../ui/icons.js';
import { marker } from '../../ui/marker.js';
import type { SendingAction } from '../../ui/sending-view.js';
import { troubleWord, unclearWord, waitingWord } from '../../ui/sending-words.js';
import { wayOf } from './message-text.js';
import { shapeOf } from './message-view.js';
import type { ThreadScene } from './thread-scene.js';
import { shortWhen } from './thread-words.js';

export interface WaitingFrame {
  readonly scene: ThreadScene;
  readonly now: number;
  readonly outbox: Outbox | undefined;
  /** A text with its links. */
  readonly linked: (text: string) => unknown;
  /** For ears, and below the timeline. */
  readonly say: (words: string) => void;
}
interface Words {
  readonly text?: string;
  readonly language?: string;
  readonly attachmentIds?: readonly string[];
}

/** Where a message that has not arrived is. */
function waitingState({ state, attempts }: OutboxItem): 'sending' | 'waiting' | 'failed' {
  if (state === 'parked' || state === 'conflict') return 'failed';
  return state === 'sending' || (state === 'queued' && attempts === 0) ? 'sending' : 'waiting';
}

function refusedWord(type: string | undefined): string {
  switch (type) {
    case 'thread-closed':
      return msg('This thread was closed before your message arrived. Copy your words to keep them.');
    case 'attachment-not-ready':
      return msg('A file of this message is not at school yet. Open the message again and add the file once more.');
    default:
      return troubleWord(type);
  }
}

const wordsOf = ({ body }: OutboxItem): string => (body as Words | undefined)?.text ?? '';

function stateView(item: OutboxItem, { scene, now }: WaitingFrame): TemplateResult {
  const state = waitingState(item);
  if (state === 'sending') return html`${icon(clock)}<span>${msg('Sending…')}</span>`;
  if (state === 'failed') {
    const why = item.unclear && item.trouble?.type !== 'unsealed' ? unclearWord() : refusedWord(item.trouble?.type);
    return html`${icon(attention)}<span><b>${msg('Not sent.')}</b> ${why}</span>`;
  }
  const tried = item.lastTriedAt ? msg(str`Last tried ${shortWhen(item.lastTriedAt, now, scene.locale, scene.timeZone)}.`) : '';
  const keep = item.kept === 'memory' ? msg('Keep this page open until then: this device cannot store it.') : '';
  return html`${icon(clock)}<span>${msg('Waiting to be sent.')} ${waitingWord(item.state, item.trouble?.type)} ${tried} ${keep}</span>`;
}

function act(action: SendingAction, item: OutboxItem, { outbox, say }: WaitingFrame): void {
  if (action === 'edit') void outbox?.takeBack(item.id);
  else if (action === 'cancel') void outbox?.cancel(item.id);
  else if (action === 'retry') void outbox?.retry(item.id);
  else void copyText(wordsOf(item)).then((done) => say(done ? msg('Copied') : msg('Copying did not work here. Select the words and copy them by hand.')));
}

function actionsView(item: OutboxItem, frame: WaitingFrame): TemplateResult | typeof nothing {
  const state = waitingState(item);
  if (state === 'sending') return nothing;
  const press = (action: SendingAction, path: string, words: string): TemplateResult =>
    html`<button type="button" class="link" data-next="article, .log" @click=${() => act(action, item, frame)}>${icon(path)}${words}</button>`;
  return html`<div class="actions no-print">
    ${state === 'failed' || item.state === 'queued' ? press('retry', retry, msg('Try now')) : nothing}
    ${item.draft && !item.unclear ? press('edit', edit, msg('Edit')) : nothing} ${state === 'failed' ? press('copy', copy, msg('Copy text')) : nothing}
    ${item.unclear ? nothing : press('cancel', trash, msg('Do not send'))}
  </div>`;
}

export function waitingMessage(item: OutboxItem, frame: WaitingFrame): TemplateResult {
  const { language = 'en', attachmentIds = [] } = (item.body ?? {}) as Words;
  const { viewer } = frame.scene;
  const voice = viewer.voice ?? 'home';
  const label = `by-${item.id}`;
  return html`<article class="message own waiting ${voice} ${waitingState(item)}" aria-labelledby=${label}>
    <div class="by" id=${label}>${marker(shapeOf[voice], viewer.name)}<b>${msg('You')}</b></div>
    <p class="text" lang=${language} dir=${wayOf(language)}>${frame.linked(wordsOf(item))}</p>
    ${attachmentIds.length ? html`<p class="small quiet">${attachmentIds.length === 1 ? msg('1 file') : msg(str`${attachmentIds.length} files`)}</p>` : nothing}
    <p class="delivery small quiet">${stateView(item, frame)}</p>
    ${actionsView(item, frame)}
  </article>`;
}
