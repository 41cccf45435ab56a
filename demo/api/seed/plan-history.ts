/** Eight weeks of check-in/check-out and daily report cards: the numbers fall by chance around each student's story, the words are the story's. */
import type { Rating } from '../../../src/contract/check-in.js';
import { chanceOf } from './chance.js';
import { adults, makeEntry, type Entry } from './entry.js';
import { planStories, type PlanStory } from './plans.js';
import { families } from './roster.js';
import { planDays, type PlanDays } from './stories.js';
import { usualFeelings } from './words-student.js';

type PointsPlan = Extract<PlanStory, { mode: 'check-in-check-out' }>;
type ReportPlan = Extract<PlanStory, { mode: 'daily-report-card' }>;

interface Day {
  readonly student: string;
  readonly story: PlanDays;
  readonly on: string;
  /** School days back from the last one, which is 1. */
  readonly back: number;
  /** How likely the best rating is today. */
  readonly likely: number;
  readonly chance: () => number;
}

/** All entries of the plans' own kinds, with what home wrote on those days. */
export function planHistory(schoolDays: readonly string[]): Entry[] {
  return planStories.flatMap((plan) =>
    plan.students.flatMap((student) => {
      const story = planDays[student]!;
      return schoolDays.flatMap((on, index) => {
        const back = schoolDays.length - index;
        const rise = story.begins + (story.becomes - story.begins) * (index / schoolDays.length);
        const day: Day = { student, story, on, back, likely: story.hard.includes(back) ? rise * 0.45 : rise, chance: chanceOf(`day ${back} of ${student}`) };
        const atSchool = story.away.includes(back) ? [] : plan.mode === 'check-in-check-out' ? pointsDay(plan, day) : [reportDay(plan, day)];
        return [...atSchool, ...homeNote(day)];
      });
    }),
  );
}

const time = (hour: number, chance: number) => `${String(hour).padStart(2, '0')}:${String(Math.floor(chance * 60)).padStart(2, '0')}`;

/** Home says that it has read the day, three times out of four. */
function readAtHome({ student, chance }: Day) {
  const guardians = families.filter(({ role, children }) => role === 'guardian' && children.includes(student));
  const guardian = guardians[Math.floor(chance() * guardians.length)]!;
  return chance() < 0.75 ? { acknowledged: { by: guardian.key, kind: 'read-at-home', at: time(17 + Math.floor(chance() * 5), chance()) } as const } : {};
}

function homeNote({ student, story, on, back, chance }: Day): Entry[] {
  const words = story.home[back];
  if (!words) return [];
  return [makeEntry({ student, author: words[0], voice: 'home', on, at: time(6, 0.5 + chance() / 2), note: words[1], audience: adults })];
}

function pointsDay(plan: PointsPlan, day: Day): Entry[] {
  const { student, story, on, back, chance } = day;
  const common = { student, on, plan: plan.key };
  const late = story.late.includes(back);
  const checkIn =
    !late && chance() < 0.9
      ? [
          makeEntry({
            ...common,
            author: student,
            voice: 'student',
            kind: 'check-in',
            at: time(8, 0.1 + chance() / 4),
            feeling: usualFeelings[Math.floor(chance() * usualFeelings.length)]!,
          }),
        ]
      : [];
  const ratings = plan.periods.flatMap(({ key: period }, index) => {
    // A late morning, an assembly: not rated, which counts neither for nor against.
    const missed = (late && index === 0) || chance() < 0.03;
    return plan.expectations.map(({ key: expectation }): Rating => ({ expectation, period, score: missed ? null : scored(plan, day.likely, chance) }));
  });
  const checkOut = makeEntry({
    ...common,
    author: story.teacher,
    voice: 'school',
    kind: 'check-out',
    at: late ? '10:02' : time(9, chance() / 3),
    changedAt: time(14, 0.7 + chance() / 4),
    version: plan.periods.length,
    note: story.school[back] ?? null,
    ratings,
    ...readAtHome(day),
  });
  return [...checkIn, checkOut];
}

function scored({ scale }: PointsPlan, likely: number, chance: () => number): number {
  if (chance() < likely) return scale.highest;
  return chance() < 0.75 ? scale.highest - 1 : scale.lowest;
}

function reportDay(plan: ReportPlan, day: Day): Entry {
  const { student, story, on, back, likely, chance } = day;
  return makeEntry({
    student,
    on,
    plan: plan.key,
    author: story.teacher,
    voice: 'school',
    kind: 'report',
    at: time(14, 0.6 + chance() / 3),
    note: story.school[back] ?? null,
    results: plan.behaviours.map(({ key: behaviour }) => ({ behaviour, met: chance() < 0.05 ? null : chance() < likely })),
    ...readAtHome(day),
  });
}
