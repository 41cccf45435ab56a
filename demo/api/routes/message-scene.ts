/** What every handler about messages begins and ends with: who looks, at which thread, by which time and hours, and who hears of it. */
import type { School } from '../../../src/contract/session.js';
import { newId } from '../ids.js';
import { appendEventsEach, type EventType } from '../queries/feed.js';
import type { Act } from '../queries/goal-changes.js';
import { findMessage, type MessageEye, type MessageRow } from '../queries/messages.js';
import { findSchool } from '../queries/schools.js';
import type { Db } from '../queries/statement.js';
import { findThread, listThreadPeople, type ThreadEye, type ThreadRow } from '../queries/threads.js';
import { Refusal } from '../refusal.js';
import { sendRefusal } from '../rules/thread-rights.js';
import { readingVoice, type Viewer } from '../rules/voices.js';
import { showMessage } from './show-message.js';
import { showThread } from './show-thread.js';

interface Asking {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly time: () => Promise<Date>;
  readonly key?: string | undefined;
}
export interface MessageScene {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly now: Date;
  readonly act: Act;
  readonly school: School;
  readonly eye: ThreadEye;
  /** The key of the request. */
  readonly key: string | undefined;
}

export async function openMessages({ db, viewer, time, key }: Asking): Promise<MessageScene> {
  const now = await time();
  const school = await findSchool(db, viewer.schoolId);
  if (!school) throw new Refusal('signed-out');
  const { schoolId, id, role } = viewer;
  const eye = { schoolId, viewerId: id, role, voice: readingVoice(role) };
  return { db, viewer, now, act: { schoolId, personId: id, at: now }, school, eye, key };
}

/** @throws {Refusal} `not-found` where the viewer is not in it, `not-allowed` where they may not see messages (any more). */
export async function openThread({ db, eye }: MessageScene, threadId: string): Promise<ThreadRow> {
  const row = await findThread(db, eye, threadId);
  if (!row) throw new Refusal('not-found');
  if (!row.permissions.includes('see-messages')) throw new Refusal('not-allowed', { detail: 'Needs the permission see-messages' });
  return row;
}

/** @throws {Refusal} `thread-closed`, `not-allowed`. */
export function checkSends({ viewer }: MessageScene, row: ThreadRow): void {
  const refused = sendRefusal(viewer, row);
  if (refused === 'closed' || refused === 'blocked') throw new Refusal('thread-closed');
  if (refused !== undefined) throw new Refusal('not-allowed', { detail: `May not write here: ${refused}` });
}

export const messageEye = ({ viewer, now }: MessageScene, { studentId }: Pick<ThreadRow, 'studentId'>): MessageEye => ({
  schoolId: viewer.schoolId,
  viewerId: viewer.id,
  studentId,
  now,
});

/** @throws {Refusal} `not-found`. */
export async function openMessage(scene: MessageScene, row: ThreadRow, messageId: string): Promise<MessageRow> {
  const message = await findMessage(scene.db, messageEye(scene, row), row.id, messageId);
  if (!message) throw new Refusal('not-found');
  return message;
}

export const shownThread = (scene: MessageScene, row: ThreadRow) => showThread(scene.viewer, row, scene.school, scene.now.getTime());
export const shownMessage = (scene: MessageScene, row: ThreadRow, message: MessageRow) => showMessage(scene.viewer, row, message);

/** Whose it is, for the audit. */
export const lineOf = ({ studentId, id }: ThreadRow) => [{ studentId, recordId: id }];

/** The thread as it is now. */
export async function threadReply(scene: MessageScene, threadId: string) {
  const row = await openThread(scene, threadId);
  return { answer: shownThread(scene, row), alsoOf: lineOf(row) };
}
export async function messageReply(scene: MessageScene, row: ThreadRow, messageId: string) {
  return { answer: shownMessage(scene, row, await openMessage(scene, row, messageId)), alsoOf: lineOf(row) };
}

/** Everybody in the thread hears of it. */
export async function tell({ db, act }: MessageScene, threadId: string, type: EventType, seq?: number): Promise<void> {
  const readers = await listThreadPeople(db, act.schoolId, threadId);
  await appendEventsEach(db, act.schoolId, readers, { at: act.at, type, recordId: threadId, ...(seq !== undefined && { seq }) });
}

export const freshId = ({ now }: MessageScene) => newId(now.getTime());
