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

/** Installs where needed. Throws with one sentence where npm could not. */
export function ensureInstalled(folder = root) {
  if (isInstalled(folder)) return;
  process.stderr.write('Installing packages, once (about two minutes) …\n');
  const windows = process.platform === 'win32';
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: windows,
  });
  if (error || status !== 0) throw new Error(`npm ci did not succeed (${error?.message ?? `it ended with ${status}`}); is the package registry within reach?`);
  if (!isInstalled(folder)) throw new Error('npm ci ended well, but node_modules is not what package-lock.json asks for.');
}
