/** What is promised of a widget in a frame of another site, for whichever engine: `chromium.test.ts` and `firefox.test.ts` run it. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Frame, Page } from 'puppeteer-core';
import { personId, studentId } from '../../demo/api/seed/entry.js';
import { found, press, seesAll, type Engine } from '../support/any-browser.js';
import { eventually } from '../support/eventually.js';
import { shows, textIn, writes, type FrameDay, type FrameVisit, type Heard } from '../support/frame-day.js';

const SENTINEL = 'Zyzzyva words of nobody else';
const ABOUT = 'Here home and school tell each other how things are today.';

const subjects = (heard: readonly Heard[]): string[] =>
  heard.map(({ data }) => {
    const said = (typeof data === 'string' ? JSON.parse(data) : data) as { type?: string; subject?: string };
    return said.type ?? said.subject ?? '';
  });

/** The last height that was asked for, in each dialect. */
function heights(heard: readonly Heard[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { data } of heard) {
    const said = (typeof data === 'string' ? JSON.parse(data) : data) as { type?: string; subject?: string; height?: number };
    if (said.height !== undefined) found[said.type ?? said.subject!] = said.height;
  }
  return found;
}

/** A page around that answers questions for a token as our message says. */
const answering = (token: string, origin: string) =>
  `<script>window.answer = ({ data, origin, source }) => { if (origin === '${origin}' && data.type === 'flywheel.token-please') source.postMessage({ type: 'flywheel.token', version: 1, ask: data.ask, token: '${token}' }, origin); };</script>`;

const contentHeight = ({ frame }: FrameVisit): Promise<number> => frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));

const has = (place: Frame | Page, selector: string): Promise<number> =>
  eventually(
    `there is a ${selector}`,
    () => found(place, selector),
    (count) => count > 0,
  );

