import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { demoPeople } from '../../demo/api/seed/roster.js';
import type { CheckIn } from '../../src/contract/check-in.js';
import type { Discovery } from '../../src/contract/discovery.js';
import type { Session } from '../../src/contract/session.js';
import { openFreshPostgres } from '../support/databases.js';

const home = mkdtempSync(join(tmpdir(), 'flywheel-start-'));
const running = new Set<ChildProcess>();
after(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  /** Where it is; rejects with what it said where it ended instead. */
  readonly address: Promise<string>;
  readonly ended: Promise<{ code: number | null; said: string; complained: string }>;
}

/** `npm start`, without npm. */
function start(env: Record<string, string>, ...args: string[]): Started {
  const { DATABASE_URL: _, ...rest } = process.env;
  const child = spawn(process.execPath, ['demo/start.mjs', ...args], { env: { ...rest, PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let [said, complained] = ['', ''];
  const ended = new Promise<{ code: number | null; said: string; complained: string }>((resolve) =>
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, said, complained });
    }),
  );
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /is open: (\S+)/.exec(said);
      if (found) resolve(found[1]!);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
    void ended.then(() => reject(new Error(`it ended:\n${said}\n${complained}`)));
  });
  // A start that is meant to be refused has no address, and nobody asks for it.
  address.catch(() => undefined);
  return { child, address, ended };
}

/** Ended with 1 and one line for a person: no stack, no error's name. */
async function refused(started: Started): Promise<string> {
  const { code, complained } = await started.ended;
  assert.equal(code, 1, complained);
  assert.equal(complained.trim().split('\n').length, 1, complained);
  assert.doesNotMatch(complained, /Error|\bat \S+:\d+|undefined/);
  return complained;
}

const close = async ({ child, ended }: Started, signal: NodeJS.Signals = 'SIGINT') => {
  child.kill(signal);
  return ended;
};

/** Every file of a folder with its content's hash. */
const contents = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`);

const json = async <T>(address: string, path: string, init: RequestInit = {}): Promise<T> => (await (await fetch(`${address}api${path}`, init)).json()) as T;
type People = { items: { id: string; name: string }[] };

async function tokenOf(address: string, name: string): Promise<string> {
  const { items } = await json<People>(address, '/demo/people');
  const person = items.find((each) => each.name === name)?.id;
  const { token } = await json<{ token: string }>(address, '/demo/sign-in', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  return token;
}

async function writeNote(address: string, note: string): Promise<number> {
  const headers = {
    Authorization: `Bearer ${await tokenOf(address, 'Dana Brooks')}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': `"${crypto.randomUUID()}"`,
  };
  const { students } = await json<Session>(address, '/session', { headers });
  const on = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format();
  const body = { kind: 'feelings', on, feeling: 'calm', note, language: 'en', audience: ['home', 'school'], helpFrom: null };
  const answer = await fetch(`${address}api/students/${students[0]!.id}/check-ins`, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.status;
}

async function countNotes(address: string, note: string): Promise<number> {
  const headers = { Authorization: `Bearer ${await tokenOf(address, 'Dana Brooks')}` };
  const { students } = await json<Session>(address, '/session', { headers });
  const { items } = await json<{ items: CheckIn[] }>(address, `/students/${students[0]!.id}/check-ins?limit=200`, { headers });
  return items.filter((item) => item.note?.text === note).length;
}

