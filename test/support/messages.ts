/** Small threads and messages for tests: Ana writes with Ms Rivera about Maya, and whatever a test says of its own. */
import type { Attachment } from '../../src/contract/attachment.js';
import type { Message, MessageBody, MessagePerson } from '../../src/contract/message.js';
import type { Participant, Thread } from '../../src/contract/thread.js';
import { idOf } from './check-ins.js';

export const rivera: MessagePerson = { id: idOf(4), name: 'Ms Rivera', role: 'teacher' };
export const ana: MessagePerson = { id: idOf(2), name: 'Ana', role: 'guardian' };
export const threadId = idOf(700);

export const messageBody = (more: Partial<MessageBody> = {}): MessageBody => ({
  text: 'Maya read a whole page aloud today.',
  language: 'en',
  starter: null,
  nextStep: null,
  urgent: false,
  reply: null,
  asksAcknowledgement: false,
  attachmentIds: [],
  ...more,
});

export const message = (seq: number, more: Partial<Message> = {}): Message => ({
  id: idOf(10_000 + seq),
  threadId,
  seq,
  kind: 'message',
  author: rivera,
  voice: 'school',
  text: `Message ${seq}`,
  language: 'en',
  translation: null,
  starter: null,
  nextStep: null,
  urgent: false,
  reply: null,
  replyBy: null,
  heldUntil: null,
  asksAcknowledgement: false,
  acknowledgedAt: null,
  acknowledged: null,
  contact: null,
  attachments: [],
  copies: null,
  readBy: [],
  sentAt: '2026-11-20T15:00:00.000Z',
  removed: null,
  mayRemove: false,
  key: null,
  version: 1,
  ...more,
});

export const attachment = (more: Partial<Attachment> = {}): Attachment => ({
  id: idOf(800),
  threadId,
  name: 'leaf.png',
  type: 'image/png',
  bytes: 2048,
  alt: 'A red leaf on a desk',
  language: 'en',
  state: 'ready',
  refused: null,
  upload: null,
  ...more,
});

const participant = (person: MessagePerson, more: Partial<Participant>): Participant => ({
  ...person,
  voice: 'home',
  relation: 'mother',
  maySend: true,
  hours: null,
  ...more,
});

export const thread = (more: Partial<Thread> = {}): Thread => ({
  id: threadId,
  kind: 'direct',
  subject: null,
  studentId: idOf(1),
  participants: [
    participant(ana, {}),
    participant(rivera, {
      voice: 'school',
      relation: 'class teacher',
      hours: { timeZone: 'America/New_York', quietHours: { from: '17:00', until: '07:00' }, officeHours: [], away: [] },
    }),
  ],
  audience: { staff: 1, guardians: 1, students: 0, readers: 0, families: 1, unnamed: 0, groups: [] },
  overseers: [],
  state: 'open',
  stateBy: null,
  may: ['send', 'attach'],
  sendRefusal: null,
  lastSeq: 1,
  readSeq: 0,
  unread: 1,
  held: 0,
  heldUntil: null,
  lastMessage: {
    seq: 1,
    kind: 'message',
    author: rivera,
    text: 'Message 1',
    language: 'en',
    attachments: 0,
    urgent: false,
    sentAt: '2026-11-20T15:00:00.000Z',
  },
  needsReply: null,
  awaitsReply: null,
  readReceipts: { own: null, told: true },
  createdAt: '2026-11-20T15:00:00.000Z',
  updatedAt: '2026-11-20T15:00:00.000Z',
  ...more,
});
