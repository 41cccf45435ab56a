/** Bookings as one viewer may see them: their own home's whole, another home's as "booked" alone where they share, and holds that ran out not at all. */
import type { AgendaTopic, Agreement, Booking } from '../../../src/contract/booking.js';
import type { Named } from '../rules/voices.js';
import { isStaff } from './conferences.js';
import { dayOf, namedPerson } from './named-person.js';
import { listedAt, listNewest, newestFirst, type Listed, type PageAsked } from './newest-first.js';
import { first, instantOf, statement, type Db } from './statement.js';

type By<T> = Omit<T, 'author'> & { author: Named };

export interface BookingRow extends Omit<Booking, 'holdSecondsLeft' | 'bookedBy' | 'mayChange' | 'mayChangeDetails' | 'agenda' | 'agreements'> {
  bookedBy: Named;
  agenda: By<AgendaTopic>[];
  agreements: By<Agreement>[];
  household: string | null;
  kind: string;
  households: string;
  agendaFirst: string;
  /** `times`: that it is booked, and when, and nothing that was said. */
  sight: 'whole' | 'times';
}

/** Who looks. */
export interface Eye {
  readonly schoolId: string;
  readonly viewerId: string;
  readonly role: string;
  readonly household: string | null;
  /** They see all bookings of the school. */
  readonly manages: boolean;
  readonly now: Date;
}
const valuesOf = ({ schoolId, viewerId, role, household, manages, now }: Eye) => [schoolId, viewerId, role, household, manages, now];

const sight = `case
    when ${isStaff('$3')} then case when b.host_id = $2 or c.author_id = $2 or $5 then 'whole' end
    when $3 = 'student' then case when c.kind = 'student-led' then 'whole' else 'times' end
    when b.household is null or b.household = $4 then 'whole'
    when c.households = 'shared' and b.state in ('booked', 'attended', 'missed') then 'times' end`;
const booking = `json_build_object(
    'id', b.id, 'conferenceId', b.conference_id, 'slotId', b.slot_id, 'studentId', b.student_id,
    'host', (select json_build_object('id', p.id, 'name', p.name) from people p where p.school_id = b.school_id and p.id = b.host_id),
    'startsAt', ${instantOf('s.starts_at')}, 'endsAt', ${instantOf('s.ends_at')}, 'place', s.place, 'state', b.state,
    'holdExpiresAt', ${instantOf('b.hold_expires_at')}, 'offered', b.offered, 'mode', b.mode, 'interpreter', b.interpreter, 'access', b.access,
    'topic', b.topic, 'language', b.language, 'bookedBy', ${namedPerson('b', 'b.booked_by')},
    'changeableUntil', ${instantOf(`(s.starts_at - make_interval(mins => c.guard_minutes))`)}, 'sequence', b.sequence,
    'agenda', (
      select coalesce(json_agg(json_build_object('id', t.id, 'voice', t.voice, 'author', ${namedPerson('b', 't.author_id')}, 'text', t.text,
        'language', t.language, 'kind', t.kind, 'createdAt', ${instantOf('t.created_at')}) order by t.created_at, t.id), '[]')
      from booking_topics t where t.school_id = b.school_id and t.booking_id = b.id),
    'agreements', (
      select coalesce(json_agg(json_build_object('id', a.id, 'text', a.text, 'language', a.language, 'voice', a.voice, 'dueOn', ${dayOf('a.due_on')},
        'goalId', (select g.id from goals g where g.school_id = a.school_id and g.id = a.goal_id),
        'commitmentId', (select k.id from commitments k where k.school_id = a.school_id and k.id = a.commitment_id), 'author', ${namedPerson('b', 'a.author_id')}, 'createdAt', ${instantOf('a.created_at')})
        order by a.created_at, a.id), '[]')
      from booking_agreements a where a.school_id = b.school_id and a.booking_id = b.id),
    'sharedNote', b.shared_note, 'confidentialNote', b.confidential_note, 'household', b.household, 'kind', c.kind, 'households', c.households, 'agendaFirst', c.agenda_first,
    'sight', seen.sight, 'createdAt', ${instantOf('b.created_at')}, 'updatedAt', ${instantOf('b.updated_at')}, 'version', b.version
  ) as item`;
const from = `from bookings b join conferences c on c.school_id = b.school_id and c.id = b.conference_id
    join conference_slots s on s.school_id = b.school_id and s.id = b.slot_id
    cross join lateral (select ${sight} as sight) seen
    where b.school_id = $1 and seen.sight is not null`;
/** What never became a booking is no history. */
const lasts = `(b.state <> 'held' or b.hold_expires_at > $6) and (b.state <> 'cancelled' or b.mode is not null)`;

const one = statement<{ item: BookingRow }>('booking', `select ${booking} ${from} and b.student_id = $7 and b.id = $8 and $6::timestamptz is not null`);
/** Also where its hold ran out. */
export const findBooking = async (db: Db, eye: Eye, studentId: string, bookingId: string) =>
  (await first(db, one, ...valuesOf(eye), studentId, bookingId))?.item;

const lock = statement<object>('booking_lock', 'select from bookings where school_id = $1 and student_id = $2 and id = $3 for update');
/** The same, held until the transaction ends. */
export async function lockBooking(db: Db, eye: Eye, studentId: string, bookingId: string): Promise<BookingRow | undefined> {
  await first(db, lock, eye.schoolId, studentId, bookingId);
  return findBooking(db, eye, studentId, bookingId);
}

const ofStudent = statement<Listed<BookingRow>>(
  'bookings',
  `select ${booking}, ${listedAt('b')} ${from} and ${lasts} and b.student_id = $7 and ($8::uuid is null or b.conference_id = $8) ${newestFirst('b', 9)}`,
);
export const listBookings = (db: Db, eye: Eye, studentId: string, asked: PageAsked & { readonly conference?: string | undefined }) =>
  listNewest(db, ofStudent, [...valuesOf(eye), studentId, asked.conference ?? null], asked);

const ofConference = statement<Listed<BookingRow>>(
  'bookings_of_conference',
  `select ${booking}, ${listedAt('b')} ${from} and ${lasts} and b.conference_id = $7 ${newestFirst('b', 8)}`,
);
/** To staff: of the slots that they host, all of them to those who manage it. */
export const listHostBookings = (db: Db, eye: Eye, conferenceId: string, page: PageAsked) =>
  listNewest(db, ofConference, [...valuesOf(eye), conferenceId], page);
