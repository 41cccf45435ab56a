/**
 * Every state that a goal tracker draws on purpose, by name: what the school answers, what the device remembers, and what then happens. It presses and
 * types as a person does, through the tracker alone.
 */
import type { GoalPoint } from '../../src/contract/goal-point.js';
import type { Permission } from '../../src/contract/person.js';
import type { FakePorts, FakeSetting } from '../../test/support/fake-ports.js';
import { all, appears, one, settled, type } from '../../test/support/inside.js';
import { firstPoints, longHistory, longWords, sameAgainToday, type GoalSight, type Told } from './goal-sight.js';
import { onPaper } from './on-paper.js';
import { NOW, TODAY } from './people.js';

export interface GoalScene {
  readonly tracker: HTMLElement;
  readonly ports: FakePorts;
  readonly sight: GoalSight;
}
export interface GoalState {
  /** What is otherwise than in a school where everything works. */
  readonly setting?: (sight: GoalSight) => FakeSetting;
  /** What the school tells of goals, where it is not what the seed tells. */
  readonly told?: (sight: GoalSight) => Told;
  /** Before the tracker is there. */
  readonly before?: (scene: Omit<GoalScene, 'tracker'>) => void;
  /** Once it is there; returns what puts the page back. */
  readonly then?: (scene: GoalScene) => Promise<(() => void) | void> | (() => void) | void;
}

const placeOf = ({ studentId, goal }: GoalSight) => ({ studentId, widget: 'goal-tracker', record: `point-${goal!.id}` });
const isScale = ({ goal }: GoalSight): boolean => !!goal?.revisions.at(-1)!.terms.scale;
/** A value that is likely next. */
const nextOf = (sight: GoalSight): number => (isScale(sight) ? 0 : (sight.told.points.find(({ goalId }) => goalId === sight.goal?.id)?.value ?? 0) + 2);
const wordsOf = ({ looker }: GoalSight): string => looker.besides ?? looker.note;
const viewOf = ({ tracker }: GoalScene): Element => all(tracker, 'flywheel-goal-view')[0]!;

async function fill(scene: GoalScene): Promise<void> {
  const { sight } = scene;
  const view = viewOf(scene);
  if (isScale(sight)) (await appears(view, '.level input[value="0"]')).click();
  else type(await appears<HTMLInputElement>(view, '#value'), String(nextOf(sight)));
  await settled(view);
  const [words] = all(view, '.add-words');
  if (!words) return;
  words.click();
  await settled(view);
  type(one<HTMLTextAreaElement>(view, 'textarea'), wordsOf(sight));
  await settled(view);
}

export async function send(scene: GoalScene): Promise<void> {
  await fill(scene);
  one(viewOf(scene), '.point-form .primary').click();
  await settled(scene.tracker);
}

/** The viewer's own point, as it was changed on another device meanwhile. */
function elsewhere({ goal, viewerId, told, session: { viewer } }: GoalSight): GoalPoint {
  const [model] = told.points.filter(({ goalId }) => goalId === goal?.id);
  const author = { id: viewerId, name: viewer.name };
  return { ...model!, value: model!.value + 1, voice: viewer.voice!, author, note: null, updatedAt: '2026-11-17T17:40:00.000Z', version: 3 };
}

type Section = 'strategies' | 'commitments' | 'changes' | 'reports' | 'ending';
/** Opens what belongs to the goal, and one section of it. */
export async function openPlan(scene: GoalScene, section: Section): Promise<Element> {
  one(viewOf(scene), '.more .link').click();
  await customElements.whenDefined('flywheel-goal-plan');
  await settled(scene.tracker);
  one(viewOf(scene), `[aria-controls="in-${section}"]`).click();
  await settled(scene.tracker);
  return one(viewOf(scene), `#in-${section}`);
}

async function openEditor({ tracker }: GoalScene): Promise<void> {
  all(tracker, '.foot > button, .first > button')[0]!.click();
  await customElements.whenDefined('flywheel-goal-editor');
  await settled(tracker);
}

