/** A part of the plain script's build: the WordPress plugin as the one file that WordPress takes, in the folder that a school copies to its site. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import type { Plugin } from 'vite';

const textAt = (path: string): Uint8Array => strToU8(readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8'));
/** Dated alike, so that the same texts make the same bytes. */
const MADE_ON = new Date(2026, 0, 1);

export const wordpressZip: Plugin = {
  name: 'wordpress-zip',
  generateBundle() {
    const folder = '../src/embed/wordpress/';
    const files = {
      'flywheel-widgets/flywheel-widgets.php': textAt(`${folder}flywheel-widgets.php`),
      'flywheel-widgets/readme.txt': textAt(`${folder}readme.txt`),
      'flywheel-widgets/LICENSE': textAt('../LICENSE'),
    };
    this.emitFile({ type: 'asset', fileName: 'wordpress/flywheel-widgets.zip', source: zipSync(files, { mtime: MADE_ON }) });
  },
};
