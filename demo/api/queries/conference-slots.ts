/** Times on offer, with how many seats are free of each. Who sits on them is no part of it. */
import * as v from 'valibot';
import type { Slot, SlotOffer } from '../../../src/contract/slot.js';
import { id } from '../../../src/contract/values.js';
import type { Viewer } from '../rules/voices.js';
import { isStaff, knownHosts } from './conferences.js';
import { decodeCursor, pageOf } from './cursor.js';
import { all, exactInstantOf, first, instantOf, run, statement, type Db } from './statement.js';

const waiting = 'select from conference_watches w where w.school_id = s.school_id and w.slot_id = s.id';
const slot = `json_build_object(
    'id', s.id, 'conferenceId', s.conference_id,
    'host', (select json_build_object('id', p.id, 'name', p.name) from people p where p.school_id = s.school_id and p.id = s.host_id),
    'startsAt', ${instantOf('s.starts_at')}, 'endsAt', ${instantOf('s.ends_at')}, 'capacity', s.capacity,
    'free', (
      select count(*) from conference_seats x where x.school_id = s.school_id and x.slot_id = s.id
      and (x.booking_id is null or (x.held_until <= $4 and not exists (${waiting})))),
    'modes', s.modes,
    'place', case when ${isStaff('$3')} or exists (
      select from bookings b join booking_people bp on bp.school_id = b.school_id and bp.booking_id = b.id and bp.person_id = $2
      where b.school_id = s.school_id and b.slot_id = s.id and b.state <> 'cancelled') then s.place end,
    'watched', exists (${waiting} and w.person_id = $2), 'version', s.version
  ) as item`;
const from = `from conference_slots s join conferences c on c.school_id = s.school_id and c.id = s.conference_id
    where s.school_id = $1 and s.withdrawn_at is null`;
const isKnown = `(${isStaff('$3')} or s.host_id in (${knownHosts}))`;

const one = statement<{ item: Slot }>('slot', `select ${slot} ${from} and ${isKnown} and s.id = $5`);
/** As the viewer may know it; `undefined`: not at all. */
export const findSlot = async (db: Db, { schoolId, id, role }: Viewer, now: Date, slotId: string) =>
  (await first(db, one, schoolId, id, role, now, slotId))?.item;

const many = statement<{ item: Slot }>('slots_of', `select ${slot} ${from} and ${isKnown} and s.id = any ($5) order by s.starts_at, s.id`);
export const listSlotsOf = async (db: Db, { schoolId, id, role }: Viewer, now: Date, slots: readonly string[]) =>
  (await all(db, many, schoolId, id, role, now, slots)).map(({ item }) => item);

/** A time that was made for one family is in the list of the school and of that family alone. */
const isTheirs = `(not s.made_for_one or ${isStaff('$3')} or exists (
      select from bookings b join booking_people bp on bp.school_id = b.school_id and bp.booking_id = b.id and bp.person_id = $2
      where b.school_id = s.school_id and b.slot_id = s.id))`;
const list = statement<{ item: Slot; at: string }>(
  'slots',
  `select ${slot}, ${exactInstantOf('s.starts_at')} as at ${from} and ${isKnown} and ${isTheirs} and s.conference_id = $5
     and ($6::uuid is null or s.host_id = $6)
     and ($7::date is null or (s.starts_at at time zone c.time_zone)::date >= $7) and ($8::date is null or (s.starts_at at time zone c.time_zone)::date <= $8)
     and ($9::timestamptz is null or (s.starts_at, s.id) > ($9, $10::uuid))
   order by s.starts_at, s.id limit $11`,
);
const cursorShape = v.tuple([v.pipe(v.string(), v.isoTimestamp()), id]);

