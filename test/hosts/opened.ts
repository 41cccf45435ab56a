/**
 * What a school pastes, from the files that the guide shows and after each site's cleaning, opened on a page of one origin over the built files of another, in
 * whichever engine: the widget is there and asks its question, or a shut frame says its sentence. One page holds all that is left of all forms.
 * `chromium.test.ts` and `firefox.test.ts` run it.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Frame, Page } from 'puppeteer-core';
import { platforms, type Form } from '../../demo/embed-platforms.js';
import { root } from '../house/source.js';
import { openBrowser } from '../stories/built.js';
import type { Engine } from '../support/any-browser.js';
import { eventually } from '../support/eventually.js';
import { textIn, type FrameDay } from '../support/frame-day.js';
import { sanitisers } from '../support/sanitisers.js';

const forms: readonly Form[] = ['element', 'div', 'link', 'frame', 'host'];
const ASKS = 'How is Ruby';
const SENTENCE = 'Here home and school tell each other how things are today.';

/** What is left of each form on each site that has a sanitiser: each text once, with those that it is of. */
async function cleaned(): Promise<Map<string, string[]>> {
  const browser = await openBrowser();
  const clean = await sanitisers(await browser.newPage());
  const left = new Map<string, string[]>();
  for (const { id } of platforms.filter(({ measured }) => measured))
    for (const form of forms) {
      const html = (await clean[id]!(readFileSync(`${root}stories/guides/snippets/paste-${form}.html`, 'utf8'))).trim();
      left.set(html, [...(left.get(html) ?? []), `${form} of ${id}`]);
    }
  await browser.close();
  return left;
}
let once: Promise<Map<string, string[]>> | undefined;

/** The frame in a section, be it a bare one or that of `<flywheel-embed>`. */
async function frameIn(page: Page, at: number): Promise<Frame | null> {
  const handle = await page.evaluateHandle((index) => {
    const section = document.querySelectorAll('section')[index]!;
    section.scrollIntoView();
    return section.querySelector('iframe') ?? section.querySelector('flywheel-embed')?.shadowRoot?.querySelector('iframe') ?? null;
  }, at);
  return (await handle.asElement()?.contentFrame()) ?? null;
}

/** Everything that is seen of a section, also inside of its frame. */
export async function seenIn(page: Page, at: number): Promise<string> {
  const frame = await frameIn(page, at);
  return frame ? textIn(frame) : textIn(page, `section:nth-of-type(${at + 1})`);
}

export function openedTests(day: FrameDay, engine: Engine): void {
  test(`each form of the guide, after each site's cleaning, is the widget or a finished sentence (${engine})`, async (t) => {
    const left = await (once ??= cleaned());
    const token = await day.school.token('fiona-oconnor');
    const here = (html: string) =>
      html
        .replaceAll('https://school.example/widgets/', `${day.school.origin}/cdn/`)
        .replaceAll(encodeURIComponent('https://school.example/api/'), encodeURIComponent(day.school.api))
        .replaceAll('https://school.example/api/', day.school.api)
        // Who looks: a page says it to its own school, a frame has it behind its address.
        .replace('<flywheel-school ', `<flywheel-school token="${token}" `)
        .replace(/(<iframe[^>]* src="[^"]*)/, `$1#token=${token}`);
    const body = [...left.keys()].map((html) => `<section>${here(html)}</section>`).join('');
    const school = `<flywheel-school page-wide api="${day.school.api}" token="${token}"></flywheel-school>`;
    const script = `<script type="module" src="${day.school.origin}/cdn/flywheel.js"></script>`;
    const { page, said } = await day.open(t, day.site.put(body + school, script));
    await page.evaluate((secret) => {
      void customElements.whenDefined('flywheel-embed').then(() => {
        for (const embed of document.querySelectorAll('flywheel-embed')) Object.assign(embed, { getToken: () => secret });
      });
    }, token);
    for (const [at, [html, of]] of [...left].entries())
      await eventually(
        `${of.join(', ')}: ${html}`,
        () => seenIn(page, at),
        (text) => text.includes(html.includes('sandbox=""') ? SENTENCE : ASKS),
      );
    assert.deepEqual(
      said.filter((line) => line.startsWith('flywheel:')),
      [],
    );
  });
}
