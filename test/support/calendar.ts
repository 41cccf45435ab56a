/** Bookings for calendars, and texts that mean harm to a file made of lines. */
import fc from 'fast-check';
import { calendarEntry, type CalendarEntry } from '../../src/domain/calendar-entry.js';

export const booking = {
  id: '0193a000-0000-7000-8000-000000000001',
  startsAt: '2025-10-31T19:00:00.000Z',
  endsAt: '2025-10-31T19:10:00.000Z',
  place: 'Room 4',
  sequence: 2,
  state: 'booked',
  updatedAt: '2025-10-01T10:00:00.000Z',
} as const;

export const entry = (given: Partial<CalendarEntry> = {}): CalendarEntry => ({
  ...calendarEntry(booking, { title: 'Meeting with Ms Lee', note: 'How Maya reads' }),
  ...given,
});

/** The kinds of the lists that testers pass around: line ends of every sort, what ends an object, what a sheet or a page would run, text of every script. */
export const harmful = [
  '\r\nATTENDEE:mailto:eve@example.org',
  '\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:another',
  '\rEND:VCALENDAR\rBEGIN:VCALENDAR',
  '\\r\\nATTENDEE:mailto:eve@example.org',
  '\\nEND:VEVENT',
  'a\u0085END:VEVENT',
  'a\u2028END:VEVENT\u2029b',
  'a\u000bb\u000cEND:VEVENT',
  '\u0000\u0007\u001b[31mred',
  '\r\n \r\n\tATTENDEE:folded',
  ';VALUE=URI:javascript:alert(1)',
  '";X-EVIL="1',
  "^n^'^^",
  '\\;\\,\\\\',
  'backslash at the end\\',
  '<script>alert(1)</script>',
  "=cmd|' /C calc'!A0",
  '${7*7}{{7*7}}%0d%0aSUMMARY:x',
  '\ud800 alone',
  '\u202ereversed\u202c',
  'ثم نفس سقطت وبالتحديد',
  '田中さんにあげて下さい',
  '👩‍👩‍👧‍👧 🇺🇸🇷🇺'.repeat(12),
  'Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮'.repeat(8),
  '',
  ' ',
  '__proto__',
];

/** Any text at all: harmful ones, and whatever code units there are. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...harmful),
  fc.tuple(fc.string({ maxLength: 80 }), fc.constantFrom(...harmful), fc.string({ unit: 'binary', maxLength: 80 })).map((parts) => parts.join('')),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
);

/** A plain evening in the week before and after each change of the clock, and the nights of the changes themselves. */
export const changesOfClock = [
  { zone: 'America/New_York', days: ['2025-10-31', '2025-11-01', '2025-11-02', '2025-11-03', '2026-03-07', '2026-03-08', '2026-03-09'] },
  { zone: 'Australia/Sydney', days: ['2025-10-04', '2025-10-05', '2025-10-06', '2026-04-04', '2026-04-05', '2026-04-06'] },
  { zone: 'Australia/Lord_Howe', days: ['2025-10-04', '2025-10-05', '2025-10-06', '2026-04-04', '2026-04-05', '2026-04-06'] },
  { zone: 'Asia/Kolkata', days: ['2025-10-31', '2025-11-03', '2026-03-08', '2028-02-29'] },
] as const;
