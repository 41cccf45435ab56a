/** What stands in the way of those who write: a thread that is closed, one in which somebody may no longer read, a file that is not there. */
import { randomUUID } from 'node:crypto';
import { heads } from '../../support/files.js';
import { made } from './goal-bodies.js';
import {
  attachmentBody,
  contactBody,
  directThread,
  firstMessage,
  messageBody,
  messagesNow,
  sent,
  settingsBody,
  startBody,
  threadAt,
  uploaded,
} from './message-bodies.js';
import { people, students, type Asked, type PersonName, type Scene } from './scene.js';

type Ask = (who: PersonName, asked: Asked, query?: string, more?: Readonly<{ [name: string]: string }>) => Promise<void>;

/** Takes from Ben that he may see messages. */
export async function messagesInTheWay(scene: Scene) {
  const thread = await directThread(scene);
  const file = await uploaded(scene, 'ray', thread, heads['image/png']);
  await sent(scene, 'ray', thread, { attachmentIds: [file.id] });
  const [message] = await messagesNow(scene, 'ray', thread);
  const bens = await directThread(scene, 'ben');
  await scene.database.pool.query(`update relations set permissions = array_remove(permissions, 'see-messages') where person_id = $1`, [people.ben]);
  const closed = await made<{ id: string }>(scene, 'sol', '/threads', startBody(people.ana));
  await made(scene, 'sol', `${threadAt(closed)}/closing`, { closed: true }, 200);

  const bodies: Readonly<{ [id: string]: () => object }> = {
    'threads.start': () => startBody(people.maya),
    'messages.send-to-many': () => ({ studentIds: [students.maya], subject: null, message: firstMessage() }),
    'threads.set': () => ({ readReceipts: null }),
    'threads.close': () => ({ closed: false }),
    'threads.block': () => ({ blocked: false }),
    'messages.find': () => ({ text: 'page' }),
    'messages.send': () => messageBody(),
    'contact-log.add': () => contactBody(),
    'messages.read': () => ({ seq: 1 }),
    'messages.report': () => ({ reason: 'other', note: null }),
    'messages.translate': () => ({ language: 'ar' }),
    'attachments.create': () => attachmentBody(),
    'message-settings.change': () => settingsBody(),
  };
  const noLonger = (ask: Ask) => ask('ben', {}, '', { thread: bens.id });
  const isClosed = (ask: Ask) => ask('ana', {}, '', { thread: closed.id });
  const ways: Readonly<{ [id: string]: (ask: Ask) => Promise<void> }> = {
    'threads.read': noLonger,
    'threads.export': noLonger,
    'messages.list': noLonger,
    'attachments.read': noLonger,
    'contact-log.add': isClosed,
    'messages.send': async (ask) => {
      await isClosed(ask);
      await ask('ray', { body: messageBody({ attachmentIds: [randomUUID()] }) });
    },
    'attachments.create': async (ask) => {
      await isClosed(ask);
      await ask('ray', { body: attachmentBody({ shows: [students.leo] }) });
    },
  };
  return { ids: { thread: thread.id, message: message!.id, attachment: file.id, person: people.ray }, bodies, ways };
}
