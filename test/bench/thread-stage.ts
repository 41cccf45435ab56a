/** A page on which threads are opened, scrolled and filled; see `thread-page.ts`. */
import type { Page } from 'playwright-core';
import { bundled } from './bundled.js';
import type { Scrolled } from './thread-frames.js';
import type { Pairs } from './spread.js';
import type { Stage } from './stage.js';

export interface ThreadBench {
  openBeside(count: number, runs: number): Promise<Pairs>;
  openAtHand(count: number): Promise<number>;
  openLengths(many: number, few: number, runs: number): Promise<Pairs>;
  scrollThrough(count: number, step: number): Promise<Scrolled>;
  scrollByHand(count: number, step: number): Promise<Scrolled>;
  idle(frames: number): Promise<number>;
  live(total: number, count: number): Promise<readonly number[]>;
}

/** With the page, how to take it away. */
export async function threadPage(stage: Stage, slowdown = 1): Promise<{ page: Page; close: () => Promise<void> }> {
  stage.front.put('/thread.js', await bundled('thread-page'));
  const { device, page } = await stage.visitor(slowdown);
  page.setDefaultTimeout(180_000);
  await page.goto(stage.page('/thread.html', '/thread.js', ''));
  await page.waitForFunction(() => 'bench' in globalThis);
  return { page, close: () => device.close() };
}
