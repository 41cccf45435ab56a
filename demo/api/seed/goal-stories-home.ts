/** Goals of the youngest class, and those that families told in Spanish. */
import type { GoalTerms } from '../../../src/contract/goal-terms.js';
import { later } from './calendar.js';
import type { GoalCalendar } from './goal-calendar.js';
import type { CommitmentTold, GoalTold, StrategyTold } from './goal-told.js';

const joiningIn = [
  'Watches from the bench, an adult beside him.',
  'Stands near a game, an adult beside him.',
  'Joins a game when a friend or an adult asks him.',
  'Asks whether he may play.',
  'Starts a game and asks others in.',
];

/** A goal attainment scale for one who does not read yet. */
export function oliverJoinsIn({ monday, schoolDayOfWeek }: GoalCalendar): GoalTold {
  const startsOn = monday(8);
  const on = (week: number) => schoolDayOfWeek(later(startsOn, 7 * week + 4));
  return {
    key: 'oliver-joins-in',
    student: 'oliver',
    origin: 'school',
    author: 'lindqvist',
    reviewOn: later(startsOn, 70),
    terms: {
      statement: 'Oliver joins in a game at recess.',
      domain: 'social-emotional',
      measure: { kind: 'attainment', unit: 'level' },
      direction: 'increase',
      baseline: -2,
      probes: [],
      startsOn,
      target: 0,
      endsOn: later(startsOn, 98),
      scale: joiningIn,
    },
    points: [
      { on: on(0), by: 'lindqvist', value: -2 },
      { on: on(2), by: 'lindqvist', value: -2 },
      { on: on(4), by: 'nair', value: -1, note: 'Held the end of the jump rope.' },
      { on: later(startsOn, 40), by: 'amy-chen', value: 0, note: 'At the playground, with a cousin.' },
      { on: on(6), by: 'lindqvist', value: -1, note: 'Stood by the kickball game for all of recess.' },
    ],
    commitments: [
      { by: 'oliver', on: startsOn, text: 'I will bring my ball.', reviewOn: later(startsOn, 70) },
      { by: 'amy-chen', on: startsOn, text: 'I will invite one friend home on Saturdays.', reviewOn: later(startsOn, 70) },
      { by: 'lindqvist', on: startsOn, text: 'I will pair Oliver with a buddy at recess each day.', reviewOn: later(startsOn, 70) },
    ],
  };
}

export function aminaSounds({ monday, schoolDayOfWeek }: GoalCalendar): GoalTold {
  const startsOn = monday(7);
  return {
    key: 'amina-sounds',
    student: 'amina',
    origin: 'school',
    author: 'lindqvist',
    reviewOn: later(startsOn, 63),
    terms: {
      statement: 'Amina says the sound of each letter of the alphabet.',
      domain: 'academic',
      measure: { kind: 'count', unit: 'letter sounds' },
      direction: 'increase',
      baseline: 9,
      probes: [8, 10, 9],
      startsOn,
      target: 26,
      endsOn: later(startsOn, 126),
      scale: null,
    },
    points: [10, 12, 13, 16].map((value, index) => ({ on: schoolDayOfWeek(later(startsOn, 14 * index + 3)), by: 'lindqvist', value })),
  };
}

const spanish = (terms: Omit<GoalTerms, 'probes' | 'scale' | 'direction'>): GoalTerms => ({ ...terms, direction: 'increase', probes: [], scale: null });

const diaryTerms = (startsOn: string) =>
  spanish({
    statement: 'Valentina escribe en su diario tres tardes por semana.',
    domain: 'academic',
    measure: { kind: 'count', unit: 'tardes por semana' },
    baseline: 0,
    startsOn,
    target: 3,
    endsOn: later(startsOn, 60),
  });
const diaryCommitments = (startsOn: string, reviewOn: string): readonly CommitmentTold[] => [
  { by: 'valentina', on: startsOn, text: 'Voy a escribir antes de mirar el teléfono.', reviewOn },
  { by: 'rosa-castillo', on: startsOn, text: 'Voy a sentarme a su lado con mi propio cuaderno.', reviewOn },
];

