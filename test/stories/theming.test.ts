/** The theming page shows what is: the colours of the table are those of the widget in that brand, and no figure in it falls short. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brands } from '../../stories/theming/brands.js';
import { openBrowser, serveStories, StoryWalker } from './built.js';

test('each figure of the token table reaches what it must, for the library’s own colours and in each brand; the widget has the brand’s', async (t) => {
  const browser = await openBrowser();
  const { url, server } = await serveStories();
  t.after(async () => {
    await browser.close();
    server.close();
  });
  const walker = await StoryWalker.open(browser, url);
  await walker.show({ id: 'theming--tokens' });
  const cells = walker.page.locator('[data-ratio]');
  for (const brand of ['ours', ...Object.keys(brands)]) {
    await walker.pressControls('theming--tokens', { brand });
    const figures = await cells.evaluateAll((all) => all.map((cell) => ({ ...(cell as HTMLElement).dataset })));
    assert.ok(figures.length >= 20, `only ${figures.length} figures`);
    assert.deepEqual(
      figures.filter(({ passes }) => passes !== 'true'),
      [],
      brand,
    );
  }

  for (const [id, brand] of [
    ['theming--lakeside-primary', brands['Lakeside Primary']],
    ['theming--maple-street-academy', brands['Maple Street Academy']],
    ['theming--fernwood-middle-school', brands['Fernwood Middle School']],
  ] as const) {
    await walker.show({ id });
    const set = await walker.page.locator('flywheel-check-in-card').evaluate((card) => getComputedStyle(card).getPropertyValue('--fw-accent'));
    assert.equal(set, brand['--flywheel-accent']);
  }
});
