/** The WordPress plugin in the folder that a school copies: the file that WordPress takes, as it is in the sources, of the version of the package. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { root } from '../house/source.js';

const textAt = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

test('the plugin is one zip with one folder in it, which holds what the sources hold', () => {
  const zip = unzipSync(readFileSync(`${root}dist/cdn/wordpress/flywheel-widgets.zip`));
  const texts = Object.fromEntries(Object.entries(zip).map(([path, bytes]) => [path, strFromU8(bytes)]));
  assert.deepEqual(texts, {
    'flywheel-widgets/flywheel-widgets.php': textAt('src/embed/wordpress/flywheel-widgets.php'),
    'flywheel-widgets/readme.txt': textAt('src/embed/wordpress/readme.txt'),
    'flywheel-widgets/LICENSE': textAt('LICENSE'),
  });
});

test('the plugin has the version of the package, and runs only inside WordPress', () => {
  const plugin = textAt('src/embed/wordpress/flywheel-widgets.php');
  const { version } = JSON.parse(textAt('package.json')) as { version: string };
  assert.equal(/^ \* Version: (.+)$/m.exec(plugin)?.[1], version);
  assert.ok(plugin.indexOf("defined( 'ABSPATH' ) || exit;") < plugin.indexOf('function'));
});
