/** A person's own drafts. A discarded one stays as an empty row, so that versions go on where they were. */
import * as v from 'valibot';
import { key } from '../../../src/contract/values.js';
import type { Viewer } from '../rules/voices.js';
import { decodeCursor, pageOf } from './cursor.js';
import { all, exactInstantOf, first, instantOf, run, statement, type Db } from './statement.js';

export interface DraftPlace {
  readonly student: string;
  readonly widget: string;
  readonly record: string;
}

export interface DraftRow {
  widget: string;
  record: string;
  /** JSON; `null` where it was discarded. */
  value: string | null;
  savedAt: string;
  version: number;
}

const columns = `widget, record, value, ${instantOf('saved_at')} as "savedAt", version`;
const place = 'school_id = $1 and person_id = $2 and student_id = $3 and widget = $4 and record = $5';
const placeOf = (viewer: Viewer, { student, widget, record }: DraftPlace) => [viewer.schoolId, viewer.id, student, widget, record];

const lock = statement<DraftRow>('draft_lock', `select ${columns} from drafts where ${place} for update`);
/** The row, held until the transaction ends; also where it is discarded. */
export const lockDraft = (db: Db, viewer: Viewer, at: DraftPlace) => first(db, lock, ...placeOf(viewer, at));

const insert = statement<DraftRow>(
  'draft_insert',
  `insert into drafts (school_id, person_id, student_id, widget, record, value, saved_at, version, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8) on conflict do nothing returning ${columns}`,
);
const update = statement<DraftRow>(
  'draft_update',
  `update drafts set value = $6, saved_at = $7, updated_at = $8, version = version + 1 where ${place} returning ${columns}`,
);
const discard = statement<object>(
  'draft_discard',
  `update drafts set value = null, updated_at = $6, version = version + 1 where ${place} and value is not null`,
);

/** `undefined`: somebody else's insert came first; look again. */
export const insertDraft = (db: Db, viewer: Viewer, at: DraftPlace, value: string, savedAt: string, now: Date) =>
  first(db, insert, ...placeOf(viewer, at), value, savedAt, now);
export const updateDraft = (db: Db, viewer: Viewer, at: DraftPlace, value: string, savedAt: string, now: Date) =>
  first(db, update, ...placeOf(viewer, at), value, savedAt, now);
export const discardDraft = (db: Db, viewer: Viewer, at: DraftPlace, now: Date) => run(db, discard, ...placeOf(viewer, at), now);

const list = statement<DraftRow & { createdAt: string }>(
  'drafts',
  `select ${columns}, ${exactInstantOf('created_at')} as "createdAt" from drafts
   where school_id = $1 and person_id = $2 and student_id = $3 and value is not null
     and ($4::timestamptz is null or (created_at, widget, record) < ($4, $5, $6))
   order by created_at desc, widget desc, record desc limit $7`,
);
const cursorShape = v.tuple([v.pipe(v.string(), v.isoTimestamp()), key, key]);

export async function listDrafts(
  db: Db,
  viewer: Viewer,
  studentId: string,
  limit: number,
  cursor?: string,
): Promise<{ rows: readonly DraftRow[]; next: string | null }> {
  const after = decodeCursor(cursor, cursorShape, 3);
  return pageOf(await all(db, list, viewer.schoolId, viewer.id, studentId, ...after, limit + 1), limit, (row) => [row.createdAt, row.widget, row.record]);
}