describe('npm start on a machine that has never run it', () => {
  const data = join(home, 'first');
  let first: Started;
  let address: string;
  before(async () => {
    first = start({ FLYWHEEL_DATA: data });
    address = await first.address;
  });
  after(() => close(first));

  it('serves the school’s page at / and its API at /api/, on this machine only', async () => {
    const page = await fetch(address);
    assert.match(await page.text(), /Alder Creek School/);
    assert.equal((await json<Discovery>(address, '/')).contract.split('.')[0], '1');
    assert.equal((await json<People>(address, '/demo/people')).items.length, demoPeople.length);
    const { port } = new URL(address);
    assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 200);
  });

  it('lets nothing run, style or be asked for on a page but the site’s own', async () => {
    const policy = (await fetch(address)).headers.get('content-security-policy')!.split('; ');
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ])
      assert.ok(policy.includes(rule), rule);
    assert.doesNotMatch(await (await fetch(address)).text(), /<style|style=|<script(?![^>]*src=)| on\w+=/);
  });

  it('gives out nothing but the pages', async () => {
    const { port } = new URL(address);
    for (const path of ['/../package.json', '/..%2f..%2fpackage.json', '/assets/../../data/secret', '/nothing.html', '/%00', '/hosts'])
      assert.equal((await fetch(`http://localhost:${port}${path}`)).status, 404, path);
    assert.equal((await fetch(address, { method: 'POST' })).status, 405);
  });

  it('refuses a second start on the same data in one sentence that says where the first is; the first goes on', async () => {
    assert.equal(await writeNote(address, 'Before the second start.'), 201);
    const sentence = await refused(start({ FLYWHEEL_DATA: data }));
    assert.match(sentence, new RegExp(`already running on the data in ${data}: http://localhost:\\d+/ \\(process ${first.child.pid} `));
    assert.match(sentence, /FLYWHEEL_DATA=/);
    assert.match(await refused(start({ FLYWHEEL_DATA: data }, '--fresh')), /already running/);
    assert.equal(await countNotes(address, 'Before the second start.'), 1);
  });

  it('refuses a busy port in one sentence, and leaves no data behind', async () => {
    const { port } = new URL(address);
    const other = join(home, 'busy');
    const sentence = await refused(start({ FLYWHEEL_DATA: other, PORT: port }));
    assert.match(sentence, new RegExp(`Port ${port} is in use.*PORT=${Number(port) + 1} npm start`));
    assert.deepEqual(readdirSync(other), ['secret']);
  });

  it('sees a program that has the port on the other loopback address too', async (t) => {
    const server = await new Promise<Server | undefined>((resolve) => {
      const listening = createServer().once('error', () => resolve(undefined));
      listening.listen(0, '::1', () => resolve(listening));
    });
    if (!server) return t.diagnostic('this machine has no IPv6');
    const { port } = server.address() as AddressInfo;
    assert.match(await refused(start({ FLYWHEEL_DATA: join(home, 'busy'), PORT: String(port) })), /is in use/);
    server.close();
    return undefined;
  });
});

