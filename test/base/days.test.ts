import { expect } from 'chai';
import { addDays, dayIn, daysBetween, weekday } from '../../src/base/days.js';

describe('base/days', () => {
  it('reads a day off the calendar of its zone, whatever zone the device is in', () => {
    const at = Date.parse('2026-11-22T02:30:00Z');
    expect(dayIn('America/New_York', at)).to.equal('2026-11-21');
    expect(dayIn('Australia/Sydney', at)).to.equal('2026-11-22');
  });
  it('counts days across a change of clocks', () => {
    expect(addDays('2026-10-31', 2)).to.equal('2026-11-02');
    expect(daysBetween('2026-03-07', '2026-03-09')).to.equal(2);
    expect(weekday('2026-11-22')).to.equal(7);
  });
});
