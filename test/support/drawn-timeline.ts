/** Waiting for a timeline that measures its rows while it goes where it was asked to. It knows no test runner. */
import { all, settled } from './inside.js';

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** After the timeline has measured its rows and gone where it was asked to: nothing moves any more. */
export async function drawn(element: Element): Promise<void> {
  for (let round = 0, before = ''; round < 30; round++) {
    await settled(element);
    await frame();
    const now = all(element, '.row[data-index], .log')
      .map((row) => `${row.dataset.index ?? row.scrollTop} ${row.getBoundingClientRect().top}`)
      .join();
    if (now === before && round > 1) return;
    before = now;
  }
}
