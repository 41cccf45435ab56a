/**
 * A school's own adapter for stories: the function `call(operation, input)` that a page may give instead of an address, answered from the seed. What is
 * sent to it stays on the page. The toolbar's connection lies between.
 */
import { buildSchool } from '../../demo/api/seed/school.js';
import { sceneOf } from '../../demo/api/seed/scenes.js';
import type { Call } from '../../src/contract/operation.js';
import { AdapterSchool } from '../../test/support/adapter-school.js';
import { overNetwork } from './network.js';

/** Today in the school's zone, as the widgets will see it: this story happens now. */
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', dateStyle: 'short' }).format(new Date());

/** @param person key of the seed's roster. */
export function adapterFor(person: string): Call {
  const scene = sceneOf(buildSchool(today()), person);
  const school = new AdapterSchool();
  school.session = scene.session;
  school.capabilities = ['check-ins', 'goals'];
  school.checkIns.push(...scene.session.students.flatMap(({ id }) => scene.checkIns(id)));
  const list = (id: string, of: 'student' | 'goal', items: (id: string) => readonly unknown[]): void => {
    school.answers.set(id, ({ params }) => ({ items: items(params![of]!), next: null }));
  };
  list('goals.list', 'student', scene.goals);
  list('goal-points.list', 'goal', scene.goalPoints);
  list('commitments.list', 'student', scene.commitments);
  list('strategies.list', 'student', scene.strategies);
  list('progress-reports.list', 'student', scene.progressReports);
  return overNetwork(school.call);
}
