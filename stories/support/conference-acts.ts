/** What a person does in a conference scheduler on the way to a state: opens a conference, a section or a meeting, holds a time. */
import type { Booking } from '../../src/contract/booking.js';
import type { ConferenceSchool } from '../../test/support/conference-ports.js';
import type { FakePorts } from '../../test/support/fake-ports.js';
import { all, one, settled } from '../../test/support/inside.js';
import type { ConferenceSight } from './conference-sight.js';
import { parts, press } from './parts.js';

export interface ConferenceScene {
  readonly scheduler: HTMLElement;
  readonly ports: FakePorts;
  readonly sight: ConferenceSight;
  readonly school: ConferenceSchool;
}
export type Prepared = Omit<ConferenceScene, 'scheduler'>;

export async function openConference({ scheduler, sight }: ConferenceScene, id = sight.conference.id): Promise<void> {
  await parts(scheduler);
  all(scheduler, `[data-conference="${id}"]`)[0]?.click();
  await parts(scheduler);
}

export type Section = 'offer' | 'book' | 'series' | 'requests' | 'invitations' | 'rules';
/** A section of the desk, with who comes out of the way. */
export async function openDesk(scene: ConferenceScene, section: Section): Promise<void> {
  await openConference(scene);
  for (const name of ['roster', section]) one(scene.scheduler, `[aria-controls="in-${name}"]`).click();
  await parts(scene.scheduler);
}

/** On the first time that is free; `answer`: what the school does with it. */
export async function holdTime(scene: ConferenceScene, answer = (): void => scene.ports.outbox.deliver()): Promise<void> {
  const { scheduler } = scene;
  await openConference(scene);
  if (!all(scheduler, '[data-slot]').length) one(scheduler, '.day:not(.full)').click();
  await settled(scheduler);
  all(scheduler, '[data-slot]')[0]!.click();
  await settled(scheduler);
  answer();
  await parts(scheduler);
}

const bookings = ({ sight }: ConferenceScene): readonly Booking[] => {
  const { told, isDesk, studentId, session } = sight;
  if (!isDesk) return told.bookings.filter((one) => one.studentId === studentId);
  return told.desk.bookings.filter(({ host }) => host.id === session.viewer.id || session.viewer.role === 'admin');
};
const byTime = (a: Booking, b: Booking): number => (a.startsAt < b.startsAt ? -1 : 1);

export const nextMeeting = (scene: ConferenceScene): Booking | undefined =>
  bookings(scene)
    .filter(({ state }) => state === 'booked')
    .sort(byTime)[0];
export const lastMeeting = (scene: ConferenceScene): Booking | undefined =>
  bookings(scene)
    .filter(({ state }) => state === 'attended')
    .sort(byTime)[0];

export async function openMeeting(scene: ConferenceScene, which: (scene: ConferenceScene) => Booking | undefined): Promise<void> {
  const meeting = which(scene)!;
  const { scheduler } = scene;
  await openConference(scene, meeting.conferenceId);
  if (meeting.state !== 'booked') await press(scheduler, 'Show earlier days');
  one(scheduler, `#open-${meeting.id}`).click();
  await parts(scheduler);
}
