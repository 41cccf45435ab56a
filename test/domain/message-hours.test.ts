import { expect } from 'chai';
import fc from 'fast-check';
import { dayIn, weekday } from '../../src/base/days.js';
import { timeIn } from '../../src/base/zoned-time.js';
import { calendarOf, firstSeenAt, nextTurn, presenceAt, replyBy, seenAt, spansOn, type Calendar } from '../../src/domain/message-hours.js';

const newYork = 'America/New_York';
const calendar = (more: Partial<Calendar> = {}): Calendar => ({
  timeZone: newYork,
  quietHours: { from: '17:00', until: '08:00' },
  officeHours: [],
  away: [],
  week: [1, 2, 3, 4, 5],
  holidays: [],
  ...more,
});
const at = (text: string): number => Date.parse(text);
const iso = (atMs: number | undefined): string => new Date(atMs ?? NaN).toISOString().slice(0, 16);
const local = (atMs: number | undefined, zone = newYork): string => `${dayIn(zone, atMs!)} ${timeIn(zone, atMs!)}`;

describe('domain/message-hours', () => {
  it('MT-05 what comes in the evening is seen in the morning', () => {
    expect(local(seenAt(calendar(), at('2026-11-18T23:30:00Z')))).to.equal('2026-11-19 08:00');
    const noon = at('2026-11-18T17:00:00Z');
    expect(seenAt(calendar(), noon)).to.equal(noon);
  });
  it('MT-06 what comes on Friday evening is seen on Monday, and after a holiday on the day after it', () => {
    const friday = at('2026-11-20T23:00:00Z');
    expect(local(seenAt(calendar(), friday))).to.equal('2026-11-23 08:00');
    expect(local(seenAt(calendar({ holidays: ['2026-11-23', '2026-11-24'] }), friday))).to.equal('2026-11-25 08:00');
    expect(local(seenAt(calendar({ away: [{ from: '2026-11-23', until: '2026-11-27' }] }), friday))).to.equal('2026-11-30 08:00');
  });
  it('MT-06 a school whose week is Sunday to Thursday is back on Sunday', () => {
    expect(local(seenAt(calendar({ week: [7, 1, 2, 3, 4] }), at('2026-11-19T23:00:00Z')))).to.equal('2026-11-22 08:00');
  });
  it('MT-06 in the night when the clock changes they are back by the clock on their wall', () => {
    const back = (day: string, more: Partial<Calendar> = {}) => iso(seenAt(calendar({ week: [1, 2, 3, 4, 5, 6, 7], ...more }), at(day)));
    expect(back('2026-03-08T02:00:00Z')).to.equal('2026-03-08T12:00');
    expect(back('2026-03-07T02:00:00Z')).to.equal('2026-03-07T13:00');
    expect(back('2026-11-01T02:00:00Z')).to.equal('2026-11-01T13:00');
    // An end that the clock jumps over comes an hour later; one that comes twice, the first time.
    expect(back('2026-03-08T02:00:00Z', { quietHours: { from: '17:00', until: '02:30' } })).to.equal('2026-03-08T07:30');
    expect(back('2026-11-01T02:00:00Z', { quietHours: { from: '17:00', until: '01:30' } })).to.equal('2026-11-01T05:30');
    expect(back('2026-10-03T12:00:00Z', { timeZone: 'Australia/Lord_Howe' })).to.equal('2026-10-03T21:00');
  });
  it('MT-07 says until when it stays so: the end of the day, and the moment they are back', () => {
    const noon = at('2026-11-20T17:00:00Z');
    expect(presenceAt(calendar(), noon)).to.deep.equal({ isThere: true, sinceMs: noon, untilMs: at('2026-11-20T22:00:00Z') });
    expect(presenceAt(calendar(), at('2026-11-20T22:00:00Z'))).to.deep.equal({
      isThere: false,
      sinceMs: at('2026-11-20T22:00:00Z'),
      untilMs: at('2026-11-23T13:00:00Z'),
    });
    expect(presenceAt(calendar(), at('2026-11-23T13:00:00Z')).isThere).to.equal(true);
  });
  it('MT-07 of several, the first who comes or goes makes it untrue, and the first who is there sees it', () => {
    const late = calendar({ quietHours: { from: '20:00', until: '11:00' } });
    const evening = at('2026-11-18T23:30:00Z');
    expect(local(nextTurn([calendar(), late], evening))).to.equal('2026-11-18 20:00');
    expect(firstSeenAt([calendar(), late], evening)).to.equal(evening);
    expect(local(firstSeenAt([calendar(), late], at('2026-11-19T02:00:00Z')))).to.equal('2026-11-19 08:00');
    expect([firstSeenAt([], evening), nextTurn([], evening)]).to.deep.equal([undefined, undefined]);
  });
  it('office hours are when they answer, and other weekdays keep the quiet hours', () => {
    const office = calendar({
      officeHours: [
        { weekday: 1, from: '15:00', until: '16:00' },
        { weekday: 1, from: '07:30', until: '08:15' },
      ],
    });
    expect(spansOn(office, '2026-11-23').map(({ fromMs, untilMs }) => `${timeIn(newYork, fromMs)}–${timeIn(newYork, untilMs)}`)).to.deep.equal([
      '07:30–08:15',
      '15:00–16:00',
    ]);
    expect(local(seenAt(office, at('2026-11-23T14:00:00Z')))).to.equal('2026-11-23 15:00');
    expect(spansOn(office, '2026-11-24')).to.have.length(1);
  });
  it('quiet hours within a day leave the hours before and after; none leave the day, and the night between two days is no gap', () => {
    expect(spansOn(calendar({ quietHours: { from: '12:00', until: '13:00' } }), '2026-11-23')).to.have.length(2);
    expect(spansOn(calendar({ quietHours: { from: '07:00', until: '07:00' } }), '2026-11-23')).to.have.length(0);
    const always = calendar({ quietHours: null });
    expect(local(presenceAt(always, at('2026-11-23T17:00:00Z')).untilMs)).to.equal('2026-11-28 00:00');
    expect(presenceAt({ ...always, week: [1, 2, 3, 4, 5, 6, 7] }, at('2026-11-23T17:00:00Z')).untilMs).to.equal(undefined);
  });
  it('MT-23 a reply is due at the end of the next school day after the one on which it is seen', () => {
    expect(local(replyBy(calendar(), at('2026-11-18T15:00:00Z'), 1))).to.equal('2026-11-19 17:00');
    expect(local(replyBy(calendar(), at('2026-11-20T23:00:00Z'), 1))).to.equal('2026-11-24 17:00');
    expect(local(replyBy(calendar(), at('2026-11-18T15:00:00Z'), 0))).to.equal('2026-11-18 17:00');
    expect(local(replyBy(calendar({ holidays: ['2026-11-19', '2026-11-20'] }), at('2026-11-18T15:00:00Z'), 1))).to.equal('2026-11-23 17:00');
  });
  it('who is never there sees nothing, and no end is made up', () => {
    const never = calendar({ week: [] });
    expect(seenAt(never, at('2026-11-18T15:00:00Z'))).to.equal(undefined);
    expect(replyBy(never, at('2026-11-18T15:00:00Z'), 1)).to.equal(undefined);
    expect(presenceAt(never, at('2026-11-18T15:00:00Z')).isThere).to.equal(false);
  });
  it('who has no hours of their own keeps those of the school', () => {
    const school = { timeZone: newYork, week: [1], holidays: ['2026-11-23'], quietHours: null };
    expect(calendarOf(null, school)).to.deep.equal({ ...school, officeHours: [], away: [] });
    const own = { timeZone: 'Asia/Kolkata', quietHours: null, officeHours: [], away: [] };
    expect(calendarOf(own, school).timeZone).to.equal('Asia/Kolkata');
  });
  it('MT-05 whatever the hours, zone and moment: seen when they are there, never before it came, and the state turns exactly when it says', () => {
    const pad = (n: number) => String(n).padStart(2, '0');
    const time = fc.integer({ min: 0, max: 95 }).map((n) => `${pad(Math.floor(n / 4))}:${pad((n % 4) * 15)}`);
    const hours = fc.record({
      timeZone: fc.constantFrom(newYork, 'Australia/Sydney', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC', 'Pacific/Apia'),
      quietHours: fc.option(fc.record({ from: time, until: time })),
      week: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      holidays: fc.array(fc.constantFrom('2026-03-09', '2026-11-02', '2026-10-05', '2026-04-06'), { maxLength: 2 }),
    });
    const moment = fc
      .constantFrom('2026-03-06', '2026-10-30', '2026-10-02', '2026-04-03')
      .chain((day) => fc.integer({ min: 0, max: 7 * 1440 }).map((minutes) => Date.parse(`${day}T00:00:00Z`) + minutes * 60_000));
    fc.assert(
      fc.property(hours, moment, (some, nowMs) => {
        const its = calendar(some);
        const { isThere, untilMs, sinceMs } = presenceAt(its, nowMs);
        const seen = seenAt(its, nowMs);
        expect(sinceMs).to.be.at.most(nowMs);
        if (seen === undefined) {
          expect(some.quietHours?.from).to.equal(some.quietHours?.until);
          return;
        }
        expect(seen).to.be.at.least(nowMs);
        expect(presenceAt(its, seen).isThere).to.equal(true);
        expect(some.week).to.include(weekday(dayIn(some.timeZone, seen)));
        if (untilMs === undefined) return;
        expect(presenceAt(its, untilMs).isThere).to.equal(!isThere);
        expect(presenceAt(its, untilMs - 1).isThere).to.equal(isThere);
      }),
      { numRuns: 150 },
    );
  });
});
