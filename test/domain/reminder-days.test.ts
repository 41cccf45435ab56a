import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, dayIn } from '../../src/base/days.js';
import { reminderDays } from '../../src/domain/reminder-days.js';

const zone = 'America/New_York';
const now = Date.parse('2026-11-17T19:03:00Z');
const booking = { startsAt: '2026-11-24T21:15:00.000Z', createdAt: '2026-11-16T15:00:00.000Z' };
const minutes = (from: string, days: number) => fc.integer({ min: 0, max: days * 1440 }).map((minute) => Date.parse(from) + minute * 60_000);

describe('domain/reminder-days', () => {
  it('CS-03 reminds a week and a day before, as far as that is still to come', () => {
    expect(reminderDays(booking, zone, now)).to.deep.equal(['2026-11-17', '2026-11-23']);
    expect(reminderDays(booking, zone, Date.parse('2026-11-24T20:00:00Z'))).to.deep.equal([]);
    expect(reminderDays({ ...booking, createdAt: '2026-11-18T12:00:00Z' }, zone, now)).to.deep.equal(['2026-11-23']);
  });

  it('CS-03 the days are those of the school’s calendar', () => {
    const late = { startsAt: '2026-11-25T01:30:00.000Z', createdAt: booking.createdAt };
    expect(reminderDays(late, zone, now)).to.deep.equal(['2026-11-17', '2026-11-23']);
    expect(reminderDays(late, 'UTC', now)).to.deep.equal(['2026-11-18', '2026-11-24']);
  });

  it('CS-03 whenever it was booked: at most two, in order, none past, none on the day itself', () => {
    fc.assert(
      fc.property(minutes('2026-10-01T00:00:00Z', 60), minutes('2026-10-01T00:00:00Z', 90), (madeMs, startsMs) => {
        const days = reminderDays({ startsAt: new Date(startsMs).toISOString(), createdAt: new Date(madeMs).toISOString() }, zone, madeMs);
        const on = dayIn(zone, startsMs);
        expect(days.every((day) => day > dayIn(zone, madeMs) && day < on)).to.equal(true);
        expect(days).to.deep.equal([addDays(on, -7), addDays(on, -1)].filter((day) => days.includes(day)));
      }),
    );
  });
});
