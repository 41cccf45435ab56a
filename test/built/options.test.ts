/** The options that a `<div>`, a link and a frame take are those of the widgets' own properties, as the manifest of this very build lists them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { optionsSource, written } from '../../.config/embed-options.mjs';
import { root } from '../house/source.js';

interface Attribute {
  readonly name: string;
  readonly type: { readonly text: string };
  readonly default?: string;
  readonly inheritedFrom?: { readonly name: string };
}
type Manifest = { modules: { declarations?: { tagName?: string; attributes?: Attribute[] }[] }[] };

const manifest = () => JSON.parse(readFileSync(`${root}dist/custom-elements.json`, 'utf8')) as Manifest;
const attributesOf = (one: Manifest, tag: string) =>
  one.modules.flatMap(({ declarations = [] }) => declarations).find(({ tagName }) => tagName === tag)!.attributes!;

it('every property that a string can carry is an option in each spelling: else npm run options', async () => {
  assert.equal(readFileSync(written, 'utf8'), await optionsSource(manifest()));
});

it('a new property is an option at once; one that no address could carry is refused', async () => {
  const grown = manifest();
  attributesOf(grown, 'flywheel-message-thread').push({ name: 'density', type: { text: "'roomy' | 'tight' | undefined" } });
  assert.match(await optionsSource(grown), /'message-thread': \{ thread: 'text', density: \['roomy', 'tight'\] \}/);
  attributesOf(grown, 'flywheel-message-thread').push({ name: 'open', type: { text: 'boolean' }, default: 'true' });
  await assert.rejects(optionsSource(grown), /<flywheel-message-thread open> is on unless it is said/);
  const object = manifest();
  attributesOf(object, 'flywheel-message-thread').push({ name: 'people', type: { text: 'Person[]' } });
  await assert.rejects(optionsSource(object), /<flywheel-message-thread people> is Person\[\]: no address can carry that/);
});
