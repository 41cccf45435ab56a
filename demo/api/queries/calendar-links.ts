/** Calendar addresses as they are kept, and the meetings that one answers with: times and places, never a word. */
import type { Role } from '../../../src/contract/person.js';
import { isStaff } from './conferences.js';
import { all, first, run, statement, type Db } from './statement.js';

const find = statement<{ nonce: string }>('calendar_link', 'select nonce from calendar_links where school_id = $1 and person_id = $2');
export const findNonce = async (db: Db, schoolId: string, personId: string) => (await first(db, find, schoolId, personId))?.nonce;

const insert = statement(
  'calendar_link_insert',
  'insert into calendar_links (school_id, person_id, nonce, hash, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
);
/** The first address of a person; one that is there already stays. */
export const insertLink = (db: Db, schoolId: string, personId: string, nonce: string, hash: string, now: Date) =>
  run(db, insert, schoolId, personId, nonce, hash, now);

const renew = statement(
  'calendar_link_renew',
  `insert into calendar_links (school_id, person_id, nonce, hash, created_at) values ($1, $2, $3, $4, $5)
   on conflict (school_id, person_id) do update set nonce = $3, hash = $4, created_at = $5`,
);
export const renewLink = (db: Db, schoolId: string, personId: string, nonce: string, hash: string, now: Date) =>
  run(db, renew, schoolId, personId, nonce, hash, now);

export interface LinkOwner {
  readonly schoolId: string;
  readonly personId: string;
  readonly role: Role;
}
const owner = statement<LinkOwner>(
  'calendar_link_owner',
  `select l.school_id as "schoolId", l.person_id as "personId", p.role
   from calendar_links l join people p on p.school_id = l.school_id and p.id = l.person_id where l.school_id = $1 and l.hash = $2`,
);
export const findOwner = (db: Db, schoolId: string, hash: string) => first(db, owner, schoolId, hash);

export interface Meeting {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string | null;
  readonly sequence: number;
  readonly state: string;
  readonly updatedAt: Date;
}
const meetings = statement<Meeting>(
  'calendar_meetings',
  `select b.id, s.starts_at as "startsAt", s.ends_at as "endsAt", s.place, b.sequence, b.state, b.updated_at as "updatedAt"
   from bookings b join conference_slots s on s.school_id = b.school_id and s.id = b.slot_id
   join conferences c on c.school_id = b.school_id and c.id = b.conference_id
   where b.school_id = $1 and b.mode is not null and b.state <> 'held' and s.ends_at > $4 and case
     when ${isStaff('$3')} then b.host_id = $2
     else exists (
       select from relations r where r.school_id = b.school_id and r.student_id = b.student_id and r.person_id = $2 and 'see-conferences' = any (r.permissions)
       and ($3 = 'student' or b.household is null or r.household = b.household)) end
   order by s.starts_at, b.id limit 1000`,
);
/** What the owner hosts, or what their home has booked; also what was cancelled, so that a calendar takes it out. */
export const listMeetings = (db: Db, { schoolId, personId, role }: LinkOwner, since: Date) => all(db, meetings, schoolId, personId, role, since);
