/** The points of goals. Which check-in a point was logged with is told only to those who may read that check-in. */
import type { GoalPoint } from '../../../src/contract/goal-point.js';
import type { Voice } from '../../../src/contract/person.js';
import { readingVoice, type Named, type Viewer } from '../rules/voices.js';
import { dayOf, namedPerson } from './named-person.js';
import { listedAt, listNewest, newestFirst, type Listed, type PageAsked } from './newest-first.js';
import { all, first, instantOf, run, statement, type Db } from './statement.js';

export interface GoalPointRow extends Omit<GoalPoint, 'author'> {
  author: Named;
}

const point = `json_build_object(
    'id', p.id, 'goalId', p.goal_id, 'studentId', p.student_id, 'on', ${dayOf('p.on_day')}, 'value', p.value, 'note', p.note, 'language', p.language,
    'voice', p.voice, 'author', ${namedPerson('p', 'p.author_id')},
    'checkInId', (select c.id from check_ins c where c.school_id = p.school_id and c.id = p.check_in_id and ($4 = any (c.audience) or c.author_id = $5)),
    'createdAt', ${instantOf('p.created_at')}, 'updatedAt', ${instantOf('p.updated_at')}, 'version', p.version
  ) as item`;
const from = 'from goal_points p where p.school_id = $1 and p.student_id = $2 and p.goal_id = $3';
const of = (viewer: Viewer, studentId: string, goalId: string) => [viewer.schoolId, studentId, goalId, readingVoice(viewer.role), viewer.id];

const onePoint = statement<{ item: GoalPointRow }>('goal_point', `select ${point} ${from} and p.id = $6`);
const lock = statement<object>('goal_point_lock', 'select from goal_points where school_id = $1 and id = $2 for update');
const lockCheckIn = statement<object>(
  'goal_point_check_in_lock',
  'select from check_ins where school_id = $1 and id = (select check_in_id from goal_points where school_id = $1 and id = $2) for update',
);
const points = statement<Listed<GoalPointRow>>('goal_points', `select ${point}, ${listedAt('p')} ${from} ${newestFirst('p', 6)}`);

export const findGoalPoint = async (db: Db, viewer: Viewer, studentId: string, goalId: string, pointId: string) =>
  (await first(db, onePoint, ...of(viewer, studentId, goalId), pointId))?.item;

/** Holds the check-in that a point was logged with, which everyone who changes both takes first. */
export const holdCheckInOf = (db: Db, schoolId: string, pointId: string) => first(db, lockCheckIn, schoolId, pointId);

/** The point, held until the transaction ends. */
export async function lockGoalPoint(db: Db, viewer: Viewer, studentId: string, goalId: string, pointId: string): Promise<GoalPointRow | undefined> {
  await first(db, lock, viewer.schoolId, pointId);
  return findGoalPoint(db, viewer, studentId, goalId, pointId);
}

/** The last added first. */
export const listGoalPoints = (db: Db, viewer: Viewer, studentId: string, goalId: string, asked: PageAsked) =>
  listNewest(db, points, of(viewer, studentId, goalId), asked);

const measured = statement<{ on: string; value: number }>(
  'goal_measured',
  `select ${dayOf('on_day')} as "on", value::float8 as value from goal_points where school_id = $1 and goal_id = $2`,
);
/** Day and value of every point on a goal. */
export const measuredOn = (db: Db, schoolId: string, goalId: string) => all(db, measured, schoolId, goalId);

const insert = statement(
  'goal_point_insert',
  `insert into goal_points (school_id, id, goal_id, student_id, on_day, value, note, language, voice, author_id, check_in_id, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)`,
);
export interface NewPoint {
  readonly id: string;
  readonly goalId: string;
  readonly studentId: string;
  readonly voice: Voice;
  readonly checkInId: string | null;
  readonly at: Date;
}
export interface PointWords {
  readonly on: string;
  readonly value: number;
  readonly note: string | null;
  readonly language: string;
}
export const insertGoalPoint = (db: Db, viewer: Viewer, made: NewPoint, { on, value, note, language }: PointWords) =>
  run(db, insert, viewer.schoolId, made.id, made.goalId, made.studentId, on, value, note, language, made.voice, viewer.id, made.checkInId, made.at);

const update = statement(
  'goal_point_update',
  `update goal_points set on_day = $3, value = $4, note = $5, language = $6, updated_at = $7, version = version + 1 where school_id = $1 and id = $2`,
);
export const updateGoalPoint = (db: Db, schoolId: string, pointId: string, { on, value, note, language }: PointWords, at: Date) =>
  run(db, update, schoolId, pointId, on, value, note, language, at);

const move = statement(
  'goal_point_move',
  'update goal_points set goal_id = $3, value = $4, updated_at = $5, version = version + 1 where school_id = $1 and id = $2',
);
/** To another goal of the same student, or to another value on the same. */
export const moveGoalPoint = (db: Db, schoolId: string, pointId: string, goalId: string, value: number, at: Date) =>
  run(db, move, schoolId, pointId, goalId, value, at);

const remove = statement('goal_point_remove', 'delete from goal_points where school_id = $1 and id = $2');
export const deleteGoalPoint = (db: Db, schoolId: string, pointId: string) => run(db, remove, schoolId, pointId);

const raise = statement('goal_point_raise_check_in', 'update check_ins set version = version + 1 where school_id = $1 and id = $2');
/** The check-in that shows a point has changed with it. */
export const raiseCheckIn = (db: Db, schoolId: string, checkInId: string) => run(db, raise, schoolId, checkInId);
