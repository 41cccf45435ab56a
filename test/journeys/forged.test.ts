/**
 * What somebody could send who does not use our card: every forged request gets a typed problem, and the tables are as they were. The last test is the
 * proof that the plain request, of which all others are forgeries, is taken.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { planId, personId, studentId } from '../../demo/api/seed/entry.js';
import { later } from '../../demo/api/seed/calendar.js';
import { DemoSchool } from '../support/demo-school.js';

let school: DemoSchool;
before(async () => (school = await DemoSchool.open()));
after(() => school.close());

interface Sent {
  readonly as?: string;
  readonly student?: string;
  readonly path?: string;
  /** Instead of the JSON of a body. */
  readonly raw?: string;
  readonly headers?: Record<string, string>;
}

const plain = () => ({
  kind: 'feelings',
  on: school.today,
  feeling: 'happy',
  note: 'Slept well.',
  language: 'en',
  audience: ['home', 'school'],
  helpFrom: null,
});
const checkOut = () => ({
  kind: 'check-out',
  on: school.today,
  note: null,
  language: 'en',
  audience: ['home', 'school', 'student'],
  planId: planId('four-points'),
  ratings: [{ expectation: 'safe', period: 'math', score: 2 }],
});

async function send(body: unknown, { as = 'dana-brooks', student = studentId('maya'), path = `students/${student}/check-ins`, raw, headers }: Sent = {}) {
  const answer = await fetch(`${school.api}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${await school.token(as)}`, 'Idempotency-Key': `"${randomUUID()}"`, ...headers },
    body: raw ?? JSON.stringify(body),
  });
  const said = (await answer.json()) as { type?: string; status?: number; errors?: { pointer: string }[] };
  return { status: answer.status, contentType: answer.headers.get('content-type') ?? '', ...said };
}

/** Everything that a write could leave behind. */
async function tables(): Promise<unknown> {
  const counts = ['check_ins', 'acknowledgements', 'idempotency_keys', 'feed_events', 'audit', 'drafts'].map(
    (table) => `(select count(*)::int from ${table}) as ${table}`,
  );
  const [row] = await school.rows(`select ${counts.join(', ')}`);
  return row;
}

async function refuses(expected: { status: number; type: string; pointer?: string }, body: unknown, sent?: Sent): Promise<void> {
  const before = await tables();
  const answer = await send(body, sent);
  assert.equal(answer.status, expected.status);
  assert.equal(answer.type, `urn:flywheel:problem:${expected.type}`);
  assert.match(answer.contentType, /^application\/problem\+json/);
  const { pointer } = expected;
  if (pointer)
    assert.ok(
      answer.errors?.some((error) => error.pointer.startsWith(pointer)),
      `names ${pointer}: ${JSON.stringify(answer.errors)}`,
    );
  assert.deepEqual(await tables(), before);
}

const invalid = (pointer?: string) => ({ status: 422, type: 'invalid', ...(pointer && { pointer }) });
const notFound = { status: 404, type: 'not-found' };

test('forged student: another family’s child is nowhere, and so is one that does not exist', async () => {
  await refuses(notFound, plain(), { student: studentId('oliver') });
  await refuses(notFound, plain(), { student: randomUUID() });
  await refuses(invalid(), plain(), { path: 'students/maya/check-ins' });
  await refuses(invalid('/studentId'), { ...plain(), studentId: studentId('oliver') });
});

