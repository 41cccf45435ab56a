/** What somebody sees of messages at the time of the stories: those of the seed school, and the same told longer or shorter. */
import { messagesSceneOf } from '../../demo/api/seed/scene-messages.js';
import type { Message } from '../../src/contract/message.js';
import type { Session } from '../../src/contract/session.js';
import type { Thread } from '../../src/contract/thread.js';
import { lookers, NOW, sightOf, story, type LookerName, type Sight } from './people.js';

/** What the school tells of messages. */
export interface MessagesTold {
  readonly threads: readonly Thread[];
  readonly messages: readonly Message[];
}
export interface MessageSight extends Sight {
  readonly told: MessagesTold;
  /** The one that the story is about: the longest talk that the viewer sees; `undefined`: there is none. */
  readonly thread: Thread | undefined;
  /** The viewer oversees it, and begins threads of their own. */
  readonly isOverseer: boolean;
}

export function messageSightOf(name: LookerName): MessageSight {
  const sight = sightOf(name);
  const { session, studentId } = sight;
  const scene = messagesSceneOf(story, lookers[name].person, new Date(NOW));
  const isOverseer = session.viewer.role === 'admin';
  const threads = scene.threads(isOverseer ? studentId : undefined);
  const told = { threads, messages: threads.flatMap(({ id }) => scene.messages(id)) };
  const [thread] = threads.filter((one) => one.studentId === studentId).sort((a, b) => b.lastSeq - a.lastSeq);
  return { ...sight, session: withStaff(session, isOverseer), told, thread, isOverseer };
}

/** Of a whole school, the students whom the story needs. */
const withStaff = (session: Session, isOverseer: boolean): Session =>
  isOverseer ? { ...session, students: session.students.filter(({ group }) => group.startsWith('Room 8')) } : session;

/** A thread with what has become of it, and everything else as it is. */
export const withThread = ({ told, thread }: MessageSight, change: Partial<Thread>): MessagesTold => ({
  ...told,
  threads: told.threads.map((one) => (one.id === thread?.id ? { ...one, ...change } : one)),
});
/** The last message of the thread, as the other side wrote it, otherwise. */
export function withLast(sight: MessageSight, change: (last: Message) => Partial<Message>): MessagesTold {
  const { told, thread, session } = sight;
  const last = told.messages.findLast(({ threadId, author }) => threadId === thread?.id && author.id !== session.viewer.id);
  return { ...told, messages: told.messages.map((one) => (one === last ? { ...one, ...change(one) } : one)) };
}

const DAYS = 3300;
const idOf = (number: number): string => `01999999-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** 10,000 messages over nine years, of which the last three hundred are new. */
export function manyMessages({ told, thread }: MessageSight): MessagesTold {
  if (!thread) return told;
  const models = told.messages.filter(({ threadId, kind }) => threadId === thread.id && kind === 'message');
  const count = 10_000;
  const messages = Array.from({ length: count }, (_, at): Message => {
    const sentAt = new Date(Date.parse(NOW) - Math.floor(((count - at) * DAYS * 86_400_000) / count)).toISOString();
    return { ...models[at % models.length]!, id: idOf(at), seq: at + 1, attachments: [], sentAt };
  });
  const lastMessage = { ...thread.lastMessage, seq: count };
  const threads = told.threads.map((one) => (one.id === thread.id ? { ...one, lastSeq: count, readSeq: count - 300, unread: 300, lastMessage } : one));
  return { threads, messages };
}

const otherScript = 'قرأت اليوم صفحة كاملة أمام الصف بصوت واضح ';
const longWord = 'Donaudampfschifffahrtsgesellschaftskapitän';

/** Names and words that are far longer than anybody plans for, and of two scripts. */
export function longWords(sight: MessageSight): MessagesTold {
  const { told, thread } = sight;
  const longer = <T extends { readonly name: string | null }>(person: T): T => ({ ...person, name: person.name && `${person.name} ${longWord}` });
  const messages = told.messages.map((one, at): Message => {
    const [text, language] = at % 2 ? [`${one.text ?? ''} ${longWord.repeat(3)}`, one.language] : [otherScript.repeat(6), 'ar'];
    return { ...one, author: longer(one.author), text, language, translation: null };
  });
  const threads = told.threads.map((one) => ({
    ...one,
    subject: one.id === thread?.id ? `${longWord} ${otherScript}` : one.subject,
    participants: one.participants.map(longer),
  }));
  return { threads, messages };
}
