/**
 * Two builds of one source are the same to the byte: what a school checks with the integrity list, somebody else can build. The plain script is built for the
 * package and for the demo, by two processes, so nothing is built for this; only the maps for debuggers are of the package alone.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, pagesFolder } from '../../demo/build.mjs';

/** Names the map that lies beside a module, on a line of its own; the map is not built for the demo. */
const MAP = /\/\/# sourceMappingURL=\S+\s*$/;
/** Made of the bytes of the modules with that line; `test/built/integrity.test.ts` holds them against those. */
const ofBytes = ['integrity.json', 'integrity.html'];

/** The bytes of each file, by its path. */
function contentsOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith('.map'));
  const paths = names.map((entry) => join(entry.parentPath, entry.name).slice(folder.length)).sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'latin1').replace(MAP, '').trimEnd()]));
}

const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((path) => !ofBytes.some((name) => path.endsWith(name)) && one.get(path) !== other.get(path));

test('what is built twice is the same, byte by byte, under the same names', async () => {
  await ensureBuilt();
  const [ours, again] = [contentsOf(fileURLToPath(new URL('../../dist/cdn/', import.meta.url))), contentsOf(join(pagesFolder, 'widgets/'))];
  assert.ok(ours.size > 50, 'there is nothing to hold against each other');
  assert.deepEqual(differing(ours, again), []);
  // It sees one byte.
  const [[path, text]] = [...ours] as [[string, string]];
  assert.deepEqual(differing(ours, new Map([...again, [path, `${text} `]])), [path]);
});
