/**
 * One place in the timeline: a message, an entry of the contact log, or the trace of what was removed. It says who, when and in which voice, and shows the
 * words in their own language. It knows no port; what is pressed is handed on.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatTime } from '../../base/zoned-time.js';
import type { Attachment } from '../../contract/attachment.js';
import type { Message } from '../../contract/message.js';
import type { Voice } from '../../contract/person.js';
import type { Thread } from '../../contract/thread.js';
import { icon } from '../../ui/icon.js';
import { attention, check, help, info, more as ellipsis, note, phone, readers, trash } from '../../ui/icons.js';
import { marker, type MarkerShape } from '../../ui/marker.js';
import { sizeWord } from './attachment-size.js';
import { textParts, wayOf } from './message-text.js';
import type { MessageTranslations } from './message-translation.js';
import { arrivedWord, contactWord, starterWord } from './message-words.js';
import type { ThreadScene } from './thread-scene.js';
import { personWord, whenWord } from './thread-words.js';

export interface MessageFrame {
  readonly scene: ThreadScene;
  readonly thread: Thread;
  readonly now: number;
  /** The language of the words around it. */
  readonly language: string;
  readonly translations: MessageTranslations;
  /** Somebody can be asked for a translation. */
  readonly canTranslate: boolean;
  /** Announcements that the viewer has just said to have read. */
  readonly acknowledging: ReadonlySet<string>;
  /** A file as it can be seen or heard; `undefined` where that cannot be drawn yet. */
  readonly file: (attachment: Attachment) => TemplateResult | undefined;
  /** The message whose actions are open, and what they are. */
  readonly acting: string | undefined;
  readonly actions: (message: Message) => TemplateResult;
  readonly more: (message: Message) => void;
  readonly toggle: (message: Message) => void;
  readonly translate: (message: Message) => void;
  readonly acknowledge: (message: Message) => void;
}

export const shapeOf: Readonly<Record<Voice, MarkerShape>> = { home: 'round', school: 'square', student: 'diamond' };

export function messageView(message: Message, frame: MessageFrame): TemplateResult {
  const { scene } = frame;
  const isOwn = message.author.id === scene.viewer.id;
  const name = personWord(message.author, scene, message.voice);
  const label = `by-${message.seq}`;
  return html`<article class="message ${message.voice} ${isOwn ? 'own' : ''} ${message.urgent ? 'urgent' : ''}" aria-labelledby=${label}>
    <div class="by" id=${label}>
      ${marker(shapeOf[message.voice], message.author.name ?? '')}<b dir="auto">${name}</b>${roleView(message, frame)}
      <time class="quiet" datetime=${message.sentAt}>${formatTime(Date.parse(message.sentAt), scene.locale, scene.timeZone)}</time>
    </div>
    ${message.removed ? nothing : moreView(message, frame)}
    ${message.removed ? removedView(message, frame) : wordsView(message, frame)} ${isOwn && !message.removed ? deliveryView(message, frame) : nothing}
    ${frame.acting === message.id && !message.removed ? frame.actions(message) : nothing}
  </article>`;
}

function moreView(message: Message, { acting, more }: MessageFrame): TemplateResult {
  const label = msg('More for this message');
  return html`<button type="button" class="link quiet more no-print" aria-label=${label} title=${label} aria-expanded=${acting === message.id} @click=${() => more(message)}>
    ${icon(ellipsis)}
  </button>`;
}

/** In one word of the school's: mother, class teacher. */
function roleView({ author }: Message, { thread, scene }: MessageFrame): TemplateResult | typeof nothing {
  const relation = thread.participants.find(({ id }) => id === author.id)?.relation;
  return relation && author.id !== scene.viewer.id ? html`<span class="quiet relation">${relation}</span>` : nothing;
}

function removedView({ removed }: Message, { scene, now }: MessageFrame): TemplateResult {
  const who = personWord(removed!.by, scene);
  const when = whenWord(Date.parse(removed!.at), now, scene.locale, scene.timeZone);
  const isOwn = removed!.by.id === scene.viewer.id;
  return html`<p class="removed quiet">${icon(trash)}${isOwn ? msg(str`You removed this message (${when}). The school keeps it.`) : msg(str`${who} removed this message (${when}). The school keeps it.`)}</p>`;
}

