/**
 * Who took part in conferences, and on which day: what the momentum ring counts. A meeting that was held is both sides' part; a topic, a time that was booked or
 * asked for is the part of whoever is known to have brought it, and of nobody where that is not known. Pure; it knows no words and no ring.
 */
import { dayIn } from '../../base/days.js';
import type { Booking } from '../../contract/booking.js';
import type { ConferenceRequest } from '../../contract/conference-request.js';
import type { Voice } from '../../contract/person.js';
import type { Touchpoint } from '../../domain/momentum-ring.js';
import type { ConferenceScene } from './conference-scene.js';

type Told = Pick<Booking, 'studentId' | 'host' | 'state' | 'startsAt' | 'bookedBy' | 'agenda' | 'createdAt'>;

/** The API names who booked, not for whom: the office that books for a family is neither host nor viewer, nor is another guardian. */
function voiceOf(personId: string, { studentId, host }: Pick<Booking, 'studentId' | 'host'>, { viewer }: Pick<ConferenceScene, 'viewer'>): Voice | null {
  if (personId === studentId) return 'student';
  if (personId === host.id) return 'school';
  return personId === viewer.id ? viewer.voice : null;
}

export function touchpointsOf(
  bookings: readonly Told[],
  requests: readonly Pick<ConferenceRequest, 'studentId' | 'requestedBy' | 'host' | 'createdAt'>[],
  scene: Pick<ConferenceScene, 'viewer' | 'timeZone'>,
): readonly Touchpoint[] {
  const by = (voice: Voice | null, at: string): readonly Touchpoint[] => (voice ? [{ voice, on: dayIn(scene.timeZone, Date.parse(at)) }] : []);
  return [
    ...bookings.flatMap((one) => [
      ...(one.state === 'held' ? [] : by(voiceOf(one.bookedBy.id, one, scene), one.createdAt)),
      ...one.agenda.flatMap(({ voice, createdAt }) => by(voice, createdAt)),
      ...(one.state === 'attended' ? [...by('home', one.startsAt), ...by('school', one.startsAt)] : []),
    ]),
    ...requests.flatMap((one) => by(voiceOf(one.requestedBy.id, one, scene), one.createdAt)),
  ];
}
