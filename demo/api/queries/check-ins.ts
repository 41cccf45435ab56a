/** The entries of a student, as they lie in the database. What a viewer may see of one is decided here in SQL: their voice is in its audience, or they wrote it. */
import * as v from 'valibot';
import type { CheckInBody, Rating, Result } from '../../../src/contract/check-in.js';
import { modeOfKind } from '../../../src/contract/check-in.js';
import type { Voice } from '../../../src/contract/person.js';
import { id } from '../../../src/contract/values.js';
import type { Translations } from '../rules/translation.js';
import { readingVoice, type Named, type Viewer } from '../rules/voices.js';
import { decodeCursor, pageOf } from './cursor.js';
import { all, exactInstantOf, first, instantOf, statement, type Db } from './statement.js';

export interface CheckInRow {
  id: string;
  studentId: string;
  on: string;
  mode: string;
  kind: string;
  voice: Voice;
  author: Named;
  feeling: string | null;
  note: string | null;
  language: string;
  translations: Translations;
  help: Named | null;
  planId: string | null;
  ratings: Rating[];
  results: Result[];
  audience: Voice[];
  goalPoint: { goalId: string; pointId: string; value: number } | null;
  acknowledgements: (Named & { kind: 'read-at-home' | 'talked'; at: string })[];
  createdAt: string;
  updatedAt: string;
  version: number;
}

const named = (person: string, tie: string) => `'id', ${person}.id, 'name', ${person}.name, 'role', ${person}.role, 'household', ${tie}.household`;
const tied = (tie: string, person: string) =>
  `left join relations ${tie} on ${tie}.school_id = c.school_id and ${tie}.student_id = c.student_id and ${tie}.person_id = ${person}`;

// Built as JSON by the database: reading a hundred entries column by column costs several times as much.
const entry = `json_build_object(
    'id', c.id, 'studentId', c.student_id, 'on', to_char(c.on_day, 'YYYY-MM-DD'), 'mode', c.mode, 'kind', c.kind, 'voice', c.voice,
    'author', json_build_object(${named('a', 'ar')}), 'feeling', c.feeling, 'note', c.note, 'language', c.language, 'translations', c.note_translations,
    'help', case when h.id is not null then json_build_object(${named('h', 'hr')}) end,
    'planId', c.plan_id, 'ratings', c.ratings, 'results', c.results, 'audience', c.audience,
    'goalPoint', (select json_build_object('goalId', gp.goal_id, 'pointId', gp.id, 'value', gp.value)
      from goal_points gp where gp.school_id = c.school_id and gp.check_in_id = c.id),
    'acknowledgements', (
      select coalesce(json_agg(json_build_object(${named('kp', 'kr')}, 'kind', k.kind, 'at', ${instantOf('k.at')}) order by k.at, k.person_id, k.kind), '[]')
      from acknowledgements k join people kp on kp.school_id = k.school_id and kp.id = k.person_id ${tied('kr', 'kp.id')}
      where k.school_id = c.school_id and k.check_in_id = c.id),
    'createdAt', ${instantOf('c.created_at')}, 'updatedAt', ${instantOf('c.updated_at')}, 'version', c.version
  ) as entry`;
const from = `from check_ins c
  join people a on a.school_id = c.school_id and a.id = c.author_id ${tied('ar', 'a.id')}
  left join people h on h.school_id = c.school_id and h.id = c.help_from ${tied('hr', 'h.id')}
  where c.school_id = $1 and c.student_id = $2 and ($3 = any (c.audience) or c.author_id = $4)`;

const oneEntry = statement<{ entry: CheckInRow }>('check_in', `select ${entry} ${from} and c.id = $5`);
const lockedEntry = statement<object>('check_in_lock', 'select from check_ins where school_id = $1 and student_id = $2 and id = $3 for update');
const entryOfDay = statement<{ entry: CheckInRow }>('check_in_of_day', `select ${entry} ${from} and c.on_day = $5::date and c.kind = $6`);
const entries = statement<{ entry: CheckInRow; at: string }>(
  'check_ins',
  `select ${entry}, ${exactInstantOf('c.created_at')} as at ${from}
   and ($5::text is null or c.mode = $5) and ($6::date is null or c.on_day >= $6) and ($7::date is null or c.on_day <= $7)
   and ($8::timestamptz is null or (c.created_at, c.id) < ($8, $9::uuid))
   order by c.created_at desc, c.id desc limit $10`,
);
const cursorShape = v.tuple([v.pipe(v.string(), v.isoTimestamp()), id]);
const of = (viewer: Viewer, studentId: string) => [viewer.schoolId, studentId, readingVoice(viewer.role), viewer.id];

