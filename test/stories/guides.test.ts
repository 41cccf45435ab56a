/**
 * The guides in Storybook say nothing that does not run: every snippet in them is a file, and each is run here as a school's page would have it, in a browser,
 * on an address of its own that never leaves the machine.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Page, Route } from 'playwright-core';
import { build, type Plugin } from 'vite';
import { customProperties } from '../support/colours.js';
import { root } from '../house/source.js';
import { AdapterSchool } from '../support/adapter-school.js';
import { CardPage } from '../support/card-page.js';
import { openBrowser } from './built.js';

const SITE = 'https://school.example';
const guides = `${root}stories/guides/`;
const snippet = (name: string): string => readFileSync(`${guides}snippets/${name}`, 'utf8');
const pages = readdirSync(guides).filter((name) => name.endsWith('.mdx'));

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const ENTRY = 'virtual:page';
/** The script as a bundler makes it of snippets, with what a page would write around them. */
async function bundled(code: string): Promise<string> {
  const page: Plugin = {
    name: 'page',
    enforce: 'pre',
    resolveId(id) {
      if (id.endsWith(ENTRY)) return ENTRY;
      // A page's own scripts are run for what they do; those of our package need not be.
      return id.startsWith('snippet/') ? { id: `${guides}snippets/${id.slice('snippet/'.length)}`, moduleSideEffects: true } : undefined;
    },
    load: (id) => (id === ENTRY ? code : undefined),
  };
  const alias = [
    { find: /^flywheel-widgets\/define\.js$/, replacement: `${root}src/define.ts` },
    { find: /^flywheel-widgets$/, replacement: `${root}src/index.ts` },
  ];
  const output = { write: false, minify: false, lib: { entry: ENTRY, formats: ['es' as const] }, rollupOptions: { output: { codeSplitting: false } } };
  const [one] = [await build({ configFile: false, root, logLevel: 'error', resolve: { alias }, plugins: [page], build: output })].flat();
  assert.ok(one && 'output' in one);
  return one.output[0].code;
}

interface Site {
  readonly school: AdapterSchool;
  readonly files: ReadonlyMap<string, { readonly body: string; readonly type: string; readonly headers?: Readonly<Record<string, string>> }>;
}

/** Answers as the API over HTTP does. */
async function answerApi(route: Route, school: AdapterSchool, path: string): Promise<void> {
  const request = route.request();
  assert.ok(path === '/api/' || request.headers()['authorization'] === 'Bearer of-dana', `${path} was asked without the token`);
  const student = /students\/([^/]+)\//.exec(path)?.[1];
  const id =
    path === '/api/'
      ? 'discovery.read'
      : path === '/api/session'
        ? 'session.read'
        : path.endsWith('/check-ins')
          ? 'check-ins.list'
          : path.endsWith('/check-in-plans')
            ? 'check-in-plans.list'
            : undefined;
  if (!id) return route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{"type":"not-found","title":"Not here","status":404}' });
  const json = await school.call({ id } as never, { params: { student } } as never);
  await route.fulfill({ json, headers: { ETag: '"1"' } });
}

const typeOf = (path: string): string => (path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8');

async function visit(t: TestContext, { school, files }: Site): Promise<{ readonly page: Page; readonly troubles: string[] }> {
  const page = await browser.newPage({ locale: 'en-US' });
  t.after(() => page.close());
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  page.on('console', (message) => message.type() === 'error' && !message.text().includes('404') && troubles.push(message.text()));
  await page.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== SITE) troubles.push(`asks ${origin}`);
    const file = files.get(pathname);
    if (file) return route.fulfill({ body: file.body, contentType: file.type, headers: { ...file.headers } });
    if (pathname.startsWith('/widgets/'))
      return route.fulfill({ path: `${root}dist/cdn/${pathname.slice('/widgets/'.length)}`, contentType: typeOf(pathname) });
    return answerApi(route, school, pathname);
  });
  await page.goto(`${SITE}/families`);
  return { page, troubles };
}
const html = (body: string, headers: Readonly<Record<string, string>> = {}) => ({
  body: `<!doctype html><html lang="en"><title>Families</title>${body}</html>`,
  type: 'text/html; charset=utf-8',
  headers,
});
const script = (body: string) => ({ body, type: 'text/javascript' });

