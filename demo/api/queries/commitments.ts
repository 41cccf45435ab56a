/** What people say that they will do towards a goal. */
import type { Commitment, CommitmentBody } from '../../../src/contract/commitment.js';
import type { Voice } from '../../../src/contract/person.js';
import type { Named, Viewer } from '../rules/voices.js';
import { dayOf, namedPerson } from './named-person.js';
import { listedAt, listNewest, newestFirst, type Listed, type PageAsked } from './newest-first.js';
import { first, instantOf, run, statement, type Db } from './statement.js';

export interface CommitmentRow extends Omit<Commitment, 'author'> {
  author: Named;
}

const commitment = `json_build_object(
    'id', c.id, 'studentId', c.student_id, 'goalId', c.goal_id, 'voice', c.voice, 'author', ${namedPerson('c', 'c.author_id')},
    'text', c.text, 'language', c.language, 'reviewOn', ${dayOf('c.review_on')}, 'state', c.state,
    'createdAt', ${instantOf('c.created_at')}, 'updatedAt', ${instantOf('c.updated_at')}, 'version', c.version
  ) as item`;
const from = 'from commitments c where c.school_id = $1 and c.student_id = $2';

const one = statement<{ item: CommitmentRow }>('commitment', `select ${commitment} ${from} and c.id = $3`);
const lock = statement<object>('commitment_lock', 'select from commitments where school_id = $1 and student_id = $2 and id = $3 for update');
const list = statement<Listed<CommitmentRow>>(
  'commitments',
  `select ${commitment}, ${listedAt('c')} ${from} and ($3::uuid is null or c.goal_id = $3) ${newestFirst('c', 4)}`,
);

export const findCommitment = async (db: Db, schoolId: string, studentId: string, commitmentId: string) =>
  (await first(db, one, schoolId, studentId, commitmentId))?.item;

/** The same, held until the transaction ends. */
export async function lockCommitment(db: Db, schoolId: string, studentId: string, commitmentId: string): Promise<CommitmentRow | undefined> {
  await first(db, lock, schoolId, studentId, commitmentId);
  return findCommitment(db, schoolId, studentId, commitmentId);
}

/** Newest first. */
export const listCommitments = (db: Db, schoolId: string, studentId: string, asked: PageAsked & { readonly goal?: string | undefined }) =>
  listNewest(db, list, [schoolId, studentId, asked.goal ?? null], asked);

const insert = statement(
  'commitment_insert',
  `insert into commitments (school_id, id, student_id, goal_id, voice, author_id, text, language, review_on, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
);
export const insertCommitment = (db: Db, viewer: Viewer, made: { id: string; studentId: string; voice: Voice; at: Date }, body: CommitmentBody) =>
  run(db, insert, viewer.schoolId, made.id, made.studentId, body.goalId, made.voice, viewer.id, body.text, body.language, body.reviewOn, made.at);

const update = statement(
  'commitment_update',
  `update commitments set text = $3, language = $4, review_on = $5, state = $6, updated_at = $7, version = version + 1 where school_id = $1 and id = $2`,
);
export const updateCommitment = (
  db: Db,
  schoolId: string,
  commitmentId: string,
  body: { text: string; language: string; reviewOn: string; state: string },
  at: Date,
) => run(db, update, schoolId, commitmentId, body.text, body.language, body.reviewOn, body.state, at);
