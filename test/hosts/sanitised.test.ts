/**
 * What a school pastes, taken from the files that the guide shows, goes through what its site cleans with and is then opened in a browser: it is the widget, or
 * a finished sentence with a link; never "Loading", never nothing.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { platforms, type Form, type Kept } from '../../demo/embed-platforms.js';
import { root } from '../house/source.js';
import { sanitisers, type Sanitiser } from '../support/sanitisers.js';
import { openBrowser } from '../stories/built.js';

const forms: readonly Form[] = ['element', 'div', 'link', 'frame', 'host'];
const snippet = (form: Form): string => readFileSync(`${root}stories/guides/snippets/paste-${form}.html`, 'utf8');
const EMBED = 'https://school.example/widgets/embed/';
const measured = platforms.filter((platform) => platform.measured);

let browser: Browser;
let page: Page;
let clean: Readonly<Record<string, Sanitiser>>;
before(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  clean = await sanitisers(page);
});
after(() => browser.close());

/** What a browser finds of a form in a text: the thing itself, a shut frame, or the link alone. */
function whatIsLeft([html, form, embed]: readonly [string, Form, string]): string {
  const whole: Readonly<Record<Form, string>> = {
    element: 'flywheel-school[api] > flywheel-check-in-card a[href]',
    div: 'div[data-flywheel-widget][data-flywheel-api] > a[href]',
    link: 'a[href]',
    frame: `iframe[title][src^="${embed}"]`,
    host: 'flywheel-embed[src] > a[href]',
  };
  const left = new DOMParser().parseFromString(html, 'text/html');
  const needsScript = form === 'element' || form === 'host';
  const thing = left.querySelector(whole[form]);
  if (thing && (!needsScript || left.querySelector('script[type="module"][src]'))) return thing.getAttribute('sandbox') === '' ? 'shut' : 'kept';
  const link = left.querySelector<HTMLAnchorElement>(`a[href^="${embed}"]`);
  return link && left.body.textContent.trim() === link.textContent && link.textContent.length > 10 ? 'sentence' : `lost: ${html}`;
}

test('each form is kept, or is a finished sentence with its link, as the table of the guide says for each platform', async () => {
  for (const { id, keeps } of measured) {
    assert.ok(clean[id], `nothing stands for ${id}`);
    const left: Partial<Record<Form, string>> = {};
    for (const form of forms) left[form] = await page.evaluate(whatIsLeft, [await clean[id](snippet(form)), form, EMBED] as const);
    assert.deepEqual(left, keeps, id);
  }
});

test('the table is that of the measurements that decided the forms', () => {
  const of = (form: Form, ...ids: readonly string[]): Kept[] => ids.map((id) => platforms.find((one) => one.id === id)!.keeps[form]);
  const columns = ['canvas', 'moodle-cleaned', 'moodle-page', 'wordpress-author', 'wordpress-admin', 'drupal-basic', 'tinymce'];
  assert.deepEqual(of('element', ...columns), ['sentence', 'sentence', 'kept', 'sentence', 'kept', 'sentence', 'sentence']);
  assert.deepEqual(of('frame', ...columns), ['kept', 'sentence', 'kept', 'sentence', 'kept', 'sentence', 'shut']);
  assert.deepEqual(of('div', ...columns), ['kept', 'sentence', 'kept', 'kept', 'kept', 'sentence', 'kept']);
  assert.deepEqual(
    of('link', ...columns),
    columns.map(() => 'kept'),
  );
});

test('what an author of Moodle writes survives its editor as it does any TinyMCE: the div stays a div', async () => {
  assert.equal(await page.evaluate(whatIsLeft, [await clean['tinymce']!(snippet('div')), 'div', EMBED] as const), 'kept');
  assert.equal(await page.evaluate(whatIsLeft, [await clean['tinymce']!(snippet('element')), 'element', EMBED] as const), 'sentence');
});
