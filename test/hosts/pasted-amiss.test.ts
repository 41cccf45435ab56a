/**
 * What an author pastes when something is wrong with it, or with the page: the reader keeps a sentence and a link, the developer gets one line that says what
 * to change. Over the built script in a real page, without a school: none of it needs one.
 */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { BrowserProcess, newProfile } from '../support/browser-process.js';
import { eventually } from '../support/eventually.js';
import { PlainSite } from '../support/plain-site.js';

const profile = newProfile();
let browser: BrowserProcess;
let site: PlainSite;
/** Another origin. It answers nobody's preflight. */
let elsewhere: PlainSite;
before(async () => {
  [site, elsewhere, browser] = await Promise.all([PlainSite.open(), PlainSite.open(), BrowserProcess.start(profile.path)]);
  for (const path of ['/api/', '/api/session']) elsewhere.pages.put(path, { body: '{}', headers: { 'Access-Control-Allow-Origin': 'https://lms.example' } });
});
after(async () => {
  await browser.close();
  await Promise.all([site.close(), elsewhere.close()]);
  profile.remove();
});

const addressOf = (widget: string, query: Readonly<Record<string, string>> = {}) =>
  `${site.origin}/cdn/embed/${widget}/?${new URLSearchParams({ api: `${elsewhere.origin}/api/`, ...query }).toString()}`.replaceAll('&', '&amp;');
const linkTo = (widget: string, query: Readonly<Record<string, string>> = {}) => `<a href="${addressOf(widget, query)}">Open it there</a>`;
const divOf = (widget: string, more = '') =>
  `<div data-flywheel-widget="${widget}" data-flywheel-api="${elsewhere.origin}/api/" ${more}>Check in from home. ${linkTo(widget)}</div>`;

let made = 0;
interface Wishes {
  readonly head?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly before?: (page: Page) => Promise<unknown>;
}
async function open(t: TestContext, body: string, { head = '', headers = {}, before = async () => undefined }: Wishes = {}) {
  const device = await browser.device();
  t.after(() => device.close());
  const path = `/pasted-${made++}.html`;
  site.pages.put(path, {
    headers,
    body: `<!doctype html><html lang="en"><head><title>A host</title><link rel="icon" href="data:,">${head}<script type="module" src="/cdn/flywheel.js"></script></head><body>${body}</body></html>`,
  });
  const page = await device.newPage();
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(error.message));
  page.on('console', (message) => void (message.text().startsWith('flywheel:') && said.push(message.text())));
  await before(page);
  await page.goto(site.origin + path);
  const oneLine = () =>
    eventually(
      'a line in the console',
      async () => said,
      ({ length }) => length > 0,
    );
  return { page, said, oneLine };
}

/** The sentence and the link that the reader is left with. */
async function leavesTheLink(page: Page) {
  assert.ok(await page.getByRole('link', { name: 'Open it there' }).isVisible());
  assert.equal(await page.getByText(/loading/i).count(), 0);
}

for (const [fault, body, says] of [
  ['a widget that does not exist', () => divOf('check-in-crad', ''), /there is no widget "check-in-crad"\. There are: check-in-card, /],
  ['an option that does not exist', () => divOf('check-in-card', '').replace('data-flywheel-api', 'data-flywheel-students="1" data-flywheel-api'), null],
  ['a value that does not exist', () => divOf('check-in-card', 'data-flywheel-mode="sad"'), /mode of check-in-card has to be one of: feelings/],
  ['a link with a hostile api', () => `<p>${linkTo('check-in-card', { api: 'javascript:alert(1)' })}</p>`, /api of check-in-card has to be an address/],
  ['a link with a token', () => `<p>${linkTo('check-in-card', { token: 'sesame' })}</p>`, /token must never stand in an address/],
  ['a link to a widget that does not exist', () => `<p>${linkTo('check-in-crad')}</p>`, /there is no widget/],
  [
    'a link with markup for options',
    () => `<p>${linkTo('check-in-card', { 'goals-page': 'javascript:alert(1)', '<img src=x onerror=alert(1)>': '1' })}</p>`,
    /has no option/,
  ],
] as const) {
  test(`${fault}: the reader keeps the sentence and the link, the developer gets one line`, async (t) => {
    const { page, oneLine, said } = await open(t, body());
    await oneLine();
    await leavesTheLink(page);
    assert.match(said.join('\n'), says ?? /check-in-card has no option "students"\. It has: mode, /);
    assert.equal(said.length, 1, said.join('\n'));
    assert.doesNotMatch(said.join(), /sesame/);
    assert.equal(await page.locator('flywheel-check-in-card, img').count(), 0);
  });
}

const unread = () =>
  `flywheel: this page could not read ${elsewhere.origin}. If that is up, let it answer with the header Access-Control-Allow-Origin: ${site.origin}`;
