/**
 * Installs the packages of the lock file where they are missing or others. Plain Node: `npm start` and `npm test` call it before anything else, on a
 * machine that has nothing but Node. It looks at nothing but the lock and what npm noted in `node_modules`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** Whether npm's own note of what it installed names every package of the lock that every machine needs. */
function agrees(lock, installed) {
  if (!installed) return false;
  const there = JSON.parse(installed).packages;
  const wanted = Object.entries(JSON.parse(lock).packages).filter(([path, entry]) => path !== '' && !entry.optional && !entry.peer);
  return wanted.every(([path, entry]) => there[path]?.version === entry.version);
}

/** Whether `node_modules` in `folder` is what its lock asks for; a hash beside the packages answers at once the next time. */
export function isInstalled(folder = root) {
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  const note = join(folder, 'node_modules/.flywheel/lock.sha256');
  if (read(note) === hash) return true;
  if (!agrees(lock, read(join(folder, 'node_modules/.package-lock.json')))) return false;
  mkdirSync(join(folder, 'node_modules/.flywheel'), { recursive: true });
  writeFileSync(note, hash);
  return true;
}

/** What to do about an `npm ci` that did not succeed, in one sentence. */
export function wayOn({ error, status, stderr }, folder) {
  const code = error?.code ?? /^npm (?:error|ERR!) code (\w+)/m.exec(stderr)?.[1] ?? `ended with ${status}`;
  const said = (sentence) => `The packages could not be installed (${code}): ${sentence}`;
  if (code === 'ENOENT' && error) return said('there is no npm on the PATH; it comes with Node, from https://nodejs.org/.');
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return said(`${folder} cannot be written; make it yours, or clone again where you may write.`);
  if (code === 'ENOSPC') return said('the disk is full; make room for about 700 MB and run the same command again.');
  if (code === 'EUSAGE') return said('package.json and package-lock.json do not agree; run npm install, and look at what it changed.');
  return said('is the package registry within reach? Look at npm config get registry, then run the same command again; npm ci tells more.');
}

/** Installs where needed. Throws with one sentence where npm could not. */
export function ensureInstalled(folder = root) {
  if (isInstalled(folder)) return;
  process.stderr.write('Installing packages, once (about two minutes) …\n');
  const windows = process.platform === 'win32';
  const ended = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    shell: windows,
  });
  if (ended.error || ended.status !== 0) throw new Error(wayOn(ended, folder));
  if (!isInstalled(folder))
    throw new Error('npm ci ended well, but node_modules is not what package-lock.json asks for: remove node_modules and run it again.');
}
