/**
 * The WordPress plugin, run by a PHP over stubs of what it calls: an author's words become a widget and never markup, a token never, and what is set is an
 * address.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { widgetNames } from '../../src/embed/options.js';
import { FOLDER, plugin, type Came, type Given } from '../support/wordpress.js';

const hostile = `"><script>alert(1)</script>&'<`;

type Element = DefaultTreeAdapterTypes.Element;
/** The elements at the top of what was printed, and below it, as a browser would read them. */
function elementsOf(html: string): { readonly tag: string; readonly attributes: Readonly<Record<string, string>>; readonly text: string }[] {
  const textOf = (node: DefaultTreeAdapterTypes.ChildNode): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  const walk = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): Element[] =>
    nodes.flatMap((node) => ('tagName' in node ? [node, ...walk(node.childNodes)] : []));
  return walk(parseFragment(html).childNodes).map((one) => ({
    tag: one.tagName,
    attributes: Object.fromEntries(one.attrs.map(({ name, value }) => [name, value])),
    text: textOf(one),
  }));
}

const ENDPOINT = 'https://school.example/api/oembed';
const typed = [
  'https://school.example/widgets',
  ' https://school.example/widgets/ ',
  'http://localhost:4173/widgets',
  '',
  'http://school.example/w/',
  'javascript:alert(1)',
  'https://me:pw@school.example/',
  'https://school.example/?a=b',
  'widgets',
];
const situations = {
  author: {
    shortcodes: [
      [{ widget: 'check-in-card', api: 'https://school.example/api/', 'time-zone': 'America/Chicago', 0: 'group' }, ''],
      [{ widget: 'goal-tracker', api: 'https://school.example/api/', 'rule-last': '5', as: 'frame' }, ''],
      [{ widget: 'check-in-card', student: hostile, [hostile]: 'x' }, `Nos <b onclick=x>amis</b> ${hostile}`],
      [{ widget: 'check-in-card', token: 'secret-token' }, ''],
      [{ widget: hostile }, ''],
      [{ widget: 'check-in-card', student: hostile, as: 'frame' }, ''],
      [[''], ''],
    ],
    pasted: [
      `${FOLDER}embed/check-in-card/?api=https%3A%2F%2Fschool.example%2Fapi%2F`,
      `${FOLDER}embed/goal-tracker.html`,
      `${FOLDER}embed/no-such-widget/`,
      'https://elsewhere.example/widgets/embed/check-in-card/',
      `${FOLDER}embed/check-in-card/?a="><script>alert(1)</script>`,
    ],
  },
  editor: {
    rights: ['edit_posts'],
    shortcodes: [
      [{ widget: hostile }, ''],
      [{ widget: 'check-in-card', token: 'secret-token' }, ''],
    ],
  },
  provider: { options: { flywheel_folder: FOLDER, flywheel_oembed: ENDPOINT } },
  unset: {
    options: {},
    rights: ['edit_posts'],
    typed: [...typed.map((text) => ['flywheel_folder', text] as const), ['flywheel_oembed', ENDPOINT] as const],
    shortcodes: [[{ widget: 'check-in-card' }, '']],
    pasted: [`${FOLDER}embed/check-in-card/`],
  },
  unsetReader: { options: {}, shortcodes: [[{ widget: 'check-in-card' }, '']] },
} satisfies Readonly<Record<string, Partial<Given>>>;

let came: Record<keyof typeof situations, Came>;
before(async () => {
  came = await plugin(situations);
});

test('the plugin knows the widgets that there are', () => {
  assert.deepEqual(came.author.widgets.toSorted(), [...widgetNames].sort());
});

