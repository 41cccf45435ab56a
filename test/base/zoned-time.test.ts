import { expect } from 'chai';
import fc from 'fast-check';
import { dayIn } from '../../src/base/days.js';
import { formatTime, instantIn, offsetMs, timeIn, zoneName } from '../../src/base/zoned-time.js';

const iso = (atMs: number): string => new Date(atMs).toISOString();
const zones = [
  'UTC',
  'America/New_York',
  'Australia/Sydney',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];
const HOUR_MS = 3_600_000;

describe('base/zoned-time', () => {
  it('CS-30 three in the afternoon in New York is 19:00Z before the clocks change and 20:00Z after', () => {
    expect(iso(instantIn('America/New_York', '2025-10-31', '15:00'))).to.equal('2025-10-31T19:00:00.000Z');
    expect(iso(instantIn('America/New_York', '2025-11-03', '15:00'))).to.equal('2025-11-03T20:00:00.000Z');
  });
  it('CS-30 a time that the clock jumps over is read as if it had not jumped yet', () => {
    expect(iso(instantIn('America/New_York', '2026-03-08', '02:30'))).to.equal('2026-03-08T07:30:00.000Z');
    expect(timeIn('America/New_York', Date.parse('2026-03-08T07:30:00Z'))).to.equal('03:30');
    expect(iso(instantIn('Australia/Sydney', '2026-10-04', '02:15'))).to.equal('2026-10-03T16:15:00.000Z');
    // Half an hour only: 02:15 becomes 02:45.
    expect(iso(instantIn('Australia/Lord_Howe', '2026-10-04', '02:15'))).to.equal('2026-10-03T15:45:00.000Z');
    expect(timeIn('Australia/Lord_Howe', Date.parse('2026-10-03T15:45:00Z'))).to.equal('02:45');
  });
  it('CS-30 of a time that comes twice it is the first', () => {
    expect(iso(instantIn('America/New_York', '2026-11-01', '01:30'))).to.equal('2026-11-01T05:30:00.000Z');
    expect(iso(instantIn('Australia/Sydney', '2026-04-05', '02:30'))).to.equal('2026-04-04T15:30:00.000Z');
    expect(iso(instantIn('Australia/Lord_Howe', '2026-04-05', '01:45'))).to.equal('2026-04-04T14:45:00.000Z');
  });
  it('CS-30 knows half hours, the far ends of the world and a day that a country left out', () => {
    expect(iso(instantIn('Asia/Kolkata', '2026-02-28', '09:15'))).to.equal('2026-02-28T03:45:00.000Z');
    expect(iso(instantIn('Pacific/Kiritimati', '2028-02-29', '00:00'))).to.equal('2028-02-28T10:00:00.000Z');
    expect(offsetMs('Pacific/Apia', Date.parse('2011-12-29T12:00:00Z'))).to.equal(-10 * HOUR_MS);
    expect(offsetMs('Pacific/Apia', Date.parse('2011-12-30T12:00:00Z'))).to.equal(14 * HOUR_MS);
  });
  it('CS-30 what is read off a clock and back is the same instant, save in the hour that comes twice', () => {
    const at = fc
      .integer({ min: Date.parse('2000-01-01T00:00:00Z') / 60_000, max: Date.parse('2060-01-01T00:00:00Z') / 60_000 })
      .map((minute) => minute * 60_000);
    fc.assert(
      fc.property(fc.constantFrom(...zones), at, (zone, atMs) => {
        const back = instantIn(zone, dayIn(zone, atMs), timeIn(zone, atMs));
        const twice = offsetMs(zone, atMs - HOUR_MS) - offsetMs(zone, atMs);
        expect(back === atMs || (twice > 0 && back === atMs - twice), iso(atMs)).to.equal(true);
        expect([dayIn(zone, back), timeIn(zone, back)]).to.deep.equal([dayIn(zone, atMs), timeIn(zone, atMs)]);
      }),
      { numRuns: 500 },
    );
  });
  it('CS-04 says a time and its zone in words, whatever zone the device is in', () => {
    const at = Date.parse('2025-10-31T19:00:00Z');
    expect(formatTime(at, 'en-US', 'America/New_York').replace(/\s/g, ' ')).to.equal('3:00 PM');
    expect(formatTime(at, 'en-US', 'America/New_York', { timeZoneName: 'short' }).replace(/\s/g, ' ')).to.equal('3:00 PM EDT');
    expect(zoneName('America/New_York', 'en-US', at)).to.equal('Eastern Daylight Time');
    expect(zoneName('America/New_York', 'en-US', Date.parse('2025-11-03T20:00:00Z'), 'short')).to.equal('EST');
  });
  it('CS-04 refuses a zone that nobody knows', () => {
    expect(() => instantIn('Nowhere/At_All', '2026-11-22', '12:00')).to.throw(RangeError);
  });
});
