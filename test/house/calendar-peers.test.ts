/**
 * The files we make, read by another library than the one that wrote them (node-ical has its own parser), with the computer's own clock in four zones: the
 * instants are the ones that were offered, and no text adds an event or a property. It runs in Node, because that library does.
 */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import ical, { type VEvent } from 'node-ical';
import { calendarFile } from '../../src/domain/booking-calendar.js';
import { inOneLine } from '../../src/domain/calendar-entry.js';
import { slotTimes } from '../../src/domain/slot-times.js';
import { anyText, changesOfClock, entry } from '../support/calendar.js';

const eventsOf = (file: string): VEvent[] => Object.values(ical.sync.parseICS(file)).filter((one): one is VEvent => one?.type === 'VEVENT');
const textOf = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'val' in value ? value.val : value);

const zoneBefore = process.env.TZ;
after(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

describe('calendar files, read by another library', () => {
  for (const { zone: device } of changesOfClock) {
    it(`CS-30 hold the instants that were offered, on a computer in ${device}`, () => {
      process.env.TZ = device;
      let read = 0;
      for (const { zone, days } of changesOfClock)
        for (const on of days) {
          const times = slotTimes({ on, from: '00:30', until: '23:30', minutes: 20, breakMinutes: 10 }, zone).times ?? [];
          const events = eventsOf(calendarFile(times.map((time, index) => entry({ ...time, uid: `${on}-${index}` }))));
          assert.deepEqual(
            events.map(({ start, end }) => ({ startsAt: start.toISOString(), endsAt: end!.toISOString() })),
            times,
            `${zone} ${on}`,
          );
          read += events.length;
        }
      assert.ok(read > 1000, `${read} events`);
    });
  }

  it('CS-30 three in the afternoon in New York, before and after the change', () => {
    const at = (on: string) => slotTimes({ on, from: '15:00', until: '15:10', minutes: 10, breakMinutes: 0 }, 'America/New_York').times!;
    const starts = ['2025-10-31', '2025-11-03'].map((on) => eventsOf(calendarFile([entry(at(on)[0])]))[0]!.start.toISOString());
    assert.deepEqual(starts, ['2025-10-31T19:00:00.000Z', '2025-11-03T20:00:00.000Z']);
  });

  it('CS-03 say what changed, and that it is cancelled', () => {
    const [event] = eventsOf(calendarFile([entry({ cancelled: true, sequence: 4 })]));
    assert.equal(event!.status, 'CANCELLED');
    assert.equal(String(event!.sequence), '4');
    assert.equal(event!.uid, entry().uid);
    assert.equal((event as VEvent & { method?: string }).method, 'CANCEL');
  });

  it('CS-03 let no text add an event or a property', () => {
    const keys = Object.keys(eventsOf(calendarFile([entry()]))[0]!).sort();
    fc.assert(
      fc.property(anyText, anyText, anyText, (title, place, note) => {
        const events = eventsOf(calendarFile([entry({ title, place: `r${place}`, note: `n${note}` })], { name: `c${title}` }));
        assert.equal(events.length, 1);
        assert.deepEqual(Object.keys(events[0]!).sort(), keys);
        // This reader takes the two characters \\n that somebody wrote for the end of a line.
        if (!place.includes('\\')) assert.equal(textOf(events[0]!.location), inOneLine(`r${place}`));
      }),
      { numRuns: 1000 },
    );
  });
});