/** Revised with a reason: what was aimed at came sooner. */
export function valentinaDiary({ monday }: GoalCalendar): GoalTold {
  const startsOn = monday(7);
  const sunday = (week: number) => later(startsOn, 7 * week + 6);
  const terms = diaryTerms(startsOn);
  const again = later(startsOn, 28);
  return {
    key: 'valentina-diary',
    student: 'valentina',
    origin: 'home',
    author: 'rosa-castillo',
    language: 'es',
    reviewOn: later(again, 60),
    terms,
    revisions: [
      {
        by: 'rosa-castillo',
        on: again,
        reason: 'Ya escribe tres tardes sin que se lo recordemos. Ella misma pidió subir a cinco.',
        terms: {
          ...terms,
          statement: 'Valentina escribe en su diario cinco tardes por semana.',
          baseline: 3,
          startsOn: again,
          target: 5,
          endsOn: later(again, 60),
        },
      },
    ],
    points: [
      { on: sunday(0), by: 'rosa-castillo', value: 1 },
      { on: sunday(1), by: 'valentina', value: 2 },
      { on: sunday(2), by: 'rosa-castillo', value: 3, note: 'Me leyó una página en voz alta.' },
      { on: sunday(4), by: 'valentina', value: 3 },
      { on: sunday(5), by: 'rosa-castillo', value: 4 },
    ],
    commitments: diaryCommitments(startsOn, later(again, 60)),
  };
}

export function mateoTables({ monday }: GoalCalendar): GoalTold {
  const startsOn = monday(4);
  return {
    key: 'mateo-tables',
    student: 'mateo',
    origin: 'home',
    author: 'lucia-ramirez',
    language: 'es',
    reviewOn: later(startsOn, 60),
    terms: spanish({
      statement: 'Mateo sabe las tablas de multiplicar hasta el diez.',
      domain: 'academic',
      measure: { kind: 'percent', unit: 'por ciento de aciertos' },
      baseline: 45,
      startsOn,
      target: 90,
      endsOn: later(startsOn, 60),
    }),
    points: [
      { on: later(startsOn, 5), by: 'lucia-ramirez', value: 50 },
      { on: later(startsOn, 12), by: 'jose-ramirez', value: 55, note: 'En el autobús, jugando.' },
      { on: later(startsOn, 19), by: 'lucia-ramirez', value: 62.5 },
    ],
  };
}

export function lucasDresses({ monday }: GoalCalendar): GoalTold {
  const startsOn = monday(3);
  return {
    key: 'lucas-dresses',
    student: 'lucas',
    origin: 'home',
    author: 'rosa-castillo',
    language: 'es',
    reviewOn: later(startsOn, 60),
    terms: spanish({
      statement: 'Lucas se viste solo por la mañana.',
      domain: 'functional',
      measure: { kind: 'count', unit: 'mañanas por semana' },
      baseline: 1,
      startsOn,
      target: 5,
      endsOn: later(startsOn, 60),
    }),
    points: [
      { on: later(startsOn, 6), by: 'rosa-castillo', value: 2 },
      { on: later(startsOn, 13), by: 'rosa-castillo', value: 2 },
    ],
  };
}

export function strategiesToldAtHome({ monday }: GoalCalendar): readonly StrategyTold[] {
  const start = monday(7);
  return [
    {
      key: 'two-notebooks',
      student: 'valentina',
      by: 'rosa-castillo',
      on: later(start, 3),
      language: 'es',
      text: 'Escribimos las dos a la vez, cada una en su cuaderno.',
      place: 'home',
      goals: ['valentina-diary'],
      findings: [{ by: 'valentina', on: later(start, 20), finding: 'works' }],
    },
    {
      key: 'ball',
      student: 'oliver',
      by: 'lindqvist',
      on: start,
      text: 'Bring something that others want to play with.',
      place: 'anywhere',
      goals: ['oliver-joins-in'],
      findings: [{ by: 'amy-chen', on: later(start, 30), finding: 'works' }],
    },
  ];
}
