import { stepFolders } from '../support/steps.mjs';
import { prove, type Planted } from './prove.js';
import { checkClassesAlone, checkExports, checkLock, checkRegistrations, checkScripts, checkTestFolders, checkTop, checkTraces } from './repository.js';

const any = (): boolean => true;
const named =
  (name: string) =>
  ({ path }: { path: string }): boolean =>
    path === name;
const planted = (fault: string, path: string, text: string, says: RegExp): Planted => ({ fault, files: { [path]: text }, says });
const json = (value: unknown): string => JSON.stringify(value);

prove({
  name: 'the top level is the card on the door',
  checker: checkTop,
  sees: any,
  faults: [planted('a folder of scripts', 'scripts/build.mjs', '', /scripts stands/), planted('a config at the top', 'eslint.config.js', '', /eslint/)],
  fine: { 'README.md': '', '.ci/run': '', 'src/index.ts': '' },
});

prove({
  name: 'no file gives away a machine or a registry',
  checker: checkTraces,
  sees: any,
  faults: [
    planted('a path of a machine', 'test/base/a.test.ts', `const file = '/${'work'}/main/a.ts';`, /path of a machine/),
    planted('a home folder', '.config/a.js', `const file = '/${'home'}/someone/a.ts';`, /path of a machine/),
    planted('a registry', '.npmrc', `registry=https://${'registry'}.example.com/npm`, /host of a registry/),
  ],
  fine: { 'src/base/a.ts': `const route = '/homework/done'; const work = 'a/work/b';` },
});

prove({
  name: 'the lock names no host',
  checker: checkLock,
  sees: named('package-lock.json'),
  faults: [planted('a lock with hosts', 'package-lock.json', json({ packages: { a: { resolved: 'https://example.com/a.tgz' } } }), /fetched from/)],
  fine: { 'package-lock.json': json({ packages: { a: { version: '1.0.0' } } }) },
});

prove({
  name: 'each export is named, typed and there',
  checker: checkExports,
  sees: named('package.json'),
  faults: [
    planted('a wildcard', 'package.json', json({ exports: { './*': './dist/*.js' } }), /wildcard/),
    planted(
      'an export of nothing',
      'package.json',
      json({ exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } } }),
      /comes from no file/,
    ),
    {
      fault: 'types after the code',
      files: { 'package.json': json({ exports: { '.': { default: './dist/index.js' } } }), 'src/index.ts': '' },
      says: /types first/,
    },
  ],
  fine: { 'package.json': json({ exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } } }), 'src/index.ts': '' },
});

const card = { 'src/widgets/a/a.ts': `defineElement('flywheel-a', A);` };
const kept = ['./src/widgets/a/a.ts', './dist/widgets/a/a.js'];
const exported = { './a.js': { types: './dist/widgets/a/a.d.ts', default: './dist/widgets/a/a.js' } };

prove({
  name: 'what registers a tag is exported and kept',
  checker: checkRegistrations,
  sees: named('package.json'),
  faults: [
    { fault: 'a widget that nobody can import', files: { ...card, 'package.json': json({ sideEffects: kept }) }, says: /not exported/ },
    { fault: 'a widget that a bundler drops', files: { ...card, 'package.json': json({ exports: exported, sideEffects: [kept[0]] }) }, says: /sideEffects/ },
    {
      fault: 'a widget kept by a wildcard, and its class with it',
      files: { ...card, 'src/widgets/a/a.element.ts': 'export class A {}', 'package.json': json({ exports: exported, sideEffects: ['./*/widgets/*/*.?s'] }) },
      says: /a\.element\.ts is in sideEffects and does nothing/,
    },
    {
      fault: 'a file in sideEffects that has gone',
      files: { ...card, 'package.json': json({ exports: exported, sideEffects: [...kept, './*/ui/gone.?s'] }) },
      says: /gone\.\?s, which is no file/,
    },
  ],
  fine: {
    ...card,
    'src/element/define-element.ts': `export function defineElement(tag, element) { customElements.define(tag, element); }`,
    'package.json': json({ exports: exported, sideEffects: kept }),
  },
});

const alone = { './a.element.js': { types: './dist/widgets/a/a.element.d.ts', default: './dist/widgets/a/a.element.js' } };
prove({
  name: 'beside what registers a tag stands the class alone',
  checker: checkClassesAlone,
  sees: named('package.json'),
  faults: [
    {
      fault: 'a widget whose class cannot be had alone',
      files: { ...card, 'package.json': json({ exports: exported }) },
      says: /a\.element\.js does not give/,
    },
    {
      fault: 'a class that is the registering module',
      files: { ...card, 'package.json': json({ exports: { ...exported, './a.element.js': exported['./a.js'] } }) },
      says: /a\.element\.js does not give/,
    },
  ],
  fine: { ...card, 'package.json': json({ exports: { ...exported, ...alone } }) },
});

prove({
  name: 'no script points at nothing',
  checker: checkScripts,
  sees: named('package.json'),
  faults: [
    planted('a script without its file', 'package.json', json({ scripts: { soak: 'node test/bench/soak.mjs' } }), /not there/),
    planted('a script that calls none', 'package.json', json({ scripts: { lint: 'npm run lint:words' } }), /no script/),
  ],
  fine: { 'package.json': json({ scripts: { a: 'node test/run.mjs', b: 'npm run a' } }), 'test/run.mjs': '' },
});

prove({
  name: 'every folder of tests is run by a step',
  checker: checkTestFolders(stepFolders()),
  sees: ({ path }) => path.startsWith('test/'),
  faults: [planted('a folder that no step runs', 'test/forgotten/a.test.ts', '', /test\/forgotten/)],
  fine: { 'test/base/a.test.ts': '', 'test/support/clock.ts': '' },
});
