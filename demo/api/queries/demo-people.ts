/** The people whom a visitor of the demo may become. */
import type { Role } from '../../../src/contract/person.js';
import { all, first, statement, type Db } from './statement.js';

export interface DemoPerson {
  id: string;
  name: string;
  role: Role;
  locale: string;
  introduction: string;
  /** The students they see. */
  students: { id: string; name: string }[];
}

const list = statement<DemoPerson>(
  'demo_people',
  `select p.id, p.name, p.role, p.locale, d.introduction, (
     select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name, s.id), '[]')
     from relations r join students s on s.school_id = r.school_id and s.id = r.student_id
     where r.school_id = d.school_id and r.person_id = d.person_id
   ) as students
   from demo_people d join people p on p.school_id = d.school_id and p.id = d.person_id order by d.school_id, d.position, p.id`,
);
export const listDemoPeople = (db: Db) => all(db, list);

const find = statement<{ schoolId: string; id: string }>(
  'demo_person',
  'select school_id as "schoolId", person_id as id from demo_people where person_id = $1',
);
export const findDemoPerson = (db: Db, personId: string) => first(db, find, personId);
