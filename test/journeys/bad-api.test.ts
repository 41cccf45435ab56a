/**
 * Everything that can come instead of an answer. One fault stays one fault: the card says in a sentence what to do, every word stays, the card beside
 * it goes on, and once the API is itself again so is the card.
 */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { studentId } from '../../demo/api/seed/entry.js';
import type { Fault } from '../support/api-proxy.js';
import { CardPage } from '../support/card-page.js';
import { eventually } from '../support/eventually.js';
import { captivePortal, cutOff, drop, gives, hang, problem, tenMegabytes, twisted } from '../support/faults.js';
import { POST_CHECK_IN, SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();

type List = { items: Record<string, unknown>[] };
const firstItem = (change: Record<string, unknown>) =>
  twisted((list: List) => ({ ...list, items: list.items.map((item, index) => (index === 0 ? { ...item, ...change } : item)) }));

/** What a list of check-ins can be instead of itself. */
const answers: Readonly<Record<string, Fault>> = {
  '500': problem(500, 'internal'),
  '500 without a body': gives(500, ''),
  '404': problem(404, 'not-found'),
  'a page of HTML': captivePortal,
  'a 502 of some proxy': gives(502, '<html><body>Bad gateway</body></html>', 'text/html'),
  'cut-off JSON': cutOff,
  'JSON that ends early': gives(200, '{"items":[{"id":"'),
  'another type': gives(200, '{"items":"none","next":null}'),
  'a list of nulls': gives(200, '{"items":[null],"next":null}'),
  'no JSON at all': gives(200, 'OK', 'application/json'),
  'an empty body': gives(200, ''),
  'ten megabytes': tenMegabytes,
  'a missing field': firstItem({ author: undefined }),
  'a wrong type in a field': firstItem({ createdAt: 7 }),
  'nothing, connection lost': drop,
  'nothing, for ever': hang,
};

/** Our code tells these kinds apart, and what else is refused as one of them (`test/client/`) is seen here with `EVERYTHING=1`. */
const kinds = {
  reading: ['500', 'a page of HTML', 'cut-off JSON', 'ten megabytes', 'a missing field', 'nothing, connection lost', 'nothing, for ever'],
  sending: ['500', 'a page of HTML with a success', 'nothing, connection lost', '404', '422', '400 with a page of HTML, so not by the API'],
} as const;
function seen<T extends readonly [name: string, ...rest: unknown[]]>(of: keyof typeof kinds, all: readonly T[]): readonly T[] {
  const chosen: readonly string[] = kinds[of];
  const found = all.filter(([name]) => chosen.includes(name));
  assert.equal(found.length, chosen.length);
  return process.env.EVERYTHING === '1' ? all : found;
}

const siblings = `<flywheel-check-in-card student="${studentId('grace')}"></flywheel-check-in-card><flywheel-check-in-card student="${studentId('oliver')}"></flywheel-check-in-card>`;

/** Two cards, of which the first one's API has a bad day. */
async function twoCards(t: TestContext) {
  const visit = await day.visit(t, 'amy-chen', { card: siblings });
  const card = (n: number) => new CardPage(visit.page.locator('flywheel-check-in-card').nth(n));
  const errors: string[] = [];
  visit.page.on('pageerror', (error) => errors.push(error.message));
  return { ...visit, broken: card(0), whole: card(1), errors };
}

for (const [name, fault] of seen('reading', Object.entries(answers))) {
  test(`reading answers ${name}: the words are typed and sent, the other card goes on`, async (t) => {
    const words = `Grace, while the list was ${name}.`;
    const lift = day.school.network.rule(new RegExp(`^GET .*${studentId('grace')}/check-ins`), fault);
    const { broken, whole, errors } = await twoCards(t);
    await whole.type(`Oliver, while the other list was ${name}.`);
    await whole.saved();
    await broken.type(words);
    await broken.saved();
    await broken.send.click();
    await eventually(
      'it has arrived',
      () => day.school.countNotes(words),
      (count) => count === 1,
    );
    await whole.holds(`Oliver, while the other list was ${name}.`);
    lift();
    await broken.root.page().reload();
    await broken.arrived(words);
    assert.deepEqual(errors, []);
  });
}

const waits = /^(It goes out by itself|The school’s system is busy|This network asks you to sign in first)/;
const aside = /^(The school’s system could not take this|The school’s system did not accept this|The school does not let you write here any more)/;
/** What becomes of a check-in: `waits` it goes out later by itself, `aside` a person decides. */
const posts: readonly (readonly [string, Fault, RegExp])[] = [
  ['500', problem(500, 'internal'), waits],
  ['503', problem(503, 'unavailable'), waits],
  ['a page of HTML with a success', captivePortal, waits],
  ['an empty success', gives(201, ''), waits],
  ['a success of another shape', gives(201, '{"id":7}'), waits],
  ['nothing, connection lost', drop, waits],
  ['404', problem(404, 'not-found'), aside],
  ['413', problem(413, 'too-large'), aside],
  ['422', problem(422, 'invalid'), aside],
  ['a problem of a later contract', problem(422, 'wrong-moon'), aside],
  ['400 with a page of HTML, so not by the API', gives(400, '<h1>Bad request</h1>', 'text/html'), waits],
];
for (const [name, fault, sentence] of seen('sending', posts)) {
  test(`sending answers ${name}: it says what happens next, and the words are there`, async (t) => {
    const words = `Sent into ${name}.`;
    const lift = day.school.network.rule(POST_CHECK_IN, fault);
    const { card } = await day.visit(t, 'kavita-rao');
    await card.type(words);
    await card.send.click();
    await card.waiting.getByText(sentence).first().waitFor();
    await card.waiting.getByText(words).first().waitFor();
    lift();
    if (sentence === aside) {
      await card.button('Open again').click();
      await card.holds(words);
      await card.send.click();
    }
    await card.arrived(words);
    assert.equal(await day.school.countNotes(words), 1);
  });
}

test('an unknown feeling, mode and kind of a later contract are shown, not refused', async (t) => {
  day.school.network.rule(/^GET .*\/check-ins/, firstItem({ feeling: 'wistful', mode: 'three-good-things', kind: 'three-good-things', on: day.school.today }));
  const { card } = await day.visit(t, 'hanh-tran');
  await card.ready();
  await card.today
    .getByText(/wistful/i)
    .first()
    .waitFor();
});

test('the session cannot be read: one sentence, a way on, and the card opens by itself afterwards', async (t) => {
  for (const fault of [problem(500, 'internal'), captivePortal, gives(200, '{"viewer":1}'), drop]) {
    const lift = day.school.network.rule(/\/api\/session$/, fault);
    const { card } = await day.visit(t, 'carla-price');
    await card.says('The school’s system cannot be reached right now.');
    lift();
    await card.ready();
  }
});

test('nobody is signed in: it asks to sign in, and nothing is an error', async (t) => {
  day.school.network.rule(/\/api\/session$/, problem(401, 'signed-out'));
  const { card } = await day.visit(t, 'steve-miller');
  await card.says('Please sign in to check in.');
});

test('no api, or one that is no address: a sentence for the reader, a warning for the developer', async (t) => {
  for (const api of ['', 'http://', 'javascript:alert(1)']) {
    const device = await day.device(t);
    const warnings: string[] = [];
    device.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())));
    day.school.pages.put('/unset.html', {
      body: `<!doctype html><html lang="en"><title>Unset</title><link rel="icon" href="data:,"><script type="module" src="/cdn/flywheel.js"></script>
        <flywheel-school ${api && `api="${api}"`}><flywheel-check-in-card></flywheel-check-in-card></flywheel-school></html>`,
    });
    const page = await device.newPage();
    await page.goto(`${day.school.origin}/unset.html`);
    await CardPage.on(page).says('This check-in card is not set up yet.');
    assert.equal(warnings.filter((text) => text.startsWith('flywheel: <flywheel-school> has ')).length, 1, warnings.join('\n'));
  }
});
