/** Conferences as one viewer reads them: who may see one, from when they may book in it and whether they manage it is decided here, in one place. */
import type { Conference, ConferenceBody } from '../../../src/contract/conference.js';
import type { Viewer } from '../rules/voices.js';
import { listedAt, listNewest, newestFirst, type Listed, type PageAsked } from './newest-first.js';
import { all, first, instantOf, run, statement, type Db } from './statement.js';

/** `r` may host for the students whom `mine` is tied to. */
const hosts = (r: string) => `'host-conference' = any (${r}.permissions)`;
const sees = (r: string) => `'see-conferences' = any (${r}.permissions)`;
/** SQL: whether a role is one of the school's. */
export const isStaff = (role: string) => `${role} in ('teacher', 'specialist', 'admin')`;

/** An IEP meeting is nobody's but those of the students who are invited to it; any other is of all whom one of its hosts may meet. */
const isOpenTo = (student: string) => `case when c.kind = 'iep'
    then exists (select from conference_invitations i where i.school_id = c.school_id and i.conference_id = c.id and i.student_id = ${student})
    else true end`;
/** The hosts whom `$2` may know of in conference `c`. */
export const knownHosts = `select h.person_id from relations mine
    join relations h on h.school_id = mine.school_id and h.student_id = mine.student_id and ${hosts('h')}
    where mine.school_id = c.school_id and mine.person_id = $2 and ${sees('mine')} and ${isOpenTo('mine.student_id')}`;

const hasTie = (permission: string) =>
  `exists (select from relations mine where mine.school_id = c.school_id and mine.person_id = $2 and '${permission}' = any (mine.permissions))`;
const manages = `((c.author_id = $2 or $3 = 'admin') and ${hasTie('host-conference')})`;
const offers = `select s.host_id from conference_slots s where s.school_id = c.school_id and s.conference_id = c.id and s.withdrawn_at is null`;
const invites = `select i.host_id from conference_invitations i where i.school_id = c.school_id and i.conference_id = c.id`;
const mayBook = `case when $3 <> 'student' or c.kind = 'student-led' then (
    select min(case when st.group_name = any (c.early_groups) then least(c.early_opens_at, c.opens_at) else c.opens_at end)
    from relations mine join students st on st.school_id = mine.school_id and st.id = mine.student_id
    where mine.school_id = c.school_id and mine.person_id = $2 and 'book-conference' = any (mine.permissions) and ${isOpenTo('mine.student_id')}) end`;

const conference = `json_build_object(
    'id', c.id, 'name', c.name, 'kind', c.kind, 'timeZone', c.time_zone, 'opensAt', ${instantOf('c.opens_at')}, 'closesAt', ${instantOf('c.closes_at')},
    'earlyAccess', case when c.early_opens_at is not null then json_build_object('opensAt', ${instantOf('c.early_opens_at')}, 'groups', c.early_groups) end,
    'guardMinutes', c.guard_minutes, 'holdSeconds', c.hold_seconds, 'offerMinutes', c.offer_minutes, 'perStudent', c.per_student,
    'perGuardian', c.per_guardian, 'households', c.households, 'travelMinutes', c.travel_minutes, 'modes', c.modes, 'agendaFirst', c.agenda_first,
    'hosts', (
      select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id), '[]')
      from people p where p.school_id = c.school_id and p.id in (${offers})),
    'bookableFrom', ${instantOf(`(${mayBook})`)}, 'mayManage', ${manages},
    'createdAt', ${instantOf('c.created_at')}, 'updatedAt', ${instantOf('c.updated_at')}, 'version', c.version
  ) as item`;
const visible = `(${manages} or exists (select from (${offers}) o where o.host_id = $2)
    or (${isStaff('$3')} and c.kind <> 'iep' and ${hasTie('see-conferences')})
    or exists (select from (${offers} union ${invites}) o where o.host_id in (${knownHosts})))`;
const from = `from conferences c where c.school_id = $1 and ${visible}`;

const one = statement<{ item: Conference }>('conference', `select ${conference} ${from} and c.id = $4`);
const lock = statement<object>('conference_lock', 'select from conferences where school_id = $1 and id = $2 for update');
const list = statement<Listed<Conference>>('conferences', `select ${conference}, ${listedAt('c')} ${from} ${newestFirst('c', 4)}`);

