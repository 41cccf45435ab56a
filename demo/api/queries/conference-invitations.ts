/** Whom a host would like to meet, who has booked, and when they last met. */
import * as v from 'valibot';
import type { ConferenceInvitation } from '../../../src/contract/conference-invitation.js';
import { id } from '../../../src/contract/values.js';
import { decodeCursor, pageOf } from './cursor.js';
import { all, first, instantOf, run, statement, type Db } from './statement.js';

const columns = `st.id as "studentId", st.name as "studentName", st.group_name as "group", json_build_object('id', p.id, 'name', p.name) as host,
    ${instantOf('i.invited_at')} as "invitedAt",
    (select count(*)::int from bookings b where b.school_id = st.school_id and b.conference_id = $2 and b.student_id = st.id and b.host_id = p.id
       and (b.state = 'booked' or (b.state = 'held' and b.hold_expires_at > $4))) as bookings,
    (select ${instantOf('max(s.ends_at)')} from bookings b join conference_slots s on s.school_id = b.school_id and s.id = b.slot_id
       where b.school_id = st.school_id and b.student_id = st.id and b.host_id = p.id and b.state = 'attended') as "lastMetAt"`;
const invited = `left join conference_invitations i on i.school_id = st.school_id and i.conference_id = $2 and i.student_id = st.id and i.host_id = p.id`;

/** To a host their students, to those who manage it those of every host; to a family who invites theirs. */
const list = statement<ConferenceInvitation>(
  'conference_invitations',
  `select ${columns}
   from students st join relations h on h.school_id = st.school_id and h.student_id = st.id and 'host-conference' = any (h.permissions)
   join people p on p.school_id = h.school_id and p.id = h.person_id ${invited}
   where st.school_id = $1 and case when $5 then
       (p.id = $3 or ($6 and p.id in (select s.host_id from conference_slots s where s.school_id = $1 and s.conference_id = $2 and s.withdrawn_at is null)))
     else i.invited_at is not null and exists (
       select from relations mine where mine.school_id = $1 and mine.student_id = st.id and mine.person_id = $3 and 'see-conferences' = any (mine.permissions)) end
     and ($7::text is null or (st.name, st.id, p.id) > ($7, $8::uuid, $9::uuid))
   order by st.name, st.id, p.id limit $10`,
);
const cursorShape = v.tuple([v.string(), id, id]);

export interface InvitationsAsked {
  readonly conferenceId: string;
  readonly viewerId: string;
  readonly isHost: boolean;
  readonly manages: boolean;
  readonly now: Date;
  readonly limit: number;
  readonly cursor?: string | undefined;
}
/** By the students' names. */
export async function listInvitations(db: Db, schoolId: string, asked: InvitationsAsked) {
  const after = decodeCursor(asked.cursor, cursorShape, 3);
  const { conferenceId, viewerId, isHost, manages, now, limit } = asked;
  const found = await all(db, list, schoolId, conferenceId, viewerId, now, isHost, manages, ...after, limit + 1);
  return pageOf(found, limit, ({ studentName, studentId, host }) => [studentName, studentId, host.id]);
}

const one = statement<ConferenceInvitation>(
  'conference_invitation',
  `select ${columns} from students st join people p on p.school_id = st.school_id and p.id = $3 ${invited} where st.school_id = $1 and st.id = $5`,
);
export const findInvitation = async (db: Db, schoolId: string, conferenceId: string, hostId: string, studentId: string, now: Date) =>
  first(db, one, schoolId, conferenceId, hostId, now, studentId);

const insert = statement(
  'conference_invitation_insert',
  `insert into conference_invitations (school_id, conference_id, student_id, host_id, invited_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
);
/** How many: none where they were invited before. */
export const insertInvitation = (db: Db, schoolId: string, conferenceId: string, studentId: string, hostId: string, now: Date) =>
  run(db, insert, schoolId, conferenceId, studentId, hostId, now);
