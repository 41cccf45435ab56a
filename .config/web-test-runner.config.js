/**
 * The browser tests. `BROWSERS` names what to run them in, separated by commas: chromium (by default), firefox, webkit. `TALLY` names a file that
 * receives the numbers of tests, for `test/run.mjs`; `PAGES` says which files share a page, and is then all that is run.
 */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import puppeteer from 'puppeteer-core';
import { chromeArgs, findChrome, findFirefox } from '../test/support/browsers.mjs';
import { writePages } from '../test/support/shared-pages.mjs';
import { tallyReporter } from '../test/support/tally-browser.mjs';
import { webkitLauncher } from '../test/support/webkit-launcher.mjs';

const firefoxPath = () => {
  const path = findFirefox();
  if (!path) throw new Error('No Firefox found. Install firefox-esr, or set FIREFOX_PATH to its executable.');
  return path;
};

const launchers = {
  chromium: async () => chromeLauncher({ launchOptions: { executablePath: await findChrome(), headless: true, args: chromeArgs } }),
  firefox: () => chromeLauncher({ puppeteer, concurrency: 1, launchOptions: { browser: 'firefox', executablePath: firefoxPath(), headless: true } }),
  webkit: () => webkitLauncher(),
};

const names = (process.env.BROWSERS ?? 'chromium').split(',');
const unknown = names.filter((name) => !(name in launchers));
if (unknown.length > 0) throw new Error(`BROWSERS names ${unknown.join(', ')}; known are ${Object.keys(launchers).join(', ')}.`);

/** What every bundler does for a page: TanStack's list asks in which mode it runs by a name that only Node has. */
const inProduction = {
  name: 'in-production',
  transform: ({ path, body }) =>
    path.includes('/@tanstack/') && typeof body === 'string' ? { body: body.replaceAll('process.env.NODE_ENV', '"production"') } : undefined,
};

export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  files: process.env.PAGES
    ? writePages(JSON.parse(process.env.PAGES), `${names.join()} ${process.env.TZ ?? ''}`)
    : ['test/{base,domain,contract,i18n,store,client,sync,element,ui,school,widgets}/**/*.test.ts'],
  nodeResolve: { exportConditions: ['production'] },
  concurrency: 1,
  concurrentBrowsers: 1,
  browsers: await Promise.all(names.map((name) => launchers[name]())),
  reporters: [defaultReporter({ reportTestProgress: false }), ...(process.env.TALLY ? [tallyReporter(process.env.TALLY)] : [])],
  plugins: [
    a11ySnapshotPlugin(),
    inProduction,
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) }),
  ],
  testFramework: { config: { timeout: 15000 } },
  // Of a page with many files; a test that hangs ends at its own limit.
  testsFinishTimeout: 600000,
};
