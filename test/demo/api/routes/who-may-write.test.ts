/**
 * Every operation about messages × everybody. The thread is Ray's with Ana about Maya, overseen by Ida: Maya's other home cannot tell that it is there, other
 * staff neither, and nobody of another family. The announcement is Ray's to Room 4.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { Attachment } from '../../../../src/contract/attachment.js';
import type { TableOperation as Operation } from '../../../../src/contract/operation.js';
import { operations } from '../../../../src/contract/operations.js';
import type { Thread } from '../../../../src/contract/thread.js';
import { onPostgres } from '../../../support/databases.js';
import { heads } from '../../../support/files.js';
import {
  announcementBody,
  attachmentBody,
  contactBody,
  directThread,
  firstMessage,
  messageBody,
  messagesNow,
  sent,
  settingsBody,
  started,
  startBody,
  uploaded,
} from '../message-bodies.js';
import { assertProblem, openScene, people, students, type PersonName, type Scene } from '../scene.js';

const everyone = Object.keys(people) as PersonName[];
const tied: PersonName[] = ['maya', 'ana', 'ben', 'gus', 'ray', 'sol', 'ida', 'ina', 'guest'];
const without = (...some: PersonName[]) => everyone.filter((who) => !some.includes(who));
interface Rule {
  readonly may: readonly PersonName[];
  /** Who hears not-found; everyone else who may not hears not-allowed. */
  readonly unseen?: readonly PersonName[];
}
/** Of the thread: the two in it, and who oversees. */
const inThread = (...may: PersonName[]): Rule => ({ may, unseen: without('ray', 'ana', 'ida') });
const ofMaya = (...may: PersonName[]): Rule => ({ may, unseen: without(...tied) });

const rules: Record<string, Rule> = {
  'threads.list': { may: everyone },
  'threads.start': ofMaya('ana', 'ben', 'ray', 'sol', 'ida'),
  'messages.send-to-many': ofMaya('ray', 'sol', 'ida'),
  'threads.read': inThread('ray', 'ana', 'ida'),
  'threads.export': inThread('ray', 'ana', 'ida'),
  'threads.set': inThread('ray', 'ana'),
  'threads.close': inThread('ray'),
  'threads.block': inThread('ray', 'ana'),
  'messages.list': inThread('ray', 'ana', 'ida'),
  'messages.find': inThread('ray', 'ana', 'ida'),
  'messages.send': inThread('ray', 'ana'),
  'contact-log.add': inThread('ray', 'ana'),
  'messages.read': inThread('ray', 'ana'),
  'messages.acknowledge': { may: ['maya', 'ana', 'ben', 'leo', 'lena'], unseen: without('ray', 'ida', 'maya', 'ana', 'ben', 'leo', 'lena') },
  'messages.remove': inThread('ray', 'ida'),
  'messages.report': inThread('ana'),
  'messages.translate': inThread('ray', 'ana', 'ida'),
  'message-reports.list': { may: ['ida'] },
  'attachments.create': inThread('ray', 'ana'),
  'attachments.read': inThread('ray', 'ana', 'ida'),
  'message-settings.read': { may: everyone },
  'message-settings.change': { may: everyone },
};

