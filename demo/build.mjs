/**
 * Builds what `npm start` serves where its sources have changed: the pages into `.flywheel/pages`, the server into one file in `.flywheel/server`
 * (read in a tenth of the time that its sources take). `node demo/build.mjs` builds in any case. Plain Node but for the build itself.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const madeOf = ['src', 'demo', 'vite.config.ts', '.config/embed-pages.ts', '.config/wordpress-zip.ts', 'tsconfig.json', 'package-lock.json'];
const built = join(root, '.flywheel');
const note = join(built, 'built.sha256');

/** Where the built pages are. */
export const pagesFolder = join(built, 'pages');
/** What `import()` takes for the built server. */
export const serverModule = pathToFileURL(join(built, 'server/server.mjs')).href;

/** Every file of a folder, or the file itself, in the same order everywhere. */
function filesOf(path) {
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path).sort();
  return names.flatMap((name) => filesOf(join(path, name)));
}

/** What it is all made of, in one word. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const file of madeOf.flatMap((name) => filesOf(join(root, name)))) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

/** Resolves once what is built is of the sources as they are now. `onBuild` is called where something has to be built, which takes some seconds. */
export async function ensureBuilt(onBuild = () => undefined) {
  const wanted = fingerprint();
  const there = [note, join(pagesFolder, 'index.html'), fileURLToPath(serverModule)].every((file) => existsSync(file));
  if (there && readFileSync(note, 'utf8') === wanted) return;
  onBuild();
  rmSync(note, { force: true });
  await inProcessOfItsOwn();
  writeFileSync(note, wanted);
}

/** So that whoever starts the school does not carry the builder along. */
function inProcessOfItsOwn() {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`flywheel: the demo could not be built.\n${said}`))));
  });
}

async function buildAll() {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), mode: 'pages', logLevel: 'error' });
  // The folder that a school copies to its site; here it is at `/widgets/`.
  await build({ configFile: join(root, 'vite.config.ts'), mode: 'cdn', logLevel: 'error', build: { outDir: join(pagesFolder, 'widgets'), sourcemap: false } });
  // A second copy of the library, for the host page that loads two.
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: join(pagesFolder, 'copies'),
      target: 'es2022',
      lib: { entry: join(root, 'src/define.ts'), formats: ['es'], fileName: () => 'flywheel.js' },
    },
  });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    // The embedded database brings files of its own, which it looks for beside itself; the native driver is optional, and not there.
    ssr: { noExternal: true, external: ['@electric-sql/pglite', 'pg-native'] },
    build: {
      ssr: join(root, 'demo/api/server.ts'),
      outDir: join(built, 'server'),
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'server.mjs', codeSplitting: false } },
    },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
