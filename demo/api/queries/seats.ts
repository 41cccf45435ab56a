/**
 * Seats: each is one row that holds one booking or none. Whoever comes second waits for the row, looks at it again, and goes on to the next free one:
 * a seat is had or it is not, whatever runs beside it, and nobody hears "taken" of a seat that is left free.
 */
import { first, run, statement, type Db } from './statement.js';

const take = statement<{ seat: number }>(
  'seat_take',
  `with free as (
     select x.seat from conference_seats x
     where x.school_id = $1 and x.slot_id = $2 and not x.withdrawn and (x.booking_id is null or (x.held_until <= $5 and not exists (
       select from conference_watches w where w.school_id = x.school_id and w.slot_id = x.slot_id and w.person_id <> all ($6::uuid[]))))
     order by x.seat limit 1 for update of x)
   update conference_seats x set booking_id = $3, held_until = $4 from free where x.school_id = $1 and x.slot_id = $2 and x.seat = free.seat returning x.seat`,
);

export interface SeatAsked {
  readonly slotId: string;
  readonly bookingId: string;
  /** `null`: for good. */
  readonly until: Date | null;
  readonly now: Date;
  /** The family: for others who wait a hold that ran out is kept. */
  readonly people: readonly string[];
}
/** The number of the seat; `undefined`: none is free. A hold that ran out is taken over in the same statement. */
export const takeSeat = async (db: Db, schoolId: string, { slotId, bookingId, until, now, people }: SeatAsked) =>
  (await first(db, take, schoolId, slotId, bookingId, until, now, people))?.seat;

const keep = statement(
  'seat_keep',
  'update conference_seats set held_until = null where school_id = $1 and slot_id = $2 and booking_id = $3 and (held_until is null or held_until > $4)',
);
/** Makes a hold last for good. `false`: it ran out, and may be somebody else's. */
export const keepSeat = async (db: Db, schoolId: string, slotId: string, bookingId: string, now: Date) =>
  (await run(db, keep, schoolId, slotId, bookingId, now)) === 1;

const free = statement(
  'seat_free',
  'update conference_seats set booking_id = null, held_until = null where school_id = $1 and slot_id = $2 and booking_id = $3',
);
export const freeSeat = (db: Db, schoolId: string, slotId: string, bookingId: string) => run(db, free, schoolId, slotId, bookingId);
