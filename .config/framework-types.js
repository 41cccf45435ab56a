/**
 * What editors and frameworks know of the public tags, out of the manifest: types for templates of Vue and of Svelte, HTML and CSS data for VS Code, web types
 * for JetBrains. It knows no tag by name.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';

const typeOf = ({ text }) => text.replace(/ \| undefined$/, '');
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** Each public tag with the names that a template may set and the events that it may listen to. */
export function tagsOf(manifest) {
  return manifest.modules.flatMap(({ path, declarations }) =>
    declarations
      .filter(({ tagName }) => tagName)
      .map(({ name, tagName, members = [], attributes = [], events = [] }) => ({
        name,
        tagName,
        from: `./${path.slice('dist/'.length)}`,
        properties: members
          .filter(
            ({ kind, privacy = 'public', readonly, static: isStatic, name: own }) =>
              kind === 'field' && privacy === 'public' && !readonly && !isStatic && !own.startsWith('_'),
          )
          .map((member) => member.name),
        attributes: attributes.flatMap(({ name: attribute, fieldName }) => (fieldName && attribute !== fieldName ? [[attribute, fieldName]] : [])),
        // What stands in the attribute alone: no field has it, so the type is said here.
        bare: attributes.filter(({ fieldName }) => !fieldName).map(({ name: attribute, type, parsedType }) => [attribute, typeOf(parsedType ?? type)]),
        events: events.map((event) => [event.name, event.type.text]),
      })),
  );
}

const union = (names) => names.map((name) => `'${name}'`).join(' | ');
const record = (bare, spelled = (name) => name) => `{ ${bare.map(([name, type]) => `'${spelled(name)}'?: ${type}`).join('; ')} }`;
const eventMap = (events) => `{ ${events.map(([name, type]) => `'${name}': ${type}`).join('; ')} }`;

function imports(tags) {
  const classes = tags.map(({ name, from }) => `import type { ${name} } from '${from}';`);
  const events = [...new Set(tags.flatMap((tag) => tag.events.map(([, type]) => type)))].sort();
  return [...classes, `import type { ${events.join(', ')} } from './element/events.js';`].join('\n');
}

/** `import type {} from 'flywheel-widgets/vue'` gives a Vue template the tags. */
export function vueTypes(manifest) {
  const tags = tagsOf(manifest);
  // What a template writes with hyphens, its checker reads without.
  const entries = tags.map(
    ({ name, tagName, properties, bare, events }) => `    '${tagName}': Tag<${name}, ${union(properties)}, ${eventMap(events)}, ${record(bare, camel)}>;`,
  );
  return `/** Vue templates know the tags: made from the custom elements manifest by \`npm run manifest\`. */
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
${imports(tags)}

type Tag<Element, Properties extends keyof Element, Events, Attributes> = new () => {
  $props: HTMLAttributes & Partial<Pick<Element, Properties>> & Attributes & PublicProps;
  $emit: EmitFn<{ [Name in keyof Events]: (event: Events[Name]) => void }>;
};

declare module 'vue' {
  interface GlobalComponents {
${entries.join('\n')}
  }
}
`;
}

/** `import type {} from 'flywheel-widgets/svelte'` gives a Svelte 5 template the tags. */
export function svelteTypes(manifest) {
  const tags = tagsOf(manifest);
  const named = (attributes, name) => `{ ${attributes.map(([attribute, field]) => `'${attribute}'?: ${name}['${field}']`).join('; ')} }`;
  const entries = tags.map(
    ({ name, tagName, properties, attributes, bare, events }) =>
      `    '${tagName}': Tag<${name}, ${union(properties)}, ${eventMap(events)}> & ${named(attributes, name)} & ${record(bare)};`,
  );
  return `/** Svelte templates know the tags: made from the custom elements manifest by \`npm run manifest\`. */
import type { HTMLAttributes } from 'svelte/elements';
${imports(tags)}

type Tag<Element extends EventTarget, Properties extends keyof Element, Events> = Omit<HTMLAttributes<Element>, Properties> &
  Partial<Pick<Element, Properties>> & { [Name in keyof Events & string as \`on\${Name}\`]?: (event: Events[Name]) => void };

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${entries.join('\n')}
  }
}
`;
}

/** The properties of a tag in the JSX types, or what Solid has of them. */
const section = /^export type (\w+?)(?:SolidJs)?Props = \{\n.*?^\};$/gms;
const nameless = / *\/\*\*(?:(?!\*\/).)*\*\/\s+"?(?:prop:)?undefined"?\?: unknown \| undefined;\n/gs;
const untyped = /("?(?:attr:|bool:)?([\w-]+)"?\?:\s+)unknown( \| undefined;)/g;

/** The JSX types name events without saying where they come from, and have no type for an attribute without a field, which they take for a field called `undefined`. */
export function jsxTypes(jsx, manifest) {
  const tags = tagsOf(manifest);
  const mended = jsx.replaceAll(section, (properties, name) => {
    const types = new Map(tags.find((tag) => tag.name === name)?.bare);
    return properties.replaceAll(nameless, '').replaceAll(untyped, (_, before, attribute, after) => before + types.get(attribute) + after);
  });
  if (/\bundefined"?\?:|\?:\s+unknown\b/.test(mended)) throw new Error('jsx.d.ts has an attribute without a type');
  return `${imports(tags).split('\n').at(-1)}\n${mended}`;
}

/** Writes all of them to `outdir`, when the manifest is whole and the JSX types are written. */
export function frameworkTypesPlugin({ outdir }) {
  return {
    name: 'framework-types',
    packageLinkPhase({ customElementsManifest }) {
      const known = () => structuredClone(customElementsManifest);
      const jsx = join(outdir, 'jsx.d.ts');
      writeFileSync(jsx, jsxTypes(readFileSync(jsx, 'utf8'), customElementsManifest));
      writeFileSync(join(outdir, 'vue.d.ts'), vueTypes(customElementsManifest));
      writeFileSync(join(outdir, 'svelte.d.ts'), svelteTypes(customElementsManifest));
      generateVsCodeCustomElementData(known(), {
        outdir,
        htmlFileName: 'vscode.html-custom-data.json',
        cssFileName: 'vscode.css-custom-data.json',
        typesSrc: 'parsedType',
        hideLogs: true,
      });
      generateJetBrainsWebTypes(known(), { outdir, webTypesFileName: 'web-types.json', packageJson: false, typesSrc: 'parsedType', hideLogs: true });
    },
  };
}
