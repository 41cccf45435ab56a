/** The learning platforms of a school, and whom their users are here. */
import type { Role } from '../../../src/contract/person.js';
import { all, first, statement, type Db } from './statement.js';

export interface LtiPlatform {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentIds: readonly string[];
  readonly authEndpoint: string;
  readonly jwksUrl: string;
  /** Of its pages. */
  readonly origins: readonly string[];
}

const columns = `id, name, issuer, client_id as "clientId", deployment_ids as "deploymentIds", auth_endpoint as "authEndpoint", jwks_url as "jwksUrl", origins`;

const byIssuer = statement<LtiPlatform>(
  'lti_platforms_of_issuer',
  `select ${columns} from lti_platforms where school_id = $1 and issuer = $2 and ($3::text is null or client_id = $3) order by id limit 2`,
);
/** One, or two where the issuer alone does not say which. */
export const listPlatforms = (db: Db, schoolId: string, issuer: string, clientId: string | null) => all(db, byIssuer, schoolId, issuer, clientId);

const byId = statement<LtiPlatform>('lti_platform', `select ${columns} from lti_platforms where school_id = $1 and id = $2`);
export const findPlatform = (db: Db, schoolId: string, id: string) => first(db, byId, schoolId, id);

const origins = statement<{ origin: string }>(
  'lti_origins',
  'select distinct unnest(origins) as origin from lti_platforms where school_id = $1 order by origin limit 100',
);
/** Those of all platforms of a school. */
export const listPlatformOrigins = async (db: Db, schoolId: string) => (await all(db, origins, schoolId)).map(({ origin }) => origin);

const people = statement<{ id: string; role: Role }>(
  'lti_people',
  `select p.id, p.role from lti_people l join people p on p.school_id = l.school_id and p.id = l.person_id
   where l.school_id = $1 and l.platform_id = $2 and l.subject = $3 order by p.id`,
);
/** Whom a platform's user is at the school; several for who has several roles. */
export const listLtiPeople = (db: Db, schoolId: string, platformId: string, subject: string) => all(db, people, schoolId, platformId, subject);

const students = statement<{ id: string }>(
  'lti_students_in_scope',
  `select distinct r.student_id as id from relations r where r.school_id = $1 and r.person_id = $4 and (
     exists (select from lti_students l where l.school_id = r.school_id and l.platform_id = $2 and l.subject = any ($3) and l.student_id = r.student_id)
     or exists (
       select from lti_people l join people p on p.school_id = l.school_id and p.id = l.person_id and p.role = 'student'
       join relations s on s.school_id = l.school_id and s.person_id = l.person_id
       where l.school_id = r.school_id and l.platform_id = $2 and l.subject = any ($3) and s.student_id = r.student_id))
   order by r.student_id`,
);
/** Of the users whom a mentor looks after at the platform, the students to whom this person is something here. */
export const listMentored = async (db: Db, schoolId: string, platformId: string, subjects: readonly string[], personId: string) =>
  (await all(db, students, schoolId, platformId, subjects, personId)).map(({ id }) => id);
