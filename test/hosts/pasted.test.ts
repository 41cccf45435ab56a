/** What an author can paste where no tag of ours gets through: a div with data attributes, and a link. Over the built script, in a real page. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { studentId } from '../../demo/api/seed/entry.js';
import { CardPage } from '../support/card-page.js';
import { eventually } from '../support/eventually.js';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay({ embedded: true });

const addressOf = (widget: string, query: Readonly<Record<string, string>> = {}) =>
  `${day.school.origin}/cdn/embed/${widget}/?${new URLSearchParams({ api: day.school.api, ...query }).toString()}`.replaceAll('&', '&amp;');
const linkTo = (widget: string, query: Readonly<Record<string, string>> = {}) => `<a href="${addressOf(widget, query)}">Open the ${widget}</a>`;
/** Who is signed in on the page, for every widget of this API. */
const signedIn = async (key: string) => `<flywheel-school page-wide api="/api/" token="${await day.school.token(key)}"></flywheel-school>`;
const divOf = (widget: string, more: string) =>
  `<div data-flywheel-widget="${widget}" data-flywheel-api="${day.school.api}" ${more}>Check in from home. ${linkTo(widget)}</div>`;

let made = 0;
const plainScript = '<script type="module" src="/cdn/flywheel.js"></script>';
async function open(t: TestContext, body: string, { script = plainScript, before = async (_page: Page) => {} } = {}) {
  const device = await day.device(t);
  const path = `/pasted-${made++}.html`;
  day.school.pages.put(path, {
    body: `<!doctype html><html lang="en"><head><title>A host</title><link rel="icon" href="data:,">${script}</head><body>${body}</body></html>`,
  });
  const page = await device.newPage();
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(error.message));
  page.on('console', (message) => void (message.text().startsWith('flywheel:') && said.push(message.text())));
  await before(page);
  await page.goto(day.school.origin + path);
  const lines = (count: number) =>
    eventually(
      'lines in the console',
      async () => said,
      ({ length }) => length >= count,
    );
  return { page, card: CardPage.on(page), said, lines };
}

async function sends(card: CardPage, words: string): Promise<void> {
  await card.type(words);
  await card.send.click();
  await card.arrived(words);
  assert.equal(await day.school.countNotes(words), 1);
}

test('a div with data attributes becomes the widget, with its sentence kept inside', async (t) => {
  const { page, card, said } = await open(
    t,
    divOf('check-in-card', `data-flywheel-token="${await day.school.token('dana-brooks')}" data-flywheel-locale="en"`),
  );
  await sends(card, 'From a div.');
  assert.deepEqual(said, []);
  assert.equal(await page.locator('div > flywheel-check-in-card[locale=en] > a').textContent(), 'Open the check-in-card');
});

test('a link that stands for itself becomes the widget, as whoever is signed in on the page; one in a sentence, a list or a menu stays a link', async (t) => {
  const link = linkTo('check-in-card', { student: studentId('grace') });
  const { page, card, said } = await open(
    t,
    `${await signedIn('amy-chen')}<nav><p>${link}</p></nav><ul><li>${link}</li></ul><p>Every day, ${link}, please.</p><p> <strong>${link}</strong><br></p>`,
  );
  await sends(card, 'From a link.');
  assert.equal(await page.locator('p > strong > flywheel-check-in-card > a').count(), 1);
  for (const place of ['nav', 'ul', 'p >> nth=1'])
    assert.ok(await page.locator(place).getByRole('link', { name: 'Open the check-in-card' }).isVisible(), place);
  assert.equal(await page.locator('flywheel-check-in-card').count(), 1);
  const [row] = await day.school.rows<{ student: string }>('select student_id as student from check_ins where note = $1', ['From a link.']);
  assert.equal(row?.student, studentId('grace'));
  assert.deepEqual(said, []);
});

test('what a page puts there later is upgraded, another student is another card, and what is moved keeps its words', async (t) => {
  const { page, card, said } = await open(t, `${await signedIn('amy-chen')}<main></main><aside></aside>`);
  const mark = divOf('check-in-card', `data-flywheel-student="${studentId('grace')}"`);
  await page.evaluate((html) => document.querySelector('main')!.append(document.createRange().createContextualFragment(html)), mark);
  await card.type('About Grace');
  await card.saved();
  await page.evaluate(() => document.querySelector('aside')!.append(document.querySelector('[data-flywheel-widget]')!));
  await card.holds('About Grace');
  await page.evaluate((id) => document.querySelector('[data-flywheel-widget]')!.setAttribute('data-flywheel-student', id), studentId('oliver'));
  await page.locator(`flywheel-check-in-card[student="${studentId('oliver')}"]`).waitFor();
  assert.equal(await page.locator('flywheel-check-in-card').count(), 1);
  await card.ready();
  await card.holds('');
  assert.deepEqual(said, []);
});

test('soft navigation: content that is swapped out and put back as markup or as nodes, and the way back, leave one working widget', async (t) => {
  const { page, card, said } = await open(t, `${await signedIn('dana-brooks')}<main><p>${linkTo('check-in-card')}</p></main>`);
  await card.ready();
  // As libraries do that keep pages: a copy of the body is stored, another page is shown, the copy comes back.
  await page.evaluate(() => {
    const main = document.querySelector('main')!;
    const kept = main.cloneNode(true);
    main.replaceChildren('Another page');
    main.replaceWith(kept);
  });
  await card.type('After soft navigation');
  await card.saved();
  assert.equal(await page.locator('flywheel-check-in-card').count(), 1);
  await page.goto('about:blank');
  await page.goBack();
  await card.holds('After soft navigation');
  assert.equal(await page.locator('flywheel-check-in-card').count(), 1);
  assert.deepEqual(said, []);
});

/** Before the page's own scripts: whatever moves what stands on it, but what a press or a key has just asked for. */
function noteShifts(): void {
  const shifts: string[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean; sources?: { node: Node | null }[] })[])
      if (!entry.hadRecentInput) shifts.push(`${entry.value} ${(entry.sources ?? []).map(({ node }) => node?.nodeName ?? '?').join(' ')}`);
  }).observe({ type: 'layout-shift', buffered: true });
}

for (const [spelling, person, write] of [
  ['a div', 'irina-petrova', () => divOf('check-in-card', '')],
  ['a link', 'rachel-goldberg', () => `<p>${linkTo('check-in-card')}</p>`],
] as const) {
  test(`${spelling} makes at most 4 requests for files of ours; where painting waits for the script, nothing on the page moves when the widget comes`, async (t) => {
    const asked: string[] = [];
    const { page, card, said } = await open(
      t,
      `<h1>For families</h1><p>Please check in.</p>${write()}<p>The office is open until four.</p>${await signedIn(person)}`,
      {
        script: '<script type="module" blocking="render" src="/cdn/flywheel.js"></script>',
        before: async (page) => {
          await page.addInitScript(noteShifts);
          page.on('request', (request) => asked.push(new URL(request.url()).pathname));
        },
      },
    );
    await card.root.getByRole('radio').first().waitFor();
    await card.type('Nothing moved.');
    await card.saved();
    const files = asked.filter((path) => path.startsWith('/cdn/'));
    assert.ok(files.length <= 4, files.join('\n'));
    assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts), []);
    assert.deepEqual(said, []);
  });
}
