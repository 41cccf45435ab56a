/**
 * What is promised of every text field against every payload (promise 8), for whichever engine: typed by one person, sent through the real API, shown to
 * others, under the strictest policy. `payloads-chromium.test.ts` runs a part of it, `npm run soak -- --only payloads` all of it in each engine.
 */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import { studentId } from '../../demo/api/seed/entry.js';
import { AnyBrowser, press, type Engine } from '../support/any-browser.js';
import { DemoSchool } from '../support/demo-school.js';
import { eventually } from '../support/eventually.js';
import { keptOfEach } from '../support/kept-sizes.js';
import { fillColumns, undrawn, unnamedColumns } from '../support/payload-columns.js';
import { harmOn, openAll, pasteAll, readAll, scrollTo, watchFor } from '../support/payload-visit.js';
import { passingEvents } from '../../src/embed/frame-events.js';
import { bare, textsOf } from '../support/payloads.js';
import { listen, mayHaveWords, placesOf } from '../support/word-places.js';

/** Typed after all payloads: like no other words, so that they can be looked for where words must not be. */
const SENTINEL = 'Zyzzyva';
/** What is kept of one person at most, in bytes. */
const PROMISED_BYTES = 1_000_000;

const POLICY = (origin: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${origin}/api/; require-trusted-types-for 'script'; trusted-types lit-html`;

export interface Extent {
  readonly payloads: readonly string[];
  /** The room that each text has at least, in characters, so that few rows show many payloads. */
  readonly atLeast?: number;
  /** How many looks a page gets to come to a rest; more on a machine that does other things too. */
  readonly looks?: number;
  /** How often everything is filled anew: a column with few rows has room for few texts at once. */
  readonly rounds: number;
  /** Who looks, and at which student. */
  readonly people: Readonly<Record<string, string>>;
  /** What none of them need be shown: the seed school has none of it, or nobody here opens it. */
  readonly unseen: readonly string[];
}

export function payloadTests(engine: Engine, { payloads, rounds, people, unseen, atLeast, looks }: Extent): void {
  let school: DemoSchool;
  let browser: AnyBrowser;
  before(async () => {
    const rate = { perSecond: 1e6, capacity: 1e6 };
    [school, browser] = await Promise.all([DemoSchool.open({ limits: { person: rate, address: rate } }), AnyBrowser.start(engine)]);
  });
  after(async () => {
    await browser.close();
    await school.close();
  });

  const listed = async (who: string, path: string): Promise<string[]> => {
    const answer = await fetch(school.api + path, { headers: { Authorization: `Bearer ${await school.token(who)}` } });
    const { items } = (await answer.json()) as { items?: { id: string }[] };
    return (items ?? []).map(({ id }) => id);
  };

  /** All widgets as this person sees them of this student, each goal, thread and conference open. */
  async function everything(who: string, student: string): Promise<string> {
    const of = `student="${studentId(student)}"`;
    const ids = async (path: string, tag: string, attribute: string): Promise<string> =>
      (await listed(who, path)).map((id) => `<flywheel-${tag} ${of} ${attribute}="${id}"></flywheel-${tag}>`).join('');
    return [
      ...['feelings', 'check-in-check-out', 'daily-report-card'].map((mode) => `<flywheel-check-in-card ${of} mode="${mode}"></flywheel-check-in-card>`),
      `<flywheel-goal-tracker ${of}></flywheel-goal-tracker><flywheel-message-thread></flywheel-message-thread><flywheel-conference-scheduler></flywheel-conference-scheduler>`,
      await ids(`students/${studentId(student)}/goals`, 'goal-tracker', 'goal'),
      await ids('threads', 'message-thread', 'thread'),
      await ids('conferences', 'conference-scheduler', 'conference'),
    ].join('');
  }

  async function visit(t: TestContext, who: string, body: string): Promise<{ page: Page; harmless(): Promise<void>; discreet(): Promise<void> }> {
    const path = `/of/payloads-${who}-${Math.random().toString(36).slice(2)}.html`;
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>School</title><script type="module" src="/cdn/flywheel.js"></script></head>
      <body><main><flywheel-school api="${school.api}" token="${await school.token(who)}">${body}</flywheel-school></main></body></html>`;
    school.pages.put(path, { body: html, headers: { 'Content-Security-Policy': POLICY(school.origin) } });
    const { page, said, close } = await browser.open('about:blank');
    t.after(close);
    await watchFor(page);
    await page.evaluateOnNewDocument(listen, passingEvents);
    const asked: string[] = [];
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      asked.push(`${request.url()} ${request.headers()['referer'] ?? ''}`);
      const { origin, pathname, protocol } = new URL(request.url());
      const isOurs = origin === school.origin && (/^\/(cdn|api)\//.test(pathname) || pathname === path || pathname === '/favicon.ico');
      // The browser's own icons and fonts in its own fields come as `data:`.
      if (!isOurs && protocol !== 'about:' && !/^data:(image|font)\//.test(request.url())) elsewhere.push(request.url());
    });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('popup', () => elsewhere.push('another window'));
    await page.goto(school.origin + path);
    const harmless = async (): Promise<void> => {
      const { ran, stopped: all, foreign } = await harmOn(page);
      const stopped = all.filter((line) => line.trim() !== `img-src ${school.origin}/favicon.ico`); // asked for by the browser itself
      assert.deepEqual({ ran, stopped, foreign, elsewhere, dialogs }, { ran: [], stopped: [], foreign: [], elsewhere: [], dialogs: [] }, who);
      assert.equal(page.url(), school.origin + path);
      assert.deepEqual(
        said.filter((line) => /pwned|evil\.example|<script/.test(line)),
        [],
        'words in the console',
      );
    };
    /** What was typed is in the forms and in the store alone. */
    const discreet = async (): Promise<void> => {
      const isKept = ({ database }: Record<string, string>): boolean => database!.includes(SENTINEL);
      const places = await eventually('what was typed is kept', () => placesOf(page), isKept);
      for (const [place, text] of Object.entries({ ...places, console: said.join('\n'), requests: asked.join('\n') }))
        assert.ok(mayHaveWords.includes(place) || !text.includes(SENTINEL), `${who}: words are in ${place}: ${/.{0,200}Zyzzyva.{0,80}/.exec(text)?.[0]}`);
    };
    return { page, harmless, discreet };
  }

  test(`no place for texts in the database is forgotten (${engine})`, async () => {
    assert.deepEqual(await unnamedColumns(school), []);
  });

  test(`a payload that is typed and sent is text on the other side, in check-ins and messages (${engine})`, async (t) => {
    const maya = studentId('maya');
    const [thread] = await listed('dana-brooks', 'threads');
    const card = `<flywheel-check-in-card student="${maya}"></flywheel-check-in-card>`;
    const messages = `<flywheel-message-thread thread="${thread!}"></flywheel-message-thread>`;
    const notes = textsOf(payloads, 2000);
    const texts = textsOf(payloads, 4000);
    for (const [widget, body, words] of [
      ['flywheel-check-in-card', card, notes],
      ['flywheel-message-thread', messages, texts],
    ] as const) {
      const { page, harmless } = await visit(t, 'dana-brooks', body);
      await sends(page, widget, words);
      await harmless();
    }
    const other = await visit(t, 'rivera', card + messages);
    const left = new Set([...notes, ...texts]);
    let look = 0;
    // A long thread draws what is in sight.
    const missing = async (): Promise<string[]> => {
      await openAll(other.page);
      await scrollTo(other.page, (look++ % 9) / 8);
      const { text: all } = await readAll(other.page);
      for (const text of left) if (all.includes(bare(text))) left.delete(text);
      return [...left];
    };
    await eventually('all of it can be read on the other side', missing, ({ length }) => length === 0);
    await other.harmless();
  });

  test(`every text of the school and its people is text wherever it is shown; pasted into any form it stays what it is (${engine})`, async (t) => {
    const seen = new Map<string, Set<string>>();
    const fields = new Set<string>();
    let kept = 0;
    let places = new Map<string, readonly string[]>();
    for (let round = 0; round < rounds; round++) {
      places = await fillColumns(school, payloads, round, atLeast);
      for (const [who, student] of Object.entries(people)) {
        const { page, harmless, discreet } = await visit(t, who, await everything(who, student));
        await openAll(page, looks);
        const hear = (all: string): void => {
          for (const [place, texts] of places) {
            const found = seen.get(place) ?? new Set();
            for (const text of texts) if (!found.has(text) && all.includes(bare(text))) found.add(text);
            seen.set(place, found);
          }
        };
        hear(Object.values(await readAll(page)).join(''));
        await harmless();
        if (round > 0) continue;
        const pasted = await pasteAll(page, [...textsOf(payloads, 2000), SENTINEL]);
        assert.deepEqual(pasted.changed, [], who);
        pasted.fields.forEach((field) => fields.add(field));
        await harmless();
        await discreet();
        kept = Math.max(kept, ...Object.values(await keptOfEach(page)));
      }
    }
    console.log(`kept of one person: ${Math.round(kept / 1000)} kB`);
    assert.ok(kept > 100_000 && kept <= PROMISED_BYTES, `${kept} bytes are kept of one person`);
    const drawn = [...places].filter(([place]) => !undrawn.has(place));
    const pairs = drawn.map(([place, texts]) => ({ place, shown: seen.get(place)!.size, of: texts.length }));
    const sum = (key: 'shown' | 'of'): number => pairs.reduce((total, pair) => total + pair[key], 0);
    console.log(
      `${payloads.length} payloads: ${sum('shown')} of ${sum('of')} texts in ${pairs.filter(({ shown }) => shown > 0).length} of ${pairs.length} places shown; ${fields.size} fields`,
    );
    console.log(`fields: ${[...fields].sort().join(', ')}`);
    console.log(`shown of each: ${pairs.map(({ place, shown, of }) => `${place} ${shown}/${of}`).join(', ')}`);
    assert.deepEqual(
      pairs.filter(({ place, shown }) => shown === 0 && !unseen.includes(place)).map(({ place }) => place),
      [],
      'never shown',
    );
  });
}

