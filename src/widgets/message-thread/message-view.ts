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
import { wayOf } from './message-text.js';
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
  /** A text with its links; without them where these cannot be drawn yet. */
  readonly linked: (text: string) => unknown;
  /** A file as it can be seen or heard; `undefined` where that cannot be drawn yet. */
  readonly file: (attachment: Attachment) => TemplateResult | undefined;
  /** The message whose actions are open, and what they are. */
  readonly acting: string | undefined;
  readonly actions: (message: Message) => TemplateResult;
  readonly more: (message: Message) => void;
  readonly acknowledge: (message: Message) => void;
}

export const shapeOf: Readonly<Record<Voice, MarkerShape>> = { home: 'round', school: 'square', student: 'diamond' };

export function messageView(message: Message, frame: MessageFrame): TemplateResult {
  const label = `by-${message.seq}`;
  const look = `message ${message.voice}${message.author.id === frame.scene.viewer.id ? ' own' : ''}${message.urgent ? ' urgent' : ''}`;
  if (message.removed) return html`<article class=${look} aria-labelledby=${label}>${byView(message, label, frame)}${removedView(message, frame)}</article>`;
  const shown = frame.translations.shown(message);
  const language = shown?.language ?? message.language;
  const more = msg('More for this message');
  const isActing = frame.acting === message.id;
  // One template for what nearly every message has: each that stands in another one costs as much again when a thread is opened.
  return html`<article class=${look} aria-labelledby=${label}>
    ${byView(message, label, frame)}
    <button type="button" class="link quiet more no-print" aria-label=${more} title=${more} aria-expanded=${isActing} @click=${() => frame.more(message)}>${icon(ellipsis)}</button>
    ${tagsView(message, frame)}
    <p class="text" lang=${language} dir=${wayOf(language)}>${frame.linked(shown?.text ?? message.text ?? '')}</p>
    ${message.nextStep ? html`<p class="next"><b>${msg('Next step:')}</b> <span lang=${message.language} dir=${wayOf(message.language)}>${frame.linked(message.nextStep)}</span></p>` : nothing}
    ${message.attachments.length ? html`<ul class="files">${message.attachments.map((one) => attachmentView(one, frame))}</ul>` : nothing}
    ${translationView(message, frame)} ${acknowledgeView(message, frame)} ${deliveryView(message, frame)} ${isActing ? frame.actions(message) : nothing}
  </article>`;
}

function byView({ author, voice, sentAt }: Message, label: string, frame: MessageFrame): TemplateResult {
  const { scene, thread } = frame;
  // In one word of the school's: mother, class teacher.
  const relation = author.id === scene.viewer.id ? undefined : thread.participants.find(({ id }) => id === author.id)?.relation;
  return html`<div class="by" id=${label}>
    ${marker(shapeOf[voice], author.name ?? '')}<b dir="auto">${personWord(author, scene, voice)}</b>${relation ? html`<span class="quiet relation">${relation}</span>` : nothing}
    <time class="quiet" datetime=${sentAt}>${formatTime(Date.parse(sentAt), scene.locale, scene.timeZone)}</time>
  </div>`;
}

function removedView({ removed }: Message, { scene, now }: MessageFrame): TemplateResult {
  const who = personWord(removed!.by, scene);
  const when = whenWord(Date.parse(removed!.at), now, scene.locale, scene.timeZone);
  const isOwn = removed!.by.id === scene.viewer.id;
  return html`<p class="removed quiet" tabindex="-1">${icon(trash)}${isOwn ? msg(str`You removed this message (${when}). The school keeps it.`) : msg(str`${who} removed this message (${when}). The school keeps it.`)}</p>`;
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
  const view =
    file(attachment) ??
    html`<b dir="auto">${name}</b> <span class="quiet small">${sizeWord(bytes, scene.locale)}</span> ${alt === null ? nothing : html`<span class="small" lang=${language} dir=${wayOf(language)}>${alt}</span>`}`;
  return html`<li class="file">${view}</li>`;
}

function translationView(message: Message, { translations, language, canTranslate }: MessageFrame): TemplateResult | typeof nothing {
  const state = translations.state(message, language, canTranslate);
  const press = (words: string, run: () => void, quiet = ''): TemplateResult =>
    html`<p class="translation small">${quiet ? html`<span class="quiet">${quiet}</span>` : nothing} <button type="button" class="link" @click=${run}>${words}</button></p>`;
  if (state === 'there') {
    const toggle = (): void => translations.toggle(message);
    const shown = translations.shown(message);
    if (!shown) return press(msg('Show the translation'), toggle);
    return press(msg('Show the original'), toggle, shown.by === 'person' ? msg('Translated by a person.') : msg('Translated by a machine.'));
  }
  const ask = (): void => void translations.ask(message, language);
  if (state === 'can') return press(msg('Translate'), ask);
  if (state === 'asked') return html`<p class="translation small quiet">${msg('Being translated…')}</p>`;
  return state === 'failed' ? press(msg('Try again'), ask, msg('There is no translation right now.')) : nothing;
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

/** What the sender knows of it. */
function deliveryView(message: Message, { scene, now }: MessageFrame): TemplateResult | typeof nothing {
  if (message.author.id !== scene.viewer.id) return nothing;
  const copies = message.copies;
  const isRead = message.readBy.length > 0;
  return html`<p class="delivery small quiet">
    ${icon(isRead ? readers : check)}<span>${arrivedWord(message, scene, now)}${copies ? ` · ${copies === 1 ? msg('1 private copy') : msg(str`${copies} private copies`)}` : nothing}</span>
  </p>`;
}
