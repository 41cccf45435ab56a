/** Who waits for a seat, and the seats that holds gave up. Offers go to the first who waits; an offer that ran out loses the place. */
import { all, first, run, statement, type Db } from './statement.js';

const watch = statement(
  'watch_insert',
  `insert into conference_watches (school_id, slot_id, student_id, person_id, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
);
export const insertWatch = (db: Db, schoolId: string, slotId: string, studentId: string, personId: string, now: Date) =>
  run(db, watch, schoolId, slotId, studentId, personId, now);

const unwatch = statement('watch_delete', 'delete from conference_watches where school_id = $1 and slot_id = $2 and student_id = $3 and person_id = any ($4)');
export const deleteWatches = (db: Db, schoolId: string, slotId: string, studentId: string, personIds: readonly string[]) =>
  run(db, unwatch, schoolId, slotId, studentId, personIds);

export interface Waiting {
  readonly studentId: string;
  readonly personId: string;
  readonly household: string | null;
}
const waiting = statement<Waiting>(
  'watches_in_turn',
  `select w.student_id as "studentId", w.person_id as "personId", r.household
   from conference_watches w join relations r on r.school_id = w.school_id and r.student_id = w.student_id and r.person_id = w.person_id
   where w.school_id = $1 and w.slot_id = $2 and 'book-conference' = any (r.permissions)
   order by w.created_at, w.person_id, w.student_id limit 50 for update of w skip locked`,
);
/** The first first. */
export const listWaiting = (db: Db, schoolId: string, slotId: string) => all(db, waiting, schoolId, slotId);

export interface OpenSlot {
  readonly schoolId: string;
  readonly id: string;
  readonly conferenceId: string;
  readonly hostId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly isStudentLed: boolean;
  readonly households: string;
  readonly perStudent: number;
  readonly perGuardian: number;
  readonly travelMinutes: number;
  readonly offerMinutes: number;
}
const slotColumns = `s.school_id as "schoolId", s.id, s.conference_id as "conferenceId", s.host_id as "hostId", s.starts_at::text as "startsAt", s.ends_at::text as "endsAt",
    c.kind = 'student-led' as "isStudentLed", c.households, c.per_student as "perStudent", c.per_guardian as "perGuardian", c.travel_minutes as "travelMinutes",
    c.offer_minutes as "offerMinutes"`;
const wanted = statement<OpenSlot>(
  'slots_wanted',
  `select ${slotColumns} from conference_slots s join conferences c on c.school_id = s.school_id and c.id = s.conference_id
   where s.withdrawn_at is null and s.starts_at > $1 and ($2::uuid is null or s.id = $2)
     and exists (select from conference_watches w where w.school_id = s.school_id and w.slot_id = s.id)
     and exists (select from conference_seats x where x.school_id = s.school_id and x.slot_id = s.id and x.booking_id is null and not x.withdrawn)`,
);
/** Slots with a free seat that somebody waits for. */
export const listWanted = (db: Db, now: Date, slotId: string | null) => all(db, wanted, now, slotId);

export interface Expired {
  readonly schoolId: string;
  readonly slotId: string;
  readonly bookingId: string;
}
const expire = statement<Expired>(
  'seats_expire',
  `with gone as (
     select x.school_id, x.slot_id, x.seat, x.booking_id from conference_seats x where x.held_until <= $1 order by x.school_id, x.slot_id, x.seat limit 200 for update skip locked)
   update conference_seats x set booking_id = null, held_until = null from gone
   where x.school_id = gone.school_id and x.slot_id = gone.slot_id and x.seat = gone.seat and x.booking_id = gone.booking_id
   returning x.school_id as "schoolId", x.slot_id as "slotId", gone.booking_id as "bookingId"`,
);
/** Frees every seat whose hold ran out; what was held. */
export const expireSeats = (db: Db, now: Date) => all(db, expire, now);

export interface ExpiredBooking {
  readonly conferenceId: string;
  readonly hostId: string;
  readonly studentId: string;
  readonly offered: boolean;
  readonly household: string | null;
}
const expired = statement<ExpiredBooking>(
  'booking_expired',
  `select conference_id as "conferenceId", host_id as "hostId", student_id as "studentId", offered, household from bookings where school_id = $1 and id = $2`,
);
export const findExpired = (db: Db, { schoolId, bookingId }: Expired) => first(db, expired, schoolId, bookingId);

const soonest = statement<{ at: Date | null }>('seats_soonest', 'select min(held_until) as at from conference_seats where held_until is not null');
/** When the next hold runs out; `null`: nothing is held. */
export const soonestExpiry = async (db: Db) => (await first(db, soonest))?.at ?? null;

const people = ['booking_people'].map((table) =>
  statement<object>(
    `sweep_${table}`,
    `delete from ${table} t using bookings b where b.state = 'held' and b.hold_expires_at < $1 and t.school_id = b.school_id and t.booking_id = b.id`,
  ),
);
const holds = statement<object>(
  'sweep_holds',
  `delete from bookings b where b.state = 'held' and b.hold_expires_at < $1
   and not exists (select from booking_topics t where t.school_id = b.school_id and t.booking_id = b.id)
   and not exists (select from booking_people t where t.school_id = b.school_id and t.booking_id = b.id)`,
);
/** Deletes holds that ran out before `until`. */
export async function sweepHolds(db: Db, until: Date): Promise<void> {
  for (const statement of people) await run(db, statement, until);
  await run(db, holds, until);
}
