/** Strategies: shared by everyone who takes part, changed by whoever shared them; what each person found is their own word. */
import { limits } from '../../../src/contract/limits.js';
import { checkVersion } from '../middleware/if-match.js';
import { newId } from '../ids.js';
import {
  findStrategy,
  goalsOfThese,
  insertStrategy,
  listStrategies,
  lockStrategy,
  putFinding,
  updateStrategy,
  type StrategyRow,
} from '../queries/strategies.js';
import { Refusal } from '../refusal.js';
import { checkOwn, partVoice } from '../rules/goal-deciders.js';
import { openStudent, tell, type StudentScene } from './goal-scene.js';
import type { Handlers } from './handler.js';
import { showStrategy } from './show-goal.js';

function replyOf({ viewer, tie }: StudentScene, row: StrategyRow | undefined) {
  if (!row) throw new Refusal('not-found');
  return { answer: showStrategy(viewer, tie, row), version: row.version, recordId: row.id };
}

/** Every goal is one of the student's; another family's cannot be told from none. @throws {Refusal} `not-found`. */
async function checkGoals({ db, viewer, tie }: StudentScene, goalIds: readonly string[]): Promise<void> {
  if ((await goalsOfThese(db, viewer.schoolId, tie.studentId, goalIds)).length < goalIds.length) throw new Refusal('not-found');
}

export const strategyRoutes = {
  'strategies.list': async (ask) => {
    const { db, viewer, tie } = await openStudent(ask);
    const { rows, next } = await listStrategies(db, viewer.schoolId, tie.studentId, { ...ask.query, limit: ask.query.limit ?? limits.pageItemsDefault });
    return { answer: { items: rows.map((row) => showStrategy(viewer, tie, row)), next } };
  },

  'strategies.create': async (ask) => {
    const scene = await openStudent(ask);
    const { db, viewer, tie } = scene;
    const voice = partVoice(viewer, tie);
    await checkGoals(scene, ask.body.goalIds);
    const id = newId(ask.nowMs);
    await insertStrategy(db, viewer, { id, studentId: tie.studentId, voice, at: scene.now }, ask.body);
    await tell(scene, 'strategy-changed', id);
    return { ...replyOf(scene, await findStrategy(db, viewer.schoolId, tie.studentId, id)), location: `strategies/${id}` };
  },

  'strategies.change': async (ask) => {
    const scene = await openStudent(ask);
    const { db, viewer, tie } = scene;
    const before = await lockStrategy(db, viewer.schoolId, tie.studentId, ask.params.strategy);
    if (!before) throw new Refusal('not-found');
    partVoice(viewer, tie);
    checkOwn(viewer, before.author);
    checkVersion(ask.ifMatch, before.version, showStrategy(viewer, tie, before));
    await checkGoals(scene, ask.body.goalIds);
    await updateStrategy(db, viewer.schoolId, { id: before.id, studentId: tie.studentId }, ask.body, scene.now);
    await tell(scene, 'strategy-changed', before.id);
    return replyOf(scene, await findStrategy(db, viewer.schoolId, tie.studentId, before.id));
  },

  'strategies.find': async (ask) => {
    const scene = await openStudent(ask);
    const { db, viewer, tie } = scene;
    const before = await lockStrategy(db, viewer.schoolId, tie.studentId, ask.params.strategy);
    if (!before) throw new Refusal('not-found');
    const isNew = await putFinding(db, viewer, before.id, partVoice(viewer, tie), ask.body.finding, scene.now);
    if (isNew) await tell(scene, 'strategy-changed', before.id);
    return replyOf(scene, await findStrategy(db, viewer.schoolId, tie.studentId, before.id));
  },
} satisfies Partial<Handlers>;
