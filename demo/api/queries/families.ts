/**
 * The family that books, and what it has booked. Everything that takes a seat holds the student and the family's adults first, in the order of their
 * ids: two of one family, or two homes of one student, wait for each other and cannot both pass the same limit.
 */
import { all, first, statement, type Db } from './statement.js';

const household = statement<{ household: string }>(
  'household_of_family',
  `select distinct r.household from relations r join people p on p.school_id = r.school_id and p.id = r.person_id
   where r.school_id = $1 and r.student_id = $2 and p.role = 'guardian' and r.household is not null limit 2`,
);
/** The home of a student who has one; `null` where there are several, or none. */
export async function onlyHousehold(db: Db, schoolId: string, studentId: string): Promise<string | null> {
  const found = await all(db, household, schoolId, studentId);
  return found.length === 1 ? found[0]!.household : null;
}

const members = statement<{ id: string }>(
  'family_members',
  `select r.person_id as id from relations r join people p on p.school_id = r.school_id and p.id = r.person_id
   where r.school_id = $1 and r.student_id = $2
     and ((p.role = 'guardian' and ($3::text is null or r.household = $3)) or ($4 and p.role = 'student'))
   order by r.person_id`,
);
/** Whom a meeting takes up: the guardians of the home, all of them where it is no home's, and the student where they lead it. */
export const familyOf = async (db: Db, schoolId: string, studentId: string, home: string | null, isStudentLed: boolean) =>
  (await all(db, members, schoolId, studentId, home, isStudentLed)).map(({ id }) => id);

const students = statement<object>('family_lock_students', 'select from students where school_id = $1 and id = any ($2) order by id for no key update');
const people = statement<object>('family_lock_people', 'select from people where school_id = $1 and id = any ($2) order by id for no key update');
export async function lockFamily(db: Db, schoolId: string, studentIds: readonly string[], personIds: readonly string[]): Promise<void> {
  await all(db, students, schoolId, studentIds);
  await all(db, people, schoolId, personIds);
}

const calmStudent = statement<object>('family_calm_student', 'select from students where school_id = $1 and id = $2 for no key update skip locked');
const calm = statement<object>('family_calm', 'select from people where school_id = $1 and id = any ($2) order by id for no key update skip locked');
/** Holds the family if nobody else does at this moment; for offers, which wait for nobody. */
export async function lockIfCalm(db: Db, schoolId: string, studentId: string, personIds: readonly string[]): Promise<boolean> {
  if ((await first(db, calmStudent, schoolId, studentId)) === undefined) return false;
  return (await all(db, calm, schoolId, personIds)).length === personIds.length;
}

const group = statement<{ group: string }>('student_group', 'select group_name as "group" from students where school_id = $1 and id = $2');
export const groupOf = async (db: Db, schoolId: string, studentId: string) => (await first(db, group, schoolId, studentId))?.group ?? '';

const concerned = statement<{ id: string }>(
  'booking_readers',
  `select r.person_id as id from relations r join people p on p.school_id = r.school_id and p.id = r.person_id
   where r.school_id = $1 and r.student_id = $2 and 'see-conferences' = any (r.permissions) and (
     p.role in ('student', 'admin') or r.person_id = $3
     or (p.role not in ('teacher', 'specialist') and ($4::text is null or r.household = $4 or $5)))
   order by r.person_id`,
);
/** Whom a booking of a home concerns: that home, the student, the host and the office; the other home where they share. */
export const listConcerned = async (db: Db, schoolId: string, of: { studentId: string; hostId: string; household: string | null; isShared: boolean }) =>
  (await all(db, concerned, schoolId, of.studentId, of.hostId, of.household, of.isShared)).map(({ id }) => id);

/** A booking that stands. */
const stands = `(b.state = 'booked' or (b.state = 'held' and b.hold_expires_at > $7))`;
const isOfHome = `($6 = 'shared' or b.household is null or $4::text is null or b.household = $4)`;
const standing = statement<Standing>(
  'family_standing',
  `select (
       select count(*)::int from bookings b where b.school_id = $1 and b.conference_id = $2 and b.student_id = $3 and b.id <> all ($8::uuid[]) and ${stands} and ${isOfHome}
     ) as "ofStudent", (
       select count(*)::int from bookings b where b.school_id = $1 and b.conference_id = $2 and b.booked_by = $14 and b.id <> all ($8::uuid[]) and ${stands}
     ) as "ofGuardian", exists (
       select from bookings b where b.school_id = $1 and b.conference_id = $2 and b.student_id = $3 and b.host_id = $9 and b.id <> all ($8::uuid[]) and ${stands}
       and ${isOfHome}
     ) as "withHost", exists (
       select from booking_people bp join bookings b on b.school_id = bp.school_id and b.id = bp.booking_id
       join conference_slots s on s.school_id = b.school_id and s.id = b.slot_id
       cross join lateral (select case when s.host_id = $9 then interval '0' else make_interval(mins => $12) end as gap) t
       where bp.school_id = $1 and bp.person_id = any ($5) and b.id <> all ($8::uuid[]) and (${stands} or b.state = 'attended')
         and s.id <> $13 and s.starts_at < $11::timestamptz + t.gap and s.ends_at + t.gap > $10::timestamptz
     ) as overlaps`,
);

/** What stands beside a booking that is about to be made. */
export interface Standing {
  /** Bookings of the student in this conference, as far as they are of this home. */
  readonly ofStudent: number;
  /** What the same guardian booked in it, over all their children. */
  readonly ofGuardian: number;
  readonly withHost: boolean;
  /** One of them is elsewhere at that time, or could not get there. */
  readonly overlaps: boolean;
}
export interface StandingAsked {
  readonly conferenceId: string;
  readonly studentId: string;
  readonly household: string | null;
  readonly people: readonly string[];
  readonly households: string;
  readonly now: Date;
  /** Bookings that make way for this one. */
  readonly except: readonly string[];
  readonly hostId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly travelMinutes: number;
  readonly slotId: string;
  /** Who books; `null`: the school, whose bookings are counted for no guardian. */
  readonly guardianId: string | null;
}
/** To be asked with the family held. */
export async function standingOf(db: Db, schoolId: string, asked: StandingAsked): Promise<Standing> {
  const {
    conferenceId,
    studentId,
    household: home,
    people: adults,
    households,
    now,
    except,
    hostId,
    startsAt,
    endsAt,
    travelMinutes,
    slotId,
    guardianId,
  } = asked;
  const values = [conferenceId, studentId, home, adults, households, now, except, hostId, startsAt, endsAt, travelMinutes, slotId, guardianId];
  return (await first(db, standing, schoolId, ...values))!;
}
