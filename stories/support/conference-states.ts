/**
 * Every state that a conference scheduler draws on purpose, by name: what the school answers, what the device remembers, and what then happens. It presses
 * and types as a person does, through the scheduler alone.
 */
import type { Permission } from '../../src/contract/person.js';
import type { DraftValue } from '../../src/domain/draft.js';
import type { FakeSetting } from '../../test/support/fake-ports.js';
import { all, one, settled, type } from '../../test/support/inside.js';
import { holdTime, lastMeeting, nextMeeting, openConference, openDesk, openMeeting, type ConferenceScene, type Prepared } from './conference-acts.js';
import { manySlots, longWords, type ConferenceSight, type ConferencesTold } from './conference-sight.js';
import { onPaper } from './on-paper.js';
import { parts, press } from './parts.js';

export interface ConferenceState {
  /** What is otherwise than in a school where everything works. */
  readonly setting?: (sight: ConferenceSight) => FakeSetting;
  /** What the school tells of conferences, where it is not what the seed tells. */
  readonly told?: (sight: ConferenceSight) => ConferencesTold;
  /** Before the scheduler is there. */
  readonly before?: (scene: Prepared) => void;
  /** Once it is there; returns what puts the page back. */
  readonly then?: (scene: ConferenceScene) => Promise<(() => void) | void> | (() => void) | void;
}

const FIRST_DAY = '2026-12-11';
const wordsOf = ({ looker }: ConferenceSight): string => looker.besides ?? looker.note;

/** A family's topic with a time that is held; or times that somebody of the school is about to offer. */
async function fill(scene: ConferenceScene): Promise<void> {
  const { scheduler, sight } = scene;
  if (sight.isDesk) {
    await openDesk(scene, 'offer');
    type(one<HTMLInputElement>(scheduler, '#on'), FIRST_DAY);
    type(one<HTMLInputElement>(scheduler, '#place'), 'Room 8, second door');
  } else {
    await holdTime(scene);
    type(one<HTMLTextAreaElement>(scheduler, '#topic'), wordsOf(sight));
  }
  await settled(scheduler);
}

export async function send(scene: ConferenceScene): Promise<void> {
  await fill(scene);
  one(scene.scheduler, '.actions .primary').click();
  await settled(scene.scheduler);
}

/** What was decided here on a booking that was changed elsewhere meanwhile. */
async function fightOver(scene: ConferenceScene): Promise<void> {
  const { scheduler, ports, sight } = scene;
  if (sight.isDesk) {
    await openMeeting(scene, nextMeeting);
    type(one<HTMLTextAreaElement>(scheduler, '#shared'), 'We looked at her reading together.');
    await settled(scheduler);
    await press(scheduler, 'Save both notes');
  } else await send(scene);
  const { id, operationId, params } = ports.outbox.current.at(-1)!;
  const before = [...sight.told.desk.bookings, ...scene.school.bookings].find((booking) => booking.id === params.booking)!;
  const current = { ...before, version: before.version + 1, sharedNote: sight.isDesk ? 'She read a whole page to us.' : null };
  const problem = { type: 'stale-version', title: 'Changed meanwhile', status: 412, current } as const;
  ports.outbox.change(id, { operationId, state: 'conflict', attempts: 1, trouble: { type: 'stale-version', problem } });
  await parts(scheduler);
}

async function sendNothing(scene: ConferenceScene): Promise<void> {
  const { scheduler, sight } = scene;
  if (sight.isDesk) await openDesk(scene, 'offer');
  else {
    await openConference(scene);
    await press(scheduler, 'No time fits? Ask for another');
  }
  one(scheduler, '.actions .primary').click();
}

async function onOnePage(scene: ConferenceScene): Promise<() => void> {
  const { scheduler, sight } = scene;
  await openConference(scene, nextMeeting(scene)?.conferenceId);
  if (sight.isDesk) await press(scheduler, 'As one page');
  return onPaper(scheduler);
}

const placeOf = ({ sight }: Prepared) => {
  const { isDesk, session, studentId, conference } = sight;
  return {
    studentId: isDesk ? session.students[0]!.id : studentId,
    widget: 'conference-scheduler',
    record: isDesk ? `desk-offer-${conference.id}` : `booking-${conference.id}`,
  };
};
const opened = (scene: ConferenceScene): Promise<void> => (scene.sight.isDesk ? openDesk(scene, 'offer') : openConference(scene));

const withPermissions = (permissions: readonly Permission[], { session, studentId }: ConferenceSight): FakeSetting => ({
  session: { ...session, students: session.students.filter(({ id }) => id === studentId).map((student) => ({ ...student, permissions: [...permissions] })) },
});
const nobody = { session: undefined };
const nothingTold = (): ConferencesTold => ({
  conferences: [],
  slots: [],
  bookings: [],
  requests: [],
  desk: { bookings: [], requests: [] },
  invitations: () => [],
});