/** The goal is revised here and, before that arrived, elsewhere. */
async function reviseTwice(scene: GoalScene): Promise<void> {
  const { ports, sight, tracker } = scene;
  const inside = await openPlan(scene, 'changes');
  one(inside, '[data-next="flywheel-goal-editor"]').click();
  await settled(tracker);
  type(
    one<HTMLTextAreaElement>(inside, '#statement'),
    'Given a new Grade 4 passage, Maya reads aloud 60 words correctly in a minute, with the expression of a storyteller.',
  );
  type(one<HTMLTextAreaElement>(inside, '#reason'), 'She reads with more heart than speed.');
  await settled(tracker);
  one(inside, '.form .primary').click();
  await settled(tracker);
  const [first] = sight.goal!.revisions;
  const terms = { ...first!.terms, statement: 'Given a new Grade 4 passage, Maya reads aloud 64 words correctly in a minute, and tells what happened.' };
  const by = { id: '01999999-0000-7000-8000-000000000002', name: 'Dr. Nair', voice: 'school' as const };
  const current = {
    ...sight.goal!,
    revisions: [first!, { number: 2, terms, reason: 'Understanding counts too.', by, at: NOW }],
    version: sight.goal!.version + 1,
    updatedAt: NOW,
  };
  const problem = { type: 'stale-version', title: 'Changed meanwhile', status: 412, current } as const;
  ports.outbox.change(ports.outbox.current.at(-1)!.id, {
    operationId: 'goals.revise',
    state: 'conflict',
    attempts: 1,
    trouble: { type: 'stale-version', problem },
  });
  await customElements.whenDefined('flywheel-two-versions');
}

const withPermissions = (permissions: readonly Permission[], { session, studentId }: GoalSight): FakeSetting => ({
  session: { ...session, students: session.students.filter(({ id }) => id === studentId).map((student) => ({ ...student, permissions: [...permissions] })) },
});
const nobody = { session: undefined };
const nothingTold = (): Told => ({ goals: [], points: [] });

export const goalStates = {
  ready: {},
  'first visit': { told: nothingTold },
  loading: { setting: () => ({ ...nobody, status: 'loading' }) },
  'draft restored': {
    before: ({ ports, sight }) =>
      ports.drafts.put(placeOf(sight), { on: TODAY, value: String(nextOf(sight)), note: wordsOf(sight) }, Date.parse('2026-11-17T12:11:00Z')),
  },
  saving: { before: ({ ports }) => (ports.drafts.storage = 'saving'), then: fill },
  saved: { then: fill },
  'kept only while open': { before: ({ ports }) => (ports.drafts.storage = 'memory'), then: fill },
  'nothing to send yet': { then: (scene) => one(viewOf(scene), '.point-form .primary').click() },
  'waiting to send': {
    then: async (scene) => {
      await send(scene);
      scene.ports.outbox.fail(undefined, 3);
      scene.ports.access.set({ offline: true });
    },
  },
  sent: {
    then: async (scene) => {
      await send(scene);
      scene.ports.outbox.deliver();
    },
  },
  failed: {
    then: async (scene) => {
      await send(scene);
      scene.ports.outbox.park(undefined, 'not-allowed');
    },
  },
  conflict: {
    then: async (scene) => {
      await send(scene);
      const problem = { type: 'stale-version', title: 'Changed meanwhile', status: 412, current: elsewhere(scene.sight) } as const;
      const trouble = { type: 'stale-version', problem } as const;
      scene.ports.outbox.change(scene.ports.outbox.current.at(-1)!.id, { operationId: 'goal-points.change', state: 'conflict', attempts: 1, trouble });
    },
  },
  'signed out': {
    then: async (scene) => {
      await fill(scene);
      scene.ports.access.set({ status: 'signed-out' });
    },
  },
  'another tab’s words': {
    then: async (scene) => {
      await fill(scene);
      scene.ports.drafts.fork({ tab: 'other', value: { value: '0', note: 'There is a quiz today.' }, savedAt: Date.parse('2026-11-17T18:20:00Z') });
    },
  },
  'no permission': { setting: (sight) => withPermissions([], sight) },
  'only to read': { setting: (sight) => withPermissions(['see-goals'], sight) },
  'not offered': { setting: () => ({ capabilities: ['check-ins'] }) },
  unreachable: { setting: () => ({ ...nobody, status: 'unreachable' }) },
  misconfigured: { setting: () => ({ ...nobody, status: 'misconfigured' }) },
  'long history': { told: longHistory },
  'long text': { told: longWords },
  'not enough data': { told: (sight) => firstPoints(sight, 2) },
  'a question to the team': { told: sameAgainToday },
  'as a table': {
    then: async (scene) => {
      one(viewOf(scene), '.tools > .button').click();
      await customElements.whenDefined('flywheel-goal-table');
    },
  },
  'goals that are over': { then: ({ tracker }) => one(tracker, '.foot > button:last-of-type').click() },
  'at home and at school': { then: async (scene) => void (await openPlan(scene, 'strategies')) },
  promises: { then: async (scene) => void (await openPlan(scene, 'commitments')) },
  'suggestion waiting': { then: async (scene) => void (await openPlan(scene, 'changes')) },
  'progress report': { then: async (scene) => one(await openPlan(scene, 'reports'), '.entry .link').click() },
  editor: { then: openEditor },
  'revised twice': { then: reviseTwice },
  print: { then: ({ tracker }) => onPaper(tracker) },
} as const satisfies Readonly<Record<string, GoalState>>;
export type GoalStateName = keyof typeof goalStates;