export function frameTests(day: FrameDay, engine: Engine): void {
  const hosted = async (t: TestContext, key = 'dana-brooks', widget = 'check-in-card'): Promise<FrameVisit> =>
    day.framed(t, day.address(widget, { host: day.site.origin }), '', answering(await day.school.token(key), day.school.origin));

  test(`a card in a frame gets its token from the page around, sends, and tells that page alone (${engine})`, async (t) => {
    const visit = await hosted(t);
    await writes(visit, SENTINEL);
    await press(visit.frame, 'button', 'Send');
    const heard = await eventually('the event passed', visit.heard, (all) => JSON.stringify(all).includes('flywheel-check-in-sent'));
    const event = heard.find(({ data }) => (data as { name?: string }).name === 'flywheel-check-in-sent')!;
    assert.equal((event.data as { detail: { studentId: string } }).detail.studentId, studentId('maya'));
    assert.equal(await day.school.countNotes(SENTINEL), 1);
    assert.ok(!JSON.stringify(heard).includes('Zyzzyva'), 'words of a person passed');
  });

  test(`the frame says its height in four dialects, growing and shrinking, and comes to rest (${engine})`, async (t) => {
    const visit = await hosted(t, 'rachel-goldberg');
    // The page around gives what is asked for, as a host does.
    await visit.page.evaluate(
      "addEventListener('message', ({ data }) => { if (data.type === 'flywheel.size') document.querySelector('iframe').style.height = data.height + 'px'; })",
    );
    const settled = async (): Promise<number> => {
      let last = -1;
      return eventually(
        'the height is what the content has, and nothing more is said',
        async () => {
          const [{ 'flywheel.size': said = 0 }, real, count] = [heights(await visit.heard()), await contentHeight(visit), (await visit.heard()).length];
          const rests = said === real && count === last;
          last = count;
          await new Promise((resolve) => setTimeout(resolve, 400));
          return rests ? said : 0;
        },
        (height) => height > 0,
      );
    };
    await has(visit.frame, 'textarea');
    const before = await settled();
    await press(visit.frame, 'button', 'Earlier check-ins');
    await has(visit.frame, 'article');
    const grown = await settled();
    assert.ok(grown > before, `${grown} after ${before}`);
    await visit.frame.evaluate(() => document.querySelector('flywheel-check-in-card')!.replaceWith('One line.'));
    const shrunk = await settled();
    assert.ok(shrunk < 100, `${shrunk} with one line`);
    const { 'flywheel.size': own, ...others } = heights(await visit.heard());
    assert.deepEqual(Object.values(others), [own, own, own]);
    assert.ok((await visit.heard()).length < 120, 'no loop');
  });

  test(`sandbox="allow-scripts": kept only while the page is open, says the card, and Canvas asks before it leaves (${engine})`, async (t) => {
    const visit = await day.framed(t, day.address('check-in-card', {}, await day.school.token('rachel-goldberg')), 'sandbox="allow-scripts"');
    await writes(visit, SENTINEL);
    await shows(visit.frame, 'Kept only while this page is open.');
    const warned = await eventually('Canvas is told', visit.heard, (all) => subjects(all).includes('lti.setUnloadMessage'));
    assert.ok(!JSON.stringify(warned).includes('Zyzzyva'));
    await press(visit.frame, 'button', 'Send');
    await eventually(
      'Canvas is told that it is over',
      visit.heard,
      (all) => subjects(all).at(-1) === 'lti.removeUnloadMessage' || subjects(all).includes('lti.removeUnloadMessage'),
    );
    assert.equal(await visit.frame.evaluate(() => location.hash), '');
  });

  // Storage, sizes and focus an engine has of its own; whom a page listens to and what it says is our code.
  if (!seesAll(engine)) return;

  test(`what is said to whoever listens has nothing of a person in it (${engine})`, async (t) => {
    const token = await day.school.token('marcus-hill');
    const visit = await day.framed(t, day.address('check-in-card', {}, token));
    await writes(visit, SENTINEL);
    await press(visit.frame, 'button', 'Send');
    await shows(visit.frame, SENTINEL);
    const heard = await eventually('it has said its height', visit.heard, (all) => all.length >= 8);
    assert.deepEqual([...new Set(subjects(heard))].sort(), ['flywheel.size', 'iframe-resized', 'lti.frameResize', 'org.imsglobal.lti.frameResize']);
    const all = JSON.stringify(heard);
    for (const secret of ['Zyzzyva', token, studentId('maya'), personId('marcus-hill'), 'Maya', 'Marcus', 'Alder']) assert.ok(!all.includes(secret), secret);
  });

  test(`an open thread is as tall in a low window as in a high one (${engine})`, async (t) => {
    const visit = await hosted(t, 'dana-brooks', 'message-thread');
    await shows(visit.frame, 'Ms. Rivera');
    const at = async (height: number): Promise<number> => {
      await visit.page.evaluate((pixels) => document.querySelector('iframe')!.setAttribute('height', String(pixels)), height);
      await visit.frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      return contentHeight(visit);
    };
    await press(visit.frame, 'li a, li button');
    await has(visit.frame, '.timeline');
    await has(visit.frame, 'textarea');
    assert.equal(await at(3000), await at(300));
  });

  test(`a token behind # is taken out of the address at once, and the page stands alone (${engine})`, async (t) => {
    const token = await day.school.token('irina-petrova');
    const { page, said } = await day.open(t, day.address('check-in-card', { locale: 'es' }, token));
    await has(page, 'textarea');
    assert.equal(await page.evaluate(() => location.hash + location.search), '?api=%2Fapi%2F&locale=es');
    assert.deepEqual(await page.evaluate(() => [document.title, document.documentElement.lang, document.querySelector('h1')!.textContent]), [
      'Cómo va el día',
      'es',
      'Cómo va el día',
    ]);
    assert.deepEqual(said, []);
  });

  test(`a page of another origin than the address names is asked nothing and told nothing (${engine})`, async (t) => {
    const token = await day.school.token('dana-brooks');
    const pushing = `<script>setInterval(() => frames[0] && frames[0].postMessage({ type: 'flywheel.token', version: 1, token: '${token}' }, '*'), 50)</script>`;
    const visit = await day.framed(t, day.address('check-in-card', { host: 'https://lms.example' }), '', pushing);
    await shows(visit.frame, ABOUT);
    await eventually('it has said its height', visit.heard, (all) => all.length >= 4);
    assert.ok(!subjects(await visit.heard()).includes('flywheel.token-please'));
    assert.equal(await visit.frame.evaluate(() => document.querySelector('flywheel-check-in-card')), null);
  });

  test(`a frame beside it, of the right origin, is not heard: only the page around is (${engine})`, async (t) => {
    const token = await day.school.token('dana-brooks');
    const beside = day.site.put(
      `<script>setInterval(() => parent.frames[0].postMessage({ type: 'flywheel.token', version: 1, token: '${token}' }, '*'), 50)</script>`,
    );
    const visit = await day.around(
      t,
      `<iframe src="${day.address('check-in-card', { host: day.site.origin }).replaceAll('&', '&amp;')}" title="a" height="300"></iframe><iframe src="${beside}" title="b"></iframe>`,
    );
    await eventually('it asks, and again', visit.heard, (all) => subjects(all).filter((type) => type === 'flywheel.token-please').length >= 3);
    assert.equal(await visit.frame.evaluate(() => document.querySelector('flywheel-check-in-card')), null);
    await shows(visit.frame, ABOUT);
  });

  test(`sandbox="" and no scripts: a finished sentence and a link that keeps what was said, in eight languages (${engine})`, async (t) => {
    const address = day.address('check-in-card', { student: studentId('maya') });
    const visit = await day.framed(t, address, 'sandbox=""');
    const html = await (await fetch(address)).text();
    assert.ok(html.includes(`<p>${ABOUT} <a href="" target="_blank"`));
    assert.equal(html.match(/<a href=""/g)!.length, 8);
    assert.ok(!/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/.test(html), 'something inline');
    assert.deepEqual(await visit.heard(), []);
  });

  test(`a hostile or mistaken address: a sentence for the reader, a line for the developer, nothing asked (${engine})`, async (t) => {
    const hostile: Readonly<Record<string, [query: string, console: RegExp]>> = {
      script: ['api=javascript:alert(1)', /api of check-in-card has to be an address/],
      credentials: ['api=https://a:b@school.example/', /without a name and password/],
      plain: ['api=http://school.example/', /https:\/\//],
      none: ['', /has no api/],
      secret: ['api=/api/&token=abc', /token must never stand in an address/],
      unknown: ['api=/api/&colour=red', /no option "colour"/],
      'no origin': ['api=/api/&host=lms', /host has to be the origin/],
      markup: ['api=/api/&mode=%3Cimg%20src=x%20onerror=alert(1)%3E', /mode of check-in-card has to be one of/],
    };
    const { page, said } = await day.open(t, 'about:blank');
    for (const [name, [query, line]] of Object.entries(hostile)) {
      said.length = 0;
      const asked: string[] = [];
      const note = (request: { url(): string }): void => void asked.push(request.url());
      page.on('request', note);
      await page.goto(`${day.school.origin}/cdn/embed/check-in-card/?${query}`);
      await shows(page, 'there is a mistake in the address of this page');
      page.off('request', note);
      assert.match(said.join('\n'), line, name);
      assert.ok(!said.join('\n').includes('abc'), 'a token in the console');
      assert.deepEqual(
        asked.filter((url) => url.includes('/api/') && !url.includes('/cdn/')),
        [],
        name,
      );
      assert.ok(!(await textIn(page)).includes('<img'), name);
    }
  });
}
