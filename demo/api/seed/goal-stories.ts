/** The goals of Grade 4 and Grade 7 at Alder Creek, as each family and teacher would tell them. What Oliver's and the Spanish-speaking families work on is in `goal-stories-home.ts`. */
import type { GoalTerms } from '../../../src/contract/goal-terms.js';
import { later } from './calendar.js';
import type { GoalCalendar } from './goal-calendar.js';
import type { CommitmentTold, GoalTold, PointTold, StrategyTold } from './goal-told.js';

const fluencyTerms = (startsOn: string): GoalTerms => ({
  statement: 'Given a new Grade 4 passage, Maya reads aloud 64 words correctly in a minute.',
  domain: 'academic',
  measure: { kind: 'rate', unit: 'words per minute' },
  direction: 'increase',
  baseline: 24,
  probes: [22, 25, 24],
  startsOn,
  target: 64,
  endsOn: later(startsOn, 140),
  scale: null,
});
const fluencyCommitments = (startsOn: string): readonly CommitmentTold[] => [
  { by: 'maya', on: later(startsOn, 1), text: 'I will read one page three times before I play.', reviewOn: later(startsOn, 56) },
  { by: 'dana-brooks', on: later(startsOn, 2), text: 'I will listen for ten minutes after dinner, Monday to Thursday.', reviewOn: later(startsOn, 56) },
  { by: 'marcus-hill', on: later(startsOn, 3), text: 'I will bring a book to every practice.', reviewOn: later(startsOn, 35), state: 'kept' },
  {
    by: 'rivera',
    on: later(startsOn, 1),
    text: 'I will hear Maya read alone each Monday and write down the number the same day.',
    reviewOn: later(startsOn, 56),
  },
];

/** Median of three probes, 24, to 64 in twenty weeks: two words a minute more each week. */
export function mayaFluency({ monday, isSchoolDay }: GoalCalendar): GoalTold {
  const startsOn = monday(6);
  const terms = fluencyTerms(startsOn);
  // Above, below, above, below, below, below the aim line: one more below, and the last four agree.
  const weekly: readonly [value: number, by: string, note?: string][] = [
    [27, 'rivera', 'Cold read, first try. She smiled at the end.'],
    [26, 'rivera'],
    [31, 'dana-brooks', 'The dog book, at the kitchen table.'],
    [29, 'rivera'],
    [31, 'marcus-hill', 'Read to me in the car park before practice.'],
    [33, 'rivera', 'Accuracy is up, she corrects herself now. Speed is not there yet.'],
  ];
  return {
    key: 'maya-fluency',
    student: 'maya',
    origin: 'iep',
    author: 'rivera',
    terms,
    reviewOn: later(startsOn, 63),
    points: weekly.map(([value, by, note], index): PointTold => {
      const on = later(startsOn, 7 * (index + 1));
      const isHome = by !== 'rivera' || !isSchoolDay(on);
      return { on, value, by: by === 'rivera' && isHome ? 'dana-brooks' : by, ...(note !== undefined && { note }), ...(!isHome && { withCheckOut: true }) };
    }),
    proposals: [
      {
        by: 'dana-brooks',
        on: later(startsOn, 40),
        reason: 'She reads with more heart than speed right now, and counting every minute makes her stop. A gentler line would keep her reading.',
        terms: { ...terms, target: 56 },
      },
    ],
    commitments: fluencyCommitments(startsOn),
  };
}

/** An earlier goal that she met. */
export function mayaHand({ monday, schoolDay, schoolDayOfWeek }: GoalCalendar): GoalTold {
  const startsOn = monday(15);
  const on = (week: number) => schoolDayOfWeek(later(startsOn, 7 * week + 4));
  return {
    key: 'maya-hand',
    student: 'maya',
    origin: 'school',
    author: 'rivera',
    reviewOn: null,
    terms: {
      statement: 'Maya raises her hand and waits before she speaks, in eight of ten turns.',
      domain: 'behavioural',
      measure: { kind: 'percent', unit: 'percent of turns' },
      direction: 'increase',
      baseline: 40,
      probes: [],
      startsOn,
      target: 80,
      endsOn: later(startsOn, 70),
      scale: null,
    },
    points: [45, 50, 60, 70, 80, 85].map((value, week) => ({ on: on(week), by: 'rivera', value })),
    ending: {
      by: 'rivera',
      on: schoolDay(later(startsOn, 49)),
      outcome: 'met',
      reason: 'Two weeks in a row at eight of ten and more. She asked to stop counting.',
    },
  };
}

const callOuts: readonly [value: number, by: string, note?: string][] = [
  [11, 'okonkwo'],
  [12, 'okonkwo', 'A fire drill and a substitute. Hard week for everyone.'],
  [10, 'okonkwo'],
  [11, 'jordan', 'I counted myself.'],
  [10, 'okonkwo'],
  [8, 'okonkwo', 'First week with the break card.'],
  [7, 'jordan', 'Used it four times.'],
  [6, 'okonkwo'],
  [6, 'okonkwo'],
  [5, 'okonkwo', 'He waited for a whole discussion, then said the best thing in it.'],
];

