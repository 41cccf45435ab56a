import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filesOf } from '../house/prove.js';
import { repository, type Checker } from '../house/source.js';
import { builtFiles, checkCdn, checkExternals, checkManifest, checkModules } from './shape.js';

/** Tags of the rooms that a page may use: each widget, the school and what is embedded. */
function publicTags(): string[] {
  const registrations = repository().filter(({ path }) => /^src\/(school|widgets|embed)\/(.+\/)?[a-z-]+\.ts$/.test(path));
  const exported = new Set(
    [...(repository().find(({ path }) => path === 'package.json')?.text ?? '').matchAll(/"\.\/dist\/([\w/-]+)\.js"/g)].map(
      (match) => `src/${match[1] ?? ''}.ts`,
    ),
  );
  return registrations
    .filter(({ path }) => exported.has(path))
    .flatMap(({ text }) => [...text.matchAll(/defineElement\(\s*'([^']+)'/g)].map((match) => match[1] ?? ''));
}

interface Case {
  readonly fault: string;
  readonly files: Readonly<Record<string, string>>;
  readonly says: RegExp;
}

function holds(name: string, checker: Checker, cases: readonly Case[]): void {
  describe(name, () => {
    it('holds for what was built', () => {
      const files = builtFiles();
      assert.ok(files.length > 20, 'nothing was built: run npm run build');
      const findings = checker(files);
      if (findings.length > 0) assert.fail(`\n${findings.join('\n')}\n`);
    });
    for (const { fault, files, says } of cases) {
      it(`finds: ${fault}`, () => assert.match(checker(filesOf(files)).join('\n'), says));
    }
  });
}

holds('dist/ is one typed module a file', checkModules, [
  { fault: 'a module of the bundler', files: { 'dist/_virtual/a.js': '' }, says: /came from the bundler/ },
  { fault: 'a module without types', files: { 'dist/a.js': '' }, says: /has no types/ },
]);

holds('dist/ leaves its dependencies outside', checkExternals, [
  { fault: 'Lit inside a module', files: { 'dist/a.js': '(globalThis.litHtmlVersions??=[]).push("3")' }, says: /has Lit inside/ },
]);

const licences = { 'dist/cdn/THIRD-PARTY-LICENSES.md': '## lit - 3\n## idb - 8\n' };
holds('the plain script is whole', checkCdn, [
  { fault: 'a bare import', files: { ...licences, 'dist/cdn/flywheel.js': 'import{html}from"lit";' }, says: /imports lit by its bare name/ },
  { fault: 'a bare dynamic import', files: { ...licences, 'dist/cdn/flywheel.js': 'import("idb")' }, says: /imports idb/ },
  { fault: 'the development Lit', files: { ...licences, 'dist/cdn/flywheel.js': '"Lit is in dev mode"' }, says: /development Lit/ },
  { fault: 'a licence that is missing', files: { 'dist/cdn/flywheel.js': '' }, says: /licence of lit is missing/ },
  { fault: 'icons without their licence', files: { ...licences, 'dist/cdn/flywheel.js': '' }, says: /LICENSE-lucide\.txt is missing/ },
  { fault: 'no entry', files: licences, says: /no dist\/cdn\/flywheel\.js/ },
]);

const manifest = (declaration: object): Record<string, string> => ({
  'dist/custom-elements.json': JSON.stringify({ modules: [{ declarations: [declaration] }] }),
});
describe('the manifest', () => {
  it('lists tags that are there', () => assert.ok(publicTags().includes('flywheel-check-in-card'), publicTags().join(', ')));
});
holds('the manifest describes every public tag', checkManifest(publicTags()), [
  { fault: 'a tag that is missing', files: manifest({ tagName: 'flywheel-other', description: 'x' }), says: /lacks <flywheel-check-in-card>/ },
  { fault: 'a tag without a word', files: manifest({ tagName: 'flywheel-check-in-card' }), says: /does not say what it is/ },
  {
    fault: 'an event without a word',
    files: manifest({ tagName: 'flywheel-check-in-card', description: 'x', events: [{ name: 'flywheel-check-in-sent' }] }),
    says: /does not describe its event "flywheel-check-in-sent"/,
  },
  {
    fault: 'a field without a word that anybody may set',
    files: manifest({ tagName: 'flywheel-check-in-card', description: 'x', members: [{ name: '#own', privacy: 'private' }, { name: 'nameOfPoint' }] }),
    says: /does not describe its member "nameOfPoint"/,
  },
]);
