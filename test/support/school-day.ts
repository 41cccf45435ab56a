/**
 * What most journeys need: one school and one browser a file, one device a test. A device is a browser context: its own storage, its own network, gone
 * after the test, when the school's network is mended too.
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

export class SchoolDay {
  #school: DemoSchool | undefined;
  #browser: BrowserProcess | undefined;

  /** Opens before the file's tests and closes after them. */
  constructor(options: DemoSchoolOptions = {}, browserArgs: readonly string[] = []) {
    const profile = newProfile();
    before(async () => {
      [this.#school, this.#browser] = await Promise.all([DemoSchool.open(options), BrowserProcess.start(profile.path, browserArgs)]);
    });
    after(async () => {
      await this.#browser?.close();
      await this.#school?.close();
      profile.remove();
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
