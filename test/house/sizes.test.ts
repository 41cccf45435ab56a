import { prove } from './prove.js';
import { checkFileSizes, checkFunctionSizes, checkMedian, checkTestLines } from './sizes.js';

const inSrc = ({ path }: { path: string }): boolean => path.startsWith('src/') && path.endsWith('.ts');
const lines = (count: number): string => 'export const a = 1;\n'.repeat(count);
const lasting = (count: number): string => `${'  work();\n'.repeat(count - 2)}`;

prove({
  name: 'a file has at most 300 lines',
  checker: checkFileSizes,
  sees: inSrc,
  faults: [
    { fault: 'a god file', files: { 'src/base/a.ts': lines(301) }, says: /has 301 lines/ },
    { fault: 'a god file of the demo', files: { 'src/base/a.ts': '', 'demo/api/a.ts': lines(301) }, says: /demo\/api\/a\.ts has 301 lines/ },
    { fault: 'a god file of tests', files: { 'src/base/a.ts': '', 'test/base/a.test.ts': lines(501) }, says: /a\.test\.ts has 501 lines/ },
  ],
  fine: { 'src/base/a.ts': lines(300), 'src/i18n/generated/es.ts': lines(900) },
});

prove({
  name: 'half of the files have at most 120 lines',
  checker: checkMedian,
  sees: inSrc,
  faults: [
    {
      fault: 'two of three are long',
      files: { 'src/base/a.ts': lines(121), 'src/base/b.ts': lines(130), 'src/base/c.ts': lines(10) },
      says: /median of src\/ is 121/,
    },
  ],
  fine: { 'src/base/a.ts': lines(120), 'src/base/b.ts': lines(290), 'src/base/c.ts': lines(10) },
});

prove({
  name: 'a function has at most 40 lines',
  checker: checkFunctionSizes,
  sees: inSrc,
  faults: [
    { fault: 'a function', files: { 'src/base/a.ts': `export function long() {\n${lasting(41)}}\n` }, says: /long has 41 lines/ },
    { fault: 'a method', files: { 'src/base/a.ts': `class A {\n  #long() {\n${lasting(41)}  }\n}` }, says: /#long has 41 lines/ },
    { fault: 'an arrow function', files: { 'src/base/a.ts': `export const long = () => {\n${lasting(41)}};\n` }, says: /long has 41 lines/ },
    {
      fault: 'a getter of the demo',
      files: { 'src/base/b.ts': '', 'demo/api/a.ts': `class A {\n  get long() {\n${lasting(41)}  }\n}` },
      says: /demo.*long has 41 lines/,
    },
  ],
  fine: {
    'src/base/a.ts': `export function short() {\n${lasting(40)}}\n`,
    'src/ui/a.styles.ts': `const sheet = (em) => css\`\n${lasting(60)}\`;\n`,
    'test/base/a.test.ts': `describe('a', () => {\n${lasting(90)}});\n`,
  },
});

prove({
  name: 'there is at least as much test as source',
  checker: checkTestLines,
  sees: inSrc,
  faults: [{ fault: 'less test than source', files: { 'src/base/a.ts': lines(10), 'test/base/a.test.ts': lines(9) }, says: /9 lines of test for 10/ }],
  fine: { 'src/base/a.ts': lines(10), 'test/base/a.test.ts': lines(10), 'src/i18n/generated/es.ts': lines(50) },
});
