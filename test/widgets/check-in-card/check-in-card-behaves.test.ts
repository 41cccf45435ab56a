import { CallFailure } from '../../../src/contract/problem.js';
import { currentLanguage } from '../../../src/i18n/locale.js';
import { leo, maya, session } from '../../support/sample-session.js';
import { checkIn, idOf, plan, reportPlan } from '../../support/check-ins.js';
import type { FakePorts, FakeSetting } from '../../support/fake-ports.js';
import { all, control, one, settled, type } from '../../support/inside.js';
import { feelingsPlace, mountCard, mountOn } from '../../support/mount-card.js';
import { widgetBehaves, type Scene } from '../../shared/widget-behaves.js';

const guardian = { id: idOf(2), name: 'Ana Thompson', role: 'guardian' };
const today = [
  checkIn({ on: '2026-11-17', voice: 'home', feeling: 'tired', author: guardian, note: { text: 'Slept badly.', language: 'en', translation: null } }),
  checkIn({ on: '2026-11-17', voice: 'school', feeling: 'calm', author: { id: idOf(5), name: 'Mr Chen', role: 'specialist' } }),
];
const earlier = [checkIn({ on: '2026-11-12', voice: 'home', feeling: 'happy', author: guardian }), checkIn({ on: '2026-11-05', feeling: 'proud' })];

type Properties = Parameters<typeof mountCard>[1];
const state =
  (setting: FakeSetting, properties: Properties = {}, then: (scene: Scene) => Promise<void> | void = () => undefined, prepare?: (ports: FakePorts) => void) =>
  async (): Promise<Scene> => {
    const { card, ports } = await mountCard({ locale: currentLanguage(), ...setting }, properties, prepare);
    const scene = { element: card, ports };
    await then(scene);
    await settled(card);
    return scene;
  };
const pick = async ({ element }: Scene, name = 'happy'): Promise<void> => {
  one(element, `[data-value="${name}"]`).click();
  await settled(element);
};
const send = async (scene: Scene): Promise<void> => {
  await pick(scene);
  one(scene.element, '.actions .primary').click();
  await settled(scene.element);
};
const put = (ports: FakePorts): void =>
  ports.drafts.put(feelingsPlace, { on: '2026-11-16', feeling: 'worried', note: 'About gym' }, Date.parse('2026-11-16T19:03:00Z'));
const student = session('student');
const stale = checkIn({
  on: '2026-11-17',
  voice: 'student',
  author: { id: idOf(1), name: 'Maya Thompson', role: 'student' },
  note: { text: 'Theirs', language: 'en', translation: null },
  version: 3,
});

