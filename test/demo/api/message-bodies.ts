/** What the message tests send, and the threads they begin with: Ray's with Ana about Maya, and an announcement to Room 4. */
import assert from 'node:assert/strict';
import type { Attachment } from '../../../src/contract/attachment.js';
import type { Message } from '../../../src/contract/message.js';
import type { Thread } from '../../../src/contract/thread.js';
import { made } from './goal-bodies.js';
import { people, students, type PersonName, type Scene } from './scene.js';

export const firstMessage = (more: object = {}) => ({
  text: 'Maya read a whole page aloud today.',
  language: 'en',
  starter: null,
  nextStep: null,
  urgent: false,
  reply: null,
  asksAcknowledgement: false,
  ...more,
});
export const messageBody = (more: object = {}) => ({ ...firstMessage(), attachmentIds: [], ...more });
export const startBody = (personId: string, more: object = {}) => ({
  kind: 'direct',
  studentId: students.maya,
  personId,
  subject: null,
  message: firstMessage(),
  ...more,
});
export const announcementBody = (more: object = {}) => ({
  kind: 'announcement',
  groups: ['Room 4'],
  withStudents: true,
  subject: 'Trip to the creek',
  message: firstMessage({ text: 'We go to the creek on Friday.', asksAcknowledgement: true }),
  ...more,
});
export const contactBody = (more: object = {}) => ({
  channel: 'call',
  at: '2026-11-19T15:00:00Z',
  reached: true,
  text: 'We talked about reading at home.',
  language: 'en',
  nextStep: null,
  ...more,
});
export const attachmentBody = (more: object = {}) => ({ name: 'leaf.png', type: 'image/png', bytes: 8, alt: 'A red leaf', language: 'en', shows: [], ...more });
export const settingsBody = (more: object = {}) => ({ readReceipts: true, digest: 'each', hours: null, ...more });

export const threadAt = ({ id }: { readonly id: string }) => `/threads/${id}`;
export const messageAt = ({ threadId, id }: Pick<Message, 'threadId' | 'id'>) => `/threads/${threadId}/messages/${id}`;

export const started = (scene: Scene, who: PersonName, body: object) => made<Thread>(scene, who, '/threads', body);
/** Between Ray and one of Maya's guardians. */
export const directThread = (scene: Scene, guardian: 'ana' | 'ben' = 'ana') => started(scene, 'ray', startBody(people[guardian]));
export const sent = (scene: Scene, who: PersonName, thread: { readonly id: string }, more: object = {}) =>
  made<Message>(scene, who, `${threadAt(thread)}/messages`, messageBody(more));

export async function got<T>(scene: Scene, who: PersonName, path: string): Promise<T> {
  const answer = await scene.ask<T>(who, 'GET', path);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}
export const threadNow = (scene: Scene, who: PersonName, thread: { readonly id: string }) => got<Thread>(scene, who, threadAt(thread));
export const messagesNow = async (scene: Scene, who: PersonName, thread: { readonly id: string }, query = '') =>
  (await got<{ items: Message[]; next: string | null }>(scene, who, `${threadAt(thread)}/messages${query}`)).items;
export const read = (scene: Scene, who: PersonName, thread: { readonly id: string }, seq: number) =>
  made<Thread>(scene, who, `${threadAt(thread)}/reading`, { seq }, 200);

const TUS = { 'Tus-Resumable': '1.0.0' };
/** A part of the bytes of a file. */
export const patch = (scene: Scene, who: PersonName, attachment: Pick<Attachment, 'id'>, offset: number, bytes: Uint8Array) =>
  scene.ask(who, 'PATCH', `/uploads/${attachment.id}`, {
    raw: bytes as Uint8Array<ArrayBuffer>,
    headers: { ...TUS, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
  });
export const head = (scene: Scene, who: PersonName, attachment: Pick<Attachment, 'id'>) =>
  scene.ask(who, 'HEAD', `/uploads/${attachment.id}`, { headers: TUS });

/** A file of these bytes, all of them there. */
export async function uploaded(scene: Scene, who: PersonName, thread: { readonly id: string }, bytes: Uint8Array, more: object = {}): Promise<Attachment> {
  const announced = await made<Attachment>(scene, who, `${threadAt(thread)}/attachments`, attachmentBody({ bytes: bytes.length, ...more }));
  const answer = await patch(scene, who, announced, 0, bytes);
  assert.equal(answer.status, 204, answer.text);
  return got<Attachment>(scene, who, `${threadAt(thread)}/attachments/${announced.id}`);
}
