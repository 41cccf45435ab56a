/** A school with messages for the fake ports: what the API would answer about them, and what it would make of a row that it takes. */
import type { Contact, Message, MessageBody } from '../../src/contract/message.js';
import type { MessageSettings, MessageSettingsBody } from '../../src/contract/message-settings.js';
import type { Session } from '../../src/contract/session.js';
import type { Thread } from '../../src/contract/thread.js';
import type { StartBody } from '../../src/contract/thread-changes.js';
import type { OutboxRow } from '../../src/domain/outbox.js';
import { idOf } from './check-ins.js';
import type { FakePorts } from './fake-ports.js';
import { message, thread } from './messages.js';

/** What the API would answer; what a test sets later, `ports.reader.refresh()` shows. */
export interface MessageSchool {
  threads: readonly Thread[];
  /** Of every thread, each from its number 1. */
  messages: readonly Message[];
  /** What was told of reading: thread and number. */
  readonly read: { thread: string; seq: number }[];
  /** Queries of `messages.list`, as they came. */
  readonly queries: Record<string, unknown>[];
  found: { seqs: number[]; more: boolean };
  settings?: MessageSettings;
}

type Input = { readonly params?: Readonly<Record<string, string>>; readonly query?: Record<string, unknown>; readonly body?: { readonly seq: number } };

/** A page of messages, as the contract says. */
function pageOf(messages: readonly Message[], query: Record<string, unknown>): readonly Message[] {
  const limit = Number(query.limit ?? 50);
  if (query.after !== undefined) return messages.filter(({ seq }) => seq > Number(query.after)).slice(0, limit);
  if (query.before !== undefined) return messages.filter(({ seq }) => seq < Number(query.before)).slice(-limit);
  if (query.on !== undefined) {
    const at = messages.findIndex(({ sentAt }) => sentAt.slice(0, 10) >= String(query.on));
    return messages.slice(Math.max(0, at - limit / 2), at + limit / 2);
  }
  return messages.slice(-limit);
}

/** Lets the fake reader answer about messages, and the fake outbox deliver them. */
export function offerMessages({ reader }: FakePorts, school: MessageSchool): void {
  reader.answers.set('threads.list', (input) => {
    const { student } = (input as Input).query ?? {};
    return { items: school.threads.filter(({ studentId }) => student === undefined || student === studentId), next: null };
  });
  reader.answers.set('threads.read', (input) => school.threads.find(({ id }) => id === (input as Input).params?.thread));
  reader.answers.set('messages.list', (input) => {
    const { params, query = {} } = input as Input;
    school.queries.push(query);
    const all = school.messages.filter(({ threadId }) => threadId === params!.thread);
    return { items: pageOf(all, query), next: null };
  });
  reader.answers.set('messages.read', (input) => {
    const { params, body } = input as Input;
    school.read.push({ thread: params!.thread!, seq: body!.seq });
    return school.threads[0];
  });
  reader.answers.set('messages.find', () => school.found);
  reader.answers.set('message-settings.read', (input) => settingsOf(school, (input as Input).params!.person!));
  reader.takes.set('messages.send', (row, session, at) => takeMessage(school, row, session, at));
  reader.takes.set('contact-log.', (row, session, at) => takeMessage(school, row, session, at));
  reader.takes.set('threads.start', (row, session, at) => takeThread(school, row, session, at));
  reader.takes.set('message-settings.', (row) => takeSettings(school, row));
}

const settingsOf = ({ settings }: MessageSchool, personId: string): MessageSettings =>
  settings ?? { personId, readReceipts: true, digest: 'each', hours: null, version: 1 };

function takeSettings(school: MessageSchool, row: OutboxRow): MessageSettings {
  const before = settingsOf(school, row.params.person!);
  return (school.settings = { ...before, ...(row.body as unknown as MessageSettingsBody), version: before.version + 1 });
}

function written(school: MessageSchool, threadId: string, row: Pick<OutboxRow, 'id'>, { viewer }: Session, at: string, more: Partial<Message>): Message {
  const seq = school.messages.filter((one) => one.threadId === threadId).length + 1;
  const author = { id: viewer.id, name: viewer.name, role: viewer.role };
  const made = message(seq, {
    id: idOf(90_000 + school.messages.length),
    threadId,
    author,
    voice: viewer.voice!,
    sentAt: at,
    key: row.id,
    mayRemove: true,
    ...more,
  });
  school.messages = [...school.messages, made];
  const last = { seq, kind: made.kind, author, text: made.text, language: made.language, attachments: 0, urgent: made.urgent, sentAt: at };
  school.threads = school.threads.map((one) => (one.id === threadId ? { ...one, lastSeq: seq, readSeq: seq, unread: 0, lastMessage: last } : one));
  return made;
}

/** A message, or an entry of the contact log, is there once under the key of its row. */
function takeMessage(school: MessageSchool, row: OutboxRow, session: Session, at: string): Message {
  const { attachmentIds: _files, ...body } = row.body as unknown as MessageBody;
  if (row.operationId === 'messages.send') return written(school, row.params.thread!, row, session, at, body);
  const { text, language, nextStep, ...contact } = row.body as unknown as Contact & Pick<MessageBody, 'text' | 'language' | 'nextStep'>;
  return written(school, row.params.thread!, row, session, at, { kind: 'contact', text, language, nextStep, contact });
}

function takeThread(school: MessageSchool, row: OutboxRow, session: Session, at: string): Thread {
  const { kind, subject, message: first, ...of } = row.body as unknown as StartBody;
  const { viewer } = session;
  const groups = 'groups' in of ? [...of.groups] : [];
  const own = { id: viewer.id, name: viewer.name, role: viewer.role, voice: viewer.voice!, relation: viewer.role, maySend: true, hours: null };
  const id = idOf(80_000 + school.threads.length);
  const audience = { ...thread().audience, groups };
  school.threads = [
    ...school.threads,
    thread({ id, kind, subject, studentId: row.studentId, participants: [own], audience, may: ['send'], createdAt: at, updatedAt: at }),
  ];
  written(school, id, row, session, at, first);
  return school.threads.at(-1)!;
}
