/**
 * What `npm test` runs, as a table: each step is one command, and says which folders of `test/` it covers, what it needs first, and whether it counts
 * tests of its own. It starts nothing: `run-steps.mjs` does.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byFolder } from './shared-pages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folders of `test/` that mirror `src/` and run in a browser. */
const mirrored = ['base', 'domain', 'contract', 'i18n', 'store', 'client', 'sync', 'element', 'ui', 'school', 'embed', 'widgets', 'roof'];
/** Those where a time zone can bite. What a widget shows in each of its states and says in each language is the same in all of them. */
const zoned = ['base', 'domain', 'widgets'];
const isSweep = (file) => file.endsWith('-behaves.test.ts');
/**
 * What another engine may do otherwise: storage, events, focus, layout, each widget as a whole. Rules without a browser, and the parts of which a widget is made, it is
 * spared; they run in it with `ZONES=1`.
 */
const engineMayDiffer = () =>
  testsOf(mirrored).filter((file) => {
    const [, folder, widget, name] = file.split('/');
    return folder === 'widgets' ? name.startsWith(widget) : !['contract', 'i18n'].includes(folder);
  });

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

/** A file that takes as long as this hangs: it fails by its name, and the others go on. The slowest, all stories, takes less than half of it. */
const hangsMs = 600_000;

const reportersTo = (tally) => [
  ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
  ...['--test-reporter=./test/support/tally-node.mjs', `--test-reporter-destination=${tally}`],
];

/** The command of `node --test` over `files`, each in a process of its own, `atOnce` of them side by side, with its numbers in the file `tally`. */
export function nodeTests(files, atOnce = 1) {
  const limits = [`--test-concurrency=${atOnce}`, `--test-timeout=${hangsMs}`];
  return ({ tally }) => ['node', '--import', 'tsx', '--test', ...limits, ...reportersTo(tally), ...files];
}

/** The same over files that share one process, which takes less than half as long where each would open databases of its own. */
export function inOneProcess(files) {
  return ({ tally }) => ['node', '--import', 'tsx', ...reportersTo(tally), 'test/support/one-process.mjs', ...files];
}

function inNode(name, folder, more = {}) {
  const files = testsIn(`test/${folder}`);
  return { name, folders: [folder], counts: true, absent: files.length === 0, command: nodeTests(files, more.cores), ...more };
}

/** A folder whose files share one PostgreSQL and one browser. */
const together = (folder) => ({ command: inOneProcess(testsIn(`test/${folder}`)), needs: ['build', 'pages'], browser: 'chromium', minutes: 20 });

const testsOf = (folders) => folders.flatMap((folder) => testsIn(`test/${folder}`));

/** `files`: which of the folders, where not all of them. Those of a folder share a page. */
function inBrowser(name, browser, folders, env = {}, files = testsOf(folders)) {
  const pages = byFolder(folders === zoned ? files.filter((file) => !isSweep(file)) : files);
  const runner = ['node_modules/@web/test-runner/dist/bin.js', '--config', '.config/web-test-runner.config.js'];
  return {
    name,
    folders,
    browser,
    counts: true,
    minutes: 20,
    absent: files.length === 0,
    env: { ...env, BROWSERS: browser, PAGES: JSON.stringify(pages) },
    command: ({ tally }) => ['env', `TALLY=${tally}`, 'node', ...runner],
  };
}

/** A runner of its own, which writes `{"passed":1,"failed":0,"skipped":0}` to the file named by `TALLY`; or tests as everywhere. */
function stories() {
  const more = { needs: ['storybook'], browser: 'chromium', cores: 2, minutes: 20 };
  const runner = ['test/stories/run.ts', 'test/stories/run.mjs'].find((file) => existsSync(join(root, file)));
  if (!runner) return inNode('stories', 'stories', more);
  return { name: 'stories', folders: ['stories'], counts: true, ...more, command: ({ tally }) => ['env', `TALLY=${tally}`, 'node', '--import', 'tsx', runner] };
}

const newYork = { TZ: 'America/New_York' };
const sydney = { TZ: 'Australia/Sydney' };

/** What a zone can bite, in each engine: in the zones that it does not have anyway. */
const moreZones = () => [
  inBrowser('firefox', 'firefox', zoned),
  inBrowser('firefox-new-york', 'firefox', zoned, newYork),
  inBrowser('chromium', 'chromium', zoned),
  inBrowser('chromium-sydney', 'chromium', zoned, sydney),
];

function everyStep({ webkit, zones }) {
  return [
    // The longest first: the short ones fill what is left of the two cores.
    { name: 'build', command: script('build') },
    // Once, before any test: two that begin side by side would build into one folder at once.
    { name: 'pages', command: ['node', '--input-type=module', '--eval', `import { ensureBuilt } from './demo/build.mjs'; await ensureBuilt();`] },
    inNode('journeys', 'journeys', together('journeys')),
    inNode('hosts', 'hosts', together('hosts')),
    { ...inNode('api', 'demo/api'), command: inOneProcess(testsIn('test/demo/api')), minutes: 20 },
    // Its tests start whole schools, as people do.
    { ...inNode('demo', 'demo'), needs: ['pages'], command: nodeTests(testsIn('test/demo').filter((file) => !file.startsWith('test/demo/api/'))) },
    inBrowser('firefox-sydney', 'firefox', mirrored, sydney, engineMayDiffer()),
    inBrowser('chromium-new-york', 'chromium', mirrored, newYork),
    ...(zones ? moreZones() : []),
    { name: 'format', command: script('lint:format') },
    { name: 'types', command: script('typecheck') },
    { name: 'lint', command: script('lint:code') },
    { name: 'typed', command: script('lint:typed') },
    { name: 'templates', command: script('lint:templates') },
    { name: 'unused', command: script('lint:unused') },
    { ...inNode('house', 'house'), command: inOneProcess(testsIn('test/house')) },
    { name: 'package', command: script('lint:package'), needs: ['build'] },
    inNode('built', 'built', together('built')),
    { name: 'size', command: script('size'), needs: ['build'] },
    // `build` has made the manifest that it reads.
    { name: 'storybook', command: script('build:storybook'), needs: ['build'], env: { STORYBOOK_DISABLE_TELEMETRY: '1' } },
    ...(webkit ? [inBrowser('webkit', 'webkit', mirrored)] : []),
    stories(),
    inNode('conformance', 'conformance'),
    inNode('promises', 'promises'),
  ];
}

/**
 * The steps in the order in which they start, without those that have no tests yet. Of each: `cores`, how much of two cores it takes (1 where nothing
 * is said); `minutes`, its time limit; `browser`, what it needs on the machine; `needs`, the steps that must have passed before.
 */
export const steps = (wishes) => everyStep(wishes).filter((step) => !step.absent);

/** The folders of `test/` that some step runs. */
export const stepFolders = () => everyStep({}).flatMap((step) => step.folders ?? []);
