/** The plans at Alder Creek: check-in/check-out on two scales, and two daily report cards. As the contract spells them, ids aside. */
import type { CheckInCheckOutPlan, DailyReportCardPlan } from '../../../src/contract/check-in-plan.js';

type Draft<P> = Omit<P, 'id' | 'studentIds'> & { readonly key: string; readonly students: readonly string[] };
export type PlanStory = Draft<CheckInCheckOutPlan> | Draft<DailyReportCardPlan>;

export const planStories: readonly PlanStory[] = [
  {
    key: 'four-points',
    mode: 'check-in-check-out',
    name: 'Daily points with Ms. Rivera',
    expectations: [
      { key: 'safe', name: 'Be safe' },
      { key: 'kind', name: 'Be kind' },
      { key: 'ready', name: 'Be ready to learn' },
    ],
    periods: [
      { key: 'morning-meeting', name: 'Morning meeting' },
      { key: 'reading', name: 'Reading' },
      { key: 'math', name: 'Math' },
      { key: 'lunch-recess', name: 'Lunch and recess' },
      { key: 'science', name: 'Science' },
      { key: 'specials', name: 'Art, music or gym' },
    ],
    scale: { lowest: 0, highest: 2 },
    goalPercent: 80,
    students: ['maya', 'ethan'],
  },
  {
    key: 'seven-points',
    mode: 'check-in-check-out',
    name: 'Jordan’s day sheet',
    expectations: [
      { key: 'on-time', name: 'Arrive on time with materials' },
      { key: 'on-task', name: 'Start work and stay with it' },
      { key: 'respectful', name: 'Respectful words' },
      { key: 'ask-for-a-break', name: 'Ask for a break when I need one' },
    ],
    periods: [
      { key: 'period-1', name: 'Period 1, English' },
      { key: 'period-2', name: 'Period 2, Math' },
      { key: 'period-3', name: 'Period 3, Science' },
      { key: 'period-4', name: 'Period 4, Social studies' },
      { key: 'period-5', name: 'Period 5, Elective' },
    ],
    scale: { lowest: 1, highest: 3 },
    goalPercent: 80,
    students: ['jordan'],
  },
  {
    key: 'eli-report',
    mode: 'daily-report-card',
    name: 'Eli’s daily report',
    behaviours: [
      { key: 'circle', name: 'Stays with the group at circle time', criterion: 'with no more than 2 reminders' },
      { key: 'hands', name: 'Keeps hands to himself in line', criterion: 'on both trips down the hall' },
      { key: 'clean-up', name: 'Helps clean up', criterion: 'before the song ends' },
      { key: 'words', name: 'Uses words when he is upset', criterion: 'at least once, if it comes up' },
    ],
    students: ['eli'],
  },
  {
    key: 'sam-report',
    mode: 'daily-report-card',
    name: 'Sam’s daily report',
    behaviours: [
      { key: 'morning-work', name: 'Finishes morning work', criterion: 'at least 8 of 10 problems' },
      { key: 'raise-hand', name: 'Raises a hand before speaking', criterion: 'with no more than 3 reminders' },
      { key: 'writing', name: 'Starts writing within two minutes', criterion: 'in at least 2 of 3 lessons' },
      { key: 'planner', name: 'Writes homework in the planner', criterion: 'checked at 2:45' },
      { key: 'recess', name: 'Comes in from recess on the first bell', criterion: 'both recesses' },
    ],
    students: ['sam'],
  },
];
