/**
 * Test files that share a page of the browser: to open one and to load what all of them need takes longer than the tests of most. Each group becomes a module that
 * loads its files one after the other. A file that cannot be loaded, or that holds no test, fails by its name. It knows no test.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Their tests leave requests to the database that never end, and put what fails in the place of what the page has: each file has a page of its own. */
const alone = ['store'];

/** Who shares a page: the files of a folder, which is one room of the house or one widget. */
export function byFolder(files) {
  const pages = {};
  for (const file of files) {
    const [, folder] = file.split('/');
    const end = alone.includes(folder) ? file.indexOf('.test.') : file.lastIndexOf('/');
    (pages[file.slice('test/'.length, end)] ??= []).push(file);
  }
  return pages;
}

/** A page knows what of `npm test` it is part of: what a story of the same state shows too is then left to that. */
const moduleOf = (files) => `globalThis.leftToStories = ${process.env.EVERYTHING !== '1'};
const count = ({ suites, tests }) => suites.reduce((sum, suite) => sum + count(suite), tests.length);
for (const file of ${JSON.stringify(files.map((file) => `/${file}`))}) {
  const before = count(mocha.suite);
  try {
    await import(file);
  } catch (error) {
    throw new Error(\`\${file} cannot be loaded: \${error.message}\`, { cause: error });
  }
  if (count(mocha.suite) === before) throw new Error(\`\${file} holds no test\`);
}
`;

/** Writes the modules of `pages` where no other run has its own, and resolves with their paths. */
export function writePages(pages, run) {
  const folder = join(root, 'node_modules/.cache/flywheel-pages', run.replaceAll(/\W+/g, '-'));
  rmSync(folder, { recursive: true, force: true });
  return Object.entries(pages).map(([name, files]) => {
    const path = join(folder, `${name.replaceAll('/', '-')}.test.js`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, moduleOf(files));
    return path;
  });
}
