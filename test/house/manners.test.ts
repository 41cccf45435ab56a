import { checkBarrels, checkDeclaredNames, checkErrorsAndAny, checkFileNames, checkOpenings, checkPhrases, checkTestsRun } from './manners.js';
import { prove, type Planted } from './prove.js';

const isCode = ({ path }: { path: string }): boolean => /^(src|demo|test)\/.*\.(ts|mjs)$/.test(path);
const planted = (fault: string, path: string, text: string, says: RegExp): Planted => ({ fault, files: { [path]: text }, says });
const [skip, only, later] = ['it.sk' + 'ip', 'test.on' + 'ly', 'TO' + 'DO'];

prove({
  name: 'files are named for what they hold',
  checker: checkFileNames,
  sees: isCode,
  faults: [
    planted('a drawer for everything', 'src/base/utils.ts', '', /"utils"/),
    planted('a folder for everything', 'src/common/text.ts', '', /"common"/),
    planted('a manager', 'src/sync/draft-manager.ts', '', /"manager"/),
    planted('capital letters', 'src/ui/StatusLine.ts', '', /kebab/),
    planted('underscores', 'demo/api/check_in.ts', '', /kebab/),
  ],
  fine: { 'src/widgets/check-in-card/check-in-card.element.ts': '', 'demo/api/migrations/0001.ts': '' },
});

prove({
  name: 'classes and types are named for what they are',
  checker: checkDeclaredNames,
  sees: isCode,
  faults: [
    planted('a manager', 'src/sync/a.ts', 'export class DraftManager {}', /DraftManager/),
    planted('a service', 'src/client/a.ts', 'export interface CheckInService {}', /CheckInService/),
    planted('a helper', 'src/ui/a.ts', 'export type DateHelper = 1;', /DateHelper/),
  ],
  fine: { 'src/sync/a.ts': 'export class Outbox {}\nexport type Serviceable = 1;' },
});

prove({
  name: 'nothing is put off, nothing is turned off in silence',
  checker: checkPhrases,
  sees: isCode,
  faults: [
    planted('a promise for later', 'src/base/a.ts', `// ${later}: all of it`, /for later/),
    planted('a rule turned off', 'src/base/a.ts', `// eslint-${'disable'}-next-line no-console`, /without a reason/),
    planted('a typed rule turned off', 'src/base/a.ts', `// oxlint-${'disable'}-next-line typescript/await-thenable`, /without a reason/),
    planted('types turned off', 'demo/api/a.ts', `// @ts-${'ignore'}`, /type checker/),
    planted('an error expected in silence', 'test/base/a.test.ts', `// @ts-${'expect-error'}`, /without saying why/),
  ],
  fine: { 'src/base/a.ts': `// eslint-${'disable'}-next-line no-console -- the developer must see it\n// @ts-${'expect-error'} a wrong type, on purpose` },
});

prove({
  name: 'no error is swallowed, no type is any',
  checker: checkErrorsAndAny,
  sees: isCode,
  faults: [
    planted('an empty catch', 'src/base/a.ts', 'try { go(); } catch {}', /swallows/),
    planted('a promise that fails unheard', 'src/base/a.ts', 'void go().catch(() => {});', /swallows/),
    planted('a promise that fails into nothing', 'src/base/a.ts', 'void go().catch(() => undefined);', /swallows/),
    planted('any', 'demo/api/a.ts', 'export const a = (b: any) => b;', /says any/),
  ],
  fine: {
    'src/base/a.ts':
      "try { go(); } catch { /* the row is gone: that is what was wanted */ }\nexport const any = 'any';\nvoid go().catch(() => 1);\nvoid go().catch(() => undefined); // cut short on purpose",
  },
});

prove({
  name: 'every test runs',
  checker: checkTestsRun,
  sees: isCode,
  faults: [
    planted('one is skipped', 'test/base/a.test.ts', `${skip}('x', () => {});`, /does not run/),
    planted('one is alone', 'test/base/a.test.ts', `${only}('x', () => {});`, /does not run/),
    planted('one is skipped by an option', 'test/base/a.test.ts', `it('x', { skip: true }, () => {});`, /does not run/),
    planted('one is struck out', 'test/base/a.test.ts', `xit('x', () => {});`, /does not run/),
  ],
  fine: { 'test/base/a.test.ts': `it('x', () => {});\nconst page = { skip: true };` },
});

prove({
  name: 'no barrel below the roof',
  checker: checkBarrels,
  sees: isCode,
  faults: [
    planted('a barrel', 'src/store/index.ts', `export { a } from './a.js';\nexport type { B } from './b.js';`, /only passes on/),
    planted('all of another file', 'src/store/a.ts', `export * from './b.js';\nexport const c = 1;`, /passes on all/),
  ],
  fine: {
    'src/index.ts': `export { a } from './base/a.js';`,
    'src/widgets/a/a.ts': `import { A } from './a.element.js';\ndefineElement('a-a', A);\nexport { A } from './a.element.js';`,
  },
});

prove({
  name: 'a file says first what it is',
  checker: checkOpenings,
  sees: isCode,
  faults: [planted('a long file without an opening', 'src/base/a.ts', 'export const a = 1;\n'.repeat(41), /does not say/)],
  fine: { 'src/base/a.ts': 'export const a = 1;\n', 'src/base/b.ts': `/** What it is. */\n${'export const a = 1;\n'.repeat(41)}` },
});