test('a shortcode is the div with a finished sentence, and loads the script once', () => {
  const [div, link] = elementsOf(came.author.shown[0]!);
  assert.deepEqual(div?.attributes, {
    'data-flywheel-widget': 'check-in-card',
    'data-flywheel-api': 'https://school.example/api/',
    'data-flywheel-time-zone': 'America/Chicago',
    'data-flywheel-group': 'true',
  });
  assert.equal(link?.text, 'Open the page: Check-in card');
  const address = new URL(String(link?.attributes['href']));
  assert.equal(`${address.origin}${address.pathname}`, `${FOLDER}embed/check-in-card/`);
  assert.deepEqual(Object.fromEntries(address.searchParams), { api: 'https://school.example/api/', 'time-zone': 'America/Chicago', group: 'true' });
  assert.deepEqual(came.author.told.modules, { 'flywheel-widgets': `${FOLDER}flywheel.js` });
});

test('as a frame it is one iframe with a title', () => {
  const [frame, ...others] = elementsOf(came.author.shown[1]!);
  assert.deepEqual([frame?.tag, others.length], ['iframe', 0]);
  assert.equal(frame?.attributes['title'], 'Goal tracker');
  assert.equal(frame?.attributes['src'], `${FOLDER}embed/goal-tracker/?api=https%3A%2F%2Fschool.example%2Fapi%2F&rule-last=5`);
});

test('what an author types is a value or words, never markup', () => {
  const [div, link, ...others] = elementsOf(came.author.shown[2]!);
  assert.deepEqual([div?.tag, link?.tag, others.length], ['div', 'a', 0]);
  assert.deepEqual(div?.attributes, { 'data-flywheel-widget': 'check-in-card', 'data-flywheel-student': hostile });
  assert.equal(new URL(String(link?.attributes['href'])).searchParams.get('student'), hostile);
  assert.match(link!.text, /^Nos amis/);
  const frames = elementsOf(came.author.shown[5]!);
  assert.deepEqual(
    frames.map(({ tag, attributes }) => [tag, new URL(String(attributes['src'])).searchParams.get('student')]),
    [['iframe', hostile]],
  );
});

test('a token is never printed, and a name that is no widget prints nothing for readers', () => {
  assert.ok(came.author.shown.every((html) => !html.includes('secret-token')));
  assert.equal(elementsOf(came.author.shown[3]!).length, 2);
  assert.deepEqual([came.author.shown[4], came.author.shown[6]], ['', '']);
  const { editor } = came;
  assert.match(elementsOf(editor.shown[0]!)[0]!.text, /knows these widgets: check-in-card, conference-scheduler/);
  assert.match(elementsOf(editor.shown[1]!)[0]!.text, /token was left out/);
  assert.ok(!editor.shown[1]!.includes('secret-token'));
});

test('a pasted address of the folder is a frame, without asking a server; any other address is left to WordPress', () => {
  const [card, tracker, unknown, elsewhere, bad] = came.author.pasted;
  assert.equal(elementsOf(String(card))[0]?.attributes['src'], `${FOLDER}embed/check-in-card/?api=https%3A%2F%2Fschool.example%2Fapi%2F`);
  assert.equal(elementsOf(String(tracker))[0]?.attributes['title'], 'Goal tracker');
  assert.deepEqual([unknown, elsewhere], [false, null]);
  assert.deepEqual(
    elementsOf(String(bad)).map(({ tag }) => tag),
    ['iframe'],
  );
});

test('with an oEmbed address, the provider is registered for the folder instead', () => {
  const { told } = came.provider;
  assert.deepEqual(told.providers, { [`${FOLDER}embed/*`]: ENDPOINT });
  assert.deepEqual(told.handlers, []);
});

test('the settings take whole addresses only, and say so; before they are set nobody is shown anything but editors', () => {
  const { unset } = came;
  assert.deepEqual(unset.cleaned, [FOLDER, FOLDER, 'http://localhost:4173/widgets/', '', '', '', '', '', '', ENDPOINT]);
  assert.equal(unset.told.errors.length, 5);
  assert.match(elementsOf(unset.shown[0]!)[0]!.text, /Settings, General/);
  assert.deepEqual([unset.pasted, unset.told.handlers, unset.told.providers], [[null], [], []]);
  const [input] = elementsOf(unset.told.fields['flywheel_folder']!);
  assert.equal(input?.attributes['aria-describedby'], 'flywheel_folder-help');
  assert.deepEqual(came.unsetReader.shown, ['']);
});
