/**
 * Other chats for the benchmark of the thread. They are not part of the project's own packages: installed, as their lock says, into `.flywheel/` when that
 * benchmark is first run, and built into one script. It knows nothing of what is measured.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { build } from 'vite';
import { root } from '../house/source.js';

export const chats = ['deep-chat', 'vue-advanced-chat', 'chatscope'] as const;
export type Chat = (typeof chats)[number];

const own = `${root}test/bench/chats/`;
const folder = `${root}.flywheel/bench-chats/`;

function install(): void {
  const lock = 'package-lock.json';
  const isThere = existsSync(`${folder}node_modules`) && readFileSync(folder + lock, 'utf8') === readFileSync(own + lock, 'utf8');
  mkdirSync(folder, { recursive: true });
  cpSync(own, folder, { recursive: true });
  if (isThere) return;
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the other chats could not be installed: ${stderr}`);
}

/** One script that offers `openChat(name, messages)` to the page. */
export async function otherChats(): Promise<string> {
  install();
  const one = { target: 'es2022', lib: { entry: `${folder}chats.js`, formats: ['es' as const] }, rolldownOptions: { output: { codeSplitting: false } } };
  const define = { 'process.env.NODE_ENV': '"production"' };
  const built = await build({ root: folder, configFile: false, logLevel: 'error', define, build: { write: false, minify: true, ...one } });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
