/** The built Storybook, served to a browser of ours, and a page that walks from story to story. It knows no story. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromeArgs, findChrome } from '../support/browsers.mjs';

const folder = fileURLToPath(new URL('../../storybook-static/', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** How long the script of a part may take until its tag counts as never defined. */
const TAGS_WITHIN_MS = 15_000;

export interface Entry {
  readonly id: string;
  readonly type: 'story' | 'docs';
  readonly title: string;
  readonly name: string;
}

/** Every story and page of the built Storybook. @throws where it was not built. */
export function entries(): Entry[] {
  assert.ok(existsSync(join(folder, 'index.json')), 'There is no storybook-static/: npm run build-storybook');
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { entries: Record<string, Entry> };
  return Object.values(index.entries);
}

/** Serves the built Storybook on a free port of this machine. */
export async function serveStories(): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://stories');
    const path = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
    // Named for what is in them: a page that is loaded anew need not read and compile them again.
    if (pathname.startsWith('/assets/')) response.setHeader('cache-control', 'max-age=3600');
    readFile(path.startsWith(folder) ? path : folder).then(
      (body) => response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream').end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

export const openBrowser = async (): Promise<Browser> => chromium.launch({ executablePath: await findChrome(), args: chromeArgs });

/** What a story reported when it was over; `threw` where it was over early. */
export interface Report {
  readonly status: string;
  readonly threw: string | undefined;
  readonly reporters: readonly { readonly type: string; readonly status: string; readonly violations: readonly string[] }[];
}
/** What `in-page.js` puts on the page. */
type StoryWindow = typeof globalThis & {
  readonly storyReport?: Report;
  showStory(id: string): void;
  pressSwitches(globals: Readonly<Record<string, string>>): void;
  pressControls(id: string, args: Readonly<Record<string, string>>): Promise<void>;
  outOfPlace(): string[];
  undefinedTags(): string[];
};

/** A page on which one story after the other is shown, and everything that goes wrong meanwhile. */
export class StoryWalker {
  readonly #troubles: string[] = [];
  /** How the page is dressed that the next story can be shown on; none: it is loaded anew. */
  #dress: string | undefined;
  private constructor(
    readonly page: Page,
    readonly url: string,
  ) {}

  static async open(browser: Browser, url: string, look: Parameters<Browser['newPage']>[0] = {}): Promise<StoryWalker> {
    const usual = { viewport: { width: 900, height: 900 }, locale: 'en-US', timezoneId: 'America/New_York', reducedMotion: 'reduce' } as const;
    const page = await browser.newPage({ ...usual, ...look });
    const walker = new StoryWalker(page, url);
    const trouble = (what: string): void => void walker.#troubles.push(what);
    page.on('pageerror', (error) => trouble(`thrown: ${error.message}`));
    page.on('console', (message) => message.type() === 'error' && trouble(`console: ${message.text()}`));
    page.on('request', (request) => /^(data|blob):/.test(request.url()) || request.url().startsWith(url) || trouble(`asks the network: ${request.url()}`));
    await page.addInitScript({ path: fileURLToPath(new URL('./in-page.js', import.meta.url)) });
    return walker;
  }

  /** Shows it and waits until it is over; the page is loaded only once for each `dress`, such as `locale:ar;scheme:dark`. */
  async show({ id }: Pick<Entry, 'id'>, dress = ''): Promise<Report> {
    this.#troubles.length = 0;
    if (this.#dress === dress) await this.page.evaluate((story) => (globalThis as StoryWindow).showStory(story), id);
    else await this.page.goto(`${this.url}/iframe.html?id=${id}&viewMode=story&globals=${dress}`);
    this.#dress = dress;
    await this.page.waitForFunction(() => (globalThis as StoryWindow).storyReport, null, { timeout: 30_000, polling: 50 });
    const report = await this.page.evaluate(() => (globalThis as StoryWindow).storyReport!);
    // What is still going on in a story that threw is none of the next one's business.
    if (report.threw) this.#dress = undefined;
    return report;
  }

  /** Presses switches of the toolbar while the story is on. */
  async press(globals: Readonly<Record<string, string>>): Promise<void> {
    this.#dress = undefined;
    await this.page.evaluate((wanted) => (globalThis as StoryWindow).pressSwitches(wanted), globals);
  }

  /** Changes a story in its controls, and waits until it is drawn anew. */
  async pressControls(storyId: string, args: Readonly<Record<string, string>>): Promise<void> {
    await this.page.evaluate(([id, wanted]) => (globalThis as StoryWindow).pressControls(id, wanted), [storyId, args] as const);
  }

  /** Shows a page of prose, and waits for its headline. */
  async read({ id }: Entry): Promise<void> {
    this.#troubles.length = 0;
    this.#dress = undefined;
    await this.page.goto(`${this.url}/iframe.html?id=${id}&viewMode=docs`);
    await this.page.locator('#storybook-docs h1').first().waitFor({ timeout: 30_000 });
  }

  /** What does not fit into the width that the story has. */
  outOfPlace(): Promise<string[]> {
    return this.page.evaluate(() => (globalThis as StoryWindow).outOfPlace());
  }

  /** What was thrown, written to the console as an error or asked of the network since the last story began; and tags that nothing came for. */
  async troubles(): Promise<string[]> {
    // The look that found none is the last one: a part that is drawn after it is only beginning to come.
    const tags = (): Promise<string[]> => this.page.evaluate(() => (globalThis as StoryWindow).undefinedTags());
    const until = Date.now() + TAGS_WITHIN_MS;
    let undefinedTags = await tags();
    while (undefinedTags.length > 0 && Date.now() < until) {
      await pause(50);
      undefinedTags = await tags();
    }
    return [...this.#troubles, ...undefinedTags.map((tag) => `<${tag}> was never defined`)];
  }
}

/** Everything for which a story or a page of prose does not pass; nothing: it does. */
export async function faultsOf(walker: StoryWalker, entry: Entry, dress = ''): Promise<string[]> {
  if (entry.type === 'docs') {
    await walker.read(entry);
    return walker.troubles();
  }
  const { status, threw, reporters } = await walker.show(entry, dress);
  const found = [...(threw ? [threw] : []), ...reporters.flatMap(({ violations }) => violations), ...(await walker.troubles())];
  if (!threw) found.push(...(await walker.outOfPlace()).map((markup) => `does not fit: ${markup}`));
  if (!threw && !reporters.some(({ type }) => type === 'a11y')) found.push('axe did not run');
  if (status !== 'success' && found.length === 0) found.push(`it ended as ${status}`);
  return found;
}
