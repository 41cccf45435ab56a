/**
 * A browser of either engine on a profile that outlives it, to be ended as browsers end: all its processes at once, by SIGKILL. It says what pages say on
 * their console until then. It knows nothing of what they keep.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { Engine } from '../support/any-browser.js';
import { chromeArgs, findChrome, findFirefox } from '../support/browsers.mjs';

const START_TIMEOUT_MS = 120_000;
/** A process that has the signal is gone in milliseconds; one that nobody fetches stays in the table for ever. */
const GONE_WITHIN_MS = 2000;
/** The driver puts Firefox's settings back when it hears that the browser went; a start meanwhile would meet them half way. */
const TIDIED_MS = 250;

export class Killable {
  readonly #pid: number;

  private constructor(private readonly browser: Browser) {
    this.#pid = browser.process()!.pid!;
  }

  static async start(engine: Engine, profile: string): Promise<Killable> {
    const common = { headless: true, userDataDir: profile, timeout: START_TIMEOUT_MS } as const;
    const browser =
      engine === 'firefox'
        ? await puppeteer.launch({ ...common, browser: 'firefox', executablePath: findFirefox()! })
        : await puppeteer.launch({ ...common, executablePath: await findChrome(), args: [...chromeArgs] });
    return new Killable(browser);
  }

  /** A page of the profile itself: what it keeps outlives the browser. */
  async open(url: string, hear: (line: string) => void = () => undefined): Promise<Page> {
    const page = await this.browser.newPage();
    page.on('console', (message) => hear(message.text()));
    await page.goto(url);
    await page.waitForFunction(() => 'soak' in globalThis);
    return page;
  }

  /** No farewell. Resolves with the instant of the signal when nothing of the browser runs any more. */
  async kill(): Promise<number> {
    const at = Date.now();
    process.kill(-this.#pid, 'SIGKILL');
    const until = at + GONE_WITHIN_MS;
    while (this.#others().length > 0 && Date.now() < until) await pause(5);
    await this.browser.disconnect();
    await pause(TIDIED_MS);
    return at;
  }

  /** The process of Chromium that keeps a site's storage, where it has one of its own. */
  storageProcess(): number | undefined {
    return this.#others().find(({ command }) => command.includes('storage.mojom.StorageService'))?.pid;
  }

  /** All that runs of it, whoever of them keeps what. */
  processes(): number[] {
    return this.#others().map(({ pid }) => pid);
  }

  /** What runs of the browser, by the group that it was started as. */
  #others(): { pid: number; command: string }[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const [state, , group] = readFileSync(`/proc/${name}/stat`, 'utf8')
            .replace(/^.*\) /, '')
            .split(' ');
          const isOfUs = Number(group) === this.#pid && state !== 'Z';
          return isOfUs ? [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }] : [];
        } catch {
          return []; // it went while it was looked at
        }
      });
  }
}
