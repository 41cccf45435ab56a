/**
 * The goals of the seed school as the database keeps them, made from how they are told. What a report rests on is reckoned by the same rules that
 * the widgets use. It runs in a browser and knows no SQL.
 */
import type { Commitment } from '../../../src/contract/commitment.js';
import type { GoalPoint } from '../../../src/contract/goal-point.js';
import type { Goal, GoalProposal, GoalRevision, PhaseChange } from '../../../src/contract/goal.js';
import type { GoalTerms } from '../../../src/contract/goal-terms.js';
import type { Voice } from '../../../src/contract/person.js';
import type { ProgressReport } from '../../../src/contract/progress-report.js';
import type { Strategy } from '../../../src/contract/strategy.js';
import { standingOfGoal } from '../../../src/domain/goal-standing.js';
import { instantAt } from './calendar.js';
import { idOf } from './chance.js';
import { personId, studentId, type Entry } from './entry.js';
import { goalCalendar, type GoalCalendar } from './goal-calendar.js';
import { aminaSounds, lucasDresses, mateoTables, oliverJoinsIn, strategiesToldAtHome, valentinaDiary } from './goal-stories-home.js';
import { graceEvenings, jordanCallOuts, mayaFluency, mayaHand, omarSpeaksUp, strategiesTold } from './goal-stories.js';
import type { GoalTold, StrategyTold } from './goal-told.js';
import { pupils, staff } from './roster.js';

interface By {
  readonly byId: string;
}
type Authored<T> = Omit<T, 'author'> & { readonly authorId: string };
type Said<T> = Omit<T, 'by'> & By;
type Terms = { readonly terms: GoalTerms };

/** A goal with the ids of its people; the key names it in stories and tests. */
export interface SeedGoal extends Authored<Omit<Goal, 'revisions' | 'proposals' | 'phaseChanges' | 'ending' | 'mayDecide'>> {
  readonly key: string;
  readonly revisions: readonly (Said<GoalRevision> & Terms)[];
  readonly proposals: readonly (Said<Omit<GoalProposal, 'decision'>> & Terms)[];
  readonly phaseChanges: readonly Said<PhaseChange>[];
  readonly ending: Said<NonNullable<Goal['ending']>> | null;
}
export type SeedPoint = Authored<GoalPoint>;
export type SeedCommitment = Authored<Commitment>;
export type SeedReport = Authored<ProgressReport>;
export interface SeedStrategy extends Authored<Omit<Strategy, 'findings'>> {
  readonly findings: readonly (Omit<Strategy['findings'][number], 'personId' | 'name'> & By)[];
}
/** Each list oldest first. */
export interface GoalsStory {
  readonly goals: readonly SeedGoal[];
  readonly goalPoints: readonly SeedPoint[];
  readonly commitments: readonly SeedCommitment[];
  readonly strategies: readonly SeedStrategy[];
  readonly progressReports: readonly SeedReport[];
}

const isStaff = (key: string) => staff.some((one) => one.key === key);
const voiceOf = (key: string): Voice => (isStaff(key) ? 'school' : pupils.some((one) => one.key === key) ? 'student' : 'home');
const hours: Record<Voice, string> = { school: '15:20', home: '19:40', student: '16:05' };
/** When somebody does something on a day; staff on the last school day until then. */
const msOf = ({ schoolDay }: GoalCalendar, by: string, on: string) => instantAt(isStaff(by) ? schoolDay(on) : on, hours[voiceOf(by)]);
const iso = (ms: number) => new Date(ms).toISOString();
const oldestFirst = <T extends { createdAt: string; id: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1));

/** @param entries the check-ins of the school: some points were logged with one. */
export function buildGoals(today: string, entries: readonly Entry[]): GoalsStory {
  const calendar = goalCalendar(today);
  const told = [mayaFluency, mayaHand, jordanCallOuts, graceEvenings, omarSpeaksUp, oliverJoinsIn, aminaSounds, valentinaDiary, mateoTables, lucasDresses].map(
    (tell) => tell(calendar),
  );
  const made = told.map((goal) => {
    const points = pointsOf(calendar, goal, entries);
    return { told: goal, goal: goalOf(calendar, goal, points.length), points };
  });
  const idOfGoal = new Map(made.map(({ goal }) => [goal.key, goal.id]));
  return {
    goals: oldestFirst(made.map(({ goal }) => goal)),
    goalPoints: oldestFirst(made.flatMap(({ points }) => points)),
    commitments: oldestFirst(made.flatMap((each) => commitmentsOf(calendar, each.told, each.goal))),
    strategies: oldestFirst([...strategiesTold(calendar), ...strategiesToldAtHome(calendar)].map((each) => strategyOf(calendar, each, idOfGoal))),
    progressReports: oldestFirst(made.flatMap((each) => reportsOf(calendar, each.told, each.goal, each.points))),
  };
}

const goalIdOf = (calendar: GoalCalendar, { key, author, terms }: GoalTold) => idOf(`goal/${key}`, msOf(calendar, author, terms.startsOn));

