/** Tokens and ids. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { createIdentity } from '../../../demo/api/identity.js';
import { newId } from '../../../demo/api/ids.js';
import { id } from '../../../src/contract/values.js';

const secret = 'x'.repeat(32);

test('a token speaks for its person until it expires, to the second', async () => {
  const clock = { ms: Date.parse('2026-11-20T15:00:00Z'), now: () => clock.ms };
  const identity = createIdentity({ secret, clock, lifetimeMs: 60_000 });
  const { token, expiresAtMs } = await identity.sign('school', 'person');
  assert.equal(expiresAtMs, clock.ms + 60_000);
  assert.deepEqual(await identity.read(token), { schoolId: 'school', personId: 'person', expiresAtMs });
  clock.ms += 59_000;
  assert.ok(await identity.read(token));
  clock.ms += 1000;
  assert.equal(await identity.read(token), undefined);
});

test('a secret that could be guessed is refused', () => {
  assert.throws(() => createIdentity({ secret: 'short', clock: { now: () => 0 } }), /32 bytes/);
});

test('ids are UUIDs of version 7 that grow with time', () => {
  const made = [0, 1, 255, 65_536, 1_700_000_000_000, 1_800_000_000_000].map(newId);
  for (const one of made) {
    assert.ok(v.is(id, one), one);
    assert.match(one, /^.{8}-.{4}-7.{3}-[89ab]/);
  }
  assert.deepEqual([...made].sort(), made);
  assert.equal(Number.parseInt(made[4]!.replaceAll('-', '').slice(0, 12), 16), 1_700_000_000_000);
  assert.equal(new Set(Array.from({ length: 1000 }, () => newId(0))).size, 1000);
});
