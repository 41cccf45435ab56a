/**
 * The viewer's threads: who is in each, about which student, what was said last, whether it is new and whether an answer is waited for. It knows no port;
 * what is pressed is handed on.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { messageLimits } from '../../contract/message-limits.js';
import type { Voice } from '../../contract/person.js';
import type { Thread } from '../../contract/thread.js';
import { icon } from '../../ui/icon.js';
import { attention, clock, help, info } from '../../ui/icons.js';
import { labelledParts } from '../../ui/labelled.js';
import { marker } from '../../ui/marker.js';
import { wayOf } from './message-text.js';
import { shapeOf } from './message-view.js';
import { glanceWord } from './message-words.js';
import type { ThreadScene } from './thread-scene.js';
import { kindWord, peopleWord, personWord, shortWhen, studentName, threadTitle, whenWord } from './thread-words.js';

export interface ListOptions {
  readonly scene: ThreadScene;
  readonly threads: readonly Thread[];
  readonly openId: string | undefined;
  readonly now: number;
  readonly open: (threadId: string) => void;
}

export const threadList = (options: ListOptions): TemplateResult =>
  html`<ul class="threads" aria-label=${msg('Threads')}>
    ${repeat(
      options.threads,
      ({ id }) => id,
      (thread) => html`<li>${threadItem(thread, options)}</li>`,
    )}
  </ul>`;

/** The mark of whom the viewer talks with: staff see the home, families the school. */
function voiceOf({ participants, kind }: Thread, { viewer }: ThreadScene): Voice {
  if (kind === 'announcement') return 'school';
  const others = participants.filter(({ id }) => id !== viewer.id);
  return (others.find(({ voice }) => voice !== viewer.voice) ?? others[0])?.voice ?? 'school';
}

function threadItem(thread: Thread, { scene, openId, now, open }: ListOptions): TemplateResult {
  const { id, lastMessage, unread } = thread;
  const title = threadTitle(thread, scene);
  const about = [
    scene.students.length > 1 ? studentName(thread, scene) : undefined,
    thread.subject && thread.kind !== 'announcement' ? peopleWord(thread, scene) : undefined,
    kindWord(thread.kind),
  ];
  const sentMs = Date.parse(lastMessage.sentAt);
  return html`<button type="button" class="item" data-thread=${id} data-next="#name" aria-current=${id === openId ? 'true' : nothing} @click=${() => open(id)}>
    ${marker(shapeOf[voiceOf(thread, scene)], title)}
    <span class="facts">
      <span class="line"><b class="name" dir="auto">${title}</b> <time class="small quiet" datetime=${lastMessage.sentAt}>${shortWhen(sentMs, now, scene.locale, scene.timeZone)}</time></span>
      <span class="small quiet about" dir="auto">${about.filter((word) => !!word).join(' · ')}</span>
      <span class="line"><span class="last ${unread ? 'new' : ''}">${lastWords(thread, scene)}</span> ${unread ? html`<span class="count">${unreadWord(unread, scene.locale)}</span>` : nothing}</span>
      ${marksView(thread, scene, now)}
    </span>
  </button>`;
}

function lastWords({ lastMessage }: Thread, scene: ThreadScene): TemplateResult {
  const { author, text, attachments, language, urgent } = lastMessage;
  const words = glanceWord(text, attachments);
  const isOwnWords = text !== null && text !== '';
  const said = html`<bdi lang=${isOwnWords ? language : nothing} dir=${isOwnWords ? wayOf(language) : nothing}>${words}</bdi>`;
  return html`${urgent ? html`<span class="urgent">${icon(attention)}${msg('Urgent')}</span> ` : nothing}<span>${labelledParts(html`<bdi>${personWord(author, scene)}</bdi>`, said)}</span>`;
}

function unreadWord(count: number, locale: string): string {
  if (count === 1) return msg('1 new');
  const number = new Intl.NumberFormat(locale).format(count);
  return count >= messageLimits.unread ? msg(str`more than ${number} new`) : msg(str`${number} new`);
}

function marksView({ held, heldUntil, needsReply, awaitsReply, state }: Thread, scene: ThreadScene, now: number): TemplateResult | typeof nothing {
  const when = (instant: string): string => whenWord(Date.parse(instant), now, scene.locale, scene.timeZone);
  const marks: TemplateResult[] = [];
  const mark = (path: string, words: string, look = ''): void => void marks.push(html`<span class="mark small ${look}">${icon(path)}${words}</span>`);
  if (needsReply) mark(help, needsReply.by === null ? msg('Waits for your reply') : msg(str`Waits for your reply, by ${when(needsReply.by)}`), 'needs');
  if (awaitsReply) mark(clock, awaitsReply.by === null ? msg('You wait for a reply') : msg(str`A reply comes by ${when(awaitsReply.by)}`));
  if (held > 0) mark(clock, heldUntil === null ? heldWord(held) : msg(str`${heldWord(held)} until ${when(heldUntil)}`));
  if (state === 'closed') mark(info, msg('Closed'));
  if (state === 'blocked') mark(info, msg('Stopped for now'));
  return marks.length ? html`<span class="marks">${marks}</span>` : nothing;
}

const heldWord = (held: number): string => (held === 1 ? msg('1 more waits') : msg(str`${held} more wait`));
