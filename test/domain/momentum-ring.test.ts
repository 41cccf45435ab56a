import { expect } from 'chai';
import fc from 'fast-check';
import { ringFrom, ringWeeks, ringWeeksAfter } from '../../src/domain/momentum-ring.js';
import { addDays, weekday } from '../../src/base/days.js';
import { checkIn, idOf } from '../support/check-ins.js';

const day = fc.integer({ min: -200, max: 200 }).map((days) => addDays('2026-11-17', days));

describe('domain/momentum-ring', () => {
  it('has eight weeks from Monday to Monday, this one last', () => {
    fc.assert(
      fc.property(day, (today) => {
        const weeks = ringWeeks([], today);
        expect(weeks).to.have.length(8);
        expect(weeks.every(({ from }) => weekday(from) === 1)).to.equal(true);
        expect(weeks[7]!.from <= today && addDays(weeks[7]!.from, 7) > today).to.equal(true);
        expect(ringFrom(today)).to.equal(weeks[0]!.from);
      }),
    );
  });

  it('CI-15 leaves a week without a check-in open, wherever it lies', () => {
    const weeks = ringWeeks([checkIn({ on: '2026-11-02', voice: 'home' }), checkIn({ on: '2026-11-16', voice: 'school' })], '2026-11-17');
    expect(weeks.map(({ home, school }) => `${Number(home)}${Number(school)}`).join(' ')).to.equal('00 00 00 00 00 10 00 01');
  });

  it('counts a report that was read at home as home’s part, and the student’s own words for neither', () => {
    const read = checkIn({
      on: '2026-11-17',
      voice: 'school',
      acknowledgements: [{ kind: 'read-at-home', personId: idOf(2), name: null, at: '2026-11-17T23:00:00.000Z' }],
    });
    expect(ringWeeks([read], '2026-11-17')[7]).to.deep.include({ home: true, school: true });
    expect(ringWeeks([checkIn({ on: '2026-11-17', voice: 'student' })], '2026-11-17')[7]).to.deep.include({ home: false, school: false });
  });

  it('knows how many of its weeks began after a day: never the one in which the day lies', () => {
    fc.assert(
      fc.property(day, day, (from, today) => {
        fc.pre(from <= today);
        const began = ringWeeks([], today).filter((week) => week.from > from).length;
        expect(ringWeeksAfter(from, today)).to.equal(began);
      }),
    );
  });

  it('knows no more and no less: one entry in a week says as much as five', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ on: day, voice: fc.constantFrom('home' as const, 'school' as const) })), (entries) => {
        const many = entries.map((part) => checkIn(part));
        expect(ringWeeks([...many, ...many], '2026-11-17')).to.deep.equal(ringWeeks(many, '2026-11-17'));
      }),
    );
  });
});
