/** What somebody sees of a student's goals at the time of the stories: goals and points of the seed school, and the same told longer or shorter. */
import { addDays } from '../../src/base/days.js';
import type { GoalPoint } from '../../src/contract/goal-point.js';
import type { Goal } from '../../src/contract/goal.js';
import { NOW, sightOf, TODAY, type LookerName, type Sight } from './people.js';

/** What the school tells of goals. */
export interface Told {
  /** Newest first. */
  readonly goals: readonly Goal[];
  /** Of all goals, newest first. */
  readonly points: readonly GoalPoint[];
}
export interface GoalSight extends Sight {
  readonly told: Told;
  /** The one that the story is about: the newest that is not over. */
  readonly goal: Goal | undefined;
}

export function goalSightOf(name: LookerName): GoalSight {
  const sight = sightOf(name);
  const goals = sight.goals(sight.studentId);
  const points = goals.flatMap(({ id }) => sight.goalPoints(id)).filter(({ createdAt }) => createdAt <= NOW);
  return { ...sight, told: { goals, points }, goal: goals.find(({ status }) => status === 'active') };
}

const pointsOf = ({ told, goal }: GoalSight): readonly GoalPoint[] => told.points.filter(({ goalId }) => goalId === goal?.id);
const idOf = (number: number): string => `01999999-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** Nothing but the first points of the goal. */
export const firstPoints = (sight: GoalSight, count: number): Told => ({ ...sight.told, points: pointsOf(sight).slice(-count) });

/** The newest value once more, today: where it lay beside the aim line, it now lies further off. */
export function sameAgainToday(sight: GoalSight): Told {
  const [latest] = pointsOf(sight);
  const today = latest && { ...latest, id: idOf(1), on: TODAY, note: null, checkInId: null, createdAt: NOW };
  return { ...sight.told, points: today ? [today, ...sight.told.points] : sight.told.points };
}

const BEGAN = '2024-08-26';
const DAYS = 813;
const voices = ['school', 'school', 'home', 'school', 'student'] as const;

/** More than two years of one goal: two points or three on every day. */
export function longHistory(sight: GoalSight, count = 2000): Told {
  const { goal, told } = sight;
  const [model] = pointsOf(sight);
  const first = goal?.revisions[0];
  if (!goal || !first || !model) return told;
  const { baseline, target, scale } = first.terms;
  const [from, to] = [baseline ?? 0, target ?? 10];
  const points = Array.from({ length: count }, (_, index): GoalPoint => {
    const on = addDays(BEGAN, Math.floor((index * DAYS) / count));
    const wave = Math.sin(index * 1.7) + Math.sin(index * 0.31) * 1.5;
    const exact = from + ((to - from) * index * 0.8) / count + wave * (scale ? 0.4 : 2);
    const value = Math.round(scale ? Math.min(2, Math.max(-2, exact)) : Math.max(0, exact));
    const createdAt = `${on}T20:${String(index % 60).padStart(2, '0')}:00.000Z`;
    return { ...model, id: idOf(10_000 + index), on, value, note: null, checkInId: null, voice: voices[index % voices.length]!, createdAt };
  });
  const long = {
    ...goal,
    revisions: [{ ...first, terms: { ...first.terms, startsOn: BEGAN, endsOn: addDays(BEGAN, 1000) } }],
    phaseChanges: [],
    points: count,
  };
  return { goals: told.goals.map((one) => (one === goal ? long : one)), points: points.reverse() };
}

const otherScript = 'تقرأ مايا كل يوم صفحة واحدة بصوت عال أمام أخيها الصغير. ';
const longWord = 'Donaudampfschifffahrtsgesellschaftskapitän';

/** Words that are far longer than anybody plans for, and of two scripts. */
export function longWords({ goal, told }: GoalSight): Told {
  if (!goal) return told;
  const [first, ...others] = goal.revisions;
  const statement = `${otherScript.repeat(3)}${longWord.repeat(3)} 🌱 ${'Given a passage that is new to her, she reads on and on. '.repeat(3)}`;
  const long: Goal = { ...goal, revisions: [{ ...first!, terms: { ...first!.terms, statement } }, ...others] };
  return {
    goals: told.goals.map((one) => (one === goal ? long : one)),
    points: told.points.map((point) => ({ ...point, note: point.note && `${point.note} ${otherScript}${longWord.repeat(2)}` })),
  };
}
