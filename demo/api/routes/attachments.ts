/** Files: to announce one, and to ask how far it is. Their bytes come and go in `uploads.ts` and `attachment-content.ts`. */
import { messageLimits } from '../../../src/contract/message-limits.js';
import { findAttachment, insertAttachment } from '../queries/attachments.js';
import { tiedStudents, withoutConsent } from '../queries/message-people.js';
import type { ThreadRow } from '../queries/threads.js';
import { invalid, Refusal } from '../refusal.js';
import type { Handlers } from './handler.js';
import { checkSends, freshId, lineOf, openMessages, openThread, type MessageScene } from './message-scene.js';

const HOUR_MS = 3_600_000;
/** Threads whose readers are one student's family and staff. */
const ownFamily: readonly string[] = ['direct', 'household'];

/** @throws {Refusal} `invalid`, `no-media-consent`. */
async function checkShown({ db, viewer }: MessageScene, row: ThreadRow, shows: readonly string[]): Promise<void> {
  const known = await tiedStudents(db, viewer.schoolId, viewer.id, shows);
  const stranger = shows.findIndex((id) => !known.includes(id));
  if (stranger >= 0) throw invalid(`/shows/${stranger}`, 'must be a student whom you may see');
  const beyond = shows.filter((id) => !(ownFamily.includes(row.kind) && id === row.studentId));
  if ((await withoutConsent(db, viewer.schoolId, beyond)).length > 0) throw new Refusal('no-media-consent');
}

export const attachmentRoutes = {
  'attachments.create': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    checkSends(scene, row);
    await checkShown(scene, row, ask.body.shows);
    const id = freshId(scene);
    const expiresAt = new Date(scene.now.getTime() + messageLimits.uploadHours * HOUR_MS);
    await insertAttachment(ask.db, scene.act, { id, threadId: row.id, studentId: row.studentId, expiresAt }, ask.body);
    const answer = (await findAttachment(ask.db, ask.viewer.schoolId, ask.viewer.id, row.id, id))!;
    return { answer, location: `attachments/${id}`, alsoOf: lineOf(row) };
  },

  'attachments.read': async (ask) => {
    const scene = await openMessages(ask);
    const row = await openThread(scene, ask.params.thread);
    const answer = await findAttachment(ask.db, ask.viewer.schoolId, ask.viewer.id, row.id, ask.params.attachment);
    if (!answer) throw new Refusal('not-found');
    return { answer, alsoOf: lineOf(row) };
  },
} satisfies Partial<Handlers>;
