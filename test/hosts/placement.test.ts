/** Where a card may stand: inside a school, beside it, without one, in a sandbox, twice, moved about, and put there before or after everything else. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { studentId } from '../../demo/api/seed/entry.js';
import { CardPage } from '../support/card-page.js';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay({ allowedOrigins: ['null'] });

/** A page with this body, and the plain script at its end or its beginning. */
async function open(t: TestContext, body: string) {
  const device = await day.device(t);
  const path = `/placed-${day.school.network.seen.length}-${body.length}.html`;
  day.school.pages.put(path, {
    body: `<!doctype html><html lang="en"><title>A host</title><link rel="icon" href="data:,"><script type="module" src="/cdn/flywheel.js"></script><body>${body}</body></html>`,
  });
  const page = await device.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(day.school.origin + path);
  return { page, card: CardPage.on(page), errors };
}

async function sends(card: CardPage, words: string): Promise<void> {
  await card.type(words);
  await card.send.click();
  await card.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
}

test('a card alone, by its own attributes', async (t) => {
  const { card, errors } = await open(t, `<flywheel-check-in-card api="/api/" token="${await day.school.token('dana-brooks')}"></flywheel-check-in-card>`);
  await sends(card, 'Alone on the page.');
  assert.deepEqual(errors, []);
});

test('one school for the page, cards elsewhere on it, before and after it', async (t) => {
  const card = (name: string) => `<flywheel-check-in-card student="${studentId(name)}"></flywheel-check-in-card>`;
  const { page, errors } = await open(
    t,
    `<header>${card('grace')}</header><flywheel-school page-wide api="/api/" token="${await day.school.token('amy-chen')}"></flywheel-school><footer>${card('oliver')}</footer>`,
  );
  await sends(new CardPage(page.locator('flywheel-check-in-card').first()), 'In the header.');
  await sends(new CardPage(page.locator('flywheel-check-in-card').last()), 'In the footer.');
  const [row] = await day.school.rows<{ student: string }>('select student_id as student from check_ins where note = $1', ['In the footer.']);
  assert.equal(row?.student, studentId('oliver'));
  assert.deepEqual(errors, []);
});

test('a card in another element’s shadow root finds the school around it', async (t) => {
  const { page, errors } = await open(
    t,
    `<flywheel-school api="/api/" token="${await day.school.token('marcus-hill')}"><div id="portal"></div></flywheel-school>`,
  );
  await page.evaluate(() => {
    const root = document.querySelector('#portal')!.attachShadow({ mode: 'open' });
    root.append(document.createElement('flywheel-check-in-card'));
    // The plain script looks for tags in the page itself; one in a shadow root is asked for by a card that the page has too.
    const asking = document.createElement('flywheel-check-in-card');
    document.querySelector('flywheel-school')!.append(asking);
  });
  await sends(new CardPage(page.locator('#portal flywheel-check-in-card')), 'From a portlet.');
  assert.deepEqual(errors, []);
});

test('a card put on the page later, moved, removed in mid-sentence and put back keeps its words', async (t) => {
  const { page, card, errors } = await open(
    t,
    `<flywheel-school api="/api/" token="${await day.school.token('tanya-johnson')}"><div id="a"></div><div id="b"></div></flywheel-school>`,
  );
  await page.evaluate(() => document.querySelector('#a')!.append(document.createElement('flywheel-check-in-card')));
  await card.type('Begun in one place');
  await page.evaluate(() => document.querySelector('#b')!.append(document.querySelector('flywheel-check-in-card')!));
  await card.holds('Begun in one place');
  await card.type(', gone on in another');
  await page.evaluate(() => document.querySelector('flywheel-check-in-card')!.remove());
  await page.evaluate(() => document.querySelector('#a')!.append(document.createElement('flywheel-check-in-card')));
  await card.holds('Begun in one place, gone on in another');
  await card.send.click();
  await card.arrived('Begun in one place, gone on in another');
  assert.deepEqual(errors, []);
});

test('two schools on one page, each as somebody else: neither knows of the other', async (t) => {
  const school = (token: string) => `<flywheel-school api="/api/" token="${token}"><flywheel-check-in-card></flywheel-check-in-card></flywheel-school>`;
  const { page, errors } = await open(t, school(await day.school.token('rachel-goldberg')) + school(await day.school.token('irina-petrova')));
  const [first, second] = [new CardPage(page.locator('flywheel-check-in-card').first()), new CardPage(page.locator('flywheel-check-in-card').last())];
  await first.type('About Eli.');
  await first.saved();
  await second.ready();
  await second.holds('');
  await second.type('About Noah.');
  await second.saved();
  await page.reload();
  await first.holds('About Eli.');
  await second.holds('About Noah.');
  assert.deepEqual(errors, []);
});

test('the demo’s sandboxed host: it says that words are kept only while the page is open, and sends', async (t) => {
  const device = await day.device(t);
  const page = await device.newPage();
  await page.goto(`${day.school.origin}/hosts/sandboxed.html`);
  const card = new CardPage(page.frameLocator('iframe').locator('flywheel-check-in-card'));
  await card.type('From a sandbox of the demo.');
  await card.says('Kept only while this page is open.');
  await card.send.click();
  await card.arrived('From a sandbox of the demo.');
  assert.equal(await day.school.countNotes('From a sandbox of the demo.'), 1);
});
