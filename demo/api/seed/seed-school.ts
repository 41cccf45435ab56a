/** Puts Alder Creek School into a database, whole or not at all. It knows the tables; the story is in `school.ts`. */
import type pg from 'pg';
import { schoolId } from './entry.js';
import { buildSchool, type SchoolStory } from './school.js';
import { conferenceTables } from './seed-conferences.js';
import { goalTables, list, type Table } from './seed-goals.js';
import { messageTables } from './seed-messages.js';

/** One statement a table, in the order of their foreign keys: `$1` the school, `$2` the rows as JSON. */
const tables: readonly Table[] = [
  [
    `insert into people (school_id, id, name, role, locale, time_zone) select $1, r.id, r.name, r.role, r.locale, r."timeZone"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, name text, role text, locale text, "timeZone" text)`,
    (story) => story.people,
  ],
  [
    `insert into students (school_id, id, name, age_band, group_name, media_consent) select $1, r.id, r.name, r."ageBand", r."group", r."mediaConsent"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, name text, "ageBand" text, "group" text, "mediaConsent" boolean)`,
    (story) => story.students,
  ],
  [
    `insert into relations (school_id, student_id, person_id, relation, permissions, takes_help, household)
     select $1, r."studentId", r."personId", r.relation, ${list('r.permissions')}, r."takesHelp", r.household
     from jsonb_to_recordset($2::jsonb) as r ("studentId" uuid, "personId" uuid, relation text, permissions jsonb, "takesHelp" boolean, household text)`,
    (story) => story.relations,
  ],
  [
    `insert into check_in_plans (school_id, id, mode, name, details, created_at) select $1, r.id, r.mode, r.name, r.details, r."createdAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, mode text, name text, details jsonb, "createdAt" timestamptz)`,
    (story) => story.plans.map(({ id, mode, name, studentIds: _, ...details }) => ({ id, mode, name, details, createdAt: story.entries[0]!.createdAt })),
  ],
  [
    `insert into plan_students (school_id, plan_id, student_id) select $1, r."planId", r."studentId"
     from jsonb_to_recordset($2::jsonb) as r ("planId" uuid, "studentId" uuid)`,
    (story) => story.plans.flatMap((plan) => plan.studentIds.map((studentId) => ({ planId: plan.id, studentId }))),
  ],
  [
    `insert into check_ins (school_id, id, student_id, on_day, mode, kind, voice, author_id, feeling, note, language, note_translations, help_from, plan_id,
       ratings, results, audience, version, created_at, updated_at)
     select $1, r.id, r."studentId", r."on", r.mode, r.kind, r.voice, r."authorId", r.feeling, r.note, r.language, r.translations, r."helpFrom", r."planId",
       r.ratings, r.results, ${list('r.audience')}, r.version, r."createdAt", r."updatedAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "studentId" uuid, "on" date, mode text, kind text, voice text, "authorId" uuid, feeling text, note text,
       language text, translations jsonb, "helpFrom" uuid, "planId" uuid, ratings jsonb, results jsonb, audience jsonb, version integer,
       "createdAt" timestamptz, "updatedAt" timestamptz)`,
    (story) => story.entries,
  ],
  [
    `insert into acknowledgements (school_id, check_in_id, person_id, kind, at) select $1, r."checkInId", r."personId", r.kind, r.at
     from jsonb_to_recordset($2::jsonb) as r ("checkInId" uuid, "personId" uuid, kind text, at timestamptz)`,
    (story) => story.entries.flatMap(({ id, acknowledgements }) => acknowledgements.map((acknowledgement) => ({ ...acknowledgement, checkInId: id }))),
  ],
  ...goalTables,
  ...conferenceTables,
  ...messageTables,
  [
    `insert into demo_people (school_id, person_id, position, introduction) select $1, r."personId", r.position, r.introduction
     from jsonb_to_recordset($2::jsonb) as r ("personId" uuid, position integer, introduction text)`,
    (story) => story.demoPeople.map((person, position) => ({ ...person, position })),
  ],
];

/**
 * Seeds the school as it stands on `today`, a plain date on its calendar. Resolves with `false`, and changes nothing, where it is
 * there already.
 */
export async function seedSchool(pool: pg.Pool, { today }: { readonly today: string }): Promise<boolean> {
  const { rowCount } = await pool.query('select from schools where school_id = $1', [schoolId]);
  if (rowCount === 1) return false;
  const story = buildSchool(today);
  const client = await pool.connect();
  try {
    await client.query('begin');
    const isNew = await insertSchool(client, story);
    if (isNew) for (const [sql, rowsOf] of tables) await client.query(sql, [story.school.id, JSON.stringify(rowsOf(story))]);
    await client.query('commit');
    client.release();
    return isNew;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function insertSchool(client: pg.PoolClient, { school }: SchoolStory): Promise<boolean> {
  const { id, name, timeZone, ...settings } = school;
  const { rowCount } = await client.query('insert into schools (school_id, name, time_zone, settings) values ($1, $2, $3, $4) on conflict do nothing', [
    id,
    name,
    timeZone,
    JSON.stringify(settings),
  ]);
  return rowCount === 1;
}
