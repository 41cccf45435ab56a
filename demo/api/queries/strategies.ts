/** Strategies, the goals that they serve, and what each person found. */
import type { Voice } from '../../../src/contract/person.js';
import type { Strategy, StrategyBody, StrategyFinding } from '../../../src/contract/strategy.js';
import type { Named, Viewer } from '../rules/voices.js';
import { namedPerson } from './named-person.js';
import { listedAt, listNewest, newestFirst, type Listed, type PageAsked } from './newest-first.js';
import { all, first, instantOf, run, statement, type Db } from './statement.js';

type Finding = Strategy['findings'][number];
export interface StrategyRow extends Omit<Strategy, 'author' | 'findings'> {
  author: Named;
  findings: (Omit<Finding, 'personId' | 'name'> & { by: Named })[];
}

const strategy = `json_build_object(
    'id', s.id, 'studentId', s.student_id, 'text', s.text, 'language', s.language, 'place', s.place, 'voice', s.voice,
    'author', ${namedPerson('s', 's.author_id')},
    'goalIds', (select coalesce(json_agg(sg.goal_id order by sg.position, sg.goal_id), '[]') from strategy_goals sg
      where sg.school_id = s.school_id and sg.strategy_id = s.id),
    'findings', (select coalesce(json_agg(json_build_object('by', ${namedPerson('s', 'f.person_id')}, 'voice', f.voice, 'finding', f.finding,
        'at', ${instantOf('f.at')}) order by f.at, f.person_id), '[]') from strategy_findings f where f.school_id = s.school_id and f.strategy_id = s.id),
    'createdAt', ${instantOf('s.created_at')}, 'updatedAt', ${instantOf('s.updated_at')}, 'version', s.version
  ) as item`;
const from = 'from strategies s where s.school_id = $1 and s.student_id = $2';

const one = statement<{ item: StrategyRow }>('strategy', `select ${strategy} ${from} and s.id = $3`);
const lock = statement<object>('strategy_lock', 'select from strategies where school_id = $1 and student_id = $2 and id = $3 for update');
const list = statement<Listed<StrategyRow>>('strategies', `select ${strategy}, ${listedAt('s')} ${from} ${newestFirst('s', 3)}`);

export const findStrategy = async (db: Db, schoolId: string, studentId: string, strategyId: string) =>
  (await first(db, one, schoolId, studentId, strategyId))?.item;

/** The same, held until the transaction ends. */
export async function lockStrategy(db: Db, schoolId: string, studentId: string, strategyId: string): Promise<StrategyRow | undefined> {
  await first(db, lock, schoolId, studentId, strategyId);
  return findStrategy(db, schoolId, studentId, strategyId);
}

/** Newest first. */
export const listStrategies = (db: Db, schoolId: string, studentId: string, asked: PageAsked) => listNewest(db, list, [schoolId, studentId], asked);

const lean = statement<{ id: string }>(
  'strategy_goals_lean',
  'select id from goals where school_id = $1 and student_id = $2 and id = any ($3::uuid[]) order by id for key share',
);
/** Those of `goalIds` that are goals of the student, held so that they do not go away meanwhile. */
export const goalsOfThese = async (db: Db, schoolId: string, studentId: string, goalIds: readonly string[]) =>
  (await all(db, lean, schoolId, studentId, goalIds)).map(({ id }) => id);

const insert = statement(
  'strategy_insert',
  `insert into strategies (school_id, id, student_id, text, language, place, voice, author_id, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
);
const unlink = statement('strategy_unlink', 'delete from strategy_goals where school_id = $1 and strategy_id = $2');
const link = statement(
  'strategy_link',
  `insert into strategy_goals (school_id, strategy_id, student_id, goal_id, position)
   select $1, $2, $3, g.id, g.place - 1 from unnest($4::uuid[]) with ordinality as g (id, place)`,
);

export async function insertStrategy(
  db: Db,
  viewer: Viewer,
  made: { id: string; studentId: string; voice: Voice; at: Date },
  body: StrategyBody,
): Promise<void> {
  await run(db, insert, viewer.schoolId, made.id, made.studentId, body.text, body.language, body.place, made.voice, viewer.id, made.at);
  await run(db, link, viewer.schoolId, made.id, made.studentId, body.goalIds);
}

const update = statement(
  'strategy_update',
  'update strategies set text = $3, language = $4, place = $5, updated_at = $6, version = version + 1 where school_id = $1 and id = $2',
);
export async function updateStrategy(
  db: Db,
  schoolId: string,
  { id, studentId }: { id: string; studentId: string },
  body: StrategyBody,
  at: Date,
): Promise<void> {
  await run(db, update, schoolId, id, body.text, body.language, body.place, at);
  await run(db, unlink, schoolId, id);
  await run(db, link, schoolId, id, studentId, body.goalIds);
}

const find = statement(
  'strategy_find',
  `insert into strategy_findings (school_id, strategy_id, person_id, voice, finding, at) values ($1, $2, $3, $4, $5, $6)
   on conflict (school_id, strategy_id, person_id) do update set voice = excluded.voice, finding = excluded.finding, at = excluded.at
   where strategy_findings.finding <> excluded.finding`,
);
const raise = statement('strategy_raise', 'update strategies set version = version + 1, updated_at = $3 where school_id = $1 and id = $2');

/** `false`: they said just that before, and nothing changed. */
export async function putFinding(db: Db, viewer: Viewer, strategyId: string, voice: Voice, finding: StrategyFinding, at: Date): Promise<boolean> {
  if ((await run(db, find, viewer.schoolId, strategyId, viewer.id, voice, finding, at)) === 0) return false;
  await run(db, raise, viewer.schoolId, strategyId, at);
  return true;
}
