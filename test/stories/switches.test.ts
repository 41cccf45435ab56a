/** Each switch in the toolbar of the built Storybook does what it says: seen on the page, by what a reader would see. */
import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { globalTypes, initialGlobals } from '../../.storybook/switches.js';
import { allLocales } from '../../src/i18n/generated/locale-codes.js';
import { directionOf } from '../../src/i18n/locale.js';
import { PSEUDO } from '../../stories/support/pseudo-locale.js';
import { openBrowser, serveStories, StoryWalker } from './built.js';

const CARD = { id: 'widgets-check-in-card--feelings' };
const SCHOOL = { id: 'school--around-its-widgets' };
const WORDS = 'She packed the dog book herself.';

let browser: Browser;
let server: Server;
let url: string;
before(async () => {
  browser = await openBrowser();
  ({ url, server } = await serveStories());
});
after(async () => {
  await browser.close();
  server.close();
});

/** A page of its own, on which the device itself asks for nothing special. */
async function shown(t: { after(run: () => Promise<void>): void }, { id }: { readonly id: string }, dress = ''): Promise<StoryWalker> {
  const walker = await StoryWalker.open(browser, url, { reducedMotion: 'no-preference', colorScheme: 'light' });
  t.after(() => walker.page.close());
  const { threw } = await walker.show({ id }, dress);
  assert.equal(threw, undefined);
  return walker;
}
const cardOn = (page: Page): Locator => page.locator('flywheel-check-in-card');
const styleOf = (part: Locator, property: string): Promise<string> =>
  part.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

const wordsOn = (page: Page): Promise<string> => cardOn(page).evaluate((card) => card.shadowRoot!.textContent);

async function write(page: Page): Promise<void> {
  await cardOn(page).locator('[data-value="proud"]').click();
  const add = cardOn(page).locator('.add-words');
  if (await add.count()) await add.click();
  await cardOn(page).locator('textarea').fill(WORDS);
}
async function send(page: Page): Promise<void> {
  await write(page);
  await cardOn(page).locator('.actions .primary').click();
}
const says = (page: Page, words: string | RegExp): Promise<void> => cardOn(page).getByText(words).first().waitFor();

/** Runs on the page, as text: under which conditions rules of the widgets' styles hold. */
const conditionsOfStyles = `(() => {
  const rootsIn = (root) => [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...rootsIn(shadowRoot)] : []));
  const rules = rootsIn(document).flatMap(({ adoptedStyleSheets }) => adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]));
  return rules.filter((rule) => rule instanceof CSSMediaRule).map(({ media }) => media.mediaText);
})()`;
/** It has left the form, and is among what was written today. */
async function arrived(page: Page): Promise<void> {
  await cardOn(page).getByRole('region', { name: 'Today' }).getByText(WORDS, { exact: true }).first().waitFor();
  await cardOn(page).getByRole('region', { name: 'Not sent yet' }).waitFor({ state: 'detached' });
}

