/**
 * The conferences of the seed school, told around any day: an evening that fills up, meetings that students lead, one about Maya's plan, and the one of
 * the autumn that is over. Everybody in it is made up.
 */
import { instantAt, later, schoolDaysBefore, weekdayOf } from './calendar.js';
import type { BookingTold, ConferenceTold } from './conference-told.js';

const iso = (on: string, time: string) => new Date(instantAt(on, time)).toISOString();

const usual = {
  kind: 'family-teacher',
  earlyAccess: null,
  guardMinutes: 240,
  holdSeconds: 120,
  offerMinutes: 60,
  perStudent: 3,
  perGuardian: 8,
  households: 'each',
  travelMinutes: 5,
  modes: ['in-person', 'video', 'phone'],
  agendaFirst: 'home',
} as const;

/** The first school day of a weekday that is at least so many days ahead; of the past where `days` is negative. */
function dayAround(today: string, days: number, weekday: number): string {
  const from = later(today, days);
  return schoolDaysBefore(later(from, 29), 4).find((day) => day >= from && weekdayOf(day) === weekday) ?? from;
}

const meeting =
  (host: string) =>
  (student: string, by: string, slot: number, more: Partial<BookingTold> = {}): BookingTold => ({ student, by, host, slot, ...more });

const lindqvist = meeting('lindqvist');
const rivera = meeting('rivera');
const okonkwo = meeting('okonkwo');
const nair = meeting('nair');

const eveningBookings: readonly BookingTold[] = [
  lindqvist('ruby', 'fiona-oconnor', 0, { topic: 'How she is at drop-off now' }),
  lindqvist('eli', 'rachel-goldberg', 1),
  lindqvist('zoe', 'keisha-williams', 2, { mode: 'video' }),
  lindqvist('amina', 'layla-haddad', 4, { interpreter: 'ar', topic: 'الأصوات التي تتدرب عليها', language: 'ar' }),
  rivera('aaliyah', 'tanya-johnson', 0),
  rivera('mateo', 'lucia-ramirez', 1, { interpreter: 'es', topic: 'Las tablas de multiplicar', language: 'es' }),
  rivera('ethan', 'beth-kowalski', 2, { mode: 'phone' }),
  rivera('sam', 'linda-moss', 4, { access: 'A chair with arms, please' }),
  rivera('ananya', 'kavita-rao', 5),
  rivera('caleb', 'minh-nguyen', 6, { mode: 'video' }),
  okonkwo('tyler', 'petra-novak', 0),
  okonkwo('tyler', 'tom-novak', 4, { mode: 'phone' }),
  okonkwo('isabelle', 'claire-moreau', 2),
  nair('imani', 'tanya-johnson', 0),
  nair('noah', 'irina-petrova', 1),
  nair('jordan', 'carla-price', 2, { topic: 'Calling out, and what helps' }),
  nair('chloe', 'emma-bennett', 3),
  nair('lin', 'hanh-tran', 4),
  nair('dev', 'nisha-shah', 5),
];

/** @param on the day after. */
const eveningRequests = (on: string): ConferenceTold['requests'] => [
  { student: 'sam', by: 'linda-moss', host: 'nair', on, at: '07:40', minutes: 15, state: 'requested', topic: 'I work in the evening' },
  {
    student: 'maya',
    by: 'marcus-hill',
    host: 'rivera',
    on,
    at: '15:30',
    minutes: 15,
    state: 'countered',
    topic: 'Her reading',
    reason: 'I have the after-school group until then',
  },
];

/** Ms. Rivera has two times left, Dr. Nair none, and two families wait for her. */
function eveningOf(today: string): ConferenceTold {
  const on = dayAround(today, 9, 4);
  const offer = (host: string, from: string, minutes: number, breakMinutes: number, count: number, place: string) => {
    return { host, on, from, minutes, breakMinutes, count, place };
  };
  return {
    key: 'evening',
    author: 'whitfield',
    announcedOn: later(today, -8),
    rules: { ...usual, name: 'Winter conferences', modes: [...usual.modes], opensAt: iso(later(today, -6), '08:00'), closesAt: iso(on, '12:00') },
    offers: [
      offer('lindqvist', '17:00', 10, 5, 8, 'Room 2'),
      offer('rivera', '17:00', 10, 5, 8, 'Room 8'),
      offer('okonkwo', '17:00', 15, 0, 8, 'Room 14'),
      offer('nair', '17:30', 15, 0, 6, 'Counseling office, first floor'),
    ],
    bookings: eveningBookings,
    waiting: [
      { student: 'maya', by: 'dana-brooks', host: 'nair', slot: 1 },
      { student: 'valentina', by: 'rosa-castillo', host: 'nair', slot: 1 },
    ],
    invitations: [
      { student: 'maya', host: 'rivera' },
      { student: 'valentina', host: 'okonkwo' },
    ],
    requests: eveningRequests(later(on, 1)),
  };
}

