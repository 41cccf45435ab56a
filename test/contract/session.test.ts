import { expect } from 'chai';
import fc from 'fast-check';
import * as v from 'valibot';
import { concernReminderSchema, schoolSchema } from '../../src/contract/session.js';
import { school } from '../support/sample-session.js';

const messages = { replySchoolDays: 1, urgentInQuietHours: 'held', guardiansIncluded: [], digestAt: '16:00' };
const reminderOf = (concernReminder: unknown) =>
  v.parse(schoolSchema, { ...school, policies: { ...school.policies, messages: { ...messages, concernReminder } } }).policies.messages!.concernReminder;
const nonsense = [
  { last: 0, ratio: 0.8 },
  { last: -5, ratio: 0.8 },
  { last: 2.5, ratio: 0.8 },
  { last: 51, ratio: 0.8 },
  { last: NaN, ratio: 0.8 },
  { last: 5, ratio: 0 },
  { last: 5, ratio: -1 },
  { last: 5, ratio: 80 },
  { last: 5, ratio: null },
  { last: '5', ratio: 0.8 },
  { last: 5 },
  'often',
];

describe('contract/session', () => {
  it('MT-19 refuses a reminder that makes no sense, and takes any other as it is', () => {
    for (const wrong of nonsense) expect(v.is(concernReminderSchema, wrong), JSON.stringify(wrong)).to.equal(false);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0.001, max: 1, noNaN: true }), (last, ratio) => {
        expect(reminderOf({ last, ratio })).to.deep.equal({ last, ratio });
      }),
    );
  });

  it('MT-19 reads a school whose reminder makes no sense, and reminds nobody; what is absent stays absent', () => {
    for (const wrong of nonsense) expect(reminderOf(wrong), JSON.stringify(wrong)).to.equal(null);
    expect([reminderOf(null), reminderOf(undefined)]).to.deep.equal([null, undefined]);
  });
});