const states: Record<string, () => Promise<Scene>> = {
  'first visit': state({ session: student }),
  loading: state({ session: undefined, status: 'loading' }),
  ready: state({ session: student, checkIns: [...today, ...earlier] }),
  'ready, for a guardian of two': state({ session: session('guardian'), checkIns: earlier }),
  'ready, for a teacher': state({ session: session('teacher'), checkIns: earlier }),
  'for who does not read yet': state({ session: session('student', { ageBand: 'pre-reader' }) }),
  'draft restored': state({ session: student }, {}, undefined, put),
  'a feeling chosen and saved': state({ session: student }, {}, (scene) => pick(scene)),
  'kept in memory only': state(
    { session: student },
    {},
    (scene) => pick(scene),
    (ports) => (ports.drafts.storage = 'memory'),
  ),
  'nothing to send yet': state({ session: student }, {}, ({ element }) => one(element, '.actions .primary').click()),
  'two windows': state({ session: student }, {}, async (scene) => {
    await pick(scene);
    scene.ports.drafts.fork({ tab: 'other', value: { feeling: 'sad', note: 'Other words' }, savedAt: Date.parse('2026-11-17T18:00:00Z') });
  }),
  'waiting to send': state({ session: student }, {}, async (scene) => {
    await send(scene);
    scene.ports.outbox.fail();
    scene.ports.access.set({ offline: true });
  }),
  sent: state({ session: student }, {}, async (scene) => {
    await send(scene);
    scene.ports.outbox.deliver();
  }),
  'failed for good': state({ session: student }, {}, async (scene) => {
    await send(scene);
    scene.ports.outbox.park();
  }),
  conflict: state({ session: student }, {}, async (scene) => {
    await send(scene);
    scene.ports.outbox.conflict(stale);
    await settled(scene.element);
    await customElements.whenDefined('flywheel-two-versions');
  }),
  'not today': state({ session: student }, {}, ({ element }) => control(element, /^Not today|^⟦Nöt töd|^ليس اليوم/).click()),
  'signed out in the middle': state({ session: student }, {}, async (scene) => {
    await pick(scene);
    scene.ports.access.set({ status: 'signed-out' });
  }),
  'signed out from the start': state({ session: undefined, status: 'signed-out' }),
  unreachable: state({ session: undefined, status: 'unreachable' }),
  misconfigured: state({ session: undefined, status: 'misconfigured' }),
  'not offered': state({ session: student, capabilities: ['goals'] }),
  'no student': state({ session: session('guardian', { students: [] }) }),
  'not allowed to see': state({ session: session('guardian', { students: [{ ...maya('guardian'), permissions: [] }] }) }),
  'only to read': state({ session: session('family-viewer'), checkIns: today }),
  'asked for help': state({
    session: session('teacher'),
    checkIns: [{ ...stale, help: { personId: idOf(4), name: 'Ms Rivera', answeredAt: null } }],
  }),
  'history open': state({ session: student, checkIns: [...today, ...earlier] }, {}, async ({ element }) => {
    one(element, '.history-button').click();
    await customElements.whenDefined('flywheel-check-in-history');
  }),
  'words that are very long': state({ session: student }, {}, undefined, (ports) =>
    ports.drafts.put(feelingsPlace, { note: `${'اليوم كان طويلا '.repeat(200)}${'x'.repeat(300)}` }, 1),
  ),
  'the list cannot be read': state({ session: student }, {}, ({ ports }) => {
    ports.reader.failure = new CallFailure('network', 'check-ins.list');
    ports.reader.refresh();
  }),
  'check-in/check-out, for a teacher': state({ session: session('teacher'), plans: [plan] }, { mode: 'check-in-check-out' }, async ({ element }) => {
    await import('../../../src/widgets/check-in-card/plan-view.js');
    await settled(element);
    all(element, '.stages button')[1]!.click();
    await customElements.whenDefined('flywheel-check-out-view');
  }),
  'check-in/check-out, for a guardian': state(
    { session: session('guardian', { students: [maya('guardian'), leo('guardian')] }), plans: [plan] },
    { mode: 'check-in-check-out' },
  ),
  'daily report card': state({ session: session('teacher'), plans: [{ ...reportPlan, name: 'Maya’s card' }] }, { mode: 'daily-report-card' }, () =>
    customElements.whenDefined('flywheel-report-view').then(() => undefined),
  ),
  'no plan': state({ session: session('teacher') }, { mode: 'daily-report-card' }),
  'a whole group': state({ session: session('teacher') }, { group: true }, () => customElements.whenDefined('flywheel-check-in-group').then(() => undefined)),
};

widgetBehaves({
  tag: 'flywheel-check-in-card',
  states,
  ready: state({ session: student }),
  again: async (ports) => {
    const { card } = await mountOn(ports);
    return { element: card, ports };
  },
  type: async (element, words) => {
    if (all(element, 'flywheel-note-field').length === 0) one(element, '.add-words').click();
    await settled(element);
    type(one<HTMLTextAreaElement>(element, 'textarea'), words);
    await settled(element);
  },
  words: (element) => one<HTMLTextAreaElement>(element, 'textarea').value,
  property: { name: 'mode', value: 'daily-report-card', shows: /Daily report card/ },
  heard: [
    'region My day Check-in',
    'heading My day',
    'heading How are you right now?',
    'radio Angry',
    'radio Proud',
    'radio Safe',
    'StaticText Ana Thompson, Ms Rivera, Mr Chen, and another adult in your family will read this.',
    'button I would like to talk with somebody',
    'button Add a few words',
    'button Send',
    'button Earlier check-ins',
  ],
  untranslated: [
    /Thompson|Rivera|Chen|Alder Creek|555-0142|School days 8|Room 12|Maya’s card|Slept badly|About gym|Other words|Theirs|اليوم|^(AM|PM)$/,
    /^(Be|Starts|Asks|Kind|Within|Raises|No more|Morning|Reading|Lunch|Math|Closing|My day)/,
  ],
});
