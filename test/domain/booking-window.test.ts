import { expect } from 'chai';
import fc from 'fast-check';
import {
  bookableFrom,
  changeableUntil,
  closedToBooking,
  closedToChange,
  obstacleTo,
  overLimit,
  overlapping,
  type BookingMoment,
  type Meeting,
  type Standing,
} from '../../src/domain/booking-window.js';

const at = (time: string): string => `2026-11-30T${time}:00.000Z`;
const ms = (time: string): number => Date.parse(at(time));
const meeting = (hostId: string, from: string, until: string): Meeting => ({ hostId, startsAt: at(from), endsAt: at(until) });
const standing = (given: Partial<Standing> = {}): Standing => ({
  ...meeting('lee', '15:00', '15:10'),
  studentId: 'maya',
  guardianId: 'ana',
  family: 'north',
  ...given,
});
const rules = { opensAt: at('10:00'), closesAt: at('14:00'), perStudent: 2, perGuardian: 3, households: 'shared', travelMinutes: 5 } as const;
const early = { opensAt: at('08:00'), groups: ['newcomers'] };
const slot = { startsAt: at('13:00'), endsAt: at('13:10') };
const window = { bookableFrom: at('10:00'), closesAt: at('14:00') };
const moment: BookingMoment = { rules, bookableFrom: at('10:00'), standing: [], nowMs: ms('12:00'), by: 'family' };

