/**
 * The source maps of both builds lead from what runs to what was written: present beside each module, with the source inside, and right in places that are
 * looked up. No module is CommonJS.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { test } from 'node:test';
import { root, textOf } from '../house/source.js';
import { builtFiles } from './shape.js';

const scripts = builtFiles().filter(({ path }) => path.endsWith('.js'));
const mapOf = (path: string): SourceMapPayload => JSON.parse(readFileSync(`${root}${path}.map`, 'utf8')) as SourceMapPayload;

/** A module that only hands on what others export has nothing to map. */
const onlyHandsOn = (text: string): boolean => text.replace(/(?:import|export)\s*\{[^}]*\}(?:\s*from\s*"[^"]*")?;|\/\/.*/g, '').trim() === '';

test('each module that was built has a map with its source inside', () => {
  assert.ok(scripts.length > 100, 'nothing was built: run npm run build');
  const without = scripts.filter(({ path, text }) => !existsSync(`${root}${path}.map`) && !onlyHandsOn(text) && path !== 'dist/internal/decorate.js');
  assert.deepEqual(
    without.map(({ path }) => path),
    [],
  );
  const silent = scripts.filter(({ path, text }) => existsSync(`${root}${path}.map`) && !text.includes(`//# sourceMappingURL=${path.split('/').at(-1)}.map`));
  assert.deepEqual(
    silent.map(({ path }) => path),
    [],
  );
  const empty = scripts.filter(({ path }) => existsSync(`${root}${path}.map`) && mapOf(path).sourcesContent.some((text) => !text));
  assert.deepEqual(
    empty.map(({ path }) => path),
    [],
  );
});

/** The line of the source that the place of `found` in a built module leads to, and the source's path. */
function lineBehind(path: string, found: string): { source: string; line: string } {
  const text = readFileSync(root + path, 'utf8');
  const at = text.indexOf(found);
  assert.ok(at >= 0, `${path} does not say ${found}`);
  const before = text.slice(0, at).split('\n');
  const payload = mapOf(path);
  const entry = new SourceMap(payload).findEntry(before.length - 1, before.at(-1)!.length);
  assert.ok('originalSource' in entry, `the map of ${path} knows nothing of ${found}`);
  const index = payload.sources.indexOf(entry.originalSource);
  return { source: entry.originalSource, line: payload.sourcesContent[index]!.split('\n')[entry.originalLine] ?? '' };
}

test('a place in a module for bundlers leads to the line that was written', () => {
  const { source, line } = lineBehind('dist/widgets/check-in-card/check-in-card.js', '"flywheel-check-in-card"');
  assert.match(source, /src\/widgets\/check-in-card\/check-in-card\.ts$/);
  assert.equal(line, `defineElement('flywheel-check-in-card', FlywheelCheckInCard);`);
  assert.ok(textOf('src/widgets/check-in-card/check-in-card.ts')!.includes(line));
});

test('a place in the minified script leads to the line that was written', () => {
  const chunk = scripts.find(({ path, text }) => /^dist\/cdn\/chunks\/check-in-card-/.test(path) && text.includes('flywheel-check-in-card'))!;
  const name = /[`'"]flywheel-check-in-card[`'"],/.exec(chunk.text)![0];
  const { source, line } = lineBehind(chunk.path, name);
  assert.match(source, /src\/widgets\/check-in-card\/check-in-card\.ts$/);
  assert.match(line, /defineElement\('flywheel-check-in-card'/);
});

test('nothing that was built is CommonJS', () => {
  const common = scripts.filter(({ path, text }) => /\bmodule\.exports\s*=|(?<![\w.$])require\(["'`]/.test(text) && !path.startsWith('dist/cdn/'));
  assert.deepEqual(
    common.map(({ path }) => path),
    [],
  );
  assert.deepEqual(
    builtFiles().filter(({ path }) => /\.c[jt]s$/.test(path)),
    [],
  );
});
