/** The tables of goals and what hangs on them, as `seed-school.ts` fills them. */
import type { GoalTerms } from '../../../src/contract/goal-terms.js';
import type { SchoolStory } from './school.js';

/** One statement for a table: `$1` the school, `$2` the rows as JSON. */
export type Table = readonly [sql: string, rowsOf: (story: SchoolStory) => readonly object[]];

export const list = (values: string) => `array(select jsonb_array_elements_text(${values}))`;

const termColumns = 'statement, domain, measure, unit, direction, baseline, probes, starts_on, target, ends_on, scale';
const termTypes = `statement text, domain text, measure text, unit text, direction text, baseline numeric, probes jsonb, "startsOn" date, target numeric, "endsOn" date,
       scale jsonb`;
const termValues = `r.statement, r.domain, r.measure, r.unit, r.direction, r.baseline, array(select jsonb_array_elements_text(r.probes)::numeric), r."startsOn",
       r.target, r."endsOn", case when jsonb_typeof(r.scale) = 'array' then ${list('r.scale')} end`;
const flat = ({ measure, ...terms }: GoalTerms) => ({ ...terms, measure: measure?.kind ?? null, unit: measure?.unit ?? null });

const goals: readonly Table[] = [
  [
    `insert into goals (school_id, id, student_id, origin, status, language, author_id, review_on, ended_by, ended_at, ended_why, version, created_at, updated_at)
     select $1, r.id, r."studentId", r.origin, r.status, r.language, r."authorId", r."reviewOn", r."endedBy", r."endedAt", r."endedWhy", r.version, r."createdAt",
       r."updatedAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "studentId" uuid, origin text, status text, language text, "authorId" uuid, "reviewOn" date,
       "endedBy" uuid, "endedAt" timestamptz, "endedWhy" text, version integer, "createdAt" timestamptz, "updatedAt" timestamptz)`,
    (story) =>
      story.goals.map(({ ending, ...goal }) => ({ ...goal, endedBy: ending?.byId ?? null, endedAt: ending?.at ?? null, endedWhy: ending?.reason ?? null })),
  ],
  [
    `insert into goal_revisions (school_id, goal_id, number, reason, author_id, at, ${termColumns})
     select $1, r."goalId", r.number, r.reason, r."byId", r.at, ${termValues}
     from jsonb_to_recordset($2::jsonb) as r ("goalId" uuid, number integer, reason text, "byId" uuid, at timestamptz, ${termTypes})`,
    (story) => story.goals.flatMap(({ id, revisions }) => revisions.map(({ terms, ...revision }) => ({ ...revision, ...flat(terms), goalId: id }))),
  ],
  [
    `insert into goal_proposals (school_id, goal_id, id, reason, language, author_id, at, state, ${termColumns})
     select $1, r."goalId", r.id, r.reason, r.language, r."byId", r.at, r.state, ${termValues}
     from jsonb_to_recordset($2::jsonb) as r ("goalId" uuid, id uuid, reason text, language text, "byId" uuid, at timestamptz, state text, ${termTypes})`,
    (story) =>
      story.goals.flatMap(({ id, language, proposals }) => proposals.map(({ terms, ...proposal }) => ({ ...proposal, ...flat(terms), goalId: id, language }))),
  ],
  [
    `insert into goal_phase_changes (school_id, goal_id, id, on_day, label, author_id, at) select $1, r."goalId", r.id, r."on", r.label, r."byId", r.at
     from jsonb_to_recordset($2::jsonb) as r ("goalId" uuid, id uuid, "on" date, label text, "byId" uuid, at timestamptz)`,
    (story) => story.goals.flatMap(({ id, phaseChanges }) => phaseChanges.map((change) => ({ ...change, goalId: id }))),
  ],
  [
    `insert into goal_points (school_id, id, goal_id, student_id, on_day, value, note, language, voice, author_id, check_in_id, version, created_at, updated_at)
     select $1, r.id, r."goalId", r."studentId", r."on", r.value, r.note, r.language, r.voice, r."authorId", r."checkInId", r.version, r."createdAt", r."updatedAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "goalId" uuid, "studentId" uuid, "on" date, value numeric, note text, language text, voice text,
       "authorId" uuid, "checkInId" uuid, version integer, "createdAt" timestamptz, "updatedAt" timestamptz)`,
    (story) => story.goalPoints,
  ],
];

const around: readonly Table[] = [
  [
    `insert into commitments (school_id, id, goal_id, student_id, voice, author_id, text, language, review_on, state, version, created_at, updated_at)
     select $1, r.id, r."goalId", r."studentId", r.voice, r."authorId", r.text, r.language, r."reviewOn", r.state, r.version, r."createdAt", r."updatedAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "goalId" uuid, "studentId" uuid, voice text, "authorId" uuid, text text, language text, "reviewOn" date,
       state text, version integer, "createdAt" timestamptz, "updatedAt" timestamptz)`,
    (story) => story.commitments,
  ],
  [
    `insert into strategies (school_id, id, student_id, text, language, place, voice, author_id, version, created_at, updated_at)
     select $1, r.id, r."studentId", r.text, r.language, r.place, r.voice, r."authorId", r.version, r."createdAt", r."updatedAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "studentId" uuid, text text, language text, place text, voice text, "authorId" uuid, version integer,
       "createdAt" timestamptz, "updatedAt" timestamptz)`,
    (story) => story.strategies,
  ],
  [
    `insert into strategy_goals (school_id, strategy_id, student_id, goal_id, position) select $1, r."strategyId", r."studentId", r."goalId", r.position
     from jsonb_to_recordset($2::jsonb) as r ("strategyId" uuid, "studentId" uuid, "goalId" uuid, position integer)`,
    (story) => story.strategies.flatMap(({ id, studentId, goalIds }) => goalIds.map((goalId, position) => ({ strategyId: id, studentId, goalId, position }))),
  ],
  [
    `insert into strategy_findings (school_id, strategy_id, person_id, voice, finding, at) select $1, r."strategyId", r."byId", r.voice, r.finding, r.at
     from jsonb_to_recordset($2::jsonb) as r ("strategyId" uuid, "byId" uuid, voice text, finding text, at timestamptz)`,
    (story) => story.strategies.flatMap(({ id, findings }) => findings.map((finding) => ({ ...finding, strategyId: id }))),
  ],
  [
    `insert into progress_reports (school_id, id, goal_id, student_id, from_day, until_day, outlook, points, required_per_week, actual_per_week, method, comment,
       language, author_id, created_at)
     select $1, r.id, r."goalId", r."studentId", r."from", r."until", r.outlook, r.points, r."requiredPerWeek", r."actualPerWeek", r.method, r.comment, r.language,
       r."authorId", r."createdAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "goalId" uuid, "studentId" uuid, "from" date, "until" date, outlook text, points integer,
       "requiredPerWeek" float8, "actualPerWeek" float8, method text, comment text, language text, "authorId" uuid, "createdAt" timestamptz)`,
    (story) => story.progressReports.map(({ basis, ...report }) => ({ ...report, ...basis })),
  ],
];

/** In the order of their foreign keys, after the check-ins. */
export const goalTables: readonly Table[] = [...goals, ...around];
