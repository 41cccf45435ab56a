/** A school for races: one host, an office, and as many families of one guardian and one child as are asked for; an evening of times on a day of its own. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { createIdentity } from '../../demo/api/identity.js';
import type { Booking } from '../../src/contract/booking.js';
import type { Conference } from '../../src/contract/conference.js';
import type { Slot } from '../../src/contract/slot.js';
import { addDays, dayIn } from '../../src/base/days.js';

export const SECRET = 'a secret of the bench that is long enough';
const ZONE = 'America/New_York';
const SCHOOL = '99999999-0000-4000-8000-000000000001';
const HOST = '99999999-0000-4000-8000-000000000002';
/** As `idOf` below makes them, in SQL. */
const id = (kind: number) => `('9999999${kind}-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid`;
const idOf = (kind: number, n: number) => `9999999${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;

export interface Family {
  readonly studentId: string;
  readonly guardianId: string;
  readonly token: string;
}
export interface Evening {
  readonly conferenceId: string;
  readonly slots: readonly Slot[];
}
export const schoolIds = { schoolId: SCHOOL, hostId: HOST } as const;
export const clock = { now: () => Date.now() };

export async function insertSchool(pool: Pool, families: number): Promise<Family[]> {
  await pool.query(`insert into schools (school_id, name, time_zone, settings, origins) values ($1, 'Bench', $2, '{"week":[1,2,3,4,5],"holidays":[]}', '{}')`, [
    SCHOOL,
    ZONE,
  ]);
  const person = `insert into people (school_id, id, name, role, locale, time_zone)`;
  await pool.query(`${person} values ($1, $2, 'H', 'admin', 'en', $3)`, [SCHOOL, HOST, ZONE]);
  await pool.query(`${person} select $1, ${id(6)}, 'G', 'guardian', 'en', $2 from generate_series(0, $3::int - 1) n`, [SCHOOL, ZONE, families]);
  await pool.query(
    `insert into students (school_id, id, name, age_band, group_name) select $1, ${id(5)}, 'S', 'elementary', 'R' from generate_series(0, $2::int - 1) n`,
    [SCHOOL, families],
  );
  const tie = `insert into relations (school_id, student_id, person_id, relation, permissions, household)`;
  await pool.query(`${tie} select $1, ${id(5)}, ${id(6)}, 'mother', '{see-conferences,book-conference}', 'home-' || n from generate_series(0, $2::int - 1) n`, [
    SCHOOL,
    families,
  ]);
  await pool.query(`${tie} select $1, ${id(5)}, $3, 'head', '{see-conferences,host-conference}', null from generate_series(0, $2::int - 1) n`, [
    SCHOOL,
    families,
    HOST,
  ]);
  const sign = createIdentity({ secret: SECRET, clock, lifetimeMs: 3_600_000 });
  return Promise.all(
    Array.from({ length: families }, async (_, n) => {
      const { token } = await sign.sign(SCHOOL, idOf(6, n));
      return { studentId: idOf(5, n), guardianId: idOf(6, n), token };
    }),
  );
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}
export type Send = <T>(token: string, method: string, path: string, body: object, version?: number) => Promise<Answer<T>>;

const AGAIN_MS = 1000;
const MOST_TRIES = 60;

/** By HTTP, as a page does: what is not answered now is asked again under the same key. @param origin of which process. @param again hears of each such answer. */
export function sender(origin: string, again: () => void = () => undefined): Send {
  return async (token, method, path, body, version) => {
    const own = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': `"${randomUUID()}"` };
    const headers: Record<string, string> = version === undefined ? own : { ...own, 'If-Match': `"${version}"` };
    for (let tries = 1; ; tries++) {
      const response = await fetch(`${origin}/api${path}`, { method, headers, body: JSON.stringify(body) });
      const answer = { status: response.status, body: (await response.json()) as never };
      const type = endOf(answer);
      if (tries === MOST_TRIES || (type !== 'unavailable' && type !== 'in-progress')) return answer;
      again();
      await pause(AGAIN_MS + Math.random() * AGAIN_MS);
    }
  };
}

let evenings = 0;
/** A conference with `count` times of five minutes, on a day on which nobody has booked anything. */
export async function openEvening(send: Send, count: number): Promise<Evening> {
  const { token } = await createIdentity({ secret: SECRET, clock, lifetimeMs: 3_600_000 }).sign(SCHOOL, HOST);
  const on = addDays(dayIn(ZONE, Date.now()), 7 + evenings++);
  const [opensAt, closesAt] = [new Date(Date.now() - 60_000).toISOString(), new Date(Date.now() + 90 * 86_400_000).toISOString()];
  const limits = { guardMinutes: 0, holdSeconds: 900, offerMinutes: 60, perStudent: 3, perGuardian: 5, travelMinutes: 0 };
  const rules = { name: 'Evening', kind: 'family-teacher', timeZone: ZONE, opensAt, closesAt, earlyAccess: null, ...limits, households: 'each' };
  const { body: conference } = await send<Conference>(token, 'POST', '/conferences', { ...rules, modes: ['in-person'], agendaFirst: 'home' });
  const until = `${String(8 + Math.floor((count * 5) / 60)).padStart(2, '0')}:${String((count * 5) % 60).padStart(2, '0')}`;
  const offer = { hostId: HOST, on, from: '08:00', until, minutes: 5, breakMinutes: 0, capacity: 1, place: null, modes: ['in-person'] };
  const { status, body } = await send<{ items: Slot[] }>(token, 'POST', `/conferences/${conference.id}/slots`, offer);
  if (status !== 201 || body.items.length !== count) throw new Error(`the evening could not be offered: ${status} ${JSON.stringify(body).slice(0, 200)}`);
  return { conferenceId: conference.id, slots: body.items };
}

/** Holds the seat, and books it where it was had. How it ended, as the contract's problem or `booked`. */
export async function book(send: Send, { studentId, token }: Family, slot: Slot): Promise<string> {
  const held = await send<Booking & { type?: string }>(token, 'POST', `/students/${studentId}/bookings`, { slotId: slot.id });
  if (held.status !== 201) return endOf(held);
  const details = { mode: 'in-person', interpreter: null, access: null, topic: 'How reading goes', language: 'en' };
  const booked = await send<Booking & { type?: string }>(token, 'PUT', `/students/${studentId}/bookings/${held.body.id}`, details, held.body.version);
  return booked.status === 200 && booked.body.state === 'booked' ? 'booked' : endOf(booked);
}
const endOf = ({ status, body }: Answer<{ type?: string }>) => body.type?.replace('urn:flywheel:problem:', '') ?? `status ${status}`;
