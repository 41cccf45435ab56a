import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, daysBetween } from '../../src/base/days.js';
import { isSchoolDay } from '../../src/domain/check-in-days.js';
import { cadence, dueOf, lastMetAt, schoolDayFrom, seriesOf, type CadenceTerms, type Met } from '../../src/domain/conference-cadence.js';

const school = { week: [1, 2, 3, 4, 5], holidays: ['2026-11-26', '2026-11-27', '2026-12-24', '2026-12-25', '2026-12-28'] };
const terms: CadenceTerms = { everyWeeks: 6, today: '2026-11-23', timeZone: 'America/New_York', school };
const met = (endsAt: string, given: Partial<Met> = {}): Met => ({ studentId: 'maya', host: { id: 'lee' }, state: 'attended', endsAt, ...given });

describe('domain/conference-cadence', () => {
  it('CS-26 they last met when a meeting was held, not when it was booked, missed or cancelled', () => {
    const bookings = [
      met('2026-09-10T19:10:00Z'),
      met('2026-10-08T19:10:00Z', { host: { id: 'kim' } }),
      met('2026-09-24T19:10:00Z'),
      ...['held', 'booked', 'missed', 'cancelled'].map((state) => met('2026-11-20T19:10:00Z', { state })),
      met('2026-11-19T19:10:00Z', { studentId: 'leo' }),
    ];
    expect(lastMetAt(bookings, 'maya', 'lee')).to.equal('2026-09-24T19:10:00Z');
    expect(lastMetAt(bookings, 'maya')).to.equal('2026-10-08T19:10:00Z');
    expect(lastMetAt(bookings, 'zoe')).to.equal(null);
  });

  it('CS-26 the next is so many weeks later, on a school day', () => {
    expect(cadence('2026-10-29T20:00:00Z', terms)).to.deep.equal({ lastMetOn: '2026-10-29', nextOn: '2026-12-10', daysLate: 0 });
    // Six weeks later is Thanksgiving, then its Friday, then a weekend.
    expect(cadence('2026-10-15T20:00:00Z', terms).nextOn).to.equal('2026-11-30');
  });

  it('CS-26 the day they met is the day on the school’s calendar', () => {
    expect(cadence('2026-10-30T01:30:00Z', terms).lastMetOn).to.equal('2026-10-29');
    expect(cadence('2026-10-30T01:30:00Z', { ...terms, timeZone: 'Australia/Sydney' }).lastMetOn).to.equal('2026-10-30');
  });

  it('CS-26 what is late is suggested from today on, and says by how many days', () => {
    expect(cadence('2026-10-05T20:00:00Z', terms)).to.deep.equal({ lastMetOn: '2026-10-05', nextOn: '2026-11-23', daysLate: 7 });
  });

  it('CS-26 who never met meets on the next school day, and is not late', () => {
    expect(cadence(null, { ...terms, today: '2026-11-26' })).to.deep.equal({ lastMetOn: null, nextOn: '2026-11-30', daysLate: 0 });
    expect(cadence(null, { ...terms, school: { week: [], holidays: [] } }).nextOn).to.equal(null);
  });

  it('CS-26 a series keeps its rhythm: a holiday moves one day, not all that follow', () => {
    expect(seriesOf('2026-11-12', 4, { ...terms, everyWeeks: 2 })).to.deep.equal(['2026-11-12', '2026-11-30', '2026-12-10', '2026-12-29']);
    expect(seriesOf('2026-11-12', 0, terms)).to.deep.equal([]);
  });

  it('CS-27 what was agreed is looked at four weeks later, never on a day without school; where none is known, four weeks later all the same', () => {
    expect(dueOf('2026-10-19', school)).to.equal('2026-11-16');
    // Four weeks later is Thanksgiving, then its Friday, then a weekend.
    expect(dueOf('2026-10-29', school)).to.equal('2026-11-30');
    expect(dueOf('2026-10-19', { week: [], holidays: [] })).to.equal('2026-11-16');
  });

  it('CS-26 whenever they met: a school day, not before today, not before its time, none passed over', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 0 }), fc.integer({ min: 1, max: 26 }), (ago, everyWeeks) => {
        const lastOn = addDays(terms.today, ago);
        const { nextOn, daysLate } = cadence(`${lastOn}T17:00:00Z`, { ...terms, everyWeeks });
        const due = addDays(lastOn, everyWeeks * 7);
        expect(isSchoolDay(nextOn!, school)).to.equal(true);
        expect(nextOn! >= terms.today && nextOn! >= due).to.equal(true);
        expect(schoolDayFrom(due > terms.today ? due : terms.today, school)).to.equal(nextOn);
        expect(daysLate).to.equal(Math.max(0, daysBetween(due, terms.today)));
      }),
    );
  });
});
