/** The school as its people know it, and the sites that may call for it. */
import type { School } from '../../../src/contract/session.js';
import { all, first, statement, type Db } from './statement.js';

const school = statement<{ id: string; name: string; timeZone: string; settings: Omit<School, 'id' | 'name' | 'timeZone'> }>(
  'school',
  'select school_id as id, name, time_zone as "timeZone", settings from schools where school_id = $1',
);

export async function findSchool(db: Db, schoolId: string): Promise<School | undefined> {
  const row = await first(db, school, schoolId);
  if (!row) return undefined;
  const { settings, ...named } = row;
  return { ...named, ...settings };
}

const origins = statement<{ schoolId: string; origins: string[] }>('origins', `select school_id as "schoolId", origins from schools where origins <> '{}'`);

/** The allow-list of each school that has one. */
export async function listOrigins(db: Db): Promise<Map<string, readonly string[]>> {
  return new Map((await all(db, origins)).map((row) => [row.schoolId, row.origins]));
}