describe('domain/booking-window', () => {
  it('CS-14 groups with early access book before the others, and never later', () => {
    expect(bookableFrom({ ...rules, earlyAccess: early }, ['7b', 'newcomers'])).to.equal(at('08:00'));
    expect(bookableFrom({ ...rules, earlyAccess: early }, ['7b'])).to.equal(at('10:00'));
    expect(bookableFrom({ ...rules, earlyAccess: null }, ['newcomers'])).to.equal(at('10:00'));
    expect(bookableFrom({ ...rules, earlyAccess: { ...early, opensAt: at('11:00') } }, ['newcomers'])).to.equal(at('10:00'));
  });

  it('CS-21 a family books from the opening until the closing, and says which of them it was', () => {
    const why = (time: string) => closedToBooking({ startsAt: at('20:00'), endsAt: at('20:10') }, window, ms(time), 'family');
    expect(why('09:59')).to.deep.equal({ refused: 'booking-closed', why: 'opens-later', at: at('10:00') });
    expect(why('10:00')).to.equal(undefined);
    expect(why('13:59')).to.equal(undefined);
    expect(why('14:00')).to.deep.equal({ refused: 'booking-closed', why: 'closed', at: at('14:00') });
  });

  it('CS-16 the school books outside the window; nobody books what is over', () => {
    expect(closedToBooking(slot, window, ms('07:00'), 'school')).to.equal(undefined);
    expect(closedToBooking(slot, window, ms('13:00'), 'family')).to.deep.equal({ refused: 'booking-closed', why: 'begun', at: at('13:00') });
    expect(closedToBooking(slot, window, ms('13:09'), 'school')).to.equal(undefined);
    expect(closedToBooking(slot, window, ms('13:10'), 'school')).to.deep.equal({ refused: 'booking-closed', why: 'begun', at: at('13:00') });
  });

  it('CS-08 a family changes until the guard time, the host at any time', () => {
    const booking = { startsAt: at('15:00'), changeableUntil: changeableUntil(at('15:00'), 120) };
    expect(booking.changeableUntil).to.equal(at('13:00'));
    expect(closedToChange(booking, ms('13:00') - 1, 'family')).to.equal(undefined);
    expect(closedToChange(booking, ms('13:00'), 'family')).to.deep.equal({ refused: 'booking-closed', why: 'guard-time', at: at('13:00') });
    expect(closedToChange(booking, ms('15:00'), 'family')).to.deep.equal({ refused: 'booking-closed', why: 'begun', at: at('15:00') });
    expect(closedToChange(booking, ms('16:00'), 'school')).to.equal(undefined);
    expect(closedToChange({ startsAt: at('15:00'), changeableUntil: changeableUntil(at('15:00'), 0) }, ms('14:59'), 'family')).to.equal(undefined);
  });

  it('CS-08 the guard time is counted in minutes that pass, also over a change of the clock', () => {
    expect(changeableUntil('2025-11-02T15:00:00Z', 24 * 60)).to.equal('2025-11-01T15:00:00.000Z');
  });

  it('CS-05 a student and a guardian have at most as many as the conference says', () => {
    const one = standing({ hostId: 'kim' });
    const two = standing({ hostId: 'roy' });
    expect(overLimit(standing(), [one], rules)).to.equal(undefined);
    expect(overLimit(standing(), [one, two], rules)).to.deep.equal({ refused: 'limit-reached', why: 'student', most: 2 });
    const others = [
      standing({ studentId: 'leo', hostId: 'kim' }),
      standing({ studentId: 'leo', hostId: 'roy' }),
      standing({ studentId: 'mia', hostId: 'kim' }),
    ];
    expect(overLimit(standing(), others, rules)).to.deep.equal({ refused: 'limit-reached', why: 'guardian', most: 3 });
    expect(overLimit(standing({ guardianId: 'ben' }), others, rules)).to.equal(undefined);
  });

  it('CS-13 separated households: one booking with a teacher for both, or one for each', () => {
    const theirs = standing({ guardianId: 'ben', family: 'south' });
    expect(overLimit(standing(), [theirs], rules)).to.deep.equal({ refused: 'limit-reached', why: 'host', most: 1 });
    expect(overLimit(standing(), [theirs], { ...rules, households: 'each' })).to.equal(undefined);
    expect(overLimit(standing(), [standing()], { ...rules, households: 'each' })?.why).to.equal('host');
  });

  it('CS-13 where each household books for itself, no answer tells what the other one booked', () => {
    const anybody = fc.record({
      hostId: fc.constantFrom('lee', 'kim', 'roy'),
      studentId: fc.constantFrom('maya', 'leo'),
      family: fc.constantFrom('north', 'south'),
    });
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 8 }), (some) => {
        const all = some.map((one) => standing({ ...one, guardianId: one.family === 'north' ? 'ana' : 'ben' }));
        const mine = all.filter(({ family }) => family === 'north');
        const each = { ...moment, rules: { ...rules, households: 'each' } };
        expect(obstacleTo(standing(), { ...each, standing: all })).to.deep.equal(obstacleTo(standing(), { ...each, standing: mine }));
      }),
    );
  });

  it('CS-12 a family is in one room at a time', () => {
    const wanted = meeting('lee', '15:00', '15:10');
    expect(overlapping(wanted, [meeting('kim', '15:05', '15:15')], 0)).to.deep.include({ refused: 'overlap', why: 'meeting' });
    expect(overlapping(wanted, [meeting('lee', '14:00', '16:00')], 0)?.why).to.equal('meeting');
    expect(overlapping(wanted, [meeting('kim', '15:10', '15:20'), meeting('roy', '14:50', '15:00')], 0)).to.equal(undefined);
  });

  it('CS-11 between two teachers there is time for the way; to the same one nobody walks', () => {
    const wanted = meeting('lee', '15:00', '15:10');
    const kim = meeting('kim', '15:14', '15:24');
    expect(overlapping(wanted, [kim], 5)).to.deep.equal({ refused: 'overlap', why: 'travel', with: kim });
    expect(overlapping(wanted, [meeting('kim', '15:15', '15:25')], 5)).to.equal(undefined);
    expect(overlapping(wanted, [meeting('kim', '14:46', '14:56')], 5)?.why).to.equal('travel');
    expect(overlapping(wanted, [meeting('lee', '15:10', '15:20')], 5)).to.equal(undefined);
    expect(overlapping(wanted, [kim], 0)).to.equal(undefined);
  });

  it('CS-12 names the meeting that is most in the way', () => {
    const over = meeting('kim', '15:05', '15:15');
    expect(overlapping(meeting('lee', '15:00', '15:10'), [meeting('roy', '15:12', '15:20'), over], 5)?.with).to.equal(over);
  });

  it('CS-12 which of two comes first makes no difference, and who stands in nobody’s way does not either', () => {
    const minute = fc.integer({ min: 0, max: 59 });
    const any = fc.record({ hostId: fc.constantFrom('lee', 'kim'), from: minute, length: fc.integer({ min: 1, max: 20 }) }).map(({ hostId, from, length }) => ({
      hostId,
      startsAt: new Date(ms('15:00') + from * 60_000).toISOString(),
      endsAt: new Date(ms('15:00') + (from + length) * 60_000).toISOString(),
    }));
    fc.assert(
      fc.property(any, any, fc.integer({ min: 0, max: 15 }), (a, b, travel) => {
        expect(overlapping(a, [b], travel)?.why).to.equal(overlapping(b, [a], travel)?.why);
        const shares = Date.parse(a.startsAt) < Date.parse(b.endsAt) && Date.parse(b.startsAt) < Date.parse(a.endsAt);
        expect(overlapping(a, [b], travel)?.why === 'meeting').to.equal(shares);
      }),
    );
  });

  it('CS-12 says the time first, then the limit, then what lies over it; other families are no obstacle', () => {
    const over = standing({ hostId: 'kim', startsAt: at('15:05'), endsAt: at('15:15') });
    const full = [over, standing({ hostId: 'roy', startsAt: at('16:00'), endsAt: at('16:10') })];
    expect(obstacleTo(standing(), moment)).to.equal(undefined);
    expect(obstacleTo(standing(), { ...moment, standing: full, nowMs: ms('09:00') })?.refused).to.equal('booking-closed');
    expect(obstacleTo(standing(), { ...moment, standing: full })?.refused).to.equal('limit-reached');
    expect(obstacleTo(standing(), { ...moment, standing: [over] })?.refused).to.equal('overlap');
    expect(obstacleTo(standing(), { ...moment, standing: [{ ...over, studentId: 'zoe', guardianId: 'zed', family: 'west' }] })).to.equal(undefined);
  });
});
