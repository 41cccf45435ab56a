/**
 * What `npm test` runs, as a table: each step is one command, and says which folders of `test/` it covers, what it needs first, and whether it counts
 * tests of its own. It starts nothing: `test/run.mjs` does.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folders of `test/` that mirror `src/` and run in a browser. */
const mirrored = ['base', 'domain', 'contract', 'i18n', 'store', 'client', 'sync', 'element', 'ui', 'school', 'embed', 'widgets', 'roof'];
/** Those where a time zone can bite. */
const zoned = ['base', 'domain', 'widgets'];
/** Every file below `folder` (from the root) whose name ends in `.test.ts` or `.test.mjs`, sorted. */
function testsIn(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.test\.(ts|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .sort();
}

const script = (name) => ['npm', 'run', '--silent', name];

function nodeTests(files, concurrency) {
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=./test/support/tally-node.mjs'];
  return ({ tally }) => [
    'node',
    '--import',
    'tsx',
    '--test',
    `--test-concurrency=${concurrency}`,
    ...reporters,
    `--test-reporter-destination=${tally}`,
    ...files,
  ];
}

const inNode = (name, folder, more = {}) => {
  const files = testsIn(`test/${folder}`);
  return { name, folders: [folder.split('/')[0]], counts: true, absent: files.length === 0, command: nodeTests(files, 1), ...more };
};

function inBrowser(name, browser, folders, env = {}) {
  const present = folders.filter((folder) => testsIn(`test/${folder}`).length > 0);
  const files = present.map((folder) => `test/${folder}/**/*.test.ts`);
  return {
    name,
    folders,
    counts: true,
    absent: present.length === 0,
    env: { ...env, BROWSERS: browser },
    command: ({ tally }) => [
      'env',
      `TALLY=${tally}`,
      'node',
      'node_modules/@web/test-runner/dist/bin.js',
      '--config',
      '.config/web-test-runner.config.js',
      ...files.flatMap((glob) => ['--files', glob]),
    ],
  };
}

/** A runner of its own, which writes `{"passed":1,"failed":0,"skipped":0}` to the file named by `TALLY`. */
function stories() {
  const runner = ['test/stories/run.ts', 'test/stories/run.mjs'].find((file) => existsSync(join(root, file)));
  const needs = ['storybook'];
  if (!runner) return inNode('stories', 'stories', { needs });
  return {
    name: 'stories',
    folders: ['stories'],
    counts: true,
    needs,
    cores: 2,
    command: ({ tally }) => ['env', `TALLY=${tally}`, 'node', '--import', 'tsx', runner],
  };
}

/**
 * The steps in the order in which they start. `cores` is how much of two cores a step takes (1 where nothing is said), `minutes` its time limit.
 * `firefox: true` marks what is left out where the machine has no Firefox.
 */
export function steps({ webkit }) {
  return everyStep(webkit).filter((step) => !step.absent);
}

/** The folders of `test/` that some step runs. */
export const stepFolders = () => everyStep(false).flatMap((step) => step.folders ?? []);

function everyStep(webkit) {
  return [
    { name: 'build', command: script('build') },
    { name: 'format', command: script('lint:format') },
    { name: 'types', command: script('typecheck') },
    { name: 'lint', command: script('lint:code') },
    { name: 'templates', command: script('lint:templates') },
    { name: 'unused', command: script('lint:unused') },
    inNode('house', 'house'),
    { name: 'package', command: script('lint:package'), needs: ['build'] },
    inNode('built', 'built', { needs: ['build'] }),
    { name: 'size', command: script('size'), needs: ['build'] },
    { name: 'storybook', command: script('build-storybook'), needs: ['build'], env: { STORYBOOK_DISABLE_TELEMETRY: '1' } },
    inNode('api', 'demo', { minutes: 12 }),
    inBrowser('chromium', 'chromium', mirrored),
    { ...inBrowser('firefox', 'firefox', mirrored), firefox: true },
    inBrowser('chromium-new-york', 'chromium', zoned, { TZ: 'America/New_York' }),
    { ...inBrowser('firefox-new-york', 'firefox', zoned, { TZ: 'America/New_York' }), firefox: true },
    inBrowser('chromium-sydney', 'chromium', zoned, { TZ: 'Australia/Sydney' }),
    { ...inBrowser('firefox-sydney', 'firefox', zoned, { TZ: 'Australia/Sydney' }), firefox: true },
    ...(webkit ? [inBrowser('webkit', 'webkit', mirrored)] : []),
    stories(),
    inNode('journeys', 'journeys', { needs: ['build'], cores: 2, minutes: 12 }),
    inNode('conformance', 'conformance'),
    inNode('hosts', 'hosts', { needs: ['build'], cores: 2 }),
  ];
}
