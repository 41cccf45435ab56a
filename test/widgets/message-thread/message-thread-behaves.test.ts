import { CallFailure } from '../../../src/contract/problem.js';
import { currentLanguage } from '../../../src/i18n/locale.js';
import { widgetBehaves, type Scene } from '../../shared/widget-behaves.js';
import { idOf } from '../../support/check-ins.js';
import type { FakePorts } from '../../support/fake-ports.js';
import { all, one, settled, type } from '../../support/inside.js';
import { ana, attachment, message, rivera, thread, threadId } from '../../support/messages.js';
import { conversation, drawn, messageSession, mountThread, mountThreadOn, otherThread, threadOf, type ThreadSetting } from '../../support/mount-thread.js';

type Then = (scene: Scene) => Promise<void> | void;
const WORDS = 'Reading at home';
const FIELD = 'flywheel-note-field';
const state =
  (setting: ThreadSetting = {}, then: Then = () => undefined, prepare?: (ports: FakePorts) => void) =>
  async (): Promise<Scene> => {
    const { element, ports } = await mountThread({ locale: currentLanguage(), ...setting }, {}, prepare);
    await arrived(element);
    const scene = { element, ports };
    await then(scene);
    await arrived(element);
    return scene;
  };

/** After the parts that are fetched when they are first drawn have come. */
async function arrived(element: Element): Promise<void> {
  for (const tag of ['flywheel-message-composer', 'flywheel-thread-find', 'flywheel-message-actions'])
    if (all(element, tag).length) await customElements.whenDefined(tag);
  await drawn(element);
}
async function write(element: Element, words: string): Promise<void> {
  await arrived(element);
  const field = one(element, FIELD);
  type(one<HTMLTextAreaElement>(field, 'textarea'), words);
  await settled(element);
}
const send: Then = async ({ element }) => {
  await write(element, WORDS);
  one(one(element, 'flywheel-message-composer'), '.button.primary').click();
  await settled(element);
};
const alone = messageSession('guardian', { one: true });
const said = (count: number) => conversation(count).map((one) => ({ ...one, text: WORDS }));
const ready: ThreadSetting = { session: alone, messages: said(6) };
const place = { studentId: idOf(1), widget: 'message-thread', record: `message-${threadId}` };
const onlyRead = threadOf(said(3), { sendRefusal: 'not-allowed', may: [] });
const everything = [
  message(1, { text: WORDS, starter: 'celebrate', nextStep: WORDS, reply: 'needed', replyBy: '2026-11-19T22:00:00Z', urgent: true }),
  message(2, { text: WORDS, language: 'ar', translation: { text: WORDS, language: 'en', by: 'machine' } }),
  message(3, { text: null, removed: { at: '2026-11-17T15:00:00Z', by: rivera } }),
  message(4, { kind: 'contact', text: WORDS, contact: { channel: 'call', at: '2026-11-16T20:30:00Z', reached: false } }),
  message(5, { text: WORDS, attachments: [attachment({ name: 'Reading at home.png', alt: WORDS })] }),
  message(6, { author: ana, voice: 'home', text: WORDS, heldUntil: '2026-11-18T12:00:00Z' }),
  message(7, { author: { id: idOf(1), name: 'Maya Thompson', role: 'student' }, voice: 'student', text: WORDS }),
];

