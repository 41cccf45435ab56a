import { expect } from 'chai';
import * as v from 'valibot';
import * as attachments from '../../src/contract/attachment.js';
import * as contactLog from '../../src/contract/contact-log.js';
import * as changes from '../../src/contract/message-changes.js';
import * as reports from '../../src/contract/message-reports.js';
import { messageLimits } from '../../src/contract/message-limits.js';
import * as settings from '../../src/contract/message-settings.js';
import * as messages from '../../src/contract/message.js';
import * as threadChanges from '../../src/contract/thread-changes.js';
import * as threadExtracts from '../../src/contract/thread-extracts.js';
import * as threads from '../../src/contract/thread.js';
import { idOf } from '../support/check-ins.js';
import { attachment, message, messageBody, thread } from '../support/messages.js';

const { messageBodySchema, listMessagesQuery, messageSchema } = messages;
const takes = (schema: v.GenericSchema<unknown, unknown>, value: unknown): boolean => v.is(schema, value);

describe('contract/message', () => {
  it('MT-01 a message is a text in a language, and what goes along with it', () => {
    expect(takes(messageBodySchema, messageBody())).to.equal(true);
    expect(takes(messageBodySchema, messageBody({ starter: 'concern', nextStep: 'Read ten minutes tonight.', reply: 'needed' }))).to.equal(true);
  });
  it('takes nothing that the API decides, and no words that a screen cannot show', () => {
    const author = idOf(4);
    const wrong = [{ author }, { seq: 1 }, { voice: 'school' }, { sentAt: '2026-11-20T15:00:00Z' }, { text: '' }, { text: 'a\u0007' }, { text: '\ud800' }];
    for (const part of wrong) expect(takes(messageBodySchema, { ...messageBody(), ...part }), JSON.stringify(part)).to.equal(false);
  });
  it('counts what people count: 4000 families of four are a message, 4001 letters and two megabytes are none', () => {
    const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';
    expect(takes(messageBodySchema, messageBody({ text: family.repeat(messageLimits.textCharacters) }))).to.equal(true);
    for (const text of ['a'.repeat(messageLimits.textCharacters + 1), 'a'.repeat(2 * 1024 * 1024)])
      expect(takes(messageBodySchema, messageBody({ text }))).to.equal(false);
    // 500 marks upon one letter are one character.
    expect(takes(messageBodySchema, messageBody({ text: `e${'\u0301'.repeat(500)}` }))).to.equal(true);
  });
  it('MT-04 names each file once, and at most ten', () => {
    const ids = Array.from({ length: messageLimits.attachments + 1 }, (_, n) => idOf(n));
    expect(takes(messageBodySchema, messageBody({ attachmentIds: ids.slice(1) }))).to.equal(true);
    expect(takes(messageBodySchema, messageBody({ attachmentIds: ids }))).to.equal(false);
    expect(takes(messageBodySchema, messageBody({ attachmentIds: [ids[0]!, ids[0]!] }))).to.equal(false);
  });
  it('reads what the API answers, also with names of a later contract', () => {
    const answered = message(3, { kind: 'poll', starter: 'wish', attachments: [attachment({ type: 'video/webm' })] });
    expect(v.parse(messageSchema, { ...answered, later: true })).to.deep.equal(answered);
    for (const seq of [0, -1, 1.5]) expect(takes(messageSchema, message(seq))).to.equal(false);
  });
  it('MT-02 MT-03 asks for pages by number, as text or as a number, around the first unread, or by a day', () => {
    expect(v.parse(listMessagesQuery, { before: '12', limit: '20' })).to.deep.equal({ before: 12, limit: 20 });
    expect(v.parse(listMessagesQuery, { around: 'first-unread' })).to.deep.equal({ around: 'first-unread' });
    expect(v.parse(listMessagesQuery, { around: '7' })).to.deep.equal({ around: 7 });
    for (const query of [{ before: '-1' }, { after: '1e3' }, { around: 'last' }, { on: '2026-02-30' }, { find: 'x' }])
      expect(takes(listMessagesQuery, query), JSON.stringify(query)).to.equal(false);
  });
});

