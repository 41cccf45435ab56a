/** What is said around writing: who will read it, and what waits to be sent. Plain words, and nobody is blamed. */
import { msg, str } from '@lit/localize';
import type { Thread } from '../../contract/thread.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { namesInRow } from '../../ui/moment.js';
import type { ThreadScene } from './thread-scene.js';
import { peopleWord } from './thread-words.js';

export const rowsTitle = (count: number): string => (count === 1 ? msg('1 message is waiting to send') : msg(str`${count} messages are waiting to send`));

interface Worded {
  readonly text?: string;
  readonly message?: { readonly text?: string };
}
/** What a row says, in one line: the words in it, else what it does. */
export function rowSummary({ operationId, body }: Pick<OutboxItem, 'operationId' | 'body'>): string {
  const { text, message } = (body ?? {}) as Worded;
  if (text || message?.text) return text ?? message!.text!;
  if (operationId === 'messages.remove') return msg('Remove a message');
  if (operationId === 'message-settings.change') return msg('A change to your settings');
  return operationId === 'messages.report' ? msg('A report to the school') : msg('A change to this thread');
}

/** Who will read what is written now. */
export function readersWord(thread: Pick<Thread, 'kind' | 'participants' | 'audience'>, scene: Pick<ThreadScene, 'viewer' | 'locale'>): string {
  if (thread.kind === 'announcement') return announcementWord(thread.audience, scene.locale);
  const people = peopleWord(thread, scene);
  return people ? msg(str`${people} will read this.`) : msg('Nobody else will read this.');
}

function announcementWord({ groups, families, students }: Thread['audience'], locale: string): string {
  const whom = namesInRow(groups, locale) || msg('the school');
  const count = families.toLocaleString(locale);
  return students
    ? msg(str`The families of ${whom} and their students will read this. Families: ${count}. Nobody sees who else gets it.`)
    : msg(str`The families of ${whom} will read this. Families: ${count}. Nobody sees who else gets it.`);
}
