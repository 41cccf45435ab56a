import { expect } from 'chai';
import fc from 'fast-check';
import { nearestFree, pageOfDay, slotDays, weeksOf } from '../../../src/widgets/conference-scheduler/slot-days.js';
import { chen, evenings, rivera, slotOf } from '../../support/conferences.js';

const now = Date.parse('2026-11-17T19:03:00Z');

describe('slots by day', () => {
  it('CS-23 names each day with how many of its times are free', () => {
    const days = slotDays(evenings(), 'America/New_York', now);
    expect(days.map(({ on, free }) => [on, free])).to.deep.equal([
      ['2026-11-24', 11],
      ['2026-11-25', 11],
    ]);
  });

  it('CS-04 puts a time on the day that it is on in the viewer’s zone', () => {
    expect(slotDays(evenings(), 'Asia/Kolkata', now).map(({ on }) => on)).to.deep.equal(['2026-11-25', '2026-11-26']);
  });

  it('CS-30 keeps 15:00 in New York on its day on both sides of the change of the clock', () => {
    const before = slotOf(1, '2025-10-31T19:00:00.000Z');
    const after = slotOf(2, '2025-11-03T20:00:00.000Z');
    expect(slotDays([before, after], 'America/New_York', 0).map(({ on }) => on)).to.deep.equal(['2025-10-31', '2025-11-03']);
  });

  it('leaves out what has begun', () => {
    expect(slotDays(evenings(), 'America/New_York', Date.parse('2026-11-25T05:00:00Z'))).to.have.length(1);
  });

  it('shows every day once over its pages, and skips weeks without any', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(starts, (offsets) => {
        const slots = offsets.map((days, n) => slotOf(n, new Date(now + days * 86_400_000).toISOString()));
        const days = slotDays(slots, 'UTC', now);
        const { pages } = weeksOf(days, 0);
        const shown = Array.from({ length: pages }, (_, page) => weeksOf(days, page).days);
        expect(shown.flat().map(({ on }) => on)).to.deep.equal(days.map(({ on }) => on));
        for (const [page, ofPage] of shown.entries()) {
          expect(ofPage).to.have.length.within(1, 14);
          for (const { on } of ofPage) expect(pageOfDay(days, on)).to.equal(page);
        }
      }),
    );
  });

  it('has no page where there is no day, and stays on the last where fewer are left', () => {
    expect(weeksOf([], 0)).to.deep.equal({ days: [], pages: 0, page: 0 });
    expect(weeksOf(slotDays(evenings(), 'UTC', now), 7).page).to.equal(0);
  });
});

describe('what is free near a time that is gone', () => {
  const gone = slotOf(3, '2026-11-24T21:45:00.000Z', { free: 0 });

  it('CS-06 offers the three nearest of the same teacher, the earliest first', () => {
    const near = nearestFree(evenings(), gone, now);
    expect(near.map(({ startsAt, host }) => [startsAt.slice(11, 16), host.name])).to.deep.equal([
      ['21:15', rivera.name],
      ['21:30', rivera.name],
      ['22:00', rivera.name],
    ]);
  });

  it('goes on to other teachers where the same has nothing', () => {
    const others = evenings().filter(({ host }) => host.id === chen.id);
    expect(nearestFree(others, gone, now).every(({ host }) => host.id === chen.id)).to.equal(true);
  });

  it('never offers what is full, over, or the time itself', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ minute: fc.integer({ min: -500, max: 500 }), free: fc.integer({ min: 0, max: 2 }) })), (given) => {
        const slots = given.map(({ minute, free }, n) => slotOf(n + 3, new Date(now + minute * 60_000).toISOString(), { free }));
        for (const slot of nearestFree(slots, gone, now)) {
          expect(slot.free).to.be.above(0);
          expect(Date.parse(slot.startsAt)).to.be.above(now);
          expect(slot.id).not.to.equal(gone.id);
        }
      }),
    );
  });
});
