/** What stands beside a message in plain words: how it begins, what it asks for, who has read it. */
import { msg, str } from '@lit/localize';
import type { Contact, Message } from '../../contract/message.js';
import { namesInRow } from '../../ui/moment.js';
import type { ThreadScene } from './thread-scene.js';
import { personWord, whenWord } from './thread-words.js';

export function starterWord(starter: string): string | undefined {
  switch (starter) {
    case 'celebrate':
      return msg('Something to celebrate');
    case 'progress':
      return msg('How it is going');
    case 'concern':
      return msg('Something on my mind');
    case 'question':
      return msg('A question');
    case 'plan':
      return msg('A plan');
    case 'thanks':
      return msg('Thank you');
    default:
      return undefined;
  }
}

export function channelWord(channel: string): string {
  switch (channel) {
    case 'call':
      return msg('Phone call');
    case 'visit':
      return msg('Home visit');
    case 'in-person':
      return msg('Talk in person');
    case 'video':
      return msg('Video call');
    case 'letter':
      return msg('Letter');
    default:
      return msg('Contact');
  }
}

export function contactWord({ channel, at, reached }: Contact, { locale, timeZone }: ThreadScene, now: number): string {
  const when = whenWord(Date.parse(at), now, locale, timeZone);
  const what = channelWord(channel);
  return reached ? msg(str`${what}, ${when}`) : msg(str`${what}, ${when}. Nobody was reached.`);
}

/** What the sender knows of a message that has arrived (MT-05, MT-08). */
export function arrivedWord({ heldUntil, readBy }: Message, scene: ThreadScene, now: number): string {
  const { locale, timeZone } = scene;
  const heldMs = heldUntil === null ? 0 : Date.parse(heldUntil);
  if (readBy.length === 0) return heldMs > now ? msg(str`Sent. It will be seen after ${whenWord(heldMs, now, locale, timeZone)}.`) : msg('Sent');
  if (readBy.length > 3) return msg(str`Read by ${readBy.length} people`);
  const readers = readBy.map(({ person, readAt }) => `${personWord(person, scene)} (${whenWord(Date.parse(readAt), now, locale, timeZone)})`);
  return msg(str`Read by ${namesInRow(readers, locale)}`);
}

/** What a message says at a glance, for the list of threads and for ears. */
export function glanceWord(text: string | null, attachments: number): string {
  if (text === null) return msg('This message was removed.');
  if (text !== '') return text;
  return attachments === 1 ? msg('1 file') : msg(str`${attachments} files`);
}

/** A message, or what a list of threads says of it. */
type Heard = Pick<Message, 'author' | 'text'> & { readonly voice?: Message['voice']; readonly attachments: number | readonly unknown[] };

/** A message that has just come, once, for ears (MT-21). */
export function heardWord(newest: Heard, count: number, scene: ThreadScene): string {
  const files = typeof newest.attachments === 'number' ? newest.attachments : newest.attachments.length;
  const said = msg(str`${personWord(newest.author, scene, newest.voice)} wrote: ${glanceWord(newest.text, files)}`);
  return count > 1 ? `${msg(str`${count} new messages.`)} ${said}` : said;
}