export const findConference = async (db: Db, viewer: Viewer, conferenceId: string) =>
  (await first(db, one, viewer.schoolId, viewer.id, viewer.role, conferenceId))?.item;

/** The same, held until the transaction ends. */
export async function lockConference(db: Db, viewer: Viewer, conferenceId: string): Promise<Conference | undefined> {
  await first(db, lock, viewer.schoolId, conferenceId);
  return findConference(db, viewer, conferenceId);
}

/** Newest first. */
export const listConferences = (db: Db, viewer: Viewer, page: PageAsked) => listNewest(db, list, [viewer.schoolId, viewer.id, viewer.role], page);

const columns = `name, kind, time_zone, opens_at, closes_at, early_opens_at, early_groups, guard_minutes, hold_seconds, offer_minutes, per_student,
    per_guardian, households, travel_minutes, modes, agenda_first`;
const valuesOf = (body: ConferenceBody) => [
  body.name,
  body.kind,
  body.timeZone,
  body.opensAt,
  body.closesAt,
  body.earlyAccess?.opensAt ?? null,
  body.earlyAccess?.groups ?? [],
  body.guardMinutes,
  body.holdSeconds,
  body.offerMinutes,
  body.perStudent,
  body.perGuardian,
  body.households,
  body.travelMinutes,
  body.modes,
  body.agendaFirst,
];
const places = Array.from({ length: 16 }, (_, index) => `$${index + 5}`).join(', ');
const insert = statement(
  'conference_insert',
  `insert into conferences (school_id, id, author_id, created_at, updated_at, ${columns}) values ($1, $2, $3, $4, $4, ${places})`,
);
export const insertConference = (db: Db, { schoolId, id }: Viewer, conferenceId: string, now: Date, body: ConferenceBody) =>
  run(db, insert, schoolId, conferenceId, id, now, ...valuesOf(body));

const update = statement(
  'conference_update',
  `update conferences set updated_at = $4, version = version + 1, (${columns}) = row(${places}) where school_id = $1 and id = $2 and $3::uuid is not null`,
);
export const updateConference = (db: Db, { schoolId, id }: Viewer, conferenceId: string, now: Date, body: ConferenceBody) =>
  run(db, update, schoolId, conferenceId, id, now, ...valuesOf(body));

const hostTie = statement<object>('host_tie', `select from relations r where r.school_id = $1 and r.person_id = $2 and ${hosts('r')} limit 1`);
/** Whether a person may meet the family of any student. */
export const mayHostAny = async (db: Db, schoolId: string, personId: string) => (await first(db, hostTie, schoolId, personId)) !== undefined;
const hostTieTo = statement<object>(
  'host_tie_to',
  `select from relations r where r.school_id = $1 and r.student_id = $2 and r.person_id = $3 and ${hosts('r')}`,
);
/** Whether a person may meet the family of this student. */
export const mayHost = async (db: Db, schoolId: string, studentId: string, personId: string) =>
  (await first(db, hostTieTo, schoolId, studentId, personId)) !== undefined;

const openTo = statement<object>('conference_open_to', `select from conferences c where c.school_id = $1 and c.id = $2 and ${isOpenTo('$3')}`);
/** Whether it is for this student at all. */
export const isForStudent = async (db: Db, schoolId: string, conferenceId: string, studentId: string) =>
  (await first(db, openTo, schoolId, conferenceId, studentId)) !== undefined;

const readers = statement<{ personId: string; studentId: string }>(
  'conference_readers',
  `select r.person_id as "personId", min(r.student_id::text) as "studentId"
   from conferences c join relations r on r.school_id = c.school_id and ${sees('r')} and ${isOpenTo('r.student_id')}
   where c.school_id = $1 and c.id = $2 and exists (
     select from relations h where h.school_id = r.school_id and h.student_id = r.student_id and ${hosts('h')}
     and (h.person_id = $3 or ($3::uuid is null and h.person_id in (${offers} union ${invites}))))
   group by r.person_id`,
);
/** Everyone who may see what a host offers in it, each with one of the students on whose account; `null`: any host. */
export const listConferenceReaders = (db: Db, schoolId: string, conferenceId: string, hostId: string | null) =>
  all(db, readers, schoolId, conferenceId, hostId);
