/**
 * What an author pastes, over the built script on a site of another origin, for whichever engine: a div and a link become the widget, later ones too, and what
 * stands below stays where it is. `chromium.test.ts` and `firefox.test.ts` run it.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { studentId } from '../../demo/api/seed/entry.js';
import type { Form } from '../../demo/embed-platforms.js';
import { root } from '../house/source.js';
import { found, press, seesAll, type Engine } from '../support/any-browser.js';
import { eventually } from '../support/eventually.js';
import { shows, textIn, type FrameDay } from '../support/frame-day.js';

const snippet = (form: Form | 'script'): string => readFileSync(`${root}stories/guides/snippets/paste-${form}.html`, 'utf8');
const flywheelLines = (said: readonly string[]): string[] => said.filter((line) => line.startsWith('flywheel:'));

/** Where the line below the widget stood in each picture, as far as it was to be seen; and, where the engine tells, how much moved in all. */
const watching = `<script>
  var tops = [], moved = 0;
  (function look() {
    const below = document.querySelector('#below');
    const top = below && Math.round(Math.min(innerHeight, below.getBoundingClientRect().top));
    if (below && tops.at(-1) !== top) tops.push(top);
    requestAnimationFrame(look);
  })();
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (moved += value))).observe({ type: 'layout-shift', buffered: true });
</script>`;

interface Stood {
  readonly tops: readonly number[];
  readonly moved: number;
}