describe('X-17 the toolbar', () => {
  test('has a switch for each thing that is told apart, and one value of it to begin with', () => {
    const wanted = ['locale', 'direction', 'scheme', 'width', 'text', 'colours', 'motion', 'network', 'role'];
    assert.deepEqual(Object.keys(globalTypes), wanted);
    for (const [name, { toolbar }] of Object.entries(globalTypes))
      assert.ok(
        toolbar.items.some(({ value }) => value === initialGlobals[name as keyof typeof initialGlobals]),
        name,
      );
  });

  test('offers each language that there are words in, by its own name', () => {
    const { items } = globalTypes.locale.toolbar;
    assert.deepEqual(
      items.map(({ value }) => value),
      [...allLocales, PSEUDO],
    );
    const english = new Intl.DisplayNames(['en'], { type: 'language' });
    for (const { value, title } of items.filter((item) => item.value !== 'en' && item.value !== PSEUDO)) assert.notEqual(title, english.of(value));
    assert.ok(items.some(({ title }) => title === 'Español'));
  });

  test('language: the words, and the way they run', async (t) => {
    const walker = await shown(t, CARD);
    const seen = new Set([await wordsOn(walker.page)]);
    for (const { value: locale } of globalTypes.locale.toolbar.items.filter((item) => item.value !== 'en')) {
      await walker.press({ locale });
      await walker.page.waitForFunction(
        (lang) => document.documentElement.lang === lang && document.querySelector('flywheel-check-in-card')?.shadowRoot?.querySelector('.actions .primary'),
        locale,
      );
      assert.equal(await styleOf(cardOn(walker.page), 'direction'), directionOf(locale), locale);
      seen.add(await wordsOn(walker.page));
    }
    assert.equal(seen.size, globalTypes.locale.toolbar.items.length, 'two languages say the same');
  });

  test('direction: English from right to left, Arabic from left to right', async (t) => {
    const walker = await shown(t, CARD, 'direction:rtl');
    assert.equal(await styleOf(cardOn(walker.page), 'direction'), 'rtl');
    await walker.show(CARD, 'locale:ar;direction:ltr');
    assert.equal(await styleOf(cardOn(walker.page), 'direction'), 'ltr');
  });

  test('scheme: light and dark, whatever the device has', async (t) => {
    const walker = await shown(t, CARD, 'scheme:dark');
    const dark = await styleOf(cardOn(walker.page), 'color');
    await walker.press({ scheme: 'light' });
    await walker.page.waitForFunction((before) => getComputedStyle(document.querySelector('flywheel-check-in-card')!).color !== before, dark);
    await walker.page.emulateMedia({ colorScheme: 'dark' });
    assert.notEqual(await styleOf(cardOn(walker.page), 'color'), dark, 'a dark device darkens what was asked to be light');
    await walker.press({ scheme: 'auto' });
    await walker.page.waitForFunction((before) => getComputedStyle(document.querySelector('flywheel-check-in-card')!).color === before, dark);
  });

  test('width: the place that the widget has, less the space around it', async (t) => {
    for (const width of ['280px', '390px', '800px']) {
      const { page } = await shown(t, CARD, `width:${width}`);
      assert.equal(await cardOn(page).evaluate((card) => card.getBoundingClientRect().width), Number.parseInt(width) - 24);
    }
  });

  test('text size: twice as large, and nothing is cut off', async (t) => {
    const walker = await shown(t, CARD, 'width:390px');
    const usual = Number.parseFloat(await styleOf(cardOn(walker.page), 'font-size'));
    for (const [text, times] of [
      ['150', 1.5],
      ['200', 2],
    ] as const) {
      await walker.show(CARD, `width:390px;text:${text}`);
      assert.equal(Number.parseFloat(await styleOf(cardOn(walker.page), 'font-size')), usual * times);
      assert.ok(await cardOn(walker.page).evaluate((card) => card.scrollWidth <= card.clientWidth));
    }
  });

  test('forced colours: the system’s colours, and what the widgets say for them, also in parts that come later; and back', async (t) => {
    const walker = await shown(t, CARD, 'colours:forced');
    const { page } = walker;
    const ink = (): Promise<string> => styleOf(cardOn(page), '--fw-ink');
    const conditions = (): Promise<string[]> => page.evaluate<string[]>(conditionsOfStyles);
    assert.equal(await ink(), 'CanvasText');
    await cardOn(page).locator('.history-button').click();
    await page.locator('flywheel-check-in-history').waitFor();
    assert.deepEqual(
      (await conditions()).filter((condition) => condition.includes('forced-colors')),
      [],
    );
    await walker.press({ colours: 'auto' });
    await page.waitForFunction(() => getComputedStyle(document.querySelector('flywheel-check-in-card')!).getPropertyValue('--fw-ink') !== 'CanvasText');
    assert.ok((await conditions()).some((condition) => condition === '(forced-colors: active)'));
  });

  test('motion: none where less is asked for', async (t) => {
    const walker = await shown(t, CARD);
    assert.match(await styleOf(cardOn(walker.page), '--fw-motion'), /^160ms/);
    await walker.press({ motion: 'reduced' });
    await walker.page.waitForFunction(() => getComputedStyle(document.querySelector('flywheel-check-in-card')!).getPropertyValue('--fw-motion') === '0s');
  });
});

