/** A page whose rules reach for everything: nothing inside the card looks otherwise than on a plain page. What the page may set are the tokens. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { CardPage } from '../support/card-page.js';
import { eventually } from '../support/eventually.js';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();

/** What the card takes from its page on purpose, the same for both. */
const shared = `html { color-scheme: light; } body { margin: 0; font-size: 16px; } flywheel-check-in-card { width: 640px; font-family: Arial, sans-serif; font-size: 16px; }`;
const hostile = `
  * { box-sizing: content-box !important; letter-spacing: 0.3em; text-transform: uppercase; line-height: 0.9; word-spacing: 1em; text-indent: 2em; text-align: right; cursor: wait;
    white-space: pre; font-style: italic; font-weight: 900; color: hotpink; text-shadow: 2px 2px red; visibility: inherit; quotes: none; hyphens: none; word-break: break-all; }
  button, input, select, textarea { border-radius: 50px; padding: 15px 45px; background: crimson; color: yellow; min-width: 300px; appearance: none; }
  h1, h2, h3, h4, p, ul, li, label, fieldset, legend, section, time, span { display: inline !important; margin: 60px !important; border: 5px dashed lime !important; float: right; }
  svg { width: 300px !important; height: 300px !important; } [hidden] { display: block !important; } :focus-visible { outline: none !important; }
  textarea::placeholder { color: red; } ::selection { background: lime; } button::before { content: 'evil'; }`;

interface Look {
  readonly path: string;
  readonly style: Record<string, string>;
}

/** The computed style of everything inside the card, through all of its shadow roots; not where on the page it stands. As one text: it is a hundred thousand values. */
const looks = async (page: Page): Promise<Look[]> => {
  const told = await page.evaluate(() => {
    const found: Look[] = [];
    const stack: { root: ParentNode; path: string }[] = [{ root: document.querySelector('flywheel-check-in-card')!.shadowRoot!, path: '' }];
    while (stack.length > 0) {
      const { root, path } = stack.pop()!;
      for (const [index, element] of [...root.children].entries()) {
        // Of a long list its beginning stands for the rest.
        if (element.localName === 'style' || (element.localName === 'li' && index > 2)) continue;
        const at = `${path}/${element.localName}${element.id && `#${element.id}`}${element.classList.length > 0 ? `.${[...element.classList].join('.')}` : ''}`;
        const style = getComputedStyle(element);
        const all: Record<string, string> = {};
        for (const name of style) if (!/^(--|top$|bottom$|inset-block)/.test(name)) all[name] = style.getPropertyValue(name);
        found.push({ path: at, style: all });
        stack.push({ root: element, path: at });
        if (element.shadowRoot) stack.push({ root: element.shadowRoot, path: `${at}//` });
      }
    }
    return JSON.stringify(found);
  });
  return JSON.parse(told) as Look[];
};

/** The points of goals and the other voices come by readings of their own: everything is there when a second long nothing more came. */
async function everythingCame(page: Page): Promise<void> {
  let [before, same] = [0, 0];
  await eventually(
    'nothing more comes',
    async () => {
      const count = await page.locator('flywheel-check-in-card *').count();
      same = count === before ? same + 1 : 0;
      before = count;
      await page.waitForTimeout(100);
      return same;
    },
    (times) => times >= 10,
  );
}

async function cardOn(t: TestContext, style: string): Promise<Page> {
  // Tall enough for all of it: a day off the screen has an estimated height (content-visibility).
  const device = await day.device(t, { reducedMotion: 'reduce', viewport: { width: 800, height: 20_000 } });
  const { page, card } = await day.visit(t, 'dana-brooks', { device, head: `<style>${style}</style>` });
  await card.ready();
  await card.button('Earlier check-ins').click();
  await card.root.locator('flywheel-check-in-history').getByRole('article').first().waitFor();
  await everythingCame(page);
  return page;
}

let once: Promise<Look[]> | undefined;
/** Of the plain page, once for all that compare with it. */
const plainLooks = (t: TestContext): Promise<Look[]> => (once ??= cardOn(t, shared).then(looks));

test('X-10 hostile rules of the page change nothing inside', async (t) => {
  const plain = await plainLooks(t);
  const attacked = await looks(await cardOn(t, shared + hostile));
  assert.ok(plain.length > 150, `${plain.length} elements`);
  assert.deepEqual(
    attacked.map(({ path }) => path),
    plain.map(({ path }) => path),
  );
  const differences = plain.flatMap(({ path, style }, index) =>
    Object.keys(style)
      .filter((name) => style[name] !== attacked[index]!.style[name])
      .map((name) => `${path} ${name}: ${style[name]} → ${attacked[index]!.style[name]}`),
  );
  assert.deepEqual(differences.slice(0, 20), [], `${differences.length} differences`);
});

test('X-10 the same comparison notices a change: with a token set there are differences', async (t) => {
  const plain = await plainLooks(t);
  const styled = await looks(await cardOn(t, `${shared} flywheel-check-in-card { --flywheel-accent: rgb(200, 0, 100); --flywheel-radius: 0px; }`));
  const of = (all: readonly Look[], end: string) => all.find(({ path }) => path.endsWith(end))?.style;
  assert.notEqual(of(plain, 'button.button.primary')?.['background-color'], of(styled, 'button.button.primary')?.['background-color']);
  assert.match(of(styled, 'button.button.primary')!['background-color']!, /200, 0, 100/);
  assert.equal(of(styled, '/section.card')?.['border-top-left-radius'], '0px');
  assert.notEqual(of(plain, '/section.card')?.['border-top-left-radius'], '0px');
});

test('X-10 the demo’s own hostile host: the card works there', async (t) => {
  const device = await day.device(t);
  const page = await device.newPage();
  await page.goto(`${day.school.origin}/hosts/hostile-css.html`);
  const card = CardPage.on(page);
  await card.type('Written among lime dashes.');
  await card.send.click();
  await card.arrived('Written among lime dashes.');
});
