/** The goal tracker: what it says and asks, goals of every kind, what belongs to a goal, and what a person does with it. Its states are in the files beside this one. */
import type { Meta } from '@storybook/web-components-vite';
import { all, one, settled, type } from '../../test/support/inside.js';
import type { GoalArgs } from '../support/goal-stage.js';
import { goalMeta, type GoalStory } from '../support/goal-stories.js';
import { played, seenAs } from '../support/story-stage.js';

export default { ...goalMeta, title: 'Widgets/Goal tracker' } satisfies Meta<GoalArgs>;

export const AsGuardian: GoalStory = {};
export const AsTeacher: GoalStory = { args: { as: 'teacher' } };
export const AsStudent: GoalStory = { args: { as: 'student' } };
export const AsPreReader: GoalStory = { args: { as: 'pre-reader' } };

export const NotEnoughData: GoalStory = { args: { state: 'not enough data' } };
export const FourPointQuestion: GoalStory = { args: { state: 'a question to the team' } };
export const FourPointQuestionToTheStudent: GoalStory = { args: { as: 'student', state: 'a question to the team' } };
export const DecreaseGoal: GoalStory = { args: { as: 'student in grade 7' } };
/** From the day on which Jordan’s break card came, rates are counted anew. */
export const PhaseChange: GoalStory = { args: { as: 'teacher of grade 7' } };
export const AttainmentScale: GoalStory = { args: { as: 'teacher of Oliver' } };
export const FamilyGoalWithReviewAfterSixtyDays: GoalStory = { args: { as: 'guardian of two' } };
export const AStudentsOwnGoal: GoalStory = { args: { as: 'student with a goal of his own' } };
export const TrendByLeastSquares: GoalStory = { args: { method: 'least-squares' } };

export const AsATable: GoalStory = { args: { state: 'as a table' }, ...seenAs('guardian', 'student', 'teacher') };
export const GoalsThatAreOver: GoalStory = { args: { state: 'goals that are over' } };
export const AtHomeAndAtSchool: GoalStory = { args: { state: 'at home and at school' } };
export const Promises: GoalStory = { args: { state: 'promises' } };
export const ProposalWaiting: GoalStory = { args: { as: 'teacher', state: 'suggestion waiting' } };
export const ProposalSeenByItsAuthor: GoalStory = { args: { state: 'suggestion waiting' } };
export const RevisedTwice: GoalStory = { args: { as: 'teacher', state: 'revised twice' } };
export const Editor: GoalStory = { args: { as: 'teacher', state: 'editor' } };
export const EditorOfAFamily: GoalStory = { args: { state: 'editor' } };
export const ProgressReport: GoalStory = { args: { as: 'teacher of grade 7', state: 'progress report' } };
export const WrittenInAnotherLanguage: GoalStory = { args: { as: 'guardian who reads Spanish' } };

const sentence = (said: boolean, what: string): void => {
  if (!said) throw new Error(what);
};

/** A guardian adds what they counted at home: it is on the chart before it has arrived. */
export const AddAPoint: GoalStory = {
  play: async (context) => {
    await played(context);
    const tracker = context.canvasElement.querySelector('flywheel-goal-tracker')!;
    const queued: string[] = [];
    tracker.addEventListener('flywheel-goal-point-queued', ({ type: name }) => void queued.push(name));
    const view = all(tracker, 'flywheel-goal-view')[0]!;
    type(one<HTMLInputElement>(view, '#value'), '35');
    await settled(view);
    one(view, '.point-form .primary').click();
    await settled(view);
    sentence(queued.length === 1, 'the point was not told of');
    sentence(one<HTMLInputElement>(view, '#value').value === '', 'the form still holds what was sent');
  },
};

/** The picture read point by point with the keyboard. */
export const ReadPointByPoint: GoalStory = {
  play: async (context) => {
    await played(context);
    const chart = all(context.canvasElement, 'flywheel-goal-chart')[0]!;
    const slider = one(chart, '[tabindex="0"]');
    slider.focus();
    const before = chart.shadowRoot!.textContent;
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, composed: true }));
    await settled(chart);
    sentence(chart.shadowRoot!.textContent !== before, 'the arrow key went to no other point');
  },
};
