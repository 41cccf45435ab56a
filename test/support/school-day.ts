/**
 * What most journeys need: one school a file, one device a test. A device is a browser context: its own storage, its own network, gone after the test,
 * when the school's network is mended too. The browser is one for all files of a process that want the same of it.
 */
import { after, before, type TestContext } from 'node:test';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { BrowserProcess, newProfile } from './browser-process.js';
import { CardPage } from './card-page.js';
import { DemoSchool, type DemoSchoolOptions, type PageWishes } from './demo-school.js';

export interface Visit {
  readonly device: BrowserContext;
  readonly page: Page;
  readonly card: CardPage;
  readonly url: string;
}

/** A browser that files share, from the first that needs it until the last is through. */
class SharedBrowser {
  static readonly #all = new Map<string, SharedBrowser>();
  #users = 0;
  #running: Promise<BrowserProcess> | undefined;
  readonly #profile = newProfile();

  /** The one with these arguments; whoever takes it has to `leave` it. */
  static take(args: readonly string[]): SharedBrowser {
    const key = args.join(' ');
    const found = SharedBrowser.#all.get(key) ?? new SharedBrowser(key, args);
    SharedBrowser.#all.set(key, found);
    found.#users++;
    return found;
  }

  private constructor(
    readonly key: string,
    readonly args: readonly string[],
  ) {}

  start(): Promise<BrowserProcess> {
    return (this.#running ??= BrowserProcess.start(this.#profile.path, this.args));
  }

  async leave(): Promise<void> {
    if (--this.#users > 0) return;
    SharedBrowser.#all.delete(this.key);
    await (await this.#running)?.close();
    this.#profile.remove();
  }
}

export class SchoolDay {
  #school: DemoSchool | undefined;
  #browser: BrowserProcess | undefined;

  /** Opens before the file's tests and closes after them. */
  constructor(options: DemoSchoolOptions = {}, browserArgs: readonly string[] = []) {
    // Taken when the file is loaded, not when it begins: while others are to follow, the browser stays.
    const shared = SharedBrowser.take(browserArgs);
    before(async () => {
      [this.#school, this.#browser] = await Promise.all([DemoSchool.open(options), shared.start()]);
    });
    after(async () => {
      await shared.leave();
      await this.#school?.close();
    });
  }

  get school(): DemoSchool {
    return this.#school!;
  }
  get browser(): BrowserProcess {
    return this.#browser!;
  }

  async device(t: TestContext, options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const device = await this.browser.device(options);
    t.after(async () => {
      this.school.network.mend();
      await device.close();
    });
    return device;
  }

  /** This person's page on a device of their own, or on `device`. */
  async visit(t: TestContext, key: string, { device, ...wishes }: PageWishes & { device?: BrowserContext } = {}): Promise<Visit> {
    const own = device ?? (await this.device(t));
    const url = await this.school.pageOf(key, wishes);
    const page = await own.newPage();
    await page.goto(url);
    return { device: own, page, card: CardPage.on(page), url };
  }
}

/** Requests that hand in a check-in. */
export const POST_CHECK_IN = /^POST .*\/check-ins$/;
