import { CallFailure } from '../../../src/contract/problem.js';
import { currentLanguage } from '../../../src/i18n/locale.js';
import { widgetBehaves, type Scene } from '../../shared/widget-behaves.js';
import { idOf } from '../../support/check-ins.js';
import type { FakePorts } from '../../support/fake-ports.js';
import { goalOf, goalPoint, readingPoints, readingTerms, revision } from '../../support/goals.js';
import { all, one, settled, type } from '../../support/inside.js';
import { goalSession, mountTracker, mountTrackerOn, pointPlace, type TrackerProperties, type TrackerSetting } from '../../support/mount-tracker.js';
import { until } from '../../support/stepping-clock.js';

type Then = (scene: Scene) => Promise<void> | void;
const state =
  (setting: TrackerSetting = {}, then: Then = () => undefined, prepare?: (ports: FakePorts) => void, properties: TrackerProperties = {}) =>
  async (): Promise<Scene> => {
    const { tracker, ports } = await mountTracker({ locale: currentLanguage(), ...setting }, properties, prepare);
    const scene = { element: tracker, ports };
    await then(scene);
    await settled(tracker);
    return scene;
  };
const write = async ({ element }: Scene, value = '35'): Promise<void> => {
  type(one<HTMLInputElement>(element, '#value'), value);
  await settled(element);
};
const send = async (scene: Scene, value?: string): Promise<void> => {
  await write(scene, value);
  one(scene.element, '.point-form .primary').click();
  await settled(scene.element);
};
const alone = goalSession('guardian', { one: true });
const own = goalPoint('2025-10-18', 30, { voice: 'home', author: { id: idOf(2), name: 'Ana Thompson' } });
const scale = ['Never', 'With help', 'Alone, once a day', 'Alone, most of the day', 'Helps others'];
const attainment = revision(1, { ...readingTerms, measure: { kind: 'attainment', unit: 'level' }, scale, baseline: -1, target: 0, probes: [] });
const over = goalOf({}, { id: idOf(702), status: 'met', ending: { reason: null, by: goalOf().author, at: '2025-10-01T12:00:00.000Z' } });

