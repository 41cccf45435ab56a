/**
 * `GET /calendar/{secret}.ics`: a person's meetings for the calendar that subscribes to them. Open, because calendars cannot sign in: whoever has the
 * address reads when and where, never with whom or about what.
 */
import type { Hono } from 'hono';
import type { BlankSchema } from 'hono/types';
import { calendarFile, calendarType } from '../../../src/domain/booking-calendar.js';
import { calendarEntry } from '../../../src/domain/calendar-entry.js';
import { schoolOf, secretHash } from '../calendar-address.js';
import type { ApiEnv, Wired } from '../env.js';
import { findOwner, listMeetings, type Meeting } from '../queries/calendar-links.js';
import { databaseTime } from '../queries/database-time.js';
import { Refusal } from '../refusal.js';

const TITLE = 'School conference';
const NAME = 'School conferences';
const DAYS_BACK_MS = 90 * 86_400_000;
const REFRESH_HOURS = 4;

const entryOf = ({ startsAt, endsAt, updatedAt, ...meeting }: Meeting) =>
  calendarEntry(
    { ...meeting, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), updatedAt: updatedAt.toISOString() },
    { title: TITLE, note: null },
  );

export function mountCalendarFeed(app: Hono<ApiEnv, BlankSchema, '/api'>, { pool, clock, databaseTime: byDatabase }: Wired): void {
  app.get('/calendar/:file', async (c) => {
    const secret = /^([\w-]+)\.ics$/.exec(c.req.param('file'))?.[1];
    const schoolId = secret === undefined ? undefined : schoolOf(secret);
    const owner = schoolId === undefined ? undefined : await findOwner(pool, schoolId, secretHash(secret!));
    if (!owner) throw new Refusal('not-found');
    const now = byDatabase ? await databaseTime(pool) : new Date(clock.now());
    const meetings = await listMeetings(pool, owner, new Date(now.getTime() - DAYS_BACK_MS));
    return c.body(calendarFile(meetings.map(entryOf), { name: NAME, refreshHours: REFRESH_HOURS }), 200, { 'Content-Type': calendarType });
  });
}
