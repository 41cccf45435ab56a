/**
 * From the first byte of the script to a card that can be used, ours against one written by hand (`plain-card.js`), on a processor four times as slow, each
 * time on a device that was never here. Both ask the same of a server that answers from memory; the pages must say the same or nothing is compared.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { feelingKeys } from '../../src/contract/feelings.js';
import * as icons from '../../src/ui/icons.js';
import { root } from '../house/source.js';
import { times, withSpread, type Finding } from './finding.js';
import { inTurns, ratioOf, spreadOf } from './spread.js';
import type { Stage } from './stage.js';

const SLOWDOWN = 4;
const PROMISED = 2;

/** A card can be used when its twelve feelings, its text field and Send are on the screen. */
interface Way {
  readonly url: string;
  readonly script: string;
  /** In the page: whether it can be used. */
  readonly isUsable: string;
}

const plainUsable = `(root) => root?.querySelectorAll('.cell').length === 12 && root.querySelector('textarea') && root.querySelector('.primary')`;

function ours(stage: Stage): Way {
  const isUsable = `() => {
    const root = document.querySelector('flywheel-check-in-card')?.shadowRoot;
    const grid = root?.querySelector('flywheel-choice-grid')?.shadowRoot;
    return grid?.querySelectorAll('.cell').length === 12 && root.querySelector('flywheel-note-field')?.shadowRoot?.querySelector('textarea') && root.querySelector('.primary');
  }`;
  return { url: stage.cardPage(), script: '/cdn/flywheel.js', isUsable };
}

async function byHand(stage: Stage): Promise<Way> {
  const given = { ...(await drawnBy(stage, ours(stage))), icons };
  stage.front.put('/plain-card.js', `const GIVEN = ${JSON.stringify(given)};\n${readFileSync(`${root}test/bench/plain-card.js`, 'utf8')}`);
  const url = stage.page('/plain.html', '/plain-card.js', `<div id="card" data-api="/api/" data-token="${stage.token}"></div>`);
  return { url, script: '/plain-card.js', isUsable: `() => (${plainUsable})(document.querySelector('#card')?.shadowRoot)` };
}

/** The styles and the faces of the real card; in the one written by hand its inner elements are plain ones with a class. */
async function drawnBy(stage: Stage, way: Way): Promise<{ styles: string; faces: Record<string, string> }> {
  const { device, page } = await stage.visitor();
  await page.goto(way.url);
  await page.waitForFunction(`(${way.isUsable})()`);
  const drawn = await page.evaluate((keys) => {
    const card = document.querySelector('flywheel-check-in-card')!.shadowRoot!;
    const text = (sheet: CSSStyleSheet) => [...sheet.cssRules].map((rule) => rule.cssText).join('\n');
    const parts = ['choice-grid', 'note-field', 'gloss'].map((name) => {
      const own = card.querySelector(`flywheel-${name}`)!.shadowRoot!.adoptedStyleSheets.at(-1)!;
      return `.${name} {\n${text(own)
        .replace(/:host\(([^)]*)\)/g, '&$1')
        .replace(/:host/g, '&')}\n}`;
    });
    const cells = card.querySelector('flywheel-choice-grid')!.shadowRoot!;
    const faces = keys.map((key) => [key, cells.querySelector(`[data-value="${key}"] path`)!.getAttribute('d')!]);
    return { styles: [...card.adoptedStyleSheets.map(text), ...parts].join('\n'), faces: Object.fromEntries(faces) as Record<string, string> };
  }, feelingKeys);
  await device.close();
  return drawn;
}

/** Milliseconds from the request for the script to the frame in which the card can be used; `look` at the page while it is there. */
async function visit(stage: Stage, { url, script, isUsable }: Way, look?: (page: Page) => Promise<void>): Promise<number> {
  const { device, page } = await stage.visitor(SLOWDOWN);
  await page.addInitScript(`{
    const isUsable = ${isUsable};
    globalThis.usable = new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      const look = () => (isUsable() ? port2.postMessage(0) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    });
  }`);
  await page.goto(url);
  const at = await page.evaluate<number>('usable');
  const from = await page.evaluate((path) => performance.getEntriesByName(location.origin + path)[0]!.startTime, script);
  await look?.(page);
  await device.close();
  return at - from;
}

/** What a page shows once it is quiet: its words, names, roles and drawings, in order; the elements around them may differ. */
async function shownBy(stage: Stage, way: Way): Promise<string> {
  let shown: string[] = [];
  await visit(stage, way, async (page) => {
    await page.locator('.ring .outer').first().waitFor({ state: 'attached' });
    shown = await page.locator('main').evaluate((main) => {
      const lines = (element: Element): string[] => {
        if (element.hasAttribute('hidden')) return [];
        const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent?.trim() ?? '');
        const told = [
          element.getAttribute('role'),
          element.getAttribute('aria-label'),
          element.getAttribute('d'),
          element.getAttribute('href'),
          ...words,
        ].filter(Boolean);
        const line = told.length ? [`${element.localName}: ${told.join(' | ')}`] : [];
        return [...line, ...[...(element.shadowRoot?.children ?? []), ...element.children].flatMap(lines)];
      };
      return lines(main);
    });
  });
  return shown.join('\n');
}

export async function firstUse(stage: Stage, runs: number): Promise<Finding[]> {
  stage.front.repeats = true;
  const [card, plain] = [ours(stage), await byHand(stage)];
  const [shown, plainly] = [await shownBy(stage, card), await shownBy(stage, plain)];
  if (shown !== plainly) throw new Error(`plain-card.js no longer shows what the card shows.\nThe card:\n${shown}\nBy hand:\n${plainly}`);
  const pairs = await inTurns(
    runs,
    () => visit(stage, card),
    () => visit(stage, plain),
  );
  stage.front.repeats = false;
  const ratio = ratioOf(pairs);
  const what = `a card that can be used, on a processor ${SLOWDOWN} times as slow`;
  return [
    { what: `${what}: ours`, measured: withSpread(spreadOf(pairs.ours)) },
    { what: `${what}: written by hand`, measured: withSpread(spreadOf(pairs.peers)) },
    {
      what: `${what}: ours to by hand`,
      measured: withSpread(ratio, times),
      promise: `at most ${PROMISED} ×`,
      holds: ratio.median <= PROMISED,
      figures: { 'first-use-ratio': times(ratio.median) },
    },
  ];
}