const cannotBeReached = 'The school’s system cannot be reached right now.';

test('an API that does not let this page read it: a sentence, a way on and the link; one line with the header to set', async (t) => {
  const { page, oneLine, said } = await open(t, divOf('check-in-card', 'data-flywheel-token="x"'));
  await page.locator('flywheel-check-in-card').getByText(cannotBeReached).waitFor();
  await oneLine();
  await leavesTheLink(page);
  assert.deepEqual(said, [unread()]);
});

test('a widget without a fallback shows its sentence, and has no gap where one would stand', async (t) => {
  const { page } = await open(t, `<flywheel-check-in-card api="${elsewhere.origin}/api/" token="x"></flywheel-check-in-card>`);
  const card = page.locator('flywheel-check-in-card');
  await card.getByText(cannotBeReached).waitFor();
  const [above, below] = await card.evaluate((element) => {
    const edge = (selector: string) => element.shadowRoot!.querySelector(selector)!.getBoundingClientRect();
    const [paper, notice, last] = [edge('.card'), edge('.notice'), edge('.notice-actions')];
    return [last.bottom + notice.top - paper.top + 12, paper.bottom];
  });
  assert.ok(Math.abs(above - below) < 2, `${above} and ${below}`);
});

for (const [blocks, headers, before] of [
  ['a policy', { 'Content-Security-Policy': `script-src ${'ORIGIN'}/cdn/flywheel.js; style-src 'self'` }, undefined],
  ['the network', {}, (page: Page) => page.route('**/chunks/*', (route) => route.abort())],
  ['Trusted Types', { 'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types 'none'" }, undefined],
] as const) {
  test(`${blocks} does not let the widgets in: what stands there stays, its room is given back, and one line`, async (t) => {
    const policy = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('ORIGIN', site.origin)]));
    const { page, oneLine, said } = await open(t, `${divOf('check-in-card')}<p>${linkTo('goal-tracker')}</p>`, {
      headers: policy,
      ...(before && { before }),
    });
    await oneLine();
    await eventually(
      'the room is given back',
      () => page.locator('div').evaluate((div) => div.clientHeight),
      (height) => height < 100,
    );
    assert.equal(await page.getByRole('link', { name: 'Open it there' }).count(), 2);
    assert.equal(await page.locator('flywheel-check-in-card, flywheel-goal-tracker').count(), 0);
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0]!, blocks === 'Trusted Types' ? /trusted-types lit-html 'allow-duplicates'/ : /its script-src has to allow this file: .*\/chunks\//);
  });
}

test('in open shadow roots: one that stands in the markup, one of an element that is defined later, and what is put there afterwards', async (t) => {
  const rooted = `<section><template shadowrootmode="open">${divOf('check-in-card')}</template></section>`;
  const { page, said } = await open(t, `${rooted}<late-portal></late-portal>`);
  const starts = (place: string, widget: string) => page.locator(`${place} flywheel-${widget}`).getByText(cannotBeReached).waitFor();
  await starts('section', 'check-in-card');
  await page.evaluate((link) => {
    class LatePortal extends HTMLElement {
      constructor() {
        super();
        this.attachShadow({ mode: 'open' }).innerHTML = `<p>${link}</p>`;
      }
    }
    customElements.define('late-portal', LatePortal);
  }, linkTo('goal-tracker'));
  await starts('late-portal', 'goal-tracker');
  await page.evaluate(
    (html) => document.querySelector('section')!.shadowRoot!.append(document.createRange().createContextualFragment(html)),
    divOf('message-thread'),
  );
  await starts('section', 'message-thread');
  assert.deepEqual(said, [unread()]);
});

test('two versions, by their scripts: the first serves links of both, nothing is loaded twice, one line', async (t) => {
  const asked: string[] = [];
  const before = async (page: Page) => {
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.route('**/cdn-again/flywheel.js', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replaceAll('0.1.0', '9.9.9') });
    });
  };
  const { page, said } = await open(
    t,
    `<p>${linkTo('check-in-card').replace('/cdn/', '/cdn-again/')}</p><p>${linkTo('check-in-card')}</p><script type="module" src="/cdn-again/flywheel.js"></script>`,
    { before },
  );
  await page.locator('flywheel-check-in-card').getByText(cannotBeReached).last().waitFor();
  await eventually(
    'both lines',
    async () => said,
    ({ length }) => length > 1,
  );
  assert.deepEqual(
    said.toSorted(),
    [unread(), 'flywheel: this page loads version 0.1.0 and version 9.9.9; 0.1.0 came first and serves it. Load only one of them.'].sort(),
  );
  assert.deepEqual(
    asked.filter((path) => path.startsWith('/cdn-again/')),
    ['/cdn-again/flywheel.js'],
  );
  assert.equal(await page.locator('flywheel-check-in-card').count(), 2);
});

