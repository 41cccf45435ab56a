import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, weekday } from '../../src/base/days.js';
import { dayOf, daysOf, gapBetween, isSchoolDay } from '../../src/domain/check-in-days.js';
import { checkIn, schoolDays } from '../support/check-ins.js';

const ons = (rows: ReturnType<typeof daysOf>) => rows.map((row) => (row.kind === 'day' ? row.on : `${row.from}–${row.until} ${row.schoolDays}`));

describe('domain/check-in-days', () => {
  it('CI-04 puts the newest day first, and reads a day from its first entry to its last', () => {
    const early = checkIn({ on: '2026-11-17', createdAt: '2026-11-17T13:00:00Z' });
    const late = checkIn({ on: '2026-11-17', createdAt: '2026-11-17T21:00:00Z' });
    const rows = daysOf([checkIn({ on: '2026-11-16' }), late, early, checkIn({ on: '2026-11-18' })], schoolDays, '2026-11-18');
    expect(ons(rows)).to.deep.equal(['2026-11-18', '2026-11-17', '2026-11-16']);
    expect(dayOf('2026-11-17', [late, early]).voices.school).to.deep.equal([early, late]);
  });
  it('CI-11 keeps the three voices of a day apart', () => {
    const [home, student] = [checkIn({ voice: 'home' }), checkIn({ voice: 'student' })];
    const { voices } = dayOf('2026-11-17', [home, student]);
    expect(voices).to.deep.equal({ home: [home], student: [student], school: [] });
  });
  it('CI-15 folds missed school days into one gap, and knows weekends and holidays as none', () => {
    // Wednesday 11 November is a holiday; 14 and 15 are a weekend.
    const rows = daysOf([checkIn({ on: '2026-11-10' }), checkIn({ on: '2026-11-17' })], schoolDays, '2026-11-17');
    expect(ons(rows)).to.deep.equal(['2026-11-17', '2026-11-12–2026-11-16 3', '2026-11-10']);
  });
  it('CI-15 neither today nor the time before the first entry is a gap', () => {
    expect(ons(daysOf([checkIn({ on: '2026-11-16' })], schoolDays, '2026-11-17'))).to.deep.equal(['2026-11-16']);
    expect(ons(daysOf([checkIn({ on: '2026-11-13' })], schoolDays, '2026-11-17'))).to.deep.equal(['2026-11-16–2026-11-16 1', '2026-11-13']);
    expect(daysOf([], schoolDays, '2026-11-17')).to.deep.equal([]);
  });
  it('stands a day that is ahead of today: a reader further west', () => {
    expect(ons(daysOf([checkIn({ on: '2026-11-18' }), checkIn({ on: '2026-11-16' })], schoolDays, '2026-11-17'))).to.deep.equal([
      '2026-11-18',
      '2026-11-17–2026-11-17 1',
      '2026-11-16',
    ]);
  });
  it('CI-15 days and gaps together hold every entry once, and every missed school day once', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-09-20', n));
    fc.assert(
      fc.property(
        fc.array(day, { maxLength: 25 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
        fc.uniqueArray(day, { maxLength: 8 }),
        (dates, week, holidays) => {
          const entries = dates.map((on) => checkIn({ on }));
          const today = '2026-11-19';
          const school = { week, holidays };
          const rows = daysOf(entries, school, today);
          const shown = rows.flatMap((row) => (row.kind === 'day' ? Object.values(row.voices).flat() : []));
          expect(shown).to.have.members(entries);
          const oldest = dates.toSorted()[0];
          let missed = 0;
          for (let on = oldest ?? today; on < today; on = addDays(on, 1)) {
            if (week.includes(weekday(on)) && !holidays.includes(on) && !dates.includes(on)) missed++;
          }
          expect(rows.reduce((sum, row) => sum + (row.kind === 'gap' ? row.schoolDays : 0), 0)).to.equal(missed);
        },
      ),
    );
  });
  it('knows the school week before 1970 and after 2038', () => {
    expect(isSchoolDay('1969-12-29', schoolDays)).to.equal(true);
    expect(isSchoolDay('2040-01-01', schoolDays)).to.equal(false);
    expect(gapBetween('2026-11-13', '2026-11-16', schoolDays)).to.equal(undefined);
  });
});
