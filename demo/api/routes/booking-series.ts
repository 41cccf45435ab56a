/** A series of meetings of one student with one host, in one request: all of them or none. */
import type { BookingSeriesBody } from '../../../src/contract/booking-series.js';
import type { Conference } from '../../../src/contract/conference.js';
import { instantIn } from '../../../src/base/zoned-time.js';
import { seriesOf } from '../../../src/domain/conference-cadence.js';
import { isForStudent, mayHost } from '../queries/conferences.js';
import { findSchool } from '../queries/schools.js';
import { invalid, Refusal } from '../refusal.js';
import { isStaff, mayBookFor } from '../rules/booking-rights.js';
import { allow } from '../rules/goal-deciders.js';
import { changedBooking, openConference, openStudentBook, type StudentBookScene } from './conference-scene.js';
import type { Handlers } from './handler.js';
import { bookMadeTime } from './made-times.js';
import { homeOf } from './seat-taking.js';

interface Time {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** The conference that the series is of. @throws {Refusal} `not-found`, `not-allowed`, `invalid`. */
async function openSeries(scene: StudentBookScene, { conferenceId, hostId, details }: BookingSeriesBody): Promise<Conference> {
  const { db, viewer, tie } = scene;
  const conference = await openConference(scene, conferenceId);
  const isTheirs = (await mayHost(db, viewer.schoolId, tie.studentId, hostId)) && (await isForStudent(db, viewer.schoolId, conference.id, tie.studentId));
  if (!isTheirs) throw new Refusal('not-found');
  allow(isStaff(viewer) && mayBookFor(viewer, tie, conference, hostId), 'Only the host, or who manages it');
  if (!conference.modes.includes(details.mode)) throw invalid('/details/mode', 'must be one that the conference offers');
  return conference;
}

/** The instants, the earliest first: the clock says the same on each day, whatever the season. @throws {Refusal} `invalid`. */
async function timesOf({ db, viewer, now }: StudentBookScene, { timeZone }: Conference, body: BookingSeriesBody): Promise<Time[]> {
  const { firstOn, at, minutes, everyWeeks, count } = body;
  const school = (await findSchool(db, viewer.schoolId))!;
  const times = seriesOf(firstOn, count, { everyWeeks, school }).map((on) => {
    const startsMs = instantIn(timeZone, on, at);
    return { startsAt: new Date(startsMs).toISOString(), endsAt: new Date(startsMs + minutes * 60_000).toISOString() };
  });
  if (times.length === 0) throw invalid('/firstOn', 'must be followed by a school day');
  if (Date.parse(times[0]!.startsAt) <= now.getTime()) throw invalid('/firstOn', 'must lie ahead');
  return times;
}

export const bookingSeriesRoutes = {
  'bookings.series': async (ask) => {
    const scene = await openStudentBook(ask);
    const { conferenceId, hostId, place, details } = ask.body;
    const conference = await openSeries(scene, ask.body);
    const home = { household: await homeOf(scene), bookedBy: scene.viewer.id, isOfSeries: true };
    const ids: string[] = [];
    const lost: Time[] = [];
    for (const time of await timesOf(scene, conference, ask.body)) {
      const { bookingId, obstacle } = await bookMadeTime(scene, { conferenceId, hostId, place, details, ...time, ...home });
      if (bookingId !== undefined) ids.push(bookingId);
      else if (obstacle === 'overlap') lost.push(time);
      else throw new Refusal(obstacle);
    }
    if (lost.length > 0) throw new Refusal('overlap', { current: lost });
    const items = [];
    for (const id of ids) items.push((await changedBooking(scene, id, 'booking-made')).answer);
    return { answer: { items }, recordId: ids[0]!, alsoOf: items.slice(1).map(({ id, studentId }) => ({ studentId, recordId: id })) };
  },
} satisfies Partial<Handlers>;
