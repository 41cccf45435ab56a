/** A message on its way into a thread: what a body must keep beside its shape, the promises it brings, its place, and who hears of it. */
import type { FirstMessage } from '../../../src/contract/message.js';
import { insertMessage, type NewMessage } from '../queries/message-changes.js';
import type { ThreadRow } from '../queries/threads.js';
import { invalid, Refusal } from '../refusal.js';
import { promisesOf } from '../rules/message-news.js';
import { writingVoice } from '../rules/voices.js';
import { freshId, tell, type MessageScene } from './message-scene.js';

/** @param at where the message stands in the body. @throws {Refusal} `invalid`, `not-allowed`. */
export function checkMessage(
  { viewer }: MessageScene,
  body: FirstMessage,
  of: { readonly kind: string; readonly permissions: readonly string[] },
  at = '',
): void {
  if (body.starter === 'concern' && body.nextStep === null && writingVoice(viewer.role) === 'school')
    throw invalid(`${at}/nextStep`, 'must say what comes next where the school has a concern');
  if (body.asksAcknowledgement && of.kind !== 'announcement') throw invalid(`${at}/asksAcknowledgement`, 'is for announcements');
  if (body.reply === 'needed' && of.kind === 'announcement') throw invalid(`${at}/reply`, 'cannot be needed where nobody answers');
  if (body.urgent && !of.permissions.includes('mark-urgent')) throw new Refusal('not-allowed', { detail: 'Needs the permission mark-urgent' });
}

type Said = Pick<NewMessage, 'text' | 'language' | 'starter' | 'nextStep' | 'urgent' | 'reply' | 'asksAcknowledgement' | 'contact' | 'copyOf'>;

/** Gives it its number; the event is the caller's to append, after all that hangs on it. @throws {Refusal} `thread-closed`. */
export async function write(scene: MessageScene, row: ThreadRow, said: Said): Promise<{ id: string; seq: number }> {
  const { viewer, school, now, key } = scene;
  const staff = row.people.filter(({ id, role }) => id !== viewer.id && writingVoice(role) === 'school').map(({ hours }) => hours);
  const sent = { role: viewer.role, urgent: said.urgent, needsReply: said.reply === 'needed', staff };
  // What happened elsewhere waits for nobody's hours.
  const promises = said.contact ? { heldUntil: null, replyBy: null } : promisesOf(sent, school, now.getTime());
  const id = freshId(scene);
  const { text, language, starter, nextStep, urgent, reply, asksAcknowledgement, contact, copyOf } = said;
  const parts = { text, language, starter, nextStep, urgent, reply, asksAcknowledgement, ...(contact && { contact }), ...(copyOf !== undefined && { copyOf }) };
  const seq = await insertMessage(scene.db, scene.act, { id, threadId: row.id, voice: writingVoice(viewer.role)!, key, ...parts, ...promises });
  if (seq === undefined) throw new Refusal('thread-closed');
  return { id, seq };
}

export async function writeAndTell(scene: MessageScene, row: ThreadRow, said: Said): Promise<{ id: string; seq: number }> {
  const made = await write(scene, row, said);
  await tell(scene, row.id, 'message-sent', made.seq);
  return made;
}