describe('the school’s data', () => {
  const data = join(home, 'kept');
  let address: string;
  before(async () => {
    const started = start({ FLYWHEEL_DATA: data });
    address = await started.address;
    assert.equal(await writeNote(address, 'Kept.'), 201);
    const { code, said } = await close(started);
    assert.equal(code, 0);
    assert.ok(said.includes(data) && /Ctrl\+C/.test(said), said);
  });

  it('is there again after the school was closed, and the folder is nobody’s meanwhile', async () => {
    assert.equal(existsSync(join(data, 'lock.json')), false);
    const started = start({ FLYWHEEL_DATA: data });
    assert.equal(await countNotes(await started.address, 'Kept.'), 1);
    assert.equal((await close(started, 'SIGTERM')).code, 0);
  });

  it('is there again after the school was killed, with what it had said was taken, and without a word to confirm', async () => {
    const killed = start({ FLYWHEEL_DATA: data });
    assert.equal(await writeNote(await killed.address, 'Just before the end.'), 201);
    await close(killed, 'SIGKILL');
    assert.equal(existsSync(join(data, 'lock.json')), true);
    const started = start({ FLYWHEEL_DATA: data });
    assert.equal(await countNotes(await started.address, 'Just before the end.'), 1);
    await close(started);
  });

  it('is closed in good order with an event stream open', async () => {
    const started = start({ FLYWHEEL_DATA: data });
    const at = await started.address;
    const headers = { Authorization: `Bearer ${await tokenOf(at, 'Dana Brooks')}`, Accept: 'text/event-stream' };
    const stream = await fetch(`${at}api/events`, { headers });
    assert.equal(stream.status, 200);
    const over = stream.text().catch(() => 'cut');
    assert.equal((await close(started)).code, 0);
    await over;
  });

  it('that is broken is named in one sentence with two ways on, and is not removed', async () => {
    const broken = join(home, 'broken');
    cpSync(data, broken, { recursive: true });
    truncateSync(join(broken, 'database/global/pg_control'), 100);
    const files = () => contents(broken).filter((line) => !line.includes('postmaster.pid'));
    const before = files();
    const sentence = await refused(start({ FLYWHEEL_DATA: broken }));
    assert.match(sentence, /cannot be opened.*--fresh.*FLYWHEEL_DATA=/);
    assert.deepEqual(files(), before);
    const fresh = start({ FLYWHEEL_DATA: broken }, '--fresh');
    await fresh.address;
    assert.match((await close(fresh)).said, /Starting over: the school in .*broken is replaced/);
  });

  it('is replaced by a new school with --fresh, after saying so', async () => {
    const started = start({ FLYWHEEL_DATA: data }, '--fresh');
    assert.equal(await countNotes(await started.address, 'Kept.'), 0);
    assert.match((await close(started)).said, /Starting over.*replaced/);
  });

  it('that a first start did not finish is made anew', async () => {
    writeFileSync(join(data, 'unfinished'), '');
    rmSync(join(data, 'database/base'), { recursive: true });
    const started = start({ FLYWHEEL_DATA: data });
    assert.equal((await json<People>(await started.address, '/demo/people')).items.length, demoPeople.length);
    await close(started);
    assert.equal(existsSync(join(data, 'unfinished')), false);
  });

  it('is never a folder that is somebody else’s: not opened, not removed', async () => {
    const alien = join(home, 'alien');
    mkdirSync(join(alien, 'database'), { recursive: true });
    writeFileSync(join(alien, 'database/thesis.txt'), 'three years of work');
    assert.match(await refused(start({ FLYWHEEL_DATA: alien })), /cannot be opened/);
    assert.match(await refused(start({ FLYWHEEL_DATA: alien }, '--fresh')), /is not a database, so it is left alone/);
    assert.equal(readFileSync(join(alien, 'database/thesis.txt'), 'utf8'), 'three years of work');
  });

  it('that cannot be written is named in one sentence with the way on', async () => {
    const file = join(home, 'a-file');
    writeFileSync(file, 'a file, not a folder');
    assert.match(await refused(start({ FLYWHEEL_DATA: join(file, 'below') })), /cannot be written \(ENOTDIR\).*FLYWHEEL_DATA=/);
    assert.equal(readFileSync(file, 'utf8'), 'a file, not a folder');
  });
});

describe('npm start with a PostgreSQL server', () => {
  it('serves from two processes on one database, seeded once', async (t) => {
    const database = await openFreshPostgres();
    t.after(() => database.close());
    const env = { FLYWHEEL_DATA: join(home, 'server'), DATABASE_URL: database.url! };
    const two = [start(env), start(env)];
    const [one, other] = await Promise.all(two.map(({ address }) => address));
    assert.equal(await writeNote(one!, 'By the first.'), 201);
    assert.equal(await countNotes(other!, 'By the first.'), 1);
    for (const each of two) assert.equal((await close(each)).code, 0);
    assert.equal((await database.pool.query('select from schools')).rowCount, 1);
  });

  it('that does not answer says so without a password', async () => {
    const sentence = await refused(start({ FLYWHEEL_DATA: join(home, 'server'), DATABASE_URL: 'postgres://me:sesame@127.0.0.1:1/school' }));
    assert.match(sentence, /DATABASE_URL does not let us in \(ECONNREFUSED\)/);
    assert.doesNotMatch(sentence, /sesame/);
  });

  it('is never started over: --fresh is for the demo’s own database', async () => {
    const sentence = await refused(start({ FLYWHEEL_DATA: join(home, 'server'), DATABASE_URL: 'postgres://me:sesame@127.0.0.1:1/school' }, '--fresh'));
    assert.match(sentence, /left as it is/);
  });
});

describe('npm start with what it does not know', () => {
  it('says what it takes', async () => {
    assert.match(await refused(start({}, '--reset')), /knows no --reset.*--fresh/);
    for (const PORT of ['http', '70000', '-1', '80.5']) assert.match(await refused(start({ PORT })), /which is no port.*PORT=4174/);
  });
});
