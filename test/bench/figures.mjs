/** The figures that the README quotes, kept in `figures.json` by whoever measures them: `--keep` writes them anew. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('./figures.json', import.meta.url));

/** @returns {Record<string, string>} */
export const keptFigures = () => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});

/** Those of others stay as they are. @param {Record<string, string>} figures */
export function keepFigures(figures) {
  const all = Object.entries({ ...keptFigures(), ...figures }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(all), undefined, 2)}\n`);
}
