import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { it } from 'node:test';

/** Whether anybody listens there. */
const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

it('a PostgreSQL started for tests goes with them, also when they are killed', async () => {
  const program = `import { startPostgres } from './test/support/postgres.ts'; process.send((await startPostgres()).url); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const url = await new Promise<string>((resolve) => child.once('message', (message) => resolve(message as string)));
  const port = Number(new URL(url).port);
  assert.equal(await answers(port), true);
  const ended = new Promise((resolve) => connect(port, '127.0.0.1').once('close', resolve).once('error', resolve));
  child.kill('SIGKILL');
  await ended;
  while (await answers(port)) await new Promise((resolve) => setImmediate(resolve));
});