export interface SlotsAsked {
  readonly conferenceId: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly host?: string | undefined;
  /** Days on the conference's calendar, both counted. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}
/** The earliest first. */
export async function listSlots(db: Db, { schoolId, id, role }: Viewer, now: Date, asked: SlotsAsked) {
  const after = decodeCursor(asked.cursor, cursorShape, 2);
  const around = [asked.conferenceId, asked.host ?? null, asked.from ?? null, asked.until ?? null];
  const found = await all(db, list, schoolId, id, role, now, ...around, ...after, asked.limit + 1);
  const { rows, next } = pageOf(found, asked.limit, ({ at, item }) => [at, item.id]);
  return { items: rows.map(({ item }) => item), next };
}

const nearest = statement<{ item: Slot }>(
  'slots_nearest',
  `select * from (
     select ${slot}, abs(extract(epoch from s.starts_at - $6::timestamptz)) as far ${from} and ${isKnown}
       and s.conference_id = $5 and s.host_id = $7 and s.starts_at > $4 and s.id <> $8 order by far, s.id limit 40
   ) near where (item ->> 'free')::int > 0 order by far limit $9`,
);
const MOST_NEAR = 5;
/** What is free around a slot that is taken: times of the same host, the nearest first. */
export const nearestFree = async (db: Db, { schoolId, id, role }: Viewer, now: Date, slot: Slot) =>
  (await all(db, nearest, schoolId, id, role, now, slot.conferenceId, slot.startsAt, slot.host.id, slot.id, MOST_NEAR)).map(({ item }) => item);

export interface NewSlot {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
}
const holdHost = statement<object>('host_lock', 'select from people where school_id = $1 and id = $2 for no key update');
const overlapping = statement<object>(
  'slots_overlap',
  `select from conference_slots s join jsonb_to_recordset($3::jsonb) as r ("startsAt" timestamptz, "endsAt" timestamptz)
     on s.starts_at < r."endsAt" and s.ends_at > r."startsAt"
   where s.school_id = $1 and s.host_id = $2 and s.withdrawn_at is null limit 1`,
);
const insert = statement(
  'slots_insert',
  `with made as (
     insert into conference_slots (school_id, id, conference_id, host_id, starts_at, ends_at, capacity, place, modes, created_at, made_for_one)
     select $1, r.id, $2, $3, r."startsAt", r."endsAt", $4, $5, $6, $7, $9
     from jsonb_to_recordset($8::jsonb) as r (id uuid, "startsAt" timestamptz, "endsAt" timestamptz) returning id)
   select id from made`,
);
const seats = statement(
  'seats_insert',
  `insert into conference_seats (school_id, slot_id, seat) select $1, r.id, n from jsonb_to_recordset($2::jsonb) as r (id uuid), generate_series(1, $3) n`,
);
/** Offers them, with the host's row held so that nobody offers beside it. `false`: one lies over another of the same host, and none was offered. */
export async function insertSlots(
  db: Db,
  schoolId: string,
  offer: { conferenceId: string; isMadeForOne?: boolean } & Pick<SlotOffer, 'hostId' | 'capacity' | 'place' | 'modes'>,
  slots: readonly NewSlot[],
  now: Date,
): Promise<boolean> {
  const { conferenceId, hostId, capacity, place, modes, isMadeForOne = false } = offer;
  const rows = JSON.stringify(slots);
  await first(db, holdHost, schoolId, hostId);
  if ((await first(db, overlapping, schoolId, hostId, rows)) !== undefined) return false;
  await run(db, insert, schoolId, conferenceId, hostId, capacity, place, modes, now, rows, isMadeForOne);
  await run(db, seats, schoolId, rows, capacity);
  return true;
}

const close = statement<object>(
  'seats_withdraw',
  `update conference_seats set withdrawn = true, booking_id = null, held_until = null
   where school_id = $1 and slot_id = $2 and (booking_id is null or held_until <= $3) returning seat`,
);
const withdraw = statement('slot_withdraw', 'update conference_slots set withdrawn_at = $3, version = version + 1 where school_id = $1 and id = $2');
const unwatch = statement('slot_unwatch_all', 'delete from conference_watches where school_id = $1 and slot_id = $2');
/** Takes a slot back. `false`: somebody sits on a seat of it; the transaction is to be given up. */
export async function withdrawSlot(db: Db, schoolId: string, { id, capacity }: Pick<Slot, 'id' | 'capacity'>, now: Date): Promise<boolean> {
  if ((await all(db, close, schoolId, id, now)).length < capacity) return false;
  await run(db, withdraw, schoolId, id, now);
  await run(db, unwatch, schoolId, id);
  return true;
}

const drop = statement(
  'slot_drop_made_for_one',
  `with gone as (
     update conference_slots set withdrawn_at = $3, version = version + 1
     where school_id = $1 and id = $2 and made_for_one and withdrawn_at is null returning school_id, id)
   update conference_seats x set withdrawn = true from gone where x.school_id = gone.school_id and x.slot_id = gone.id`,
);
/** Takes back a time that was made for the one family that has just left it. `false`: it is offered to others too. */
export async function dropMadeForOne(db: Db, schoolId: string, slotId: string, now: Date): Promise<boolean> {
  if ((await run(db, drop, schoolId, slotId, now)) === 0) return false;
  await run(db, unwatch, schoolId, slotId);
  return true;
}
