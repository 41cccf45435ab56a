// Writes which options each widget takes, out of the manifest: `npm run options` writes src/embed/widget-options.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
export const written = `${root}src/embed/widget-options.ts`;

/** `'a' | 'b'` → its words; `boolean`, `number`; all else is text. */
function kindOf(tag, { name, type, parsedType, default: initial }) {
  const text = (parsedType ?? type)?.text ?? '';
  const choices = text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== 'undefined');
  if (choices.every((choice) => /^'[\w-]+'$/.test(choice))) return choices.map((choice) => choice.slice(1, -1));
  if (text === 'boolean' && initial !== 'false') throw new Error(`<${tag} ${name}> is on unless it is said: no attribute can turn it off`);
  if (text === 'boolean') return 'switch';
  if (text === 'number') return 'number';
  if (choices.every((choice) => choice === 'string')) return 'text';
  throw new Error(`<${tag} ${name}> is ${text}: no address can carry that`);
}

const entriesOf = (tag, attributes) => Object.fromEntries(attributes.map((attribute) => [attribute.name, kindOf(tag, attribute)]));

/** The source of `widget-options.ts` for what the manifest says, formatted as the house formats. */
export async function optionsSource(manifest) {
  const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);
  const widgets = declarations.filter(
    ({ tagName, attributes = [] }) => tagName && attributes.some(({ inheritedFrom }) => inheritedFrom?.name === 'FlywheelWidget'),
  );
  const isShared = ({ inheritedFrom }) => inheritedFrom?.name === 'FlywheelWidget';
  const [first] = widgets;
  const own = widgets
    .toSorted((a, b) => (a.tagName < b.tagName ? -1 : 1))
    .map(({ tagName, attributes }) => [
      tagName.replace(/^flywheel-/, ''),
      entriesOf(
        tagName,
        attributes.filter((one) => !isShared(one)),
      ),
    ]);
  const source = `/**
   * Which options each widget takes, and of what kind. Written by \`npm run options\` out of the manifest, so out of the widgets' own properties:
   * do not edit it. It knows no words about them; those are in the manifest.
   */

  /** \`switch\`: on or off · \`number\`: a whole number · a list: one of its words · \`text\`: whatever its name allows. */
  export type OptionKind = 'text' | 'switch' | 'number' | readonly string[];

  /** What every widget takes. */
  export const sharedOptions = ${JSON.stringify(entriesOf(first.tagName, first.attributes.filter(isShared)))} as const satisfies Readonly<Record<string, OptionKind>>;

  /** What a widget takes besides; the widgets by their tags without \`flywheel-\`. */
  export const widgetOptions = ${JSON.stringify(Object.fromEntries(own))} as const satisfies Readonly<Record<string, Readonly<Record<string, OptionKind>>>>;
  `;
  return format(source, { ...(await resolveConfig(written)), parser: 'typescript' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(written, await optionsSource(JSON.parse(readFileSync(`${root}dist/custom-elements.json`, 'utf8'))));
}
