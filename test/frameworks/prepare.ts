/**
 * The apps as their makers have them: in a temporary folder outside of this repository, with the frameworks that their lock names, and with our package as npm
 * packs it and installs it. It builds no app and opens no page.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../house/source.js';

const execute = promisify(execFile);

/** Runs a command to its end. What it said; where it fails, the error says that. */
async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  // A bundler decides by itself what it builds for, and npm installs what building needs too.
  const env = { ...process.env, NODE_ENV: undefined, NG_CLI_ANALYTICS: 'false', NO_COLOR: '1' };
  try {
    const { stdout } = await execute(command, args, { cwd, env, maxBuffer: 2 ** 26, shell: process.platform === 'win32' && command === 'npm' });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`, { cause: error });
  }
}

const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'flywheel-frameworks-'));

  /** Installs all of it; needs `npm run build` before, and the registry. */
  async install(): Promise<void> {
    cpSync(`${root}test/frameworks/apps`, this.folder, { recursive: true });
    await run('npm', ['pack', ...quietly, '--pack-destination', this.folder], root);
    const [packed] = readdirSync(this.folder).filter((name) => name.endsWith('.tgz'));
    await run('npm', ['ci', ...quietly], this.folder);
    await run('npm', ['install', '--no-save', ...quietly, `./${packed}`], this.folder);
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** Runs a tool of the apps' own packages, in the folder of all apps or in `app`. */
  tool(script: string, args: readonly string[], app = ''): Promise<string> {
    return run('node', [this.path('node_modules', script), ...args], this.path(app));
  }

  /** Runs a few lines in a Node of its own, in the folder of all apps. */
  inNode(code: string): Promise<string> {
    return run('node', ['--input-type=module', '--eval', code], this.folder);
  }

  /** Of a package, as it is installed. */
  versionOf(name: string): string {
    return (JSON.parse(readFileSync(this.path('node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