describe('contract/thread', () => {
  it('MT-01 reads a thread with who is in it, who oversees it and what is new', () => {
    const answered = thread({ kind: 'circle', overseers: [{ id: idOf(6), name: 'Mr Okafor', role: 'admin' }] });
    expect(v.parse(threads.threadSchema, { ...answered, later: 1 })).to.deep.equal(answered);
  });
  it('MT-15 a message to many is private copies unless one group is asked for', () => {
    const { attachmentIds: _, ...first } = messageBody();
    const many = { studentIds: [idOf(1)], subject: null, message: first };
    expect(v.parse(threadChanges.sendToManyBody, many).way).to.equal('private');
    expect(v.parse(threadChanges.sendToManyBody, { ...many, way: 'group' }).way).to.equal('group');
    expect(takes(threadChanges.sendToManyBody, { ...many, studentIds: [] })).to.equal(false);
    expect(takes(threadChanges.sendToManyBody, { ...many, studentIds: [idOf(1), idOf(1)] })).to.equal(false);
  });
  it('begins with a message, and names the other side by one person', () => {
    const { attachmentIds: _, ...first } = messageBody();
    const start = { kind: 'direct', studentId: idOf(1), personId: idOf(2), subject: null, message: first };
    expect(takes(threadChanges.startBodySchema, start)).to.equal(true);
    expect(takes(threadChanges.startBodySchema, { ...start, kind: 'household' })).to.equal(true);
    for (const part of [{ kind: 'group' }, { participants: [idOf(9)] }, { message: undefined }, { household: 'one' }])
      expect(takes(threadChanges.startBodySchema, { ...start, ...part }), JSON.stringify(part)).to.equal(false);
  });
});

describe('contract/message-settings', () => {
  const hours = { timeZone: 'America/New_York', quietHours: { from: '17:00', until: '07:00' }, officeHours: [], away: [] };
  const body = { readReceipts: true, digest: 'daily', hours };
  it('MT-05 takes quiet hours over night, office hours by weekday, and days away', () => {
    const full = { ...hours, officeHours: [{ weekday: 1, from: '08:00', until: '16:00' }], away: [{ from: '2026-12-01', until: '2026-12-04' }] };
    expect(takes(settings.messageSettingsBodySchema, { ...body, hours: full })).to.equal(true);
    expect(takes(settings.messageSettingsBodySchema, { ...body, hours: null })).to.equal(true);
  });
  it('takes no hour that no clock shows, no weekday that is none, and no span that ends before it begins', () => {
    const wrong = [
      { quietHours: { from: '24:00', until: '07:00' } },
      { officeHours: [{ weekday: 0, from: '08:00', until: '16:00' }] },
      { officeHours: [{ weekday: 1, from: '16:00', until: '08:00' }] },
      { away: [{ from: '2026-12-04', until: '2026-12-01' }] },
    ];
    for (const part of wrong)
      expect(takes(settings.messageSettingsBodySchema, { ...body, hours: { ...hours, ...part } }), JSON.stringify(part)).to.equal(false);
    expect(takes(settings.messageSettingsBodySchema, { ...body, digest: 'never' })).to.equal(false);
  });
});

describe('contract/attachment', () => {
  const body = { name: 'leaf.png', type: 'image/png', bytes: 2048, alt: null, language: 'en', shows: [] };
  it('MT-04 takes pictures, audio notes and documents that cannot run, up to a size', () => {
    for (const type of attachments.attachmentTypes) expect(takes(attachments.attachmentBodySchema, { ...body, type }), type).to.equal(true);
    for (const type of ['image/svg+xml', 'text/html', 'application/zip', 'image/PNG', ''])
      expect(takes(attachments.attachmentBodySchema, { ...body, type }), type).to.equal(false);
    for (const bytes of [0, -1, 1.5, messageLimits.attachmentBytes + 1])
      expect(takes(attachments.attachmentBodySchema, { ...body, bytes }), String(bytes)).to.equal(false);
  });
  it('says where its bytes are, below the base URL', () => {
    expect(attachments.contentPath('t', 'a')).to.equal('/threads/t/attachments/a/content');
    expect(attachments.UPLOADS_PATH).to.equal('/uploads');
  });
});

describe('the operations of messages', () => {
  it('MT-20 an entry of the contact log takes a place among the messages', () => {
    const entry = { channel: 'call', at: '2026-11-20T15:00:00Z', reached: true, text: 'We talked about reading.', language: 'en', nextStep: null };
    expect(takes(contactLog.contactBodySchema, entry)).to.equal(true);
    expect(takes(contactLog.contactBodySchema, { ...entry, channel: 'telepathy' })).to.equal(false);
    expect(contactLog.addContact.answer).to.equal(messageSchema);
  });
  it('X-19 put nothing that a person wrote into an address', () => {
    const modules = [attachments, contactLog, changes, reports, settings, messages, threadChanges, threadExtracts, threads];
    const operations = modules
      .flatMap((module) => Object.values(module))
      .filter((value): value is typeof threadChanges.sendMessage => typeof value === 'object' && 'path' in value);
    expect(operations).to.have.length.greaterThan(20);
    for (const { id, path } of operations) expect(path.replaceAll(/\{(thread|message|attachment|person)\}/g, ''), id).to.match(/^[a-z/-]+$/);
  });
});
