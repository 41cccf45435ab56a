import { CallFailure } from '../../../src/contract/problem.js';
import { currentLanguage } from '../../../src/i18n/locale.js';
import { widgetBehaves, type Scene } from '../../shared/widget-behaves.js';
import { idOf } from '../../support/check-ins.js';
import { bookingOf, conferenceOf, heldOf, requestOf, rivera } from '../../support/conferences.js';
import type { FakePorts } from '../../support/fake-ports.js';
import { all, one, settled, type } from '../../support/inside.js';
import {
  arrived,
  bookingPlace,
  conferenceSession,
  mountScheduler,
  mountSchedulerOn,
  type SchedulerProperties,
  type SchedulerSetting,
} from '../../support/mount-scheduler.js';

type Then = (scene: Scene) => Promise<void> | void;
const state =
  (setting: SchedulerSetting = {}, then: Then = () => undefined, prepare?: (ports: FakePorts) => void, properties: SchedulerProperties = {}) =>
  async (): Promise<Scene> => {
    const { scheduler, ports } = await mountScheduler({ locale: currentLanguage(), ...setting }, properties, prepare);
    const scene = { element: scheduler, ports };
    await then(scene);
    await arrived(scheduler);
    return scene;
  };
const alone = conferenceSession('guardian', { one: true });
const held = { session: alone, bookings: [heldOf()] };
const day: Then = async ({ element }) => {
  all(element, '.day')[0]!.click();
  await settled(element);
};
const choose: Then = async (scene) => {
  await day(scene);
  all(scene.element, '.slots .time')[0]!.click();
  await settled(scene.element);
};
const write = async ({ element }: Scene, words = 'Reading at home'): Promise<void> => {
  type(one<HTMLTextAreaElement>(element, '#topic'), words);
  await settled(element);
};
const confirm: Then = async (scene) => {
  await write(scene);
  one(scene.element, '.form .primary').click();
  await settled(scene.element);
};
const topic = (n: number, voice: 'home' | 'school' | 'student', kind: string) => ({
  id: idOf(n),
  voice,
  kind,
  author: rivera,
  text: 'Reading at home',
  language: 'en',
  createdAt: '2026-11-16T15:00:00.000Z',
});
const agreement = {
  id: idOf(9),
  text: 'Reading at home',
  language: 'en',
  voice: 'home' as const,
  dueOn: '2026-12-15',
  goalId: null,
  commitmentId: null,
  author: rivera,
  createdAt: '2026-11-16T21:20:00.000Z',
};
const past = { startsAt: '2026-11-16T21:15:00.000Z', endsAt: '2026-11-16T21:30:00.000Z' };
const openTopics: Then = async ({ element }) => {
  one(one(element, 'flywheel-appointment'), '.row [aria-expanded="false"]:first-child').click();
  await settled(element);
};

