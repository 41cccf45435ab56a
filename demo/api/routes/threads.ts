/** Threads: to list, read and take along, and what is decided about one. */
import { limits } from '../../../src/contract/limits.js';
import { readUpTo, setReceipts, setState } from '../queries/thread-changes.js';
import { cursorAt, messagesFrom, placeOf } from '../queries/messages.js';
import { listThreads } from '../queries/threads.js';
import { invalid, Refusal } from '../refusal.js';
import { allow } from '../rules/goal-deciders.js';
import { readToldAt } from '../rules/message-news.js';
import { mayBlock, mayClose, mayUnblock } from '../rules/thread-rights.js';
import type { Handlers } from './handler.js';
import { lineOf, messageEye, openMessages, openThread, shownMessage, shownThread, tell, threadReply } from './message-scene.js';
import { tieTo } from './ties.js';

export const threadRoutes = {
  'threads.list': async (ask) => {
    const scene = await openMessages(ask);
    const { student, cursor, limit = limits.pageItemsDefault } = ask.query;
    if (student !== undefined) await tieTo(ask.db, ask.viewer, student, 'see-messages');
    const { rows, next } = await listThreads(ask.db, scene.eye, student, { cursor, limit });
    return { answer: { items: rows.map((row) => shownThread(scene, row)), next }, alsoOf: rows.flatMap(lineOf) };
  },

  'threads.read': async (ask) => threadReply(await openMessages(ask), ask.params.thread),

  'threads.export': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    const { cursor, limit = limits.pageItemsDefault } = ask.query;
    const place = cursor === undefined ? { way: 'after' as const, seq: 0 } : placeOf(cursor);
    if (place.way !== 'after') throw invalid('/query/cursor', 'must be a cursor of this list');
    const messages = await messagesFrom(ask.db, messageEye(scene, row), row.id, 'after', place.seq, limit);
    const last = messages.at(-1)?.seq;
    const next = last !== undefined && last < row.lastSeq ? cursorAt('after', last) : null;
    const items = messages.map((message) => shownMessage(scene, row, message));
    return { answer: { exportedAt: scene.now.toISOString(), thread: shownThread(scene, row), items, next }, alsoOf: lineOf(row) };
  },

  'threads.set': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    allow(row.isInside, 'Only those who are in it');
    await setReceipts(ask.db, scene.act, row.id, ask.body.readReceipts);
    return threadReply(scene, row.id);
  },

  'threads.close': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    allow(mayClose(ask.viewer, row), 'Only the staff in it');
    const to = ask.body.closed ? 'closed' : 'open';
    // What is blocked is no more open for being closed.
    if (row.state !== 'blocked' && (await setState(ask.db, scene.act, row.id, to))) await tell(scene, row.id, 'thread-changed');
    return threadReply(scene, row.id);
  },

  'threads.block': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    const { blocked } = ask.body;
    allow(
      blocked ? mayBlock(ask.viewer, row) : row.state !== 'blocked' || mayUnblock(ask.viewer, row),
      'Only who is in it; and to let it go on, who blocked it',
    );
    const isOther = blocked ? row.state !== 'blocked' : row.state === 'blocked';
    if (isOther && (await setState(ask.db, scene.act, row.id, blocked ? 'blocked' : 'open'))) await tell(scene, row.id, 'thread-changed');
    return threadReply(scene, row.id);
  },

  'messages.read': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    // Whoever oversees leaves no mark but the audit's.
    if (!row.isInside) throw new Refusal('not-allowed', { detail: 'Only those who are in it' });
    const toldAt = readToldAt(ask.viewer.role, row.settings?.hours ?? null, scene.school, scene.now.getTime());
    const isFurther = await readUpTo(ask.db, scene.act, row.id, ask.body.seq, toldAt);
    // In an announcement nobody is told of each reader.
    if (isFurther && row.kind !== 'announcement') await tell(scene, row.id, 'thread-changed');
    return threadReply(scene, row.id);
  },
} satisfies Partial<Handlers>;