export function pastedTests(day: FrameDay, engine: Engine): void {
  /** The guide's own words, for the school and the folder that there are. */
  const here = (html: string): string =>
    html
      .replaceAll('https://school.example/widgets/', `${day.school.origin}/cdn/`)
      .replaceAll(encodeURIComponent('https://school.example/api/'), encodeURIComponent(day.school.api))
      .replaceAll('https://school.example/api/', day.school.api);
  const signedIn = async (key: string) => `<flywheel-school page-wide api="${day.school.api}" token="${await day.school.token(key)}"></flywheel-school>`;
  const cards = (page: Page): Promise<number> => found(page, 'flywheel-check-in-card');
  const becomes = (page: Page, count: number) =>
    eventually(
      `${count} cards`,
      () => cards(page),
      (there) => there === count,
    );

  test(`pasted: a div becomes the widget and sends, a link alone in its paragraph too, one in a sentence or a menu stays (${engine})`, async (t) => {
    const link = here(snippet('link')).replace(/<\/?p>/g, '');
    const body = `<nav><p>${link}</p></nav><p>Every day: ${link}, please.</p>${here(snippet('div'))}<p><b>${link}</b></p>`;
    const { page, said } = await day.open(t, day.site.put((await signedIn('fiona-oconnor')) + body, here(snippet('script'))));
    await becomes(page, 2);
    await shows(page, 'How is Ruby');
    const words = `Pasted in ${engine}`;
    await press(page, 'textarea');
    await page.keyboard.type(words);
    await press(page, 'button', 'Send');
    await eventually(
      'the school has it',
      () => day.school.countNotes(words),
      (count) => count === 1,
    );
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('flywheel-check-in-card')].map(({ parentElement }) => parentElement!.localName)), [
      'div',
      'b',
    ]);
    for (const place of ['nav', 'nav + p']) assert.match(await textIn(page, place), /Open the check-in card/);
    assert.deepEqual(flywheelLines(said), []);
  });

  for (const form of ['element', 'div', 'link', 'host', 'frame'] as const)
    test(`pasted: nothing that is seen moves when the widget of the ${form} comes (${engine})`, async (t) => {
      const token = await day.school.token('irina-petrova');
      const pasted = here(snippet(form))
        .replace('<flywheel-school ', `<flywheel-school token="${token}" `)
        .replace(/(<iframe[^>]* src="[^"]*)/, `$1#token=${token}`);
      const isInPlace = form === 'div' || form === 'link';
      const body = `<h1>For families</h1><p>Please check in.</p><section>${pasted}</section><p id="below">The office is open until four.</p>`;
      const after = isInPlace ? await signedIn('irina-petrova') : '';
      const { page, said } = await day.open(t, day.site.put(body + after, watching + (isInPlace ? here(snippet('script')) : '')));
      await page.evaluate((secret) => {
        for (const embed of document.querySelectorAll('flywheel-embed')) Object.assign(embed, { getToken: () => secret });
      }, token);
      const frame = () => page.frames().find((one) => one !== page.mainFrame() && one.url().includes('/cdn/embed/'));
      await eventually(
        'the widget asks its question',
        async () => textIn((form === 'host' || form === 'frame' ? frame() : page) ?? page),
        (text) => text.includes('How is Noah'),
      );
      const { tops, moved } = await page.evaluate(async () => {
        for (let picture = 0; picture < 5; picture += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
        return { tops: (globalThis as unknown as Stood).tops, moved: (globalThis as unknown as Stood).moved };
      });
      // Firefox does not wait with its first picture for a script: there what is kept by the script may be kept one picture late.
      assert.ok(tops.length === 1 || (tops.length === 2 && isInPlace && engine === 'firefox'), `it stood at ${tops.join(', ')}`);
      assert.equal(moved, 0);
      assert.deepEqual(flywheelLines(said), []);
    });

  if (!seesAll(engine)) return;

  test(`pasted: what comes later is upgraded, what is moved stays one, another student is another card (${engine})`, async (t) => {
    const { page, said } = await day.open(t, day.site.put(`${await signedIn('amy-chen')}<main></main><aside></aside>`, here(snippet('script'))));
    await page.evaluate(
      (html) => document.querySelector('main')!.append(document.createRange().createContextualFragment(html)),
      here(snippet('div')).replace('<div ', `<div data-flywheel-student="${studentId('grace')}" `),
    );
    await shows(page, 'How is Grace');
    await page.evaluate(() => document.querySelector('aside')!.append(document.querySelector('[data-flywheel-widget]')!));
    await shows(page, 'How is Grace');
    await page.evaluate((id) => document.querySelector('[data-flywheel-widget]')!.setAttribute('data-flywheel-student', id), studentId('oliver'));
    await shows(page, 'How is Oliver');
    assert.equal(await cards(page), 1);
    assert.deepEqual(flywheelLines(said), []);
  });

  test(`pasted: a shadow root that is attached late is looked into once the page says so, now and later (${engine})`, async (t) => {
    const { page, said } = await day.open(t, day.site.put(`${await signedIn('dana-brooks')}<main></main>`, here(snippet('script'))));
    const attached = (html: string) =>
      page.evaluate((text) => {
        const root = document.querySelector('main')!.shadowRoot ?? document.querySelector('main')!.attachShadow({ mode: 'open' });
        root.append(document.createRange().createContextualFragment(text));
      }, html);
    await attached(here(snippet('div')));
    await page.evaluate(
      (url) => import(url).then(({ upgrade }) => upgrade(document.querySelector('main')!.shadowRoot)),
      `${day.school.origin}/cdn/flywheel.js`,
    );
    await becomes(page, 1);
    await attached(here(snippet('link')));
    await becomes(page, 2);
    await shows(page, 'Maya');
    assert.deepEqual(flywheelLines(said), []);
  });

  test(`pasted: fifty links have their room at once, and those below the screen wait until somebody comes near (${engine})`, async (t) => {
    const { page, said } = await day.open(t, day.site.put((await signedIn('dana-brooks')) + here(snippet('link')).repeat(50), here(snippet('script'))));
    const roomy = () => page.evaluate(() => [...document.querySelectorAll('p')].filter((one) => one.getBoundingClientRect().height >= 820).length);
    await eventually('each has its room', roomy, (count) => count === 50);
    await eventually(
      'the first is a card',
      () => found(page, 'p:first-of-type > flywheel-check-in-card'),
      (count) => count === 1,
    );
    assert.ok((await cards(page)) < 6, `${await cards(page)} cards`);
    await page.evaluate(() => document.querySelector('p:last-of-type')!.scrollIntoView());
    await eventually(
      'the last is a card',
      () => found(page, 'p:last-of-type > flywheel-check-in-card'),
      (count) => count === 1,
    );
    assert.ok((await cards(page)) < 12, `${await cards(page)} cards`);
    assert.deepEqual(flywheelLines(said), []);
  });
}
