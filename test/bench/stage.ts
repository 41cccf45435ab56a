/**
 * What the browser benchmarks stand on: the seeded school, a browser with a profile on disk, and a good web server before both with the built library as
 * it was when the stage was set. It is a morning on which nobody has checked in yet, so every day shows the same card.
 */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { root } from '../house/source.js';
import { BrowserProcess, newProfile } from '../support/browser-process.js';
import { DemoSchool } from '../support/demo-school.js';
import { Front } from './front.js';

/** A guardian of one student. */
const READER = 'dana-brooks';
const head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Alder Creek School</title><link rel="icon" href="data:,">';

export class Stage {
  private constructor(
    readonly school: DemoSchool,
    readonly browser: BrowserProcess,
    readonly front: Front,
    readonly token: string,
    private readonly removeProfile: () => void,
  ) {}

  static async set(): Promise<Stage> {
    const profile = newProfile();
    const [school, browser] = await Promise.all([DemoSchool.open({ embedded: true }), BrowserProcess.start(profile.path)]);
    const front = await Front.open(school.origin);
    front.putFolder('/cdn/', `${root}dist/cdn/`);
    const stage = new Stage(school, browser, front, await school.token(READER), profile.remove);
    await stage.clearToday();
    return stage;
  }

  /** It is that morning again. */
  async clearToday(): Promise<void> {
    await this.school.rows('delete from check_ins where on_day >= $1::date', [this.school.today]);
  }

  /** A page with `script` and what stands in its `main`; its address. */
  page(path: string, script: string, main: string): string {
    this.front.put(path, `${head}<script type="module" src="${script}"></script></head><body><main>${main}</main></body></html>`);
    return this.front.origin + path;
  }

  /** The page with one check-in card, as the README says to write it. */
  cardPage(): string {
    return this.widgetPage('check-in-card');
  }

  /** The same with another widget. */
  widgetPage(widget: string): string {
    const school = `<flywheel-school api="/api/" token="${this.token}"><flywheel-${widget}></flywheel-${widget}></flywheel-school>`;
    return this.page(`/${widget}.html`, '/cdn/flywheel.js', school);
  }

  /** A device that was never here before; its processor `slowdown` times as slow. */
  async visitor(slowdown = 1): Promise<{ device: BrowserContext; page: Page; control: CDPSession }> {
    const device = await this.browser.device();
    const page = await device.newPage();
    const control = await device.newCDPSession(page);
    if (slowdown !== 1) await control.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    return { device, page, control };
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.front.close();
    await this.school.close();
    this.removeProfile();
  }
}
