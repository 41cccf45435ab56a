import { expect } from 'chai';
import fc from 'fast-check';
import { limits } from '../../src/contract/limits.js';
import { SLOTS_PER_OFFER, slotTimes } from '../../src/domain/slot-times.js';

const evening = { on: '2025-10-31', from: '15:00', until: '16:00', minutes: 10, breakMinutes: 5 };
const newYork = 'America/New_York';
const starts = (offer: Partial<typeof evening>, zone = newYork): string[] =>
  (slotTimes({ ...evening, ...offer }, zone).times ?? []).map(({ startsAt }) => startsAt.slice(0, 16));
const pad = (some: number): string => String(some).padStart(2, '0');
const clockTime = fc.integer({ min: 0, max: 1439 }).map((minute) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`);

describe('domain/slot-times', () => {
  it('CS-02 a span, a length and a break make slots, and the last one ends by the end', () => {
    expect(slotTimes(evening, newYork).times).to.deep.equal([
      { startsAt: '2025-10-31T19:00:00.000Z', endsAt: '2025-10-31T19:10:00.000Z' },
      { startsAt: '2025-10-31T19:15:00.000Z', endsAt: '2025-10-31T19:25:00.000Z' },
      { startsAt: '2025-10-31T19:30:00.000Z', endsAt: '2025-10-31T19:40:00.000Z' },
      { startsAt: '2025-10-31T19:45:00.000Z', endsAt: '2025-10-31T19:55:00.000Z' },
    ]);
    // No break is needed after the last.
    expect(starts({ until: '15:25' })).to.deep.equal(['2025-10-31T19:00', '2025-10-31T19:15']);
    expect(starts({ until: '15:24' })).to.deep.equal(['2025-10-31T19:00']);
  });
  it('CS-30 the same offer three days later is an hour later in UTC', () => {
    expect(starts({})[0]).to.equal('2025-10-31T19:00');
    expect(starts({ on: '2025-11-03' })[0]).to.equal('2025-11-03T20:00');
  });
  it('CS-02 an end at or before the start is on the next day', () => {
    expect(starts({ from: '23:30', until: '00:10', breakMinutes: 10 })).to.deep.equal(['2025-11-01T03:30', '2025-11-01T03:50']);
    expect(starts({ from: '15:00', until: '15:00', minutes: 240, breakMinutes: 0 })).to.have.length(6);
    expect(starts({ on: '2028-02-28', from: '23:00', until: '01:00', minutes: 60, breakMinutes: 0 }, 'UTC')).to.deep.equal([
      '2028-02-28T23:00',
      '2028-02-29T00:00',
    ]);
    expect(starts({ on: '2028-02-29', from: '09:00', until: '09:30', minutes: 30 }, 'Asia/Kolkata')).to.deep.equal(['2028-02-29T03:30']);
  });
  it('CS-30 in the night when the clock changes every slot lasts as long as the others, and none is offered twice', () => {
    const night = { from: '01:00', until: '04:00', minutes: 30, breakMinutes: 0 };
    // 02:00 is 03:00: two hours are left of three.
    expect(starts({ ...night, on: '2026-03-08' })).to.have.length(4);
    expect(starts({ ...night, on: '2026-03-08' }).at(-1)).to.equal('2026-03-08T07:30');
    // 02:00 is 01:00 again: four hours of three.
    expect(starts({ ...night, on: '2026-11-01' })).to.have.length(8);
    // Lord Howe changes by half an hour.
    expect(starts({ ...night, on: '2026-10-04' }, 'Australia/Lord_Howe')).to.have.length(5);
    expect(starts({ ...night, on: '2026-04-05' }, 'Australia/Lord_Howe')).to.have.length(7);
    expect(starts({ ...night, on: '2026-10-04' }, 'Australia/Sydney')).to.have.length(4);
    expect(starts({ ...night, on: '2026-04-05' }, 'Australia/Sydney')).to.have.length(8);
  });
  it('CS-02 a span inside the hour that is jumped over is the span after it', () => {
    expect(starts({ on: '2026-03-08', from: '02:15', until: '02:45' })).to.deep.equal(['2026-03-08T07:15', '2026-03-08T07:30']);
    expect(slotTimes({ ...evening, on: '2026-03-08', from: '02:45', until: '03:15' }, newYork)).to.deep.equal({ refused: 'invalid', why: 'none-fits' });
  });
  it('CS-02 says why there are none', () => {
    expect(slotTimes({ ...evening, until: '15:09' }, newYork)).to.deep.equal({ refused: 'invalid', why: 'none-fits' });
    expect(slotTimes(evening, 'Nowhere/At_All')).to.deep.equal({ refused: 'invalid', why: 'unknown-zone' });
    expect(slotTimes({ ...evening, from: '06:00', until: '05:59', minutes: 5, breakMinutes: 0 }, newYork)).to.deep.equal({
      refused: 'invalid',
      why: 'too-many',
    });
  });
  it('CS-02 counts as the contract does, to the very slot', () => {
    expect(SLOTS_PER_OFFER).to.equal(limits.slotsPerOffer);
    const most = { on: '2026-06-01', from: '00:00', minutes: 5, breakMinutes: 0 };
    expect(slotTimes({ ...most, until: '16:40' }, 'UTC').times).to.have.length(SLOTS_PER_OFFER);
    expect(slotTimes({ ...most, until: '16:45' }, 'UTC').refused).to.equal('invalid');
  });
  it('CS-02 whatever is offered: slots of one length, in order, apart by the break, none after the end', () => {
    const offer = fc.record({
      on: fc.constantFrom('2026-03-08', '2026-11-01', '2026-10-04', '2026-04-05', '2028-02-29', '2026-12-31', '2026-06-15'),
      from: clockTime,
      until: clockTime,
      minutes: fc.integer({ min: 5, max: 240 }),
      breakMinutes: fc.integer({ min: 0, max: 120 }),
    });
    const zone = fc.constantFrom(newYork, 'Australia/Sydney', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC');
    fc.assert(
      fc.property(offer, zone, (some, where) => {
        const { times, refused } = slotTimes(some, where);
        if (refused) return;
        const at = times.map(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)] as const);
        for (const [start, end] of at) expect(end - start).to.equal(some.minutes * 60_000);
        for (let index = 1; index < at.length; index++) expect(at[index]![0] - at[index - 1]![1]).to.equal(some.breakMinutes * 60_000);
        expect(at.length).to.be.within(1, SLOTS_PER_OFFER);
        // A day, and the hour that the clock may add.
        expect(at.at(-1)![1] - at[0]![0]).to.be.at.most(25 * 3_600_000);
      }),
      { numRuns: 500 },
    );
  });
});