onPostgres('who may write', (open) => {
  let scene: Scene;
  let thread: Thread;
  let ids: Record<string, string>;
  before(async () => {
    scene = await openScene(await open(), { translate: (text) => Promise.resolve(text) });
  });

  /** What an operation is about, made anew. */
  async function subject({ id }: Operation): Promise<void> {
    for (const table of [
      'message_reports',
      'message_acknowledgements',
      'message_reads',
      'attachments',
      'messages',
      'thread_people',
      'threads',
      'message_settings',
    ])
      await scene.database.pool.query(`delete from ${table}`);
    if (id === 'threads.start') return;
    thread = id === 'messages.acknowledge' ? await started(scene, 'ray', announcementBody()) : await directThread(scene);
    const file: Attachment | undefined = id === 'attachments.read' ? await uploaded(scene, 'ray', thread, heads['image/png']) : undefined;
    if (file) await sent(scene, 'ray', thread, { attachmentIds: [file.id] });
    const [message] = await messagesNow(scene, 'ray', thread);
    ids = { thread: thread.id, message: message!.id, attachment: file?.id ?? randomUUID() };
  }
  const isSchool = (who: PersonName) => ['ray', 'sol', 'ida', 'nobody', 'olga'].includes(who);
  const bodies: Partial<Record<string, (who: PersonName) => object>> = {
    'threads.start': (who) => startBody(isSchool(who) ? people.ana : people.ray),
    'messages.send-to-many': () => ({ studentIds: [students.maya], subject: null, message: firstMessage() }),
    'threads.set': () => ({ readReceipts: false }),
    'threads.close': () => ({ closed: true }),
    'threads.block': () => ({ blocked: true }),
    'messages.find': () => ({ text: 'page' }),
    'messages.send': () => messageBody(),
    'contact-log.add': () => contactBody(),
    'messages.read': () => ({ seq: 1 }),
    'messages.report': () => ({ reason: 'other', note: null }),
    'messages.translate': () => ({ language: 'es' }),
    'attachments.create': () => attachmentBody(),
    'message-settings.change': () => settingsBody(),
  };
  async function call({ id, method, path, ifMatch }: Operation, who: PersonName | null) {
    const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'person' ? people[who ?? 'ana'] : ids[name]!));
    const body = bodies[id]?.(who ?? 'ana');
    return scene.ask(who, method, at, { ...(body && { body }), ...(ifMatch && { version: 1 }) });
  }

  const table = (operations as readonly Operation[]).filter(({ capability }) => ['messages', 'attachments', 'translate'].includes(capability ?? ''));
  test('the table holds every operation', () => assert.deepEqual(table.map(({ id }) => id).sort(), Object.keys(rules).sort()));

  for (const operation of table)
    test(`${operation.id}: everybody`, async () => {
      const { may, unseen = [] } = rules[operation.id]!;
      await subject(operation);
      for (const who of everyone) {
        if (operation.changes) await subject(operation);
        const answer = await call(operation, who);
        if (may.includes(who)) assert.equal(answer.status, operation.status, `${who}: ${answer.text}`);
        else assertProblem({ ...answer, text: `${who} ${answer.text}` }, unseen.includes(who) ? 'not-found' : 'not-allowed');
      }
      assertProblem(await call(operation, null), 'signed-out');
    });

  test('the settings of somebody else are nobody’s, and the message of one thread is not found under another', async () => {
    assertProblem(await scene.ask('ray', 'GET', `/people/${people.ana}/message-settings`), 'not-found');
    await subject(table.find(({ id }) => id === 'messages.list')!);
    const other = await started(scene, 'ray', startBody(people.ben));
    for (const path of ['removal', 'report', 'translation', 'acknowledgement']) {
      const body = path === 'report' ? { body: { reason: 'other', note: null } } : path === 'translation' ? { body: { language: 'es' } } : {};
      assertProblem(await scene.ask('ray', 'POST', `/threads/${other.id}/messages/${ids['message']}/${path}`, body), 'not-found');
    }
  });

  test('everybody in a thread hears of a message, with its place in it, on their own account; nobody else does', async () => {
    await subject(table.find(({ id }) => id === 'threads.start')!);
    await scene.database.pool.query('delete from feed_events');
    const made = await started(scene, 'ray', announcementBody());
    const { rows } = await scene.database.pool.query<{ person: string; student: string; type: string; seq: number; record: string }>(
      'select person_id as person, student_id as student, type, seq, record_id as record from feed_events',
    );
    assert.deepEqual(rows.map(({ person }) => person).sort(), [people.ray, people.maya, people.ana, people.ben, people.leo, people.lena].sort());
    for (const { type, seq, record } of rows) assert.deepEqual([type, seq, record], ['message-sent', 1, made.id]);
    assert.equal(rows.find(({ person }) => person === people.lena)!.student, students.leo);
  });
});
