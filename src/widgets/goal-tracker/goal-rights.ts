/** What the viewer may do with a goal, as far as permissions and `mayDecide` tell; and who can where they cannot. The API has the last word. */
import { msg, str } from '@lit/localize';
import type { Goal, GoalOrigin } from '../../contract/goal.js';
import { namesInRow } from '../../ui/moment.js';
import type { GoalPurpose } from './goal-form.js';
import { may, type GoalScene } from './goal-scene.js';

/** For whom the viewer may set a goal; empty: for nobody. */
export function originsOf({ viewer, student }: GoalScene): readonly GoalOrigin[] {
  if (!viewer.voice || !may(student, 'write-goal')) return [];
  return viewer.voice === 'school' ? ['school', 'iep'] : [viewer.voice];
}

export const isActive = (goal: Goal | undefined): boolean => goal?.status === 'active';
export const mayPropose = ({ viewer, student }: GoalScene, goal: Goal): boolean =>
  isActive(goal) && !goal.mayDecide && viewer.voice !== null && may(student, 'propose-goal');
/** Strategies, what was found about them, commitments. */
export const mayTakePart = ({ viewer, student }: GoalScene, goal: Goal): boolean => isActive(goal) && viewer.voice !== null && may(student, 'add-goal-point');
export const mayReport = ({ viewer, student }: GoalScene): boolean => viewer.voice === 'school' && may(student, 'write-goal');

/** What the viewer can write about a goal, or of a new one; `undefined`: nothing. */
export function purposeOf(scene: GoalScene, goal: Goal | undefined): GoalPurpose | undefined {
  if (!goal) return originsOf(scene).length ? 'new' : undefined;
  if (!isActive(goal)) return undefined;
  if (goal.mayDecide) return goal.points ? 'revise' : 'change';
  return mayPropose(scene, goal) ? 'propose' : undefined;
}

/** Who decides about a goal, by name where the viewer knows it. */
export function deciderWords(scene: GoalScene, goal: Goal | undefined): string {
  const { student, locale } = scene;
  const isFamily = goal?.origin === 'home';
  const names = student.people
    .filter(({ voice, role }) => (isFamily ? voice === 'home' : voice === 'school') && role !== 'family-viewer')
    .flatMap(({ name }) => name ?? []);
  const who = names.length ? namesInRow(names, locale) : isFamily ? msg('The family') : msg('The school');
  return goal?.origin === 'student' ? msg(str`${student.name}, together with the school,`) : who;
}
