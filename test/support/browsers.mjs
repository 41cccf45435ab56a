/**
 * Finds the browsers that the tests drive, and fetches one where the machine has none. Plain Node with no dependency, so that the runner may
 * call it before anything is installed. It knows nothing of tests: it answers with a path to an executable.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SPARTICUZ = '@sparticuz/chromium@147.0.0';
const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/browser', import.meta.url));
const isRoot = process.getuid?.() === 0;

/** Flags for every Chromium we start: quiet, offline, and without a sandbox only where the kernel refuses one to root. */
export const chromeArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  ...(isRoot ? ['--no-sandbox'] : []),
];

const canRun = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // absent or not executable: both mean "not this one"
  }
};

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(canRun);

const firstOf = (names, places) => names.map(onPath).find(Boolean) ?? places.find(canRun);

/** The newest executable under `folder` whose path ends in one of `endings`, at most four folders deep: how Playwright and Puppeteer keep theirs. */
function inCache(folder, endings, depth = 4) {
  if (!existsSync(folder)) return undefined;
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => b.name.localeCompare(a.name, 'en', { numeric: true }));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const found = entry.isDirectory() ? depth > 0 && inCache(path, endings, depth - 1) : endings.includes(entry.name) && canRun(path) && path;
    if (found) return found;
  }
  return undefined;
}

function fromEnvironment(name) {
  const path = process.env[name];
  if (path && !canRun(path)) throw new Error(`${name} is set, but nothing can be run at ${path}.`);
  return path;
}

/** Debian and its kin, as root only: nobody else is asked for a password in the middle of a test run. */
function fromApt(packageName, executable) {
  if (process.platform !== 'linux' || !isRoot || !onPath('apt-get')) return undefined;
  process.stderr.write(`Installing ${packageName} with apt-get, once …\n`);
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', packageName], options);
  } catch (error) {
    process.stderr.write(`apt-get could not install ${packageName}: ${error.message}\n`);
    return undefined;
  }
  return onPath(executable);
}

/**
 * The Chromium inside an npm package, fetched once. Three things are needed, each found by failure: the variable that makes it unpack its own NSS and
 * NSPR; a fontconfig that names the unpacked fonts (with no font at all Chromium drops typed characters); a TMPDIR of its own to unpack into.
 */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const entry = join(cacheFolder, 'node_modules/@sparticuz/chromium/build/esm/index.js');
  if (!existsSync(entry)) {
    process.stderr.write('Fetching a Chromium from npm (66 MB), once …\n');
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(join(cacheFolder, 'package.json'), '{"private":true}');
    const args = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', SPARTICUZ];
    try {
      execFileSync('npm', args, { cwd: cacheFolder, stdio: ['ignore', 'ignore', 'pipe'] });
    } catch (error) {
      process.stderr.write(`npm could not fetch it (${/code (\w+)/.exec(String(error.stderr))?.[1] ?? error.code ?? error.status}).\n`);
      return undefined;
    }
  }
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', join(cacheFolder, 'fonts')].map((folder) => `<dir>${folder}</dir>`).join('');
  const fontconfig = join(cacheFolder, 'fontconfig');
  mkdirSync(fontconfig, { recursive: true });
  writeFileSync(
    join(fontconfig, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(cacheFolder, 'fontcache')}</cachedir></fontconfig>`,
  );
  process.env.TMPDIR = cacheFolder;
  process.env.FONTCONFIG_PATH ??= fontconfig;
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  const { default: chromium } = await import(pathToFileURL(entry).href);
  return chromium.executablePath();
}

/**
 * Path to a Chromium: `CHROME_PATH`, an installed one (the headless shell first: it is twice as fast), Playwright's or Puppeteer's, one from apt-get,
 * one from npm. Throws with what to do where none of these gives one.
 * @returns {Promise<string>}
 */
export async function findChrome() {
  const executables = ['headless_shell', 'chrome-headless-shell', 'chrome', 'Chromium', 'Google Chrome for Testing', 'chrome.exe'];
  const found =
    fromEnvironment('CHROME_PATH') ??
    firstOf(
      ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
      [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      ],
    ) ??
    [
      process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache/ms-playwright'),
      join(homedir(), 'Library/Caches/ms-playwright'),
      process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache/puppeteer'),
    ]
      .map((folder) => inCache(folder, executables))
      .find(Boolean) ??
    fromApt('chromium-headless-shell', 'chromium-headless-shell') ??
    (await fromNpm());
  if (!found) throw new Error('No Chrome or Chromium found, and none could be fetched. Install one, or set CHROME_PATH to its executable.');
  return found;
}

/**
 * Path to a Firefox: `FIREFOX_PATH`, an installed one, one from apt-get; `undefined` where there is none.
 * @returns {string | undefined}
 */
export function findFirefox() {
  return (
    fromEnvironment('FIREFOX_PATH') ??
    firstOf(['firefox-esr', 'firefox'], ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe']) ??
    fromApt('firefox-esr', 'firefox-esr')
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(await findChrome());
  console.log(findFirefox() ?? 'no Firefox');
}