const states: Record<string, () => Promise<Scene>> = {
  'first visit': state({ goals: [], points: [] }),
  loading: state({ session: undefined, status: 'loading' }),
  ready: state({ session: alone }),
  'ready, for a guardian of two': state(),
  'ready, for a teacher': state({ session: goalSession('teacher') }),
  'ready, for the student': state({ session: goalSession('student') }),
  'for who does not read yet': state({ session: goalSession('student', { ageBand: 'pre-reader' }) }),
  'only to read': state({ session: goalSession('family-viewer') }),
  'nothing measured yet': state({ points: [] }),
  'not enough data': state({ points: readingPoints().slice(0, 2) }),
  'a question to the team': state({ points: [...readingPoints(), goalPoint('2025-10-27', 30), goalPoint('2025-11-03', 31)], now: '2025-11-03T19:00:00Z' }),
  'parts missing': state({ goals: [goalOf({ endsOn: null, baseline: null, probes: [], measure: null })] }),
  'a scale': state({ goals: [goalOf({}, { revisions: [attainment] })], points: [goalPoint('2025-10-01', 1)] }),
  'several goals, one over': state({ goals: [goalOf(), goalOf({}, { id: idOf(701), origin: 'home' }), over] }, ({ element }) => {
    one(element, '.foot [aria-expanded="false"]:last-of-type').click();
  }),
  'as a table': state({}, async ({ element }) => {
    one(element, '.tools > .button').click();
    await customElements.whenDefined('flywheel-goal-table');
  }),
  'draft restored': state({}, undefined, (ports) =>
    ports.drafts.put(pointPlace, { on: '2025-10-19', value: '34', note: 'At bedtime' }, Date.parse('2025-10-19T19:03:00Z')),
  ),
  'a value written and saved': state({}, (scene) => write(scene)),
  'kept in memory only': state(
    {},
    (scene) => write(scene),
    (ports) => (ports.drafts.storage = 'memory'),
  ),
  'something is wrong': state({}, (scene) => send(scene, '-5')),
  'far from everything': state({}, (scene) => send(scene, '9999')),
  'two windows': state({}, async (scene) => {
    await write(scene);
    scene.ports.drafts.fork({ tab: 'other', value: { value: '36', note: 'Other words' }, savedAt: Date.parse('2025-10-20T18:00:00Z') });
  }),
  'waiting to send': state({}, async (scene) => {
    await send(scene);
    scene.ports.outbox.fail();
    scene.ports.access.set({ offline: true });
  }),
  sent: state({}, async (scene) => {
    await send(scene);
    scene.ports.outbox.deliver();
  }),
  'failed for good': state({}, async (scene) => {
    await send(scene);
    scene.ports.outbox.park();
  }),
  conflict: state({ points: [...readingPoints(), own] }, async (scene) => {
    await send(scene);
    const problem = { type: 'stale-version', title: '', status: 412, current: { ...own, value: 32, version: 5 } };
    scene.ports.outbox.change(scene.ports.outbox.current[0]!.id, {
      operationId: 'goal-points.change',
      state: 'conflict',
      trouble: { type: 'stale-version', problem },
    });
  }),
  'one’s own points': state({ points: [...readingPoints(), own] }, async ({ element }) => {
    one(element, '.own > button').click();
    const takeBack = () => all(element, '.own li .quiet')[0];
    await until(() => takeBack() !== undefined, 'the viewer’s points are listed');
    takeBack()!.click();
  }),
  'signed out in the middle': state({}, async (scene) => {
    await write(scene);
    scene.ports.access.set({ status: 'signed-out' });
  }),
  'signed out from the start': state({ session: undefined, status: 'signed-out' }),
  unreachable: state({ session: undefined, status: 'unreachable' }),
  misconfigured: state({ session: undefined, status: 'misconfigured' }),
  'not offered': state({ capabilities: ['check-ins'] }),
  'no student': state({ session: { ...alone, students: [] } }),
  'not allowed to see': state({ session: { ...alone, students: alone.students.map((student) => ({ ...student, permissions: [] })) } }),
  'goals cannot be read': state({}, ({ ports }) => {
    ports.reader.failure = new CallFailure('network', 'goals.list');
    ports.reader.refresh();
  }),
  'words that are very long': state({ goals: [goalOf({ statement: `${'اليوم كان طويلا '.repeat(25)}${'x'.repeat(80)}` })] }),
};

widgetBehaves({
  tag: 'flywheel-goal-tracker',
  states,
  ready: state({ session: alone }),
  again: async (ports) => {
    const { tracker } = await mountTrackerOn(ports);
    return { element: tracker, ports };
  },
  type: async (element, words) => {
    if (all(element, 'flywheel-note-field').length === 0) one(element, '.add-words').click();
    await settled(element);
    type(one<HTMLTextAreaElement>(element, 'textarea'), words);
    await settled(element);
  },
  words: (element) => one<HTMLTextAreaElement>(element, 'textarea').value,
  property: { name: 'preReader', value: true, shows: /You are on the way to 64/ },
  heard: [
    'region Maya Thompson Goals',
    'heading Maya Thompson',
    'heading Maya reads 64 words per minute from a grade 2 passage.',
    'slider Points of this goal, one by one',
    'StaticText The chart has 6 points. The aim line goes from 24 on September 8 to 64 words per minute on January 26, 2026.',
    'button Show as table',
    'textbox How much today?',
    'button Add a few words',
    'StaticText Maya Thompson, Ms Rivera, Mr Chen, and another adult in Maya Thompson’s family will read this.',
    'button Send',
  ],
  untranslated: [
    /Thompson|Rivera|Lopez|Chen|Alder Creek|Maya|words per minute|level|At bedtime|Other words|اليوم|^(AM|PM)$|^(Never|With help|Alone|Helps)|\d{4}|Theil/,
  ],
});