test('forged viewer: voice, author, time and id are the API’s to say', async () => {
  for (const claim of [
    { voice: 'school' },
    { author: { id: personId('rivera') } },
    { authorId: personId('rivera') },
    { createdAt: '2020-01-01T00:00:00Z' },
    { id: randomUUID() },
    { version: 7 },
  ]) {
    await refuses(invalid(`/${Object.keys(claim)[0]}`), { ...plain(), ...claim });
  }
  await refuses({ status: 401, type: 'signed-out' }, plain(), { headers: { Authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' } });
});

test('forged mode and kind', async () => {
  await refuses(invalid('/kind'), { ...plain(), kind: 'grade' });
  await refuses(invalid('/mode'), { ...plain(), mode: 'feelings' });
  await refuses(invalid('/ratings'), { ...plain(), ratings: checkOut().ratings });
  await refuses({ status: 403, type: 'not-allowed' }, checkOut());
  await refuses(invalid('/planId'), { ...checkOut(), planId: planId('eli-report') }, { as: 'rivera' });
  await refuses(invalid('/planId'), { ...checkOut(), planId: randomUUID() }, { as: 'rivera' });
});

test('forged scale value, expectation, period', async () => {
  const rated = (rating: object) => ({ ...checkOut(), ratings: [{ expectation: 'safe', period: 'math', score: 2, ...rating }] });
  for (const score of [3, 4, -1, 1.5, '2', true]) await refuses(invalid('/ratings'), rated({ score }), { as: 'rivera' });
  await refuses(invalid('/ratings'), rated({ expectation: 'handsome' }), { as: 'rivera' });
  await refuses(invalid('/ratings'), rated({ period: 'midnight' }), { as: 'rivera' });
  await refuses(invalid('/ratings'), { ...checkOut(), ratings: Array(500).fill(checkOut().ratings[0]) }, { as: 'rivera' });
  await refuses(invalid('/ratings'), { ...checkOut(), ratings: Array(2).fill(checkOut().ratings[0]) }, { as: 'rivera' });
});

test('forged date: one that does not exist, too far back, ahead, an instant', async () => {
  for (const on of ['2026-02-30', '2026-13-01', later(school.today, -60), later(school.today, 30), `${school.today}T00:00:00Z`, '', 'yesterday', 0, null]) {
    await refuses(invalid('/on'), { ...plain(), on });
  }
});

test('forged feeling, audience, language', async () => {
  for (const feeling of ['furious', '__proto__', 'constructor', '', 7]) await refuses(invalid('/feeling'), { ...plain(), feeling });
  for (const audience of [[], ['everybody'], ['home', 'home', 'school'], 'school', ['home']]) await refuses(invalid('/audience'), { ...plain(), audience });
  await refuses(invalid('/language'), { ...plain(), language: '<script>' });
});

test('forged JSON: __proto__, members twice, cut off, none at all, ill-formed Unicode, depth', async () => {
  const json = JSON.stringify(plain());
  for (const raw of [
    `{"__proto__":{"voice":"school"},${json.slice(1)}`,
    `{"constructor":{"prototype":{"voice":"school"}},${json.slice(1)}`,
    `{"feeling":"sad",${json.slice(1)}`,
    json.slice(0, -5),
    '',
    'null',
    '[]',
    json.replace('Slept', '\\ud800'),
    json.replace('Slept', '\\u0000'),
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  ]) {
    await refuses(invalid(), undefined, { raw });
  }
  await refuses({ status: 415, type: 'unsupported-media-type' }, plain(), { headers: { 'Content-Type': 'text/plain' } });
});

test('forged length: 2,001 characters are invalid, 1 MB is too large', async () => {
  await refuses(invalid('/note'), { ...plain(), note: 'x'.repeat(2001) });
  await refuses(invalid('/note'), { ...plain(), note: '👨‍👩‍👧'.repeat(2001) });
  await refuses({ status: 413, type: 'too-large' }, { ...plain(), note: 'x'.repeat(2 ** 20) });
});

test('forged key: none, no UUID, and one used before for other words', async () => {
  for (const key of ['', 'abc', randomUUID()]) await refuses(invalid(), plain(), { headers: { 'Idempotency-Key': key } });
});

test('the plain request is taken, so each refusal above is about the forgery', async () => {
  assert.equal((await send(plain())).status, 201);
  assert.equal((await send(checkOut(), { as: 'rivera' })).status, 201);
  assert.equal(await school.countNotes('Slept well.'), 1);
});