const states: Record<string, () => Promise<Scene>> = {
  'first visit': state({ conferences: [] }),
  loading: state({ session: undefined, status: 'loading' }),
  'ready, a list': state({
    conferences: [conferenceOf(), conferenceOf({ id: idOf(601), kind: 'iep' }), conferenceOf({ id: idOf(602), closesAt: '2026-06-01T13:00:00Z' })],
  }),
  'ready, one conference': state({ session: alone }),
  'ready, for the student': state({ session: conferenceSession('student') }),
  'only to read': state({ session: conferenceSession('family-viewer'), bookings: [bookingOf()] }),
  'a day chosen': state({}, day),
  'full times': state({}, async (scene) => {
    await day(scene);
    one(scene.element, '.times [aria-expanded]').click();
  }),
  'no times': state({ slots: [] }),
  'another zone': state({ session: conferenceSession('guardian', { timeZone: 'Asia/Kolkata' }) }, day),
  'booking opens later': state({ conferences: [conferenceOf({ bookableFrom: '2026-11-18T13:00:00Z' })] }, day),
  'asking for a hold': state({}, choose),
  'a hold that waits': state({}, async (scene) => {
    await choose(scene);
    scene.ports.outbox.fail();
    scene.ports.access.set({ offline: true });
  }),
  'the time is taken': state({}, async (scene) => {
    await choose(scene);
    scene.ports.outbox.park(undefined, 'slot-taken');
  }),
  held: state(held),
  'an offered time': state({ ...held, bookings: [heldOf({ offered: true })] }),
  'held, with words': state(held, (scene) => write(scene)),
  'draft restored': state(held, undefined, (ports) => ports.drafts.put(bookingPlace, { topic: 'Reading at home' }, Date.parse('2026-11-17T18:00:00Z'))),
  'kept in memory only': state(
    held,
    (scene) => write(scene),
    (ports) => (ports.drafts.storage = 'memory'),
  ),
  'two windows': state(held, async (scene) => {
    await write(scene);
    scene.ports.drafts.fork({ tab: 'other', value: { topic: 'Other words' }, savedAt: Date.parse('2026-11-17T18:00:00Z') });
  }),
  'too long': state(held, async (scene) => {
    await write(scene, 'x'.repeat(2001));
    one(scene.element, '.form .primary').click();
  }),
  booking: state(held, confirm),
  'waiting to be booked': state(held, async (scene) => {
    await confirm(scene);
    scene.ports.outbox.fail();
    scene.ports.access.set({ offline: true });
  }),
  'failed for good': state(held, async (scene) => {
    await confirm(scene);
    scene.ports.outbox.park();
  }),
  conflict: state(held, async (scene) => {
    await confirm(scene);
    scene.ports.outbox.change(scene.ports.outbox.current[0]!.id, {
      state: 'conflict',
      trouble: { type: 'stale-version', problem: { type: 'stale-version', title: '', status: 412, current: heldOf({ version: 3 }) } },
    });
  }),
  'words without a time': state({}, undefined, (ports) => ports.drafts.put(bookingPlace, { topic: 'Reading at home' }, Date.parse('2026-11-17T18:00:00Z'))),
  booked: state({ bookings: [bookingOf({ interpreter: 'es', access: 'Reading at home' })] }),
  'to be cancelled': state({ bookings: [bookingOf()] }, async ({ element }) => {
    one(one(element, 'flywheel-appointment'), '[data-next="#reason"]').click();
  }),
  'to be moved': state({ bookings: [bookingOf()] }, async ({ element }) => {
    one(one(element, 'flywheel-appointment'), '.row > .button').click();
  }),
  'its agenda': state({ bookings: [bookingOf({ agenda: [topic(1, 'home', 'topic'), topic(2, 'school', 'strength')] })] }, openTopics),
  'preparing for an IEP meeting': state(
    { conferences: [conferenceOf({ kind: 'iep' })], bookings: [bookingOf({ agenda: [topic(1, 'home', 'concern')] })] },
    openTopics,
  ),
  'preparing to lead it': state(
    { session: conferenceSession('student'), conferences: [conferenceOf({ kind: 'student-led' })], bookings: [bookingOf()] },
    openTopics,
  ),
  'after the meeting': state({ bookings: [bookingOf({ ...past, state: 'attended', agreements: [agreement], sharedNote: 'Reading at home' })] }, openTopics),
  'in the calendar': state({ bookings: [bookingOf()] }, async ({ element }) => {
    one(one(element, 'flywheel-appointment'), '.row [aria-expanded="false"]:last-child').click();
    await customElements.whenDefined('flywheel-calendar-links');
  }),
  'several at once': state({}, async ({ element }) => {
    one(element, 'flywheel-open-conference > p .link, p.no-print > .link[aria-expanded="false"]').click();
    await customElements.whenDefined('flywheel-run-planner');
    await settled(element);
    one(element, '[data-propose]').click();
  }),
  'another time is asked for': state({ requests: [requestOf(), requestOf({ id: idOf(681), state: 'countered', mayAnswer: true })] }),
  'signed out in the middle': state(held, async (scene) => {
    await write(scene);
    scene.ports.access.set({ status: 'signed-out' });
  }),
  'signed out from the start': state({ session: undefined, status: 'signed-out' }),
  unreachable: state({ session: undefined, status: 'unreachable' }),
  misconfigured: state({ session: undefined, status: 'misconfigured' }),
  'not offered': state({ capabilities: ['check-ins'] }),
  'no student': state({ session: { ...alone, students: [] } }),
  'not allowed to see': state({ session: { ...alone, students: alone.students.map((student) => ({ ...student, permissions: [] })) } }),
  'conferences cannot be read': state({}, ({ ports }) => {
    ports.reader.failure = new CallFailure('network', 'conferences.list');
    ports.reader.refresh();
  }),
  'words that are very long': state({ conferences: [conferenceOf({ name: `${'اليوم كان طويلا '.repeat(7)}${'x'.repeat(40)}` })] }),
};

widgetBehaves({
  tag: 'flywheel-conference-scheduler',
  states,
  ready: state(held),
  again: async (ports) => {
    const { scheduler } = await mountSchedulerOn(ports);
    return { element: scheduler, ports };
  },
  type: async (element, words) => {
    type(one<HTMLTextAreaElement>(element, '#topic'), words);
    await settled(element);
  },
  words: (element) => one<HTMLTextAreaElement>(element, '#topic').value,
  property: { name: 'timeZone', value: 'Asia/Kolkata', shows: /India Standard Time/ },
  heard: [
    'region Maya Thompson Conferences',
    'heading Maya Thompson',
    'heading Fall conferences',
    'form About your appointment',
    'radio In person',
    'combobox Would an interpreter help?',
    'textbox What would you like to talk about?',
    'button Book this time',
    'button Give this time back',
  ],
  untranslated: [
    /Thompson|Rivera|Chen|Alder Creek|Maya|Reading at home|Other words|India Standard Time|Fall conferences|اليوم|Google|Outlook|Room 12|^(AM|PM)$/,
  ],
});
