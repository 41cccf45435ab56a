/**
 * A message on its way to many: an announcement to a thousand guardians, each with an open stream of events, over three processes of the API before one
 * PostgreSQL. Each stream must hear of each message once. How long it takes depends on the machine; that none is missed and none comes twice does not.
 */
import { randomUUID } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { createIdentity } from '../../demo/api/identity.js';
import { announcementBody, messageBody } from '../demo/api/message-bodies.js';
import { insertWorld, people, school, students } from '../demo/api/scene.js';
import { openFreshPostgres } from '../support/databases.js';
import { root } from '../house/source.js';
import { ms, withSpread, type Finding } from './finding.js';
import { spreadOf } from './spread.js';

const PROCESSES = 3;
const STREAMS = 1000;
const MESSAGES = 10;
/** Streams that are opened at once. */
const BATCH = 50;
const SECRET = 'a secret of the bench that is long enough';
const identity = createIdentity({ secret: SECRET, clock: { now: () => Date.now() } });
const guardian = (n: number) => `11111116-0000-4000-8000-${String(n).padStart(12, '0')}`;
const bearer = async (person: string) => ({ Authorization: `Bearer ${(await identity.sign(school.here, person)).token}` });

async function startProcess(url: string): Promise<{ child: ChildProcess; api: string }> {
  const env = { ...process.env, DATABASE_URL: url, FAN_OUT_SECRET: SECRET };
  const child = spawn('node', ['--import', 'tsx', `${root}test/bench/fan-out-server.ts`], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, api: `http://127.0.0.1:${Number(String(line).trim())}/api` };
}

/** What one stream has heard: the numbers of messages, in the order in which they came. */
interface Heard {
  readonly seqs: number[];
  readonly response: IncomingMessage;
}
async function listenTo(api: string, person: string, onSeq: () => void): Promise<Heard> {
  const request = get(`${api}/events`, { agent: false, headers: { ...(await bearer(person)), Accept: 'text/event-stream' } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`a stream was answered with ${response.statusCode}`);
  const seqs: number[] = [];
  let rest = '';
  const ready = new Promise<void>((resolve) => {
    response.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        if (line === 'event: ready') resolve();
        const seq = /^data: .*"type":"message-sent".*"seq":(\d+)/.exec(line)?.[1];
        if (seq === undefined) continue;
        seqs.push(Number(seq));
        onSeq();
      }
    });
  });
  await ready;
  return { seqs, response };
}

async function post<T>(api: string, path: string, body: object): Promise<T> {
  const headers = { ...(await bearer(people.ray)), 'Content-Type': 'application/json', 'Idempotency-Key': `"${randomUUID()}"` };
  const response = await fetch(api + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Guardians of Maya, as many as there are streams. */
async function insertGuardians({ pool }: Awaited<ReturnType<typeof openFreshPostgres>>): Promise<void> {
  const ids = Array.from({ length: STREAMS }, (_, n) => guardian(n));
  await pool.query(`insert into people select $1, g.id, 'G', 'guardian', 'en', 'UTC' from unnest($2::uuid[]) as g (id)`, [school.here, ids]);
  await pool.query(
    `insert into relations (school_id, student_id, person_id, relation, permissions, household)
     select $1, $2, g.id, 'guardian', '{see-messages}', g.id::text from unnest($3::uuid[]) as g (id)`,
    [school.here, students.maya, ids],
  );
}

/** How long each message takes until the last stream has heard of it. */
async function sendAll(apis: readonly string[], thread: string, wait: (count: number) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 1; n <= MESSAGES; n++) {
    const started = performance.now();
    const heard = wait(n * STREAMS);
    await post(apis[n % apis.length]!, `/threads/${thread}/messages`, messageBody({ text: `Message ${n}` }));
    await heard;
    times.push(performance.now() - started);
  }
  return times;
}

export async function fanOut(): Promise<Finding[]> {
  const database = await openFreshPostgres();
  const children: ChildProcess[] = [];
  const streams: Heard[] = [];
  try {
    await insertWorld(database);
    await insertGuardians(database);
    const processes = await Promise.all(Array.from({ length: PROCESSES }, () => startProcess(database.url!)));
    children.push(...processes.map(({ child }) => child));
    const apis = processes.map(({ api }) => api);
    const { id } = await post<{ id: string }>(apis[0]!, '/threads', announcementBody());
    let [count, wanted, resolve] = [0, Infinity, () => {}];
    const onSeq = (): void => void (++count >= wanted && resolve());
    for (let from = 0; from < STREAMS; from += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, STREAMS - from) }, (_, n) => from + n);
      streams.push(...(await Promise.all(batch.map((n) => listenTo(apis[n % PROCESSES]!, guardian(n), onSeq)))));
    }
    const wait = (until: number) => new Promise<void>((done) => ([wanted, resolve] = [until, done]));
    const times = await sendAll(apis, id, wait);
    // What comes twice would come now.
    await new Promise((done) => setTimeout(done, 1000));
    const right = Array.from({ length: MESSAGES }, (_, n) => n + 2).join();
    const whole = streams.filter(({ seqs }) => seqs.join() === right).length;
    return [
      {
        what: `a message to ${STREAMS} open streams over ${PROCESSES} processes, until the last has heard`,
        measured: withSpread(spreadOf(times), ms),
      },
      {
        what: `streams that heard of each of ${MESSAGES} messages once, in order`,
        measured: `${whole} of ${STREAMS}`,
        promise: 'none missed, none twice',
        holds: whole === STREAMS,
      },
    ];
  } finally {
    for (const { response } of streams) response.destroy();
    for (const child of children) child.stdin!.end();
    await Promise.all(children.filter(({ exitCode }) => exitCode === null).map((child) => once(child, 'exit')));
    await database.close();
  }
}
