/** What the embed builder gives to copy: each spelling, read as a page would read it, says the options that were set; none holds a token. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { spell } from '../../../demo/pages/builder/spelled.js';
import { optionsOf, widgetNames, type OptionValues, type WidgetName } from '../../../src/embed/options.js';
import { readAddress, readAttributes, readDataset } from '../../../src/embed/spellings.js';
import { root } from '../../house/source.js';

const folder = new URL('https://school.example/widgets/');
const embed = new URL('embed/', folder);
const api = 'https://school.example/api/';

type Element = DefaultTreeAdapterTypes.Element;
const walk = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): Element[] =>
  nodes.flatMap((node) => ('tagName' in node ? [node, ...walk(node.childNodes)] : []));
/** The elements of a text, by their tags; it has no others. */
function elementsOf(html: string, ...tags: readonly string[]): Element[] {
  const found = walk(parseFragment(html).childNodes);
  assert.deepEqual(
    found.map(({ tagName }) => tagName),
    tags,
  );
  return found;
}
const valueOf = (element: Element | undefined, name: string): string => element?.attrs.find((attribute) => attribute.name === name)?.value ?? '';

/** A value that makes sense, for each kind of option. */
function valueFor(name: string, kind: unknown): fc.Arbitrary<string> {
  if (kind === 'switch') return fc.constant('');
  if (kind === 'number') return fc.nat({ max: 99 }).map(String);
  if (Array.isArray(kind)) return fc.constantFrom(...(kind as readonly string[]));
  const known: Readonly<Record<string, string>> = { api, locale: 'es', 'time-zone': 'America/Chicago', 'goals-page': 'https://school.example/goals' };
  return known[name] ? fc.constant(known[name]) : fc.constantFrom('b5c9', `"><script>alert(1)</script>`, "&amp; 'x' <y>");
}
const said = fc.constantFrom(...widgetNames).chain((widget) => {
  const kinds = Object.entries(optionsOf(widget)).filter(([name]) => !['api', 'token'].includes(name));
  const values = fc.record(Object.fromEntries(kinds.map(([name, kind]) => [name, valueFor(name, kind)])), { requiredKeys: [] });
  return values.map((more): readonly [WidgetName, OptionValues] => [widget, { api, ...more }]);
});

test('all spellings say the same, whatever was set', () => {
  fc.assert(
    fc.property(said, ([widget, values]) => {
      const spelled = spell(widget, values, folder);
      const same = { widget, values, faults: [] };
      assert.deepEqual(readAddress(new URL(spelled.address), embed), same);
      const [, link] = elementsOf(spelled.link, 'p', 'a');
      const [frame, , beside] = elementsOf(spelled.frame, 'iframe', 'p', 'a');
      const [host, inside] = elementsOf(spelled.host, 'flywheel-embed', 'a', 'script');
      const [div, fallback] = elementsOf(spelled.div, 'div', 'a');
      const [school, element, words] = elementsOf(spelled.element, 'flywheel-school', `flywheel-${widget}`, 'a', 'script');
      for (const href of [
        valueOf(link, 'href'),
        valueOf(frame, 'src'),
        valueOf(beside, 'href'),
        valueOf(host, 'src'),
        valueOf(inside, 'href'),
        valueOf(fallback, 'href'),
        valueOf(words, 'href'),
      ])
        assert.equal(href, spelled.address);
      assert.equal(valueOf(div, 'data-flywheel-widget'), widget);
      assert.deepEqual(readDataset(widget, div!.attrs, embed.href), { values, faults: [] });
      assert.deepEqual(readAttributes(widget, [...school!.attrs, ...element!.attrs], embed.href), { values, faults: [] });
    }),
  );
});

test('the script is the one of the guide, for this folder', () => {
  const guide = readFileSync(`${root}stories/guides/snippets/paste-script.html`, 'utf8').trim();
  assert.equal(spell('goal-tracker', { api }, folder).script, guide.replace('https://school.example/widgets/', folder.href));
});

test('a token that was set is in none of them', () => {
  const spelled = spell('check-in-card', { api, token: 'secret-token' }, folder);
  assert.ok(!JSON.stringify(spelled).includes('secret-token'));
});