/** One after the other into the first field for words of a widget, sent by its button. */
async function sends(page: Page, widget: string, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await eventually(
      `${widget} has a field to paste into`,
      () => page.evaluate(pasteFirst, widget, text),
      (isIn) => isIn,
    );
    await press(page, 'button.primary', 'Send');
    await eventually(
      'it is sent and shown',
      () => readAll(page),
      (all) => all.text.includes(bare(text)),
    );
  }
}

/** Opens the form where it begins folded. */
function pasteFirst(widget: string, words: string): boolean {
  const find = (root: ParentNode, selector: string): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [...(one.matches(selector) ? [one] : []), ...(one.shadowRoot ? find(one.shadowRoot, selector) : [])]);
  const inside = find(document, widget).flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []));
  const field = inside.flatMap((root) => find(root, 'flywheel-note-field')).flatMap(({ shadowRoot }) => [...shadowRoot!.querySelectorAll('textarea')])[0];
  if (field) {
    field.value = words;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertFromPaste' }));
    return true;
  }
  const opens = /^(Check in (again|after all)|Add a few words)$/;
  const button = inside.flatMap((root) => find(root, 'button')).find(({ textContent }) => opens.test(textContent.trim()));
  (button as HTMLElement | undefined)?.click();
  return false;
}
