/**
 * Which bytes a page may run of the built folder: the SHA-384 of each module, as a list for tools and as a snippet for a page. It reads what was written, last
 * of all, and knows nothing of how it was built.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the guides put the folder on a school's site. */
const PLACE = '/widgets/';

const hashOf = (algorithm, bytes) => `${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}`;

/** Each module below `folder`, by its path there, in the order of the alphabet. */
export function integrityOf(folder) {
  const files = readdirSync(folder, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.js'))
    .sort();
  return Object.fromEntries(files.map((name) => [name, hashOf('sha384', readFileSync(join(folder, name)))]));
}

/** What stands in the head of a page that has the folder at `place`: the import map comes before every module. */
export function snippetOf(integrity, place = PLACE) {
  const byUrl = Object.fromEntries(Object.entries(integrity).map(([name, hash]) => [place + name, hash]));
  const map = JSON.stringify({ integrity: byUrl }, null, 2);
  return `<!-- A Content-Security-Policy without 'unsafe-inline' lets this map through where script-src has ${`'${hashOf('sha256', map)}'`} -->
<script type="importmap">${map}</script>
<script type="module" src="${place}flywheel.js" integrity="${integrity['flywheel.js']}"></script>
`;
}

/** Writes `integrity.json` and `integrity.html` into `folder`. */
export function writeIntegrity(folder) {
  const integrity = integrityOf(folder);
  writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);
  writeFileSync(join(folder, 'integrity.html'), snippetOf(integrity));
}