const states: Record<string, () => Promise<Scene>> = {
  'first visit': state({ threads: [] }),
  loading: state({ session: undefined, status: 'loading' }),
  'a list': state({
    messages: said(4),
    threads: [
      threadOf(said(4), { unread: 2, readSeq: 2, needsReply: { seq: 4, by: '2026-11-19T22:00:00Z' }, held: 2, heldUntil: '2026-11-18T12:00:00Z' }),
      otherThread(1, {
        subject: WORDS,
        studentId: idOf(6),
        state: 'closed',
        awaitsReply: { seq: 1, by: null },
        lastMessage: { ...thread().lastMessage, text: null },
      }),
      otherThread(2, {
        kind: 'announcement',
        audience: { ...thread().audience, groups: ['Room 12'] },
        lastMessage: { ...thread().lastMessage, text: '', attachments: 2, urgent: true },
      }),
    ],
  }),
  'a thread beside the list': state({ messages: said(4), threads: [threadOf(said(4)), otherThread(1)] }, ({ element }) =>
    all(element, '[data-thread]').at(-1)!.click(),
  ),
  'ready, one thread': state(ready),
  'ready, for staff': state({ ...ready, session: messageSession('teacher', { one: true }) }),
  'ready, for the student': state({ ...ready, session: messageSession('student') }),
  'everything that a message can be': state({ session: alone, messages: everything }),
  'new messages': state({ session: alone, messages: said(200), threads: [threadOf(said(200), { readSeq: 150, unread: 25 })] }),
  'only to read': state({ session: messageSession('family-viewer'), messages: said(3), threads: [onlyRead] }),
  closed: state({ session: alone, messages: said(3), threads: [threadOf(said(3), { state: 'closed', stateBy: rivera, sendRefusal: 'closed', may: [] })] }),
  'an announcement': state({
    session: alone,
    messages: [message(1, { text: WORDS, asksAcknowledgement: true })],
    threads: [
      threadOf([message(1)], { kind: 'announcement', sendRefusal: 'announcement', audience: { ...thread().audience, groups: ['Room 12'], families: 20 } }),
    ],
  }),
  'nobody is there': state({ ...ready, now: '2026-11-20T23:30:00Z' }),
  'find is open': state(ready, ({ element }) => one(element, '[data-part="find"]').click()),
  'what can be done with a message': state(ready, ({ element }) => all(element, '.more')[0]!.click()),
  'with words': state(ready, ({ element }) => write(element, WORDS)),
  'draft restored': state(ready, undefined, (ports) => ports.drafts.put(place, { text: WORDS }, Date.parse('2026-11-17T18:00:00Z'))),
  'kept in memory only': state(
    ready,
    ({ element }) => write(element, WORDS),
    (ports) => (ports.drafts.storage = 'memory'),
  ),
  sending: state(ready, send),
  'waiting to be sent': state(ready, async (scene) => {
    await send(scene);
    scene.ports.outbox.fail();
    scene.ports.access.set({ offline: true });
  }),
  'failed for good': state(ready, async (scene) => {
    await send(scene);
    scene.ports.outbox.park(undefined, 'thread-closed');
  }),
  'signed out in the middle': state(ready, async (scene) => {
    await write(scene.element, WORDS);
    scene.ports.access.set({ status: 'signed-out' });
  }),
  'signed out from the start': state({ session: undefined, status: 'signed-out' }),
  unreachable: state({ session: undefined, status: 'unreachable' }),
  misconfigured: state({ session: undefined, status: 'misconfigured' }),
  'not offered': state({ capabilities: ['check-ins'] }),
  'no student': state({ session: { ...alone, students: [] } }),
  'not allowed to see': state({ session: { ...alone, students: alone.students.map((student) => ({ ...student, permissions: [] })) } }),
  'messages cannot be read': state(ready, ({ ports }) => {
    ports.reader.failure = new CallFailure('network', 'threads.list');
    ports.reader.refresh();
  }),
  'words that are very long': state({
    session: alone,
    messages: [message(1, { text: `${'اليوم كان طويلا '.repeat(40)}${'x'.repeat(400)}`, author: { ...rivera, name: 'Ms Rivera '.repeat(12) } })],
  }),
};

widgetBehaves({
  tag: 'flywheel-message-thread',
  states,
  ready: state(ready),
  again: async (ports) => {
    const { element } = await mountThreadOn(ports);
    await arrived(element);
    return { element, ports };
  },
  type: write,
  words: (element) => one<HTMLTextAreaElement>(one(element, FIELD), 'textarea').value,
  property: { name: 'timeZone', value: 'Asia/Kolkata', shows: /India Standard Time/ },
  heard: [
    'region Maya Thompson Messages',
    'heading Maya Thompson',
    'region Ms Rivera',
    'heading Ms Rivera',
    'StaticText You and Ms Rivera read this.',
    'log Messages: Ms Rivera',
    'StaticText Ms Rivera is there now.',
    'StaticText You get an answer by Thursday 5:00 PM.',
    'region Write a message',
    'StaticText Ms Rivera will read this.',
    'textbox Your message',
    'button Send',
  ],
  untranslated: [/Thompson|Rivera|Ana|Alder Creek|Maya|Leo|Reading at home|اليوم|Room 12|class teacher|mother|School days|^Message 1$|^(AM|PM)$/],
});
