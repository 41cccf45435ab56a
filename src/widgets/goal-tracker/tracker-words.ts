/** The tracker's own words: its name, its closed doors, the first visit. */
import { msg, str } from '@lit/localize';
import type { ClosedWords } from '../../ui/closed-view.js';
import { may, type GoalScene } from './goal-scene.js';

export const closedWords = (): ClosedWords => ({
  misconfigured: msg('This goal tracker is not set up yet.'),
  signIn: msg('Please sign in to see goals.'),
  notOffered: msg('Your school does not offer goals here.'),
  notAllowed: msg('You cannot see goals of this student.'),
});

export const goalsWord = ({ reader }: GoalScene): string => (reader === 'adult' ? msg('Goals') : msg('My goals'));

export const goalsMeaning = (): string =>
  msg('What home, school and the student work towards together: where it began, where it should go, and how it is going.');

/** The smallest first step. */
export function firstVisitWord({ reader, student }: GoalScene, maySet: boolean): string {
  if (reader !== 'adult')
    return maySet
      ? msg('You have no goal here yet. What would you like to get better at? One sentence is enough to begin.')
      : msg('You have no goal here yet.');
  return maySet
    ? msg(str`${student.name} has no goal here yet. One sentence about what to work towards is enough to begin; the numbers can come later.`)
    : msg(str`${student.name} has no goal here yet. Their family and teachers can set one.`);
}

export const maySet = ({ viewer, student }: GoalScene): boolean => !!viewer.voice && may(student, 'write-goal');