/** Fewer call-outs: a goal that decreases, with another way of working from the sixth week on, and a report. */
export function jordanCallOuts({ monday, schoolDay, schoolDayOfWeek }: GoalCalendar): GoalTold {
  const startsOn = monday(10);
  const friday = (week: number) => schoolDayOfWeek(later(startsOn, 7 * week + 4));
  return {
    key: 'jordan-call-outs',
    student: 'jordan',
    origin: 'school',
    author: 'okonkwo',
    reviewOn: later(startsOn, 84),
    terms: {
      statement: 'Jordan calls out at most three times in a school day.',
      domain: 'behavioural',
      measure: { kind: 'count', unit: 'call-outs a day' },
      direction: 'decrease',
      baseline: 12,
      probes: [],
      startsOn,
      target: 3,
      endsOn: later(startsOn, 126),
      scale: null,
    },
    points: callOuts.map(([value, by, note], week) => ({ on: friday(week), by, value, ...(note !== undefined && { note }) })),
    phaseChanges: [{ by: 'okonkwo', on: later(startsOn, 35), label: 'Break card on the desk' }],
    commitments: [
      { by: 'jordan', on: later(startsOn, 35), text: 'I will put the card up instead of saying it.', reviewOn: later(startsOn, 84) },
      { by: 'carla-price', on: later(startsOn, 36), text: 'I will ask what went well before I ask what did not.', reviewOn: later(startsOn, 84) },
      { by: 'okonkwo', on: later(startsOn, 35), text: 'I will call on Jordan within five minutes when his card is up.', reviewOn: later(startsOn, 84) },
    ],
    reports: [
      {
        by: 'okonkwo',
        from: startsOn,
        until: schoolDay(later(startsOn, 60)),
        comment: 'The break card made the difference, and choosing it was Jordan’s idea. We go on as we are.',
      },
    ],
  };
}

/** A family goal of two months. */
export function graceEvenings({ monday }: GoalCalendar): GoalTold {
  const startsOn = monday(5);
  const sunday = (week: number) => later(startsOn, 7 * week + 6);
  return {
    key: 'grace-evenings',
    student: 'grace',
    origin: 'home',
    author: 'amy-chen',
    reviewOn: later(startsOn, 60),
    terms: {
      statement: 'We read together in the evening, five evenings a week.',
      domain: 'academic',
      measure: { kind: 'count', unit: 'evenings a week' },
      direction: 'increase',
      baseline: 2,
      probes: [],
      startsOn,
      target: 5,
      endsOn: later(startsOn, 60),
      scale: null,
    },
    points: [
      { on: sunday(0), by: 'amy-chen', value: 2 },
      { on: sunday(1), by: 'wei-chen', value: 3, note: 'Grace picked the book. Dragons again.' },
      { on: sunday(2), by: 'grace', value: 3 },
      { on: sunday(3), by: 'amy-chen', value: 4 },
    ],
    commitments: [
      { by: 'wei-chen', on: startsOn, text: 'I will put my phone in the drawer from seven to eight.', reviewOn: later(startsOn, 60) },
      { by: 'grace', on: startsOn, text: 'I will choose the book before dinner.', reviewOn: later(startsOn, 60) },
    ],
  };
}

/** A student's own, not yet said how it is measured or by when. */
export function omarSpeaksUp({ monday }: GoalCalendar): GoalTold {
  const startsOn = monday(2);
  return {
    key: 'omar-speaks-up',
    student: 'omar',
    origin: 'student',
    author: 'omar',
    reviewOn: null,
    terms: {
      statement: 'I want to say something in every class discussion.',
      domain: 'social-emotional',
      measure: null,
      direction: 'increase',
      baseline: null,
      probes: [],
      startsOn,
      target: null,
      endsOn: null,
      scale: null,
    },
    points: [],
  };
}

const echo = (start: string): StrategyTold => ({
  key: 'echo',
  student: 'maya',
  by: 'dana-brooks',
  on: later(start, 9),
  text: 'I read a line, she reads it after me, we swap.',
  place: 'anywhere',
  goals: ['maya-fluency'],
  findings: [{ by: 'dana-brooks', on: later(start, 20), finding: 'tried' }],
});
const breakCard = ({ monday, schoolDay }: GoalCalendar): StrategyTold => ({
  key: 'break-card',
  student: 'jordan',
  by: 'jordan',
  on: schoolDay(monday(6)),
  text: 'A card on my desk: red side up means I have something to say and can wait.',
  place: 'school',
  goals: ['jordan-call-outs'],
  findings: [
    { by: 'okonkwo', on: schoolDay(monday(4)), finding: 'works' },
    { by: 'jordan', on: schoolDay(monday(4)), finding: 'works' },
  ],
});

export function strategiesTold(calendar: GoalCalendar): readonly StrategyTold[] {
  const { monday, schoolDay } = calendar;
  const start = monday(6);
  const school = (days: number) => schoolDay(later(start, days));
  const tried = { by: 'rivera', on: school(11), finding: 'works' } as const;
  return [
    {
      key: 'same-page',
      student: 'maya',
      by: 'rivera',
      on: school(2),
      text: 'Read the same page three times, once a day. The third time is for the voices.',
      place: 'home',
      goals: ['maya-fluency'],
      findings: [tried, { by: 'maya', on: later(start, 12), finding: 'works' }, { by: 'marcus-hill', on: later(start, 13), finding: 'tried' }],
    },
    {
      key: 'reading-window',
      student: 'maya',
      by: 'rivera',
      on: school(3),
      text: 'Follow the line with a reading window.',
      place: 'school',
      goals: ['maya-fluency'],
      findings: [
        { by: 'rivera', on: school(18), finding: 'does-not' },
        { by: 'maya', on: later(start, 19), finding: 'does-not' },
      ],
    },
    echo(start),
    breakCard(calendar),
  ];
}
