import { expect } from 'chai';
import fc from 'fast-check';
import { digestedAt } from '../../src/domain/message-digest.js';

const school = { timeZone: 'America/New_York', week: [1, 2, 3, 4, 5], holidays: ['2026-11-25', '2026-11-26', '2026-11-27'] };
const at = (text: string): number => Date.parse(text);
const digested = (digest: string, sent: string, isEmergency = false): string =>
  new Date(digestedAt(digest, at(sent), school, '16:00', isEmergency)).toISOString().slice(0, 16);

describe('domain/message-digest', () => {
  it('MT-17 daily: this afternoon, or that of the next school day', () => {
    expect(digested('daily', '2026-11-20T15:00:00Z')).to.equal('2026-11-20T21:00');
    expect(digested('daily', '2026-11-20T21:00:01Z')).to.equal('2026-11-23T21:00');
  });
  it('MT-17 weekly: on the last school day of a week, also where a holiday makes that a Tuesday', () => {
    expect(digested('weekly', '2026-11-18T15:00:00Z')).to.equal('2026-11-20T21:00');
    expect(digested('weekly', '2026-11-20T22:00:00Z')).to.equal('2026-11-24T21:00');
    expect(digested('weekly', '2026-11-24T22:00:00Z')).to.equal('2026-12-04T21:00');
  });
  it('MT-17 an emergency is never put off, nor is anything for who reads each one', () => {
    for (const digest of ['each', 'daily', 'weekly', 'hourly']) expect(digested(digest, '2026-11-20T15:00:00Z', true)).to.equal('2026-11-20T15:00');
    for (const digest of ['each', 'hourly']) expect(digested(digest, '2026-11-20T15:00:00Z')).to.equal('2026-11-20T15:00');
  });
  it('MT-17 never before it was sent, and at most a week and its holidays later', () => {
    fc.assert(
      fc.property(fc.constantFrom('daily', 'weekly'), fc.integer({ min: at('2026-03-01T00:00:00Z'), max: at('2027-03-01T00:00:00Z') }), (digest, sent) => {
        const later = digestedAt(digest, sent, school, '16:00', false) - sent;
        expect(later).to.be.within(0, 14 * 86_400_000);
      }),
      { numRuns: 100 },
    );
  });
});
