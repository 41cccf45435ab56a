/**
 * A school's own adapter for stories: the function `call(operation, input)` that a page may give instead of an address, answered from the seed. What is
 * sent to it stays on the page.
 */
import { buildSchool } from '../../demo/api/seed/school.js';
import { sceneOf } from '../../demo/api/seed/scenes.js';
import type { Call } from '../../src/contract/operation.js';
import { AdapterSchool } from '../../test/support/adapter-school.js';

/** Today in the school's zone, as the widgets will see it: this story happens now. */
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', dateStyle: 'short' }).format(new Date());

/** @param person key of the seed's roster. */
export function adapterFor(person: string): Call {
  const scene = sceneOf(buildSchool(today()), person);
  const school = new AdapterSchool();
  school.session = scene.session;
  school.checkIns.push(...scene.session.students.flatMap(({ id }) => scene.checkIns(id)));
  return school.call;
}
