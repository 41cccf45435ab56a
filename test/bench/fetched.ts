/**
 * Other people's packages that something is measured beside. They are not part of the project's own: installed, as a lock of their own says, into
 * `.flywheel/` when they are first needed, and built into one script. It knows nothing of what is measured. See decision 0020.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { build } from 'vite';
import { root } from '../house/source.js';

function install(own: string, folder: string): void {
  const lock = 'package-lock.json';
  const isThere = existsSync(`${folder}node_modules`) && readFileSync(folder + lock, 'utf8') === readFileSync(own + lock, 'utf8');
  mkdirSync(folder, { recursive: true });
  cpSync(own, folder, { recursive: true });
  if (isThere) return;
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`what is in ${own} could not be installed: ${stderr}`);
}

/** What `script` of a folder of `test/` imports, as one script. @param place such as `bench/chats`. */
export async function fetched(place: string, script: string): Promise<string> {
  const folder = `${root}.flywheel/${place.replace('/', '-')}/`;
  install(`${root}test/${place}/`, folder);
  const one = { target: 'es2022', lib: { entry: folder + script, formats: ['es' as const] }, rolldownOptions: { output: { codeSplitting: false } } };
  const define = { 'process.env.NODE_ENV': '"production"' };
  const built = await build({ root: folder, configFile: false, logLevel: 'error', define, build: { write: false, minify: true, ...one } });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