test('every snippet in a guide is a file of snippets/, and every one of those stands in a guide', () => {
  assert.equal(pages.length, 8);
  const used = pages.flatMap((name) => {
    const text = readFileSync(guides + name, 'utf8');
    const fences = [...text.matchAll(/^```(\w*)/gm)].map(([, language = '']) => language).filter((language) => language !== '');
    assert.deepEqual(
      fences.filter((language) => language !== 'sh'),
      [],
      `${name} has code that nobody runs`,
    );
    return [...text.matchAll(/snippets\/([\w.-]+)\?raw/g)].map(([, file = '']) => file);
  });
  assert.deepEqual(used.toSorted(), readdirSync(`${guides}snippets`).toSorted());
});

test('a table in a guide is drawn as one: MDX alone leaves its bars as they are written', () => {
  const bare = pages.filter((name) => /^\|/m.test(readFileSync(guides + name, 'utf8').replaceAll(/<Markdown>\{`[^`]*`\}<\/Markdown>/g, '')));
  assert.deepEqual(bare, []);
});

test('the guide on embedding: the card opens under the strict policy, asks with the token, and nothing else is asked', async (t) => {
  assert.ok(existsSync(`${root}dist/cdn/flywheel.js`), 'There is no dist/cdn/: npm run build');
  const policy = { 'Content-Security-Policy': snippet('content-security-policy.txt').trim() };
  const files = new Map([
    ['/families', html(snippet('embed.html'), policy)],
    ['/our-school.js', script(snippet('our-school.js'))],
    ['/my-token', { body: 'of-dana', type: 'text/plain' }],
    ['/favicon.ico', { body: '', type: 'image/x-icon' }],
  ]);
  const { page, troubles } = await visit(t, { school: new AdapterSchool(), files });
  await CardPage.on(page).ready();
  assert.deepEqual(troubles, []);
});

test('the guides on words, adapter, theme and signing out: they run together on one page', async (t) => {
  const school = new AdapterSchool();
  const code = await bundled(`
    import 'flywheel-widgets/define.js';
    import 'snippet/words.js';
    import { adapterOver } from 'snippet/adapter.js';
    import 'snippet/sign-out.js';
    const ask = (id) => async (params, body, idempotencyKey) => window.askSchool(id, params, body, idempotencyKey);
    const yours = {
      whoIsLooking: () => ask('session.read')(),
      entriesOf: async (student) => (await ask('check-ins.list')({ student })).items,
      saveOnce: (key, student, body) => ask('check-ins.create')({ student }, body, key),
    };
    document.querySelector('flywheel-school').adapter = adapterOver(yours);
  `);
  const files = new Map([
    [
      '/families',
      html(
        `<style>${snippet('theme.css')}</style><button id="sign-out">Sign out</button><flywheel-school><flywheel-check-in-card></flywheel-check-in-card></flywheel-school><script type="module" src="/page.js"></script>`,
      ),
    ],
    ['/page.js', script(code)],
    ['/signed-out', html('<p>Goodbye</p>')],
    ['/favicon.ico', { body: '', type: 'image/x-icon' }],
  ]);
  const page = await browser.newPage({ locale: 'en-US', colorScheme: 'dark' });
  t.after(() => page.close());
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  await page.exposeFunction('askSchool', (id: string, params: object, body: unknown, idempotencyKey: string) =>
    school.call({ id } as never, { params, body, idempotencyKey }),
  );
  await page.route('**/*', (route) => {
    const file = files.get(new URL(route.request().url()).pathname);
    return file ? route.fulfill({ body: file.body, contentType: file.type }) : route.abort();
  });
  await page.goto(`${SITE}/families`);

  const card = CardPage.on(page);
  await card.button('Maybe tomorrow').waitFor();
  await card.type('Two new teeth.');
  const tokens = await page.locator('flywheel-check-in-card').evaluate((element) => {
    const style = getComputedStyle(element);
    return [style.fontFamily, style.getPropertyValue('--fw-radius'), style.getPropertyValue('--fw-accent')];
  });
  const said = customProperties(snippet('theme.css'));
  assert.deepEqual(tokens, [said.get('--flywheel-font'), said.get('--flywheel-radius'), said.get('--flywheel-accent')]);

  await card.send.click();
  await card.arrived('Two new teeth.');
  assert.deepEqual(
    school.checkIns.map(({ note }) => note?.text),
    ['Two new teeth.'],
  );

  await page.locator('#sign-out').click();
  await page.waitForURL(`${SITE}/signed-out`);
  assert.deepEqual(troubles, []);
});