function wordsView(message: Message, frame: MessageFrame): TemplateResult {
  const shown = frame.translations.shown(message);
  const language = shown?.language ?? message.language;
  return html`${tagsView(message, frame)}
    <p class="text" lang=${language} dir=${wayOf(language)}>${textParts(shown?.text ?? message.text ?? '')}</p>
    ${message.nextStep ? html`<p class="next"><b>${msg('Next step:')}</b> <span lang=${message.language} dir=${wayOf(message.language)}>${textParts(message.nextStep)}</span></p>` : nothing}
    ${message.attachments.length ? html`<ul class="files">${message.attachments.map((one) => attachmentView(one, frame))}</ul>` : nothing}
    ${translationView(message, frame)} ${acknowledgeView(message, frame)}`;
}

function tagsView(message: Message, frame: MessageFrame): TemplateResult | typeof nothing {
  const tags: TemplateResult[] = [];
  const tag = (path: string, words: string, look = ''): void => void tags.push(html`<li class=${look}>${icon(path)}${words}</li>`);
  const starter = message.starter ? starterWord(message.starter) : undefined;
  if (message.urgent) tag(attention, msg('Urgent'), 'urgent');
  if (message.contact) tag(phone, contactWord(message.contact, frame.scene, frame.now));
  if (frame.thread.kind === 'announcement') tag(info, msg('Announcement'));
  if (starter) tag(note, starter);
  if (message.reply === 'needed') tag(help, replyWord(message, frame));
  if (message.reply === 'not-needed') tag(check, msg('No reply needed'));
  return tags.length ? html`<ul class="tags">${tags}</ul>` : nothing;
}

function replyWord({ replyBy }: Message, { scene, now }: MessageFrame): string {
  if (replyBy === null) return msg('Asks for a reply');
  return msg(str`Asks for a reply, by ${whenWord(Date.parse(replyBy), now, scene.locale, scene.timeZone)}`);
}

/** Until it can be drawn, what it is. */
function attachmentView(attachment: Attachment, { scene, file }: MessageFrame): TemplateResult {
  const { name, bytes, alt, language } = attachment;
  const meanwhile = (): TemplateResult => html`<b dir="auto">${name}</b> <span class="quiet small">${sizeWord(bytes, scene.locale)}</span>
    ${alt === null ? nothing : html`<span class="small" lang=${language} dir=${wayOf(language)}>${alt}</span>`}`;
  return html`<li class="file">${file(attachment) ?? meanwhile()}</li>`;
}

function translationView(message: Message, { translations, language, canTranslate, toggle, translate }: MessageFrame): TemplateResult | typeof nothing {
  const state = translations.state(message, language, canTranslate);
  const press = (words: string, run: () => void, quiet = ''): TemplateResult =>
    html`<p class="translation small">${quiet ? html`<span class="quiet">${quiet}</span>` : nothing} <button type="button" class="link" @click=${run}>${words}</button></p>`;
  if (state === 'there') {
    const by = translations.of(message)!.by === 'person' ? msg('Translated by a person.') : msg('Translated by a machine.');
    return translations.shown(message) ? press(msg('Show the original'), () => toggle(message), by) : press(msg('Show the translation'), () => toggle(message));
  }
  if (state === 'can') return press(msg('Translate'), () => translate(message));
  if (state === 'asked') return html`<p class="translation small quiet">${msg('Being translated…')}</p>`;
  return state === 'failed' ? press(msg('Try again'), () => translate(message), msg('There is no translation right now.')) : nothing;
}

function acknowledgeView(message: Message, { acknowledging, acknowledge, scene }: MessageFrame): TemplateResult | typeof nothing {
  if (!message.asksAcknowledgement) return nothing;
  if (message.acknowledged !== null) {
    const count = message.acknowledged;
    return html`<p class="small quiet">${count === 1 ? msg('1 person said that they have read it.') : msg(str`${count} people said that they have read it.`)}</p>`;
  }
  if (message.author.id === scene.viewer.id) return nothing;
  if (message.acknowledgedAt !== null || acknowledging.has(message.id))
    return html`<p class="small quiet said">${icon(check)}${msg('You said that you have read it.')}</p>`;
  return html`<p><button type="button" class="button" @click=${() => acknowledge(message)}>${icon(check)}${msg('I have read it')}</button></p>`;
}

function deliveryView(message: Message, { scene, now }: MessageFrame): TemplateResult {
  const copies = message.copies;
  const isRead = message.readBy.length > 0;
  return html`<p class="delivery small quiet">
    ${icon(isRead ? readers : check)}<span>${arrivedWord(message, scene, now)}${copies ? ` · ${copies === 1 ? msg('1 private copy') : msg(str`${copies} private copies`)}` : nothing}</span>
  </p>`;
}