describe('X-17 the network switch steers the school in the page', () => {
  test('online: what is sent arrives', async (t) => {
    const { page } = await shown(t, CARD, 'network:online');
    await send(page);
    await arrived(page);
  });

  test('offline: it waits, and goes out by itself when the network is back', async (t) => {
    const walker = await shown(t, CARD, 'network:offline');
    await send(walker.page);
    await says(walker.page, '1 check-in is waiting to send');
    await walker.press({ network: 'online' });
    await arrived(walker.page);
  });

  test('failing: the school answers with an error, and the words are still there', async (t) => {
    const { page } = await shown(t, CARD, 'network:failing');
    await send(page);
    await says(page, '1 check-in is waiting to send');
    await says(page, WORDS);
  });

  test('slow: it is on its way for a while, and then arrives', async (t) => {
    const { page } = await shown(t, CARD, 'network:slow');
    await send(page);
    await says(page, /Sending/);
    await arrived(page);
  });

  test('as the story: what is sent stays on its way, as the story tells', async (t) => {
    const { page } = await shown(t, CARD);
    await send(page);
    await says(page, /Sending/);
  });

  for (const connection of ['offline', 'failing'])
    test(`${connection}: a school that is a function cannot be reached, until it can`, async (t) => {
      const walker = await shown(t, SCHOOL, `network:${connection}`);
      await cardOn(walker.page).getByText('cannot be reached').first().waitFor();
      assert.equal(await cardOn(walker.page).locator('.actions .primary').count(), 0);
      await walker.press({ network: 'online' });
      const isThere = cardOn(walker.page).locator('.actions .primary');
      const again = cardOn(walker.page).getByRole('button', { name: 'Try again' });
      // It may try again by itself in the moment in which somebody would press.
      if (connection === 'failing') await Promise.any([again.click(), isThere.waitFor()]);
      await isThere.waitFor();
    });
});

describe('X-17 the role switch', () => {
  test('shows a story as each of those whom it can be seen as, and no other', async (t) => {
    const walker = await shown(t, CARD);
    const own = await wordsOn(walker.page);
    const seen = new Set([own]);
    for (const role of ['guardian', 'pre-reader', 'teacher']) {
      await walker.show(CARD, `role:${role}`);
      seen.add(await wordsOn(walker.page));
    }
    assert.equal(seen.size, 4);
    await walker.show(CARD, 'role:principal');
    assert.equal(await wordsOn(walker.page), own);
  });
});

describe('X-17 a switch changes the page around a story', () => {
  test('what was typed is still there in the dark, in a sidebar, in large text and offline', async (t) => {
    const walker = await shown(t, CARD);
    await write(walker.page);
    await walker.press({ scheme: 'dark', width: '280px', text: '200', network: 'offline', colours: 'forced' });
    await walker.page.waitForFunction(() => document.documentElement.style.fontSize === '200%');
    assert.equal(await cardOn(walker.page).locator('textarea').inputValue(), WORDS);
  });

  test('another viewer begins the story anew', async (t) => {
    const walker = await shown(t, CARD);
    await write(walker.page);
    await walker.press({ role: 'teacher' });
    await walker.page.waitForFunction((words) => {
      const card = document.querySelector('flywheel-check-in-card');
      return !!card?.shadowRoot?.querySelector('.actions .primary') && !card.shadowRoot.textContent.includes(words);
    }, WORDS);
    assert.equal(await cardOn(walker.page).getByText(WORDS).count(), 0);
  });
});
