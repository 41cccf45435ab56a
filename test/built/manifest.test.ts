/**
 * The manifest of the package and what comes of it, before judges that are not ours: the schema of the custom elements manifest, a validator, and a reader of
 * the editors' data. It looks at what was built.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { validateCem } from '@wc-toolkit/cem-validator';
import { validate, type Schema } from 'jsonschema';
import { root } from '../house/source.js';

const read = <T>(path: string): T => JSON.parse(readFileSync(`${root}dist/${path}`, 'utf8')) as T;
interface Manifest {
  schemaVersion: string;
  modules: {
    kind: string;
    path: string;
    exports: { kind: string; name: string; declaration: { module: string } }[];
    declarations: { name: string; tagName: string }[];
  }[];
}
const manifest = read<Manifest>('custom-elements.json');
const schema = createRequire(import.meta.url)('custom-elements-manifest') as Schema;
const findings = (of: Manifest): string[] => validate(of, schema).errors.map(({ stack }) => stack);
const tags = manifest.modules.flatMap(({ declarations }) => declarations.map(({ tagName }) => tagName)).sort();
const publicTags = [
  'flywheel-check-in-card',
  'flywheel-conference-scheduler',
  'flywheel-embed',
  'flywheel-goal-tracker',
  'flywheel-message-thread',
  'flywheel-school',
];

/** What the validator says; it prints, and promises nothing. */
async function verdict(of: Manifest): Promise<string> {
  const said: string[] = [];
  const print = console;
  const kept = { log: print.log, error: print.error, warn: print.warn };
  const note = (...parts: unknown[]): void => void said.push(parts.join(' '));
  Object.assign(print, { log: note, error: note, warn: note });
  try {
    await validateCem(of, {
      packageJsonPath: `${root}package.json`,
      cemFileName: 'dist/custom-elements.json',
      logErrors: true,
      rules: {
        // A package with `exports` and no CommonJS needs neither.
        packageJson: {
          main: 'off',
          module: 'off',
          packageType: 'error',
          types: 'error',
          exports: 'error',
          customElementsProperty: 'error',
          publishedCem: 'error',
        },
        // Types come from the front door; and the validator takes each `.d.ts` for a source.
        manifest: { exportTypes: 'off', typeDefinitionPath: 'off', schemaVersion: 'error', modulePath: 'error', definitionPath: 'error', tagName: 'error' },
      },
    });
  } finally {
    Object.assign(print, kept);
  }
  return said.join('\n');
}

describe('the manifest', () => {
  it('is what the schema asks for', () => assert.deepEqual(findings(manifest), []));
  it('would be refused without the kind of a module', () => {
    const broken = structuredClone(manifest);
    delete (broken.modules[0] as Partial<Manifest['modules'][0]>).kind;
    assert.notEqual(findings(broken).length, 0);
  });

  it('is clean for the validator', async () => assert.doesNotMatch(await verdict(manifest), /manifest\.|package\.json|packageJson|error\(s\)/));
  it('would not be with a path of the source', async () => {
    const broken = structuredClone(manifest);
    const card = broken.modules.find(({ declarations }) => declarations.some(({ tagName }) => tagName === 'flywheel-check-in-card'))!;
    card.path = 'src/widgets/check-in-card/check-in-card.element.ts';
    assert.match(await verdict(broken), /manifest\.modulePath.*FlywheelCheckInCard/);
  });

  it('has each public tag, the module that registers it, and no room behind it', () => {
    assert.deepEqual(tags, publicTags);
    const paths = manifest.modules.flatMap(({ path, exports }) => [path, ...exports.map(({ declaration }) => declaration.module)]);
    assert.deepEqual(
      paths.filter((path) => !existsSync(root + path)),
      [],
    );
    const defined = manifest.modules.flatMap(({ path, exports }) =>
      exports.filter(({ kind }) => kind === 'custom-element-definition').map(({ name }) => `${name} ${path}`),
    );
    assert.ok(defined.includes('flywheel-goal-tracker dist/widgets/goal-tracker/goal-tracker.js'), defined.join('\n'));
    assert.deepEqual(defined.map((one) => one.split(' ')[0]).sort(), tags);
  });
});

interface Named {
  name: string;
  values?: { name: string }[];
}

describe('what editors read', () => {
  it('VS Code knows the tags, their attributes and the words that an attribute takes', () => {
    const { tags: known } = read<{ tags: (Named & { attributes: Named[] })[] }>('vscode.html-custom-data.json');
    assert.deepEqual(known.map(({ name }) => name).sort(), tags);
    const card = known.find(({ name }) => name === 'flywheel-check-in-card')!.attributes;
    assert.deepEqual(
      card.find(({ name }) => name === 'mode')!.values!.map(({ name }) => name),
      ['feelings', 'check-in-check-out', 'daily-report-card'],
    );
    assert.ok(card.some(({ name }) => name === 'time-zone'));
    const { properties } = read<{ properties: Named[] }>('vscode.css-custom-data.json');
    assert.ok(properties.some(({ name }) => name === '--flywheel-accent'));
  });

  it('JetBrains knows the tags and their events, and finds the file by package.json', () => {
    const { 'web-types': path } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { 'web-types': string };
    const types = JSON.parse(readFileSync(root + path, 'utf8')) as {
      name: string;
      version: string;
      contributions: { html: { elements: (Named & { events: Named[] })[] } };
    };
    assert.equal(types.name, 'flywheel-widgets');
    const { elements } = types.contributions.html;
    assert.deepEqual(elements.map(({ name }) => name).sort(), tags);
    assert.ok(elements.find(({ name }) => name === 'flywheel-check-in-card')!.events.some(({ name }) => name === 'flywheel-check-in-sent'));
  });
});
