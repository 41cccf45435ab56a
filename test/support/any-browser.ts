/** A browser of either engine, driven in the same words, with a page that keeps what its console said. It knows nothing of schools. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { chromeArgs, findChrome, findFirefox } from './browsers.mjs';
import { eventually } from './eventually.js';

export type Engine = 'chromium' | 'firefox';
/** Those on this machine; that Firefox is missing is said by `npm test`. */
export const engines: readonly Engine[] = findFirefox() ? ['chromium', 'firefox'] : ['chromium'];
/** Whether this engine is also shown what none can do otherwise: Chromium always, another with `EVERYTHING=1`. */
export const seesAll = (engine: Engine): boolean => engine === 'chromium' || process.env.EVERYTHING === '1';

export class AnyBrowser {
  private constructor(
    readonly browser: Browser,
    readonly profile: string,
  ) {}

  static async start(engine: Engine): Promise<AnyBrowser> {
    const profile = mkdtempSync(join(tmpdir(), 'flywheel-any-'));
    const common = { headless: true, userDataDir: profile } as const;
    const browser =
      engine === 'firefox'
        ? await puppeteer.launch({ ...common, browser: 'firefox', executablePath: findFirefox()! })
        : await puppeteer.launch({ ...common, executablePath: await findChrome(), args: [...chromeArgs] });
    return new AnyBrowser(browser, profile);
  }

  /** A page of its own with nothing kept from others, and what its console said. */
  async open(url: string): Promise<{ page: Page; said: string[]; close(): Promise<void> }> {
    const context = await this.browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 800, height: 900 });
    // Functions that a test runs in the page were compiled for Node, with calls of this one in them.
    await page.evaluateOnNewDocument('globalThis.__name ??= (named) => named');
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(url);
    return { page, said, close: () => context.close() };
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** The frame that shows this address. */
export async function frameOf(page: Page, part: string): Promise<Frame> {
  return (await eventually(
    `a frame of ${part}`,
    async () => page.frames().find((frame) => frame !== page.mainFrame() && frame.url().includes(part)),
    (frame) => frame !== undefined,
  ))!;
}

/** Elements that match, through all shadow roots: the policy of a page may not let a driver's own selectors run. */
export const found = (place: Frame | Page, selector: string, label?: string): Promise<number> => place.evaluate(walk, selector, label, false);

/** Waits for an element, and presses it. */
export async function press(place: Frame | Page, selector: string, label?: string): Promise<void> {
  await eventually(
    `${selector} ${label ?? ''} to press`,
    () => place.evaluate(walk, selector, label, true),
    (count) => count > 0,
  );
}

/** How many there are; the first is pressed and focused where that is wanted. */
function walk(selector: string, label: string | undefined, isPressed: boolean): number {
  const matching: HTMLElement[] = [];
  const look = (root: ParentNode): void => {
    for (const one of root.querySelectorAll<HTMLElement>('*')) {
      if (one.matches(selector) && (label === undefined || one.textContent.replace(/\s+/g, ' ').trim() === label)) matching.push(one);
      if (one.shadowRoot) look(one.shadowRoot);
    }
  };
  look(document);
  if (isPressed && matching[0]) {
    matching[0].focus();
    matching[0].click();
  }
  return matching.length;
}