/** Jordan has chosen a time and what he will show; Maya has not yet. */
function studentLedOf(today: string): ConferenceTold {
  const on = dayAround(today, 14, 2);
  const rules = { ...usual, kind: 'student-led', households: 'shared', perStudent: 1, travelMinutes: 0, modes: ['in-person' as const] } as const;
  return {
    key: 'student-led',
    author: 'okonkwo',
    announcedOn: later(today, -5),
    rules: { ...rules, name: 'Student-led conferences', modes: ['in-person'], opensAt: iso(later(today, -4), '08:00'), closesAt: iso(on, '08:00') },
    offers: [
      { host: 'okonkwo', on, from: '15:30', minutes: 20, breakMinutes: 5, count: 6, place: 'Room 14' },
      { host: 'rivera', on, from: '15:30', minutes: 20, breakMinutes: 5, count: 6, place: 'Room 8' },
    ],
    bookings: [
      okonkwo('jordan', 'jordan', 1, {
        topic: 'My project on rivers',
        agenda: [
          { by: 'okonkwo', kind: 'topic', text: 'What to plan for the spring' },
          { by: 'jordan', kind: 'topic', text: 'Two pages that I am proud of' },
          { by: 'jordan', kind: 'strength', text: 'I ask before I leave my seat now' },
          { by: 'carla-price', kind: 'question', text: 'How can we help with the long project?' },
        ],
      }),
    ],
  };
}

/** Nobody's but Maya's. Her other home sees that it is booked. */
function iepOf(today: string): ConferenceTold {
  const on = dayAround(today, 16, 3);
  return {
    key: 'maya-iep',
    author: 'nair',
    announcedOn: later(today, -7),
    rules: {
      ...usual,
      name: 'Maya’s IEP meeting',
      kind: 'iep',
      households: 'shared',
      guardMinutes: 1440,
      modes: ['in-person', 'video'],
      opensAt: iso(later(today, -6), '08:00'),
      closesAt: iso(later(on, -1), '16:00'),
    },
    offers: [{ host: 'nair', on, from: '14:00', minutes: 60, breakMinutes: 0, count: 1, place: 'Meeting room 1' }],
    invitations: [{ student: 'maya', host: 'nair' }],
    bookings: [
      nair('maya', 'dana-brooks', 0, {
        topic: 'What helps her on days that start badly',
        agenda: [
          { by: 'nair', kind: 'topic', text: 'How the reading goal stands, and its next step' },
          { by: 'dana-brooks', kind: 'strength', text: 'She reads to her little cousin every Sunday' },
          { by: 'dana-brooks', kind: 'concern', text: 'Mornings after a weekend at two homes are hard' },
          { by: 'dana-brooks', kind: 'question', text: 'Who tells us when the plan changes?' },
          { by: 'nair', kind: 'strength', text: 'She asks for a break before it is too much' },
        ],
      }),
    ],
  };
}

/** Over, with what was noted and agreed. */
function autumnOf(today: string): ConferenceTold {
  const on = dayAround(today, -44, 4);
  return {
    key: 'autumn',
    author: 'whitfield',
    announcedOn: later(on, -20),
    rules: { ...usual, name: 'Fall conferences', modes: [...usual.modes], opensAt: iso(later(on, -14), '08:00'), closesAt: iso(on, '12:00') },
    offers: [{ host: 'rivera', on, from: '17:00', minutes: 10, breakMinutes: 5, count: 6, place: 'Room 8' }],
    bookings: [
      rivera('maya', 'dana-brooks', 0, {
        state: 'attended',
        topic: 'Reading at home',
        sharedNote: 'We looked at the words-per-minute line together. Evenings are better than mornings for practice.',
        confidentialNote: 'Ask Dr. Nair about the mornings before the next meeting.',
        agenda: [{ by: 'dana-brooks', kind: 'strength', text: 'She picks her own books now' }],
        agreements: [
          { by: 'rivera', voice: 'home', text: 'Ten minutes of reading aloud on four evenings a week', dueOn: later(on, 28), goal: 'maya-fluency' },
          { by: 'rivera', voice: 'school', text: 'Send home two books at her level each Friday', dueOn: later(on, 21) },
        ],
      }),
      rivera('grace', 'amy-chen', 1, { state: 'attended', sharedNote: 'Homework fits into half an hour now.' }),
      rivera('mateo', 'jose-ramirez', 2, { state: 'missed', language: 'es' }),
      rivera('ethan', 'beth-kowalski', 3, { state: 'cancelled' }),
    ],
  };
}

export const conferencesTold = (today: string): ConferenceTold[] => [autumnOf(today), eveningOf(today), iepOf(today), studentLedOf(today)];
