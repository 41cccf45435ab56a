/**
 * `npm run size`: what a page with one check-in card loads from `dist/cdn/`, in requests and in brotli bytes, beside what we promised; and what it
 * leaves alone. The figures that the README quotes are kept in `figures.json`: `npm run size -- --keep` writes them anew, without it they must
 * still be true, so a page that grows is seen. Whether the promise holds is said here and judged by `npm run bench`. Run `npm run build` first.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliBytes, entry, loadedByCard, promised } from './chunks.mjs';
import { keepFigures, keptFigures } from './figures.mjs';

const folder = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const row = (file) => `  ${kilobytes(brotliBytes(join(folder, file))).padStart(8)}  ${file}`;

/** Keeps the figures, or says which of them are no longer true. */
function staleFigures(figures) {
  if (process.argv.includes('--keep')) {
    keepFigures(figures);
    return [];
  }
  const before = keptFigures();
  return Object.entries(figures).flatMap(([name, value]) =>
    before[name] === value ? [] : [`${name} is ${value}, kept was ${before[name]}; npm run size -- --keep`],
  );
}

const { now, later } = loadedByCard(folder);
const total = now.reduce((sum, file) => sum + brotliBytes(join(folder, file)), 0);
console.log(`A page with one check-in card loads ${now.length} files, ${kilobytes(total)} brotli:`);
for (const file of now) console.log(row(file));
console.log('and loads only when it needs them:');
for (const file of later) console.log(row(file));

const entryBytes = brotliBytes(join(folder, entry));
console.log(`The entry itself has ${kilobytes(entryBytes)}, promised at most ${kilobytes(promised.entryBytes)}.`);
console.log(`Promised: at most ${promised.files} files and ${kilobytes(promised.bytes)}. ${total > promised.bytes ? 'Not kept yet.' : 'Kept.'}`);

const broken = [
  ...(now.length > promised.files ? [`too much: ${now.length} requests, promised at most ${promised.files}`] : []),
  ...(entryBytes > promised.entryBytes ? [`too much: ${entry} has ${entryBytes} bytes, promised at most ${promised.entryBytes}`] : []),
  ...staleFigures({ 'entry-size': kilobytes(entryBytes), 'card-size': `${Math.round(total / 1000)} kB`, 'card-requests': String(now.length) }),
];
for (const one of broken) console.error(one);
process.exitCode = broken.length > 0 ? 1 : 0;
