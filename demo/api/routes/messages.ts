/** Messages: to read a page, to find, to send, and to write down a contact. */
import { limits } from '../../../src/contract/limits.js';
import { messageLimits } from '../../../src/contract/message-limits.js';
import { instantIn } from '../../../src/base/zoned-time.js';
import { attachTo } from '../queries/attachments.js';
import { cursorAt, findText, firstFrom, messagesFrom, placeOf, type MessageRow, type Way } from '../queries/messages.js';
import type { ThreadRow } from '../queries/threads.js';
import { invalid, Refusal } from '../refusal.js';
import { allow } from '../rules/goal-deciders.js';
import { maysIn } from '../rules/thread-rights.js';
import type { Ask, Handlers } from './handler.js';
import { checkSends, lineOf, messageEye, messageReply, openMessages, openThread, shownMessage, tell, type MessageScene } from './message-scene.js';
import { checkMessage, write, writeAndTell } from './message-writing.js';
import type { listMessages, listMessagesQuery } from '../../../src/contract/message.js';

type ListAsk = Ask<typeof listMessages & { query: typeof listMessagesQuery }>;
const DAY_MS = 86_400_000;

/** The number that a page lies around: the one that was asked for, the first unread one, or the first of a day. */
async function middleOf(scene: MessageScene, row: ThreadRow, { around, on }: ListAsk['query']): Promise<number | undefined> {
  if (around === 'first-unread') return Math.min(row.readSeq + 1, row.lastSeq);
  if (around !== undefined) return around;
  if (on === undefined) return undefined;
  const at = new Date(instantIn(scene.school.timeZone, on, '00:00'));
  return (await firstFrom(scene.db, scene.viewer.schoolId, row.id, at)) ?? row.lastSeq;
}

async function pageAround(scene: MessageScene, row: ThreadRow, middle: number, limit: number): Promise<MessageRow[]> {
  const eye = messageEye(scene, row);
  const older = await messagesFrom(scene.db, eye, row.id, 'before', middle, Math.floor(limit / 2));
  return [...older, ...(await messagesFrom(scene.db, eye, row.id, 'after', middle - 1, limit - older.length))];
}

async function pageFrom(scene: MessageScene, row: ThreadRow, way: Way, seq: number, limit: number): Promise<{ rows: MessageRow[]; next: string | null }> {
  const rows = await messagesFrom(scene.db, messageEye(scene, row), row.id, way, seq, limit);
  const edge = (way === 'before' ? rows[0] : rows.at(-1))?.seq;
  const isEnd = edge === undefined || (way === 'before' ? edge === 1 : edge >= row.lastSeq);
  return { rows, next: isEnd ? null : cursorAt(way, edge) };
}

async function listPage(scene: MessageScene, row: ThreadRow, query: ListAsk['query']): Promise<{ rows: readonly MessageRow[]; next: string | null }> {
  const { before, after, around, on, cursor, limit = limits.pageItemsDefault } = query;
  if ([before, after, around, on, cursor].filter((one) => one !== undefined).length > 1) throw invalid('/query', 'must say in one way where the page lies');
  const middle = await middleOf(scene, row, query);
  if (middle !== undefined) return { rows: await pageAround(scene, row, middle, limit), next: null };
  if (cursor !== undefined) {
    const { way, seq } = placeOf(cursor);
    return pageFrom(scene, row, way, seq, limit);
  }
  return after !== undefined ? pageFrom(scene, row, 'after', after, limit) : pageFrom(scene, row, 'before', before ?? row.lastSeq + 1, limit);
}

export const messageRoutes = {
  'messages.list': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    const { rows, next } = await listPage(scene, row, ask.query);
    return { answer: { items: rows.map((message) => shownMessage(scene, row, message)), next }, alsoOf: lineOf(row) };
  },

  'messages.find': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    const seqs = await findText(ask.db, ask.viewer.schoolId, row.id, ask.body.text, messageLimits.found + 1);
    return { answer: { seqs: seqs.slice(0, messageLimits.found), more: seqs.length > messageLimits.found }, alsoOf: lineOf(row) };
  },

  'messages.send': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    checkSends(scene, row);
    checkMessage(scene, ask.body, row);
    const { attachmentIds, ...said } = ask.body;
    const { id, seq } = await write(scene, row, said);
    const attached = attachmentIds.length === 0 ? 0 : await attachTo(ask.db, scene.act, row.id, seq, attachmentIds);
    if (attached < attachmentIds.length) throw new Refusal('attachment-not-ready');
    await tell(scene, row.id, 'message-sent', seq);
    return { ...(await messageReply(scene, row, id)), location: `messages/${id}` };
  },

  'contact-log.add': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    checkSends(scene, row);
    allow(maysIn(ask.viewer, row).includes('log-contact'), 'Only adults, and not in announcements');
    const { channel, at, reached, text, language, nextStep } = ask.body;
    const age = scene.now.getTime() - Date.parse(at);
    if (age < 0) throw invalid('/at', 'must not lie ahead');
    if (age > messageLimits.contactDaysBack * DAY_MS) throw invalid('/at', `must be at most ${messageLimits.contactDaysBack} days ago`);
    const said = { text, language, nextStep, starter: null, urgent: false, reply: null, asksAcknowledgement: false, contact: { channel, at, reached } };
    const { id } = await writeAndTell(scene, row, said);
    return { ...(await messageReply(scene, row, id)), location: `../messages/${id}` };
  },
} satisfies Partial<Handlers>;
