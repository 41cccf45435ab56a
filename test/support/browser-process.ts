/**
 * A Chromium of the test's own, with a profile on disk, that can die as browsers die: the whole process group at once, by SIGKILL. Started again
 * on the same profile it finds what the disk holds. It knows nothing of schools and cards.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { chromeArgs, findChrome } from './browsers.mjs';

const START_TIMEOUT_MS = 120_000;
/** How long a journey waits for what a person would see. Generous: the machine may be busy, and nothing here measures speed. */
export const PATIENCE_MS = 20_000;

/** Tabs in the background work on as those in front: a test cannot look at two at once, a person's two windows can. */
const evenHanded = ['--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'];

export class BrowserProcess {
  readonly #process: ChildProcess;
  readonly #gone: Promise<void>;

  private constructor(
    readonly browser: Browser,
    process: ChildProcess,
    gone: Promise<void>,
  ) {
    this.#process = process;
    this.#gone = gone;
  }

  /** Starts one on `profile`, a folder; it is made where there is none. */
  static async start(profile: string, more: readonly string[] = []): Promise<BrowserProcess> {
    const args = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...chromeArgs, ...evenHanded, ...more, 'about:blank'];
    // A group of its own, so that one signal reaches every process of the browser.
    const child = spawn(await findChrome(), args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const killWithUs = () => killGroup(child);
    process.once('exit', killWithUs);
    child.once('exit', () => process.off('exit', killWithUs));
    const endpoint = await listening(child);
    return new BrowserProcess(await chromium.connectOverCDP(endpoint, { timeout: START_TIMEOUT_MS }), child, gone);
  }

  /** The context of the profile on disk: what is kept there outlives the browser. */
  get profile(): BrowserContext {
    const context = this.browser.contexts()[0];
    if (!context) throw new Error('the browser has no context of its own');
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  }

  /** Another device: a context with nothing in it, gone when it is closed. */
  async device(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({ viewport: { width: 900, height: 1000 }, ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    // Functions that a test runs in the page were compiled for Node, with calls of this one in them.
    await context.addInitScript('globalThis.__name ??= (named) => named');
    return context;
  }

  /** No farewell: no `pagehide`, no flush, every process of it at once. Resolves when it is gone. */
  async kill(): Promise<void> {
    killGroup(this.#process);
    await this.#gone;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.kill();
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it went by itself in between
  }
}

/** The address of its debugger, from the line that names it. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => reject(new Error(`Chromium did not start: ${said}`)), START_TIMEOUT_MS);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Chromium ended at its start: ${said}`)));
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (!found) return;
      clearTimeout(limit);
      resolve(found[1]!);
    });
  });
}

/** A folder for a profile; `remove` when the browser on it is gone. */
export function newProfile(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'flywheel-profile-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) };
}
