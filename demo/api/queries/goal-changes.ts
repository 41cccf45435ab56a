/** Writing goals: each function is one fact. The version of a goal is raised by `raiseGoal`, once in a change. */
import type { GoalBody } from '../../../src/contract/goal-changes.js';
import type { GoalTerms } from '../../../src/contract/goal-terms.js';
import { all, first, run, statement, type Db } from './statement.js';

/** Who does it, and when. */
export interface Act {
  readonly schoolId: string;
  readonly personId: string;
  readonly at: Date;
}

const termColumns = 'statement, domain, measure, unit, direction, baseline, probes, starts_on, target, ends_on, scale';
const termValues = (terms: GoalTerms) => [
  terms.statement,
  terms.domain,
  terms.measure?.kind ?? null,
  terms.measure?.unit ?? null,
  terms.direction,
  terms.baseline,
  terms.probes,
  terms.startsOn,
  terms.target,
  terms.endsOn,
  terms.scale,
];
const termPlaces = (n: number) => Array.from({ length: 11 }, (_, index) => `$${n + index}`).join(', ');

const goalInsert = statement(
  'goal_insert',
  `insert into goals (school_id, id, student_id, origin, language, author_id, review_on, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
);
const revisionInsert = statement(
  'goal_revision_insert',
  `insert into goal_revisions (school_id, goal_id, author_id, at, number, reason, ${termColumns}) values ($1, $2, $3, $4, $5, $6, ${termPlaces(7)})`,
);

export async function insertGoal(db: Db, act: Act, goal: { id: string; studentId: string }, body: GoalBody): Promise<void> {
  await run(db, goalInsert, act.schoolId, goal.id, goal.studentId, body.origin, body.language, act.personId, body.reviewOn, act.at);
  await insertRevision(db, act, goal.id, { number: 1, reason: null, terms: body.terms });
}

export async function insertRevision(db: Db, act: Act, goalId: string, { number, reason, terms }: { number: number; reason: string | null; terms: GoalTerms }) {
  await run(db, revisionInsert, act.schoolId, goalId, act.personId, act.at, number, reason, ...termValues(terms));
}

const revisionUpdate = statement(
  'goal_revision_update',
  `update goal_revisions set author_id = $3, at = $4, (${termColumns}) = row(${termPlaces(6)}) where school_id = $1 and goal_id = $2 and number = $5`,
);
/** Puts other terms in the place of a revision's: only where no point lies on the goal. */
export const correctRevision = (db: Db, act: Act, goalId: string, number: number, terms: GoalTerms) =>
  run(db, revisionUpdate, act.schoolId, goalId, act.personId, act.at, number, ...termValues(terms));

const raise = statement(
  'goal_raise',
  `update goals set version = version + 1, updated_at = $3, language = coalesce($4, language), review_on = case when $5 then $6::date else review_on end
   where school_id = $1 and id = $2`,
);
/** One more version; with another language or review day where they are said. */
export const raiseGoal = (db: Db, act: Act, goalId: string, { language, reviewOn }: { language?: string; reviewOn?: string | null } = {}) =>
  run(db, raise, act.schoolId, goalId, act.at, language ?? null, reviewOn !== undefined, reviewOn ?? null);

const proposalInsert = statement(
  'goal_proposal_insert',
  `insert into goal_proposals (school_id, goal_id, author_id, at, id, reason, language, ${termColumns}) values ($1, $2, $3, $4, $5, $6, $7, ${termPlaces(8)})`,
);
export const insertProposal = (db: Db, act: Act, goalId: string, proposal: { id: string; terms: GoalTerms; reason: string; language: string }) =>
  run(db, proposalInsert, act.schoolId, goalId, act.personId, act.at, proposal.id, proposal.reason, proposal.language, ...termValues(proposal.terms));

const decide = statement<{ language: string }>(
  'goal_proposal_decide',
  `update goal_proposals set state = $4, decided_by = $5, decided_at = $6, decided_why = $7
   where school_id = $1 and goal_id = $2 and id = $3 and state = 'open' returning language`,
);
/** The language of the proposal; `undefined`: it was decided before. */
export const decideProposal = async (db: Db, act: Act, goalId: string, proposalId: string, state: string, reason: string | null) =>
  (await first(db, decide, act.schoolId, goalId, proposalId, state, act.personId, act.at, reason))?.language;

const phaseInsert = statement(
  'goal_phase_insert',
  'insert into goal_phase_changes (school_id, goal_id, author_id, at, id, on_day, label) values ($1, $2, $3, $4, $5, $6, $7)',
);
export const insertPhaseChange = (db: Db, act: Act, goalId: string, phase: { id: string; on: string; label: string }) =>
  run(db, phaseInsert, act.schoolId, goalId, act.personId, act.at, phase.id, phase.on, phase.label);

const end = statement(
  'goal_end',
  `update goals set status = $3, ended_by = $4, ended_at = $5, ended_why = $6, updated_at = $5, version = version + 1 where school_id = $1 and id = $2`,
);
export const endGoal = (db: Db, act: Act, goalId: string, outcome: 'met' | 'ended', reason: string | null) =>
  run(db, end, act.schoolId, goalId, outcome, act.personId, act.at, reason);

const reported = statement<object>('goal_reported', 'select from progress_reports where school_id = $1 and goal_id = $2 limit 1');
/** Whether a report was sent on it, which stays as it is. */
export const isReportedOn = async (db: Db, schoolId: string, goalId: string) => (await first(db, reported, schoolId, goalId)) !== undefined;

const unlink = statement<{ id: string }>(
  'goal_unlink',
  `with gone as (delete from strategy_goals where school_id = $1 and goal_id = $2 returning strategy_id)
   update strategies set version = version + 1 where school_id = $1 and id in (select strategy_id from gone) returning id`,
);
const removals = ['commitments', 'goal_proposals', 'goal_phase_changes', 'goal_revisions'].map((table) =>
  statement<object>(`${table}_remove`, `delete from ${table} where school_id = $1 and goal_id = $2`),
);
const remove = statement('goal_remove', 'delete from goals where school_id = $1 and id = $2');

/** Takes a goal back with what was promised towards it. Strategies stay without it; their ids. */
export async function deleteGoal(db: Db, schoolId: string, goalId: string): Promise<string[]> {
  const unlinked = await all(db, unlink, schoolId, goalId);
  for (const removal of removals) await run(db, removal, schoolId, goalId);
  await run(db, remove, schoolId, goalId);
  return unlinked.map(({ id }) => id);
}