function goalOf(calendar: GoalCalendar, told: GoalTold, points: number): SeedGoal {
  const { key, student, origin, author, terms, language = 'en', reviewOn, ending } = told;
  const said = (by: string, on: string) => ({ byId: personId(by), at: iso(msOf(calendar, by, on)) });
  const revisions = [
    { number: 1, terms, reason: null, ...said(author, terms.startsOn) },
    ...(told.revisions ?? []).map((one, index) => ({ number: index + 2, terms: one.terms, reason: one.reason, ...said(one.by, one.on) })),
  ];
  const proposals = (told.proposals ?? []).map(({ by, on, reason, terms }) => {
    return { id: idOf(`proposal/${key}/${on}`, msOf(calendar, by, on)), terms, reason, ...said(by, on), state: 'open' };
  });
  const phaseChanges = (told.phaseChanges ?? []).map(({ by, on, label }) => {
    return { id: idOf(`phase/${key}/${on}`, msOf(calendar, by, on)), on, label, ...said(by, on) };
  });
  const end = ending ? { reason: ending.reason, ...said(ending.by, ending.on) } : null;
  const acts = [...revisions, ...proposals, ...phaseChanges, ...(end ? [end] : [])].map(({ at }) => at).sort();
  return {
    key,
    id: goalIdOf(calendar, told),
    studentId: studentId(student),
    origin,
    status: ending?.outcome ?? 'active',
    language,
    authorId: personId(author),
    revisions,
    proposals,
    phaseChanges,
    reviewOn,
    ending: end,
    points,
    createdAt: acts[0]!,
    updatedAt: acts.at(-1)!,
    version: acts.length,
  };
}

function pointsOf(calendar: GoalCalendar, told: GoalTold, entries: readonly Entry[]): SeedPoint[] {
  const { key, student, language = 'en' } = told;
  return told.points.flatMap(({ on, by, value, note, withCheckOut }) => {
    if (on === undefined) return [];
    const ms = instantAt(on, hours[voiceOf(by)]);
    const checkIn = withCheckOut && entries.find((entry) => entry.studentId === studentId(student) && entry.on === on && entry.kind === 'check-out');
    return {
      id: idOf(`point/${key}/${on}/${by}`, ms),
      goalId: goalIdOf(calendar, told),
      studentId: studentId(student),
      on,
      value,
      note: note ?? null,
      language,
      voice: voiceOf(by),
      authorId: personId(by),
      checkInId: checkIn?.id ?? null,
      createdAt: iso(ms),
      updatedAt: iso(ms),
      version: 1,
    };
  });
}

function commitmentsOf(calendar: GoalCalendar, { key, student, language = 'en', commitments = [] }: GoalTold, goal: SeedGoal): SeedCommitment[] {
  return commitments.map(({ by, on, text, reviewOn, state }) => {
    const ms = Math.max(msOf(calendar, by, on), Date.parse(goal.createdAt) + 60_000);
    const changed = state ? instantAt(reviewOn, '19:50') : ms;
    return {
      id: idOf(`commitment/${key}/${by}`, ms),
      studentId: studentId(student),
      goalId: goal.id,
      voice: voiceOf(by),
      authorId: personId(by),
      text,
      language,
      reviewOn,
      state: state ?? 'open',
      createdAt: iso(ms),
      updatedAt: iso(changed),
      version: state ? 2 : 1,
    };
  });
}

function strategyOf(calendar: GoalCalendar, told: StrategyTold, idOfGoal: ReadonlyMap<string, string>): SeedStrategy {
  const { key, student, by, on, text, language = 'en', place, goals, findings } = told;
  const ms = msOf(calendar, by, on);
  const found = findings
    .map((one) => ({ byId: personId(one.by), voice: voiceOf(one.by), finding: one.finding, at: iso(msOf(calendar, one.by, one.on)) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.byId < b.byId ? -1 : 1));
  return {
    id: idOf(`strategy/${key}`, ms),
    studentId: studentId(student),
    text,
    language,
    place,
    goalIds: goals.map((goal) => idOfGoal.get(goal)!),
    voice: voiceOf(by),
    authorId: personId(by),
    findings: found,
    createdAt: iso(ms),
    updatedAt: found.at(-1)?.at ?? iso(ms),
    version: 1 + found.length,
  };
}

function reportsOf(calendar: GoalCalendar, { key, student, reports = [] }: GoalTold, goal: SeedGoal, points: readonly SeedPoint[]): SeedReport[] {
  return reports.map(({ by, from, until, comment }) => {
    const standing = standingOfGoal(goal as unknown as Goal, points, until);
    const ms = msOf(calendar, by, until) + 60_000;
    return {
      id: idOf(`report/${key}/${until}`, ms),
      studentId: studentId(student),
      goalId: goal.id,
      from,
      until,
      outlook: standing.reached ? 'met' : standing.outlook,
      basis: {
        points: standing.points.length,
        requiredPerWeek: standing.requiredPerWeek ?? null,
        actualPerWeek: standing.trend?.perWeek ?? null,
        method: 'theil-sen',
      },
      comment,
      language: 'en',
      authorId: personId(by),
      createdAt: iso(ms),
    };
  });
}
