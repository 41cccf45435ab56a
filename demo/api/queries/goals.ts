/** Goals as they lie in the database, each whole: its revisions, proposals and phase changes, and how many points lie on it. */
import type { Goal, GoalProposal, GoalRevision, PhaseChange } from '../../../src/contract/goal.js';
import type { Named } from '../rules/voices.js';
import { dayOf, namedPerson } from './named-person.js';
import { listedAt, listNewest, newestFirst, type Listed, type PageAsked } from './newest-first.js';
import { first, instantOf, statement, type Db } from './statement.js';

/** A record of the contract with its person as the database knows them. */
type By<T> = Omit<T, 'by'> & { by: Named };
type Decision = NonNullable<GoalProposal['decision']>;
type Ending = NonNullable<Goal['ending']>;

export interface GoalRow extends Omit<Goal, 'author' | 'revisions' | 'proposals' | 'phaseChanges' | 'ending' | 'mayDecide'> {
  author: Named;
  revisions: By<GoalRevision>[];
  proposals: (Omit<By<GoalProposal>, 'decision'> & { decision: By<Decision> | null })[];
  phaseChanges: By<PhaseChange>[];
  ending: By<Ending> | null;
}

const terms = (t: string) => `json_build_object(
    'statement', ${t}.statement, 'domain', ${t}.domain,
    'measure', case when ${t}.measure is not null then json_build_object('kind', ${t}.measure, 'unit', ${t}.unit) end,
    'direction', ${t}.direction, 'baseline', ${t}.baseline, 'probes', ${t}.probes, 'startsOn', ${dayOf(`${t}.starts_on`)},
    'target', ${t}.target, 'endsOn', ${dayOf(`${t}.ends_on`)}, 'scale', ${t}.scale)`;

const of = (alias: string) => `${alias}.school_id = g.school_id and ${alias}.goal_id = g.id`;
const goal = `json_build_object(
    'id', g.id, 'studentId', g.student_id, 'origin', g.origin, 'status', g.status, 'language', g.language, 'author', ${namedPerson('g', 'g.author_id')},
    'revisions', (
      select json_agg(json_build_object('number', r.number, 'terms', ${terms('r')}, 'reason', r.reason, 'by', ${namedPerson('g', 'r.author_id')},
        'at', ${instantOf('r.at')}) order by r.number) from goal_revisions r where ${of('r')}),
    'proposals', (
      select coalesce(json_agg(json_build_object('id', p.id, 'terms', ${terms('p')}, 'reason', p.reason, 'by', ${namedPerson('g', 'p.author_id')},
        'at', ${instantOf('p.at')}, 'state', p.state, 'decision', case when p.decided_at is not null then json_build_object(
          'by', ${namedPerson('g', 'p.decided_by')}, 'at', ${instantOf('p.decided_at')}, 'reason', p.decided_why) end) order by p.at, p.id), '[]')
      from goal_proposals p where ${of('p')}),
    'phaseChanges', (
      select coalesce(json_agg(json_build_object('id', c.id, 'on', ${dayOf('c.on_day')}, 'label', c.label, 'by', ${namedPerson('g', 'c.author_id')},
        'at', ${instantOf('c.at')}) order by c.on_day, c.id), '[]') from goal_phase_changes c where ${of('c')}),
    'reviewOn', ${dayOf('g.review_on')},
    'ending', case when g.ended_at is not null then json_build_object(
      'reason', g.ended_why, 'by', ${namedPerson('g', 'g.ended_by')}, 'at', ${instantOf('g.ended_at')}) end,
    'points', (select count(*) from goal_points gp where ${of('gp')}),
    'createdAt', ${instantOf('g.created_at')}, 'updatedAt', ${instantOf('g.updated_at')}, 'version', g.version
  ) as item`;
const from = 'from goals g where g.school_id = $1 and g.student_id = $2';

const oneGoal = statement<{ item: GoalRow }>('goal', `select ${goal} ${from} and g.id = $3`);
const held = 'select from goals where school_id = $1 and student_id = $2 and id = $3';
const changing = statement<object>('goal_lock', `${held} for update`);
const leaning = statement<object>('goal_share', `${held} for share`);
const goals = statement<Listed<GoalRow>>('goals', `select ${goal}, ${listedAt('g')} ${from} and ($3::text is null or g.status = $3) ${newestFirst('g', 4)}`);
const there = statement<object>('goal_there', held);

export const findGoal = async (db: Db, schoolId: string, studentId: string, goalId: string) => (await first(db, oneGoal, schoolId, studentId, goalId))?.item;

/** The same, held until the transaction ends: nobody else changes it, or lays a point on it, meanwhile. */
export async function lockGoal(db: Db, schoolId: string, studentId: string, goalId: string): Promise<GoalRow | undefined> {
  await first(db, changing, schoolId, studentId, goalId);
  return findGoal(db, schoolId, studentId, goalId);
}

/** The same, held as it is: nobody changes or ends it meanwhile, while others may lean on it too. */
export async function leanOnGoal(db: Db, schoolId: string, studentId: string, goalId: string): Promise<GoalRow | undefined> {
  await first(db, leaning, schoolId, studentId, goalId);
  return findGoal(db, schoolId, studentId, goalId);
}

export const isGoalThere = async (db: Db, schoolId: string, studentId: string, goalId: string) =>
  (await first(db, there, schoolId, studentId, goalId)) !== undefined;

/** Newest first. */
export const listGoals = (db: Db, schoolId: string, studentId: string, asked: PageAsked & { readonly status?: string | undefined }) =>
  listNewest(db, goals, [schoolId, studentId, asked.status ?? null], asked);