export const findCheckIn = async (db: Db, viewer: Viewer, studentId: string, checkInId: string) =>
  (await first(db, oneEntry, ...of(viewer, studentId), checkInId))?.entry;

/** The same, held until the transaction ends: nobody else changes it meanwhile. */
export async function lockCheckIn(db: Db, viewer: Viewer, studentId: string, checkInId: string): Promise<CheckInRow | undefined> {
  await first(db, lockedEntry, viewer.schoolId, studentId, checkInId);
  return findCheckIn(db, viewer, studentId, checkInId);
}

/** The check-out or report of a day. */
export const findOfDay = async (db: Db, viewer: Viewer, studentId: string, on: string, kind: string) =>
  (await first(db, entryOfDay, ...of(viewer, studentId), on, kind))?.entry;

export interface CheckInsAsked {
  readonly mode?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Newest first. */
export async function listCheckIns(db: Db, viewer: Viewer, studentId: string, asked: CheckInsAsked): Promise<{ rows: CheckInRow[]; next: string | null }> {
  const [at, after] = decodeCursor(asked.cursor, cursorShape, 2);
  const found = await all(db, entries, ...of(viewer, studentId), asked.mode ?? null, asked.from ?? null, asked.until ?? null, at, after, asked.limit + 1);
  const { rows, next } = pageOf(found, asked.limit, (row) => [row.at, row.entry.id]);
  return { rows: rows.map((row) => row.entry), next };
}

const insert = statement<{ id: string }>(
  'check_in_insert',
  `insert into check_ins (school_id, id, student_id, on_day, mode, kind, voice, author_id, feeling, note, language, help_from, plan_id, ratings, results, audience, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb, $15::jsonb, $16, $17, $17)
   on conflict (school_id, student_id, on_day, kind) where kind in ('check-out', 'report') do nothing returning id`,
);
const update = statement<object>(
  'check_in_update',
  `update check_ins set feeling = $4, note = $5, language = $6, help_from = $7, ratings = $8::jsonb, results = $9::jsonb, audience = $10, updated_at = $11,
     note_translations = case when note is not distinct from $5 and language = $6 then note_translations else '{}' end, version = version + 1
   where school_id = $1 and id = $2 and version = $3`,
);

/** The members of a body that its kind may not have, empty. */
function columnsOf(body: CheckInBody) {
  return {
    feeling: 'feeling' in body ? body.feeling : null,
    helpFrom: 'helpFrom' in body ? body.helpFrom : null,
    planId: 'planId' in body ? body.planId : null,
    ratings: JSON.stringify('ratings' in body ? body.ratings : []),
    results: JSON.stringify('results' in body ? body.results : []),
  };
}

/** `false`: the day has its check-out or report already. */
export async function insertCheckIn(
  db: Db,
  viewer: Viewer,
  entryOf: { id: string; studentId: string; voice: Voice; at: Date },
  body: CheckInBody,
): Promise<boolean> {
  const c = columnsOf(body);
  const { id: entryId, studentId, voice, at } = entryOf;
  const fixed = [viewer.schoolId, entryId, studentId, body.on, modeOfKind[body.kind], body.kind, voice, viewer.id];
  const row = await first(db, insert, ...fixed, c.feeling, body.note, body.language, c.helpFrom, c.planId, c.ratings, c.results, body.audience, at);
  return row !== undefined;
}

/** `false`: it is not at `version` any more. */
export async function updateCheckIn(db: Db, schoolId: string, checkInId: string, version: number, body: CheckInBody, at: Date): Promise<boolean> {
  const c = columnsOf(body);
  const { rowCount } = await db.query({
    ...update,
    values: [schoolId, checkInId, version, c.feeling, body.note, body.language, c.helpFrom, c.ratings, c.results, body.audience, at],
  });
  return rowCount === 1;
}