export const conferenceStates = {
  ready: { then: (scene) => openConference(scene) },
  'all conferences': {},
  'first visit': { told: nothingTold },
  loading: { setting: () => ({ ...nobody, status: 'loading' }) },
  'draft restored': {
    before: (scene) => {
      const { isDesk } = scene.sight;
      const words: DraftValue = isDesk ? { on: FIRST_DAY, place: 'Room 8, second door' } : { topic: wordsOf(scene.sight) };
      scene.ports.drafts.put(placeOf(scene), words, Date.parse('2026-11-17T12:11:00Z'));
    },
    then: opened,
  },
  saving: { before: ({ ports }) => void (ports.drafts.storage = 'saving'), then: fill },
  saved: { then: fill },
  'kept only while open': { before: ({ ports }) => void (ports.drafts.storage = 'memory'), then: fill },
  'nothing to send yet': { then: sendNothing },
  'waiting to send': {
    then: async (scene) => {
      await send(scene);
      scene.ports.outbox.fail(undefined, 3);
      scene.ports.access.set({ offline: true });
    },
  },
  sent: {
    then: async (scene) => {
      await send(scene);
      scene.ports.outbox.deliver();
      await parts(scene.scheduler);
    },
  },
  failed: {
    then: async (scene) => {
      await send(scene);
      scene.ports.outbox.park(undefined, 'not-allowed');
    },
  },
  conflict: { then: fightOver },
  'signed out': {
    then: async (scene) => {
      await fill(scene);
      scene.ports.access.set({ status: 'signed-out' });
    },
  },
  'another tab’s words': {
    then: async (scene) => {
      await fill(scene);
      const value: DraftValue = scene.sight.isDesk ? { on: '2026-12-14', place: 'The library' } : { topic: 'How she finds friends.' };
      scene.ports.drafts.fork({ tab: 'other', value, savedAt: Date.parse('2026-11-17T18:20:00Z') });
    },
  },
  'no permission': { setting: (sight) => withPermissions([], sight) },
  'only to read': { setting: (sight) => withPermissions(['see-conferences'], sight), then: (scene) => openConference(scene) },
  'not offered': { setting: () => ({ capabilities: ['check-ins'] }) },
  unreachable: { setting: () => ({ ...nobody, status: 'unreachable' }) },
  misconfigured: { setting: () => ({ ...nobody, status: 'misconfigured' }) },
  'long history': { told: manySlots, then: opened },
  'long text': { told: longWords, then: (scene) => openConference(scene) },
  print: { then: onOnePage },

  'a time is held': { then: holdTime },
  'somebody else was faster': {
    then: async (scene) => {
      await holdTime(scene, () => scene.ports.outbox.park(undefined, 'slot-taken'));
    },
  },
  'the hold ran out': {
    then: async (scene) => {
      await fill(scene);
      scene.ports.clock.pass(200_000);
    },
  },
  'waiting for a full time': {
    then: async (scene) => {
      await openConference(scene);
      // Its name holds a number, so in other languages than English it is found by where it stands.
      one(one(scene.scheduler, 'flywheel-slot-picker'), '.link.quiet[aria-expanded]').click();
      await parts(scene.scheduler);
    },
  },
  'an appointment': { then: (scene) => openConference(scene, nextMeeting(scene)?.conferenceId) },
  'what to talk about': {
    then: async (scene) => {
      await openConference(scene, nextMeeting(scene)?.conferenceId);
      await press(scene.scheduler, /^Topics/);
    },
  },
  'calendar links': {
    then: async (scene) => {
      await openConference(scene, nextMeeting(scene)?.conferenceId);
      await press(scene.scheduler, 'Put it in your calendar');
    },
  },
  'another time': {
    then: async (scene) => {
      await openConference(scene, nextMeeting(scene)?.conferenceId);
      await press(scene.scheduler, 'Move to another time');
    },
  },
  'cancel it': {
    then: async (scene) => {
      await openConference(scene, nextMeeting(scene)?.conferenceId);
      await press(scene.scheduler, 'Cancel it');
    },
  },
  'what was agreed': {
    then: async (scene) => {
      await openConference(scene, lastMeeting(scene)?.conferenceId);
      await press(scene.scheduler, /^Topics and what you agreed/);
    },
  },
  'a proposed evening': {
    then: async (scene) => {
      await openConference(scene);
      await press(scene.scheduler, /^Several teachers or children/);
      await press(scene.scheduler, 'Propose times');
    },
  },
  'asking for a time': {
    then: async (scene) => {
      await openConference(scene);
      await press(scene.scheduler, 'No time fits? Ask for another');
    },
  },

  'offering times': { then: fill },
  'times that families ask for': { then: (scene) => openDesk(scene, 'requests') },
  'who has not booked yet': { then: (scene) => openDesk(scene, 'invitations') },
  'booking for a family': { then: (scene) => openDesk(scene, 'book') },
  'meetings that come again': {
    then: async (scene) => {
      await openDesk(scene, 'series');
      const student = one<HTMLSelectElement>(scene.scheduler, '#student');
      student.value = scene.sight.studentId;
      student.dispatchEvent(new Event('change', { bubbles: true }));
    },
  },
  'changing what was said': {
    then: async (scene) => {
      await openConference(scene, nextMeeting(scene)?.conferenceId);
      await press(scene.scheduler, 'Change what was said');
    },
  },
  rules: { then: (scene) => openDesk(scene, 'rules') },
  'announcing a conference': {
    then: async ({ scheduler }) => {
      await parts(scheduler);
      one(scheduler, '[aria-controls="in-fresh"]').click();
      await parts(scheduler);
      for (const more of all(scheduler, 'flywheel-desk-rules .link').slice(0, 1)) more.click();
    },
  },
  'a meeting to come': { then: (scene) => openMeeting(scene, nextMeeting) },
  'a meeting that was held': { then: (scene) => openMeeting(scene, lastMeeting) },
} as const satisfies Readonly<Record<string, ConferenceState>>;
export type ConferenceStateName = keyof typeof conferenceStates;
