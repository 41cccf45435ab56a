/** What a school writes into its policies by whatever way is refused where it makes no sense, and what is kept is a policy as the contract has it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as v from 'valibot';
import { findSchool } from '../../../../demo/api/queries/schools.js';
import { ageBands } from '../../../../src/contract/student.js';
import { limits } from '../../../../src/contract/limits.js';
import { schoolSchema } from '../../../../src/contract/session.js';
import { eachDatabase, type TestDatabase } from '../../../support/databases.js';
import { insertWorld, school } from '../scene.js';

const messages = { replySchoolDays: 1, urgentInQuietHours: 'held', guardiansIncluded: ['elementary'], digestAt: '16:00' };
const policies = { retentionDays: 7, drafts: 'keep', messages };

eachDatabase('the policies of a school', (open) => {
  let database: TestDatabase;
  before(async () => {
    database = await open();
    await insertWorld(database);
  });
  const set = (value: unknown) =>
    database.pool.query(`update schools set settings = jsonb_set(settings, '{policies}', $2::jsonb) where school_id = $1`, [
      school.here,
      JSON.stringify(value),
    ]);

  const sensible: readonly unknown[] = [
    policies,
    { retentionDays: 0.5, drafts: 'memory' },
    { ...policies, messages: { ...messages, replySchoolDays: 20, urgentInQuietHours: 'seen', guardiansIncluded: [...ageBands], digestAt: '23:59' } },
    { ...policies, messages: { ...messages, guardiansIncluded: [], concernReminder: null } },
    { ...policies, messages: { ...messages, concernReminder: { last: limits.pageItemsDefault, ratio: 0.8 } } },
  ];
  for (const wish of sensible)
    test(`kept and read: ${JSON.stringify(wish)}`, async () => {
      await set(wish);
      const { policies: read } = v.parse(schoolSchema, await findSchool(database.pool, school.here));
      assert.deepEqual(read, wish);
    });

  const retention = [0, -1, limits.retentionDays + 1, '7', null].map((retentionDays) => ({ ...policies, retentionDays }));
  const own: readonly object[] = [
    ...[0, 1.5, 21, '1', null].map((replySchoolDays) => ({ replySchoolDays })),
    ...['loud', null].map((urgentInQuietHours) => ({ urgentInQuietHours })),
    ...['elementary', ['toddler'], [1], [null], null].map((guardiansIncluded) => ({ guardiansIncluded })),
    ...['24:00', '16:60', '4 pm', '16:00:00', 16, null].map((digestAt) => ({ digestAt })),
    ...[{}, { last: 0, ratio: 0.5 }, { last: limits.pageItemsDefault + 1, ratio: 0.5 }, { last: 2.5, ratio: 0.5 }, 'often', []].map((concernReminder) => ({
      concernReminder,
    })),
    ...[0, 1.1, '1', null].map((ratio) => ({ concernReminder: { last: 5, ratio } })),
  ];
  test('MT-05 MT-14 MT-17 MT-19 MT-23 what makes no sense is refused, and what was set before stays', async () => {
    await set(policies);
    const wrong = [
      {},
      null,
      'none',
      ...retention,
      { ...policies, drafts: 'cloud' },
      { ...policies, messages: null },
      ...own.map((one) => ({ ...policies, messages: { ...messages, ...one } })),
    ];
    for (const wish of wrong) await assert.rejects(set(wish), /violates check constraint "schools_policies/, JSON.stringify(wish));
    assert.deepEqual((await findSchool(database.pool, school.here))!.policies, policies);
  });
});