test('a tag that another script has defined stays as it is, with one line', async (t) => {
  site.pages.put('/other-card.js', {
    body: "customElements.define('flywheel-check-in-card', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('p'), { textContent: 'An older card.' })); } });",
  });
  const { page, oneLine, said } = await open(t, divOf('check-in-card'), { head: '<script src="/other-card.js"></script>' });
  await page.getByText('An older card.').waitFor();
  await oneLine();
  assert.equal(said.length, 1);
  assert.match(
    said[0]!,
    /^flywheel: another script of this page has defined <flywheel-check-in-card> before 0\.1\.0 could, and that one stays\. Load only one of them\.$/,
  );
});

test('a frame without an address, and a school that comes later: one line, about the frame', async (t) => {
  const { page, said, oneLine } = await open(t, `<flywheel-embed>${linkTo('check-in-card')}</flywheel-embed>`);
  assert.match((await oneLine())[0]!, /has neither src nor widget/);
  await page.waitForFunction(() => document.querySelector('flywheel-embed')!.shadowRoot?.querySelector('slot'));
  await leavesTheLink(page);
  await page.evaluate((api) => {
    const school = document.createElement('flywheel-school');
    school.setAttribute('api', api);
    document.body.append(Object.assign(school, { pageWide: true }));
    document.body.append(document.createElement('flywheel-check-in-card'));
  }, `${site.origin}/api/`);
  await page.waitForFunction(() => customElements.get('flywheel-check-in-card'));
  assert.deepEqual(
    said.filter((line) => /another script/.test(line)),
    [],
  );
});

test('a page with RequireJS: define.amd is not called, and the widgets start', async (t) => {
  const amd = '<script>window.calls = []; window.define = (...all) => window.calls.push(all); window.define.amd = {}; window.require = window.define;</script>';
  const { page, said } = await open(t, `<p>${linkTo('check-in-card')}</p>`, { head: amd });
  await page.locator('flywheel-check-in-card').getByText(cannotBeReached).waitFor();
  assert.equal(await page.evaluate(() => (globalThis as unknown as { calls: unknown[] }).calls.length), 0);
  assert.deepEqual(said, [unread()]);
});

const widgets = ['check-in-card', 'conference-scheduler', 'goal-tracker', 'message-thread'];
const hostileCss = '* { all: revert !important; color: lime !important; font: 30px fantasy !important } a, div { letter-spacing: 1em }';
const strict =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src *; img-src data:; base-uri 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

for (const [spelling, write] of [
  ['a div', (widget: string) => divOf(widget)],
  ['a link', (widget: string) => `<p>${linkTo(widget)}</p>`],
] as const) {
  test(`${spelling} of each widget: under the strictest policy with Trusted Types, with <base>, hostile CSS, in a form and in a dialog`, async (t) => {
    site.pages.put('/hostile.css', { body: hostileCss });
    const body = `<form id="host">${widgets.map(write).join('')}</form><dialog>${widgets.map(write).join('')}</dialog>`;
    const { page, said } = await open(t, body, {
      head: '<base href="/somewhere/else/"><link rel="stylesheet" href="/hostile.css">',
      headers: { 'Content-Security-Policy': strict },
      before: (page) =>
        page.addInitScript(() =>
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => console.warn(`flywheel: ${effectiveDirective}`)),
        ),
    });
    const starts = async (place: string) => {
      for (const widget of widgets) {
        const element = page.locator(`${place} flywheel-${widget}`);
        await element.scrollIntoViewIfNeeded();
        await element.getByText(cannotBeReached).waitFor();
        assert.ok(await element.getByRole('link', { name: 'Open it there' }).isVisible());
      }
    };
    // One below the other they are longer than a screen: each starts when somebody comes near.
    for (const widget of widgets) await page.locator('form > *', { hasText: 'Open it there' }).nth(widgets.indexOf(widget)).scrollIntoViewIfNeeded();
    await starts('form');
    assert.equal(await page.locator('dialog :is(flywheel-check-in-card, flywheel-message-thread)').count(), 0, 'nobody sees the dialog yet');
    await page.evaluate(() => document.querySelector('dialog')!.showModal());
    for (const widget of widgets) await page.locator('dialog > *', { hasText: 'Open it there' }).nth(widgets.indexOf(widget)).scrollIntoViewIfNeeded();
    await starts('dialog');
    // The dialog gave the keyboard to the first link in it: it is still there, at the widget that took the link in.
    assert.equal(await page.evaluate(() => document.activeElement?.localName), 'flywheel-check-in-card');
    // What a widget has of fields is not the host's to send.
    assert.deepEqual(await page.evaluate(() => [...new FormData(document.querySelector('form')!).keys()]), []);
    assert.deepEqual(said, [unread()]);
  });
}
