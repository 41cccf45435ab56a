/**
 * What the types of the built package let a template say, as TypeScript reads them: every attribute that the host element passes on, with its own type, in
 * JSX, Vue and Svelte. The frameworks themselves read them in `npm run frameworks`; here stand-ins of theirs do, which have the names that ours hang on.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import ts from 'typescript';
import { root } from '../house/source.js';
import { optionsOf, secretOptions, widgetNames } from '../../src/embed/options.js';

const stands = `
declare module 'vue' {
  export interface HTMLAttributes { class?: string }
  export interface PublicProps { key?: string }
  export type EmitFn<Events> = (event: keyof Events) => void;
}
declare module 'svelte/elements' { export interface HTMLAttributes<E extends EventTarget> { class?: string; within?: E } }
declare module 'react' { namespace JSX { interface Element { key: string } } export interface CSSProperties { color?: string } }
declare module 'react/jsx-runtime' { namespace JSX { interface Element { key: string } } export interface CSSProperties { color?: string } }
declare module 'react/jsx-dev-runtime' { namespace JSX { interface Element { key: string } } export interface CSSProperties { color?: string } }
`;
const asked = `
import type { GlobalComponents } from 'vue';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { FlywheelEmbedProps, FlywheelEmbedSolidJsProps } from '${root}dist/jsx.js';
export declare const jsx: FlywheelEmbedProps;
export declare const solid: FlywheelEmbedSolidJsProps;
export declare const vue: InstanceType<GlobalComponents['flywheel-embed']>['$props'];
export declare const svelte: SvelteHTMLElements['flywheel-embed'];
`;

const folder = mkdtempSync(join(tmpdir(), 'flywheel-types-'));
after(() => rmSync(folder, { recursive: true }));

/** Of each spelling: its names, and the type of each as TypeScript writes it. */
const known: Record<string, Map<string, string>> = {};
before(() => {
  const [standsAt, askedAt] = [join(folder, 'stands.d.ts'), join(folder, 'asked.ts')];
  writeFileSync(standsAt, stands);
  writeFileSync(askedAt, asked);
  const files = [standsAt, askedAt, ...['vue', 'svelte', 'jsx'].map((name) => `${root}dist/${name}.d.ts`)];
  const options = {
    strict: true,
    noEmit: true,
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    skipLibCheck: true,
  };
  const program = ts.createProgram(files, options);
  const asking = program.getSourceFile(askedAt)!;
  assert.deepEqual(
    program.getSemanticDiagnostics(asking).map(({ messageText }) => messageText),
    [],
  );
  const checker = program.getTypeChecker();
  for (const one of checker.getExportsOfModule(checker.getSymbolAtLocation(asking)!)) {
    const properties = checker.getTypeOfSymbolAtLocation(one, asking).getProperties();
    const said = properties.map((property): [string, string] => [
      property.name,
      checker.typeToString(checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, asking)), undefined, ts.TypeFormatFlags.NoTruncation),
    ]);
    known[one.name] = new Map(said);
  }
});

/** What is expected of the host element: its own attributes, and what each widget takes. */
const own = ['src', 'widget', 'base', 'label'].map((name): [string, string] => [name, 'string']);
const written = { text: 'string', switch: 'boolean', number: 'number' } as const;
const options = widgetNames.flatMap((widget) =>
  Object.entries(optionsOf(widget)).map(([name, kind]): [string, string] => [
    name,
    typeof kind === 'string' ? written[kind] : kind.map((word) => `"${word}"`).join(' | '),
  ]),
);
const expected = new Map([...own, ...options.filter(([name]) => !secretOptions.includes(name))]);
const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const namesBut = (spelling: string, ...others: string[]): string[] =>
  [...known[spelling]!.keys()].filter((name) => !/^on:?flywheel-/.test(name) && !others.includes(name)).sort();

describe('the types of <flywheel-embed>', () => {
  for (const [spelling, spelled] of [
    ['jsx', (name: string) => name],
    ['svelte', (name: string) => name],
    ['vue', camel],
  ] as const) {
    it(`${spelling}: each attribute has the type of the widget’s own`, () => {
      for (const [name, type] of expected) assert.equal(known[spelling]!.get(spelled(name)), type, name);
    });
    it(`${spelling}: and there is nothing else but the function for a token and the framework’s own`, () => {
      const names = [...expected.keys()].map(spelled);
      assert.deepEqual(namesBut(spelling, 'class', 'key', 'within'), [...names, 'getToken'].sort());
    });
  }
  it('Solid is told to set attributes, and the one property', () => {
    const prefix = (type: string): string => (type === 'boolean' ? 'bool:' : 'attr:');
    const names = [...expected].map(([name, type]) => prefix(type) + name);
    assert.deepEqual(namesBut('solid', 'innerHTML', 'textContent'), [...names, 'prop:getToken'].sort());
    for (const [name, type] of expected) assert.equal(known['solid']!.get(prefix(type) + name), type, name);
  });
});
