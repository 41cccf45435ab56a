/** oEmbed of the demo's site, as https://oembed.com has it: for embed pages alone, in the size asked for, and never about a person. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseFragment } from 'parse5';
import { answerOembed, oembedLink } from '../../../demo/api/oembed.js';
import { readAddress, writeAddress } from '../../../src/embed/spellings.js';

const places = { pages: '/widgets/embed/', endpoint: '/oembed' };
const site = 'https://school.example';
const base = new URL('/widgets/embed/', site);
const api = 'https://school.example/api/';
const card = writeAddress('check-in-card', { api, mode: 'feelings' }, base).href;

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}
async function ask(url: string | undefined, more: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const query = new URLSearchParams({ ...(url === undefined ? {} : { url }), ...more });
  const answer = answerOembed(new Request(`${site}/oembed?${query}`), places);
  return { status: answer.status, body: (await answer.json()) as Answer['body'], headers: answer.headers };
}

/** The one frame that the answer's markup is. */
function frameOf({ body }: Answer): Readonly<Record<string, string>> {
  const nodes = parseFragment(String(body['html'])).childNodes;
  assert.equal(nodes.length, 1);
  const [frame] = nodes;
  assert.ok(frame && 'tagName' in frame && frame.tagName === 'iframe' && frame.childNodes.length === 0);
  return Object.fromEntries(frame.attrs.map(({ name, value }) => [name, value]));
}

test('an embed address is answered with a titled frame of that address', async () => {
  const answer = await ask(card, { format: 'json' });
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('Content-Type')!, /^application\/json/);
  const { version, type, title, width, height } = answer.body;
  assert.deepEqual({ version, type, title, width, height }, { version: '1.0', type: 'rich', title: 'Check-in card', width: 640, height: 640 });
  const { src, title: heading, width: wide } = frameOf(answer);
  assert.deepEqual([src, heading, wide], [card, 'Check-in card', '640']);
});

test('other spellings of the page lead to the same frame', async () => {
  for (const path of ['check-in-card', 'check-in-card.html', 'check-in-card/index.html'])
    assert.equal(frameOf(await ask(card.replace('check-in-card/', path)))['src'], card, path);
});

test('the frame is never larger than asked for, whatever is asked for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), async (maxwidth, maxheight) => {
      const answer = await ask(card, { maxwidth: `${maxwidth}`, maxheight: `${maxheight}` });
      const { width, height } = frameOf(answer);
      assert.deepEqual([Number(width), Number(height)], [answer.body['width'], answer.body['height']]);
      assert.ok(Number(width) <= maxwidth && Number(height) <= maxheight && Number(width) > 0 && Number(height) > 0);
    }),
  );
  for (const senseless of ['-5', '0', '1e3', 'wide', '']) assert.equal((await ask(card, { maxwidth: senseless })).body['width'], 640, senseless);
});

test('what is no embed page is not found, another format is not implemented, and neither answer has a frame', async () => {
  const elsewhere = [
    undefined,
    '',
    'check-in-card',
    'https://evil.example/widgets/embed/check-in-card/?api=https%3A%2F%2Fevil.example',
    `${site}/families`,
    `${base.href}no-such-widget/?api=${api}`,
    `${base.href}check-in-card/`,
    `${base.href}check-in-card/?api=javascript:alert(1)`,
    `${base.href}check-in-card/?api=http://evil.example/`,
    `${base.href}check-in-card/?api=${api}&unknown=1`,
    'https://me:pw@school.example/widgets/embed/check-in-card/?api=https%3A%2F%2Fschool.example%2Fapi%2F',
    `${base.href}../embed/../families`,
  ];
  for (const url of elsewhere) {
    const answer = await ask(url);
    assert.deepEqual([answer.status, 'html' in answer.body], [404, false], String(url));
  }
  assert.equal((await ask(card, { format: 'xml' })).status, 501);
});

test('an address about one person, or with a token in it, is private: nothing of it comes back', async () => {
  const secret = 'b5c9-of-maya';
  const urls = [
    ...['student', 'token'].map((name) => `${card}&${name}=${secret}`),
    `${card}#token=${secret}`,
    `${base.href}goal-tracker/?api=${api}&goal=${secret}`,
    `${base.href}message-thread/?api=${api}&thread=${secret}`,
  ];
  for (const url of urls) {
    const answer = await ask(url);
    assert.equal(answer.status, 401, url);
    assert.ok(!JSON.stringify(answer.body).includes(secret), url);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  }
});

test('whatever an address says, the answer is one frame of a page that reads as that address, or none', async () => {
  const name = fc.constantFrom('api', 'mode', 'group', 'locale', 'time-zone', 'goals-page', 'host', 'x"y', '<b>');
  const value = fc.oneof(fc.constantFrom(api, 'feelings', 'es', 'America/Chicago', `"><script>alert(1)</script>`, "' onload='x"), fc.string());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 4 }), async (said) => {
      const url = `${base.href}check-in-card/?${new URLSearchParams([['api', api], ...said.filter(([one]) => one !== 'api')])}`;
      const answer = await ask(url);
      if (answer.status !== 200) return assert.ok(!('html' in answer.body));
      const reading = readAddress(new URL(frameOf(answer)['src']!), base);
      assert.deepEqual(reading, readAddress(new URL(url), base));
    }),
  );
});

test('an embed page names its oEmbed in a Link header, and asking there answers; other pages name none', async () => {
  const link = oembedLink(new URL(card), places);
  const [, target] = /^<([^>]*)>; rel="alternate"; type="application\/json\+oembed"$/.exec(link!)!;
  assert.equal(((await answerOembed(new Request(target!), places).json()) as Answer['body'])['title'], 'Check-in card');
  assert.equal(oembedLink(new URL('/families', site), places), undefined);
});
