import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { beganAt, FolderInUse, lockFolder } from '../../../../demo/api/db/folder-lock.js';

const folders: string[] = [];
let folder = '';
beforeEach(() => folders.push((folder = mkdtempSync(join(tmpdir(), 'flywheel-lock-')))));
after(() => folders.forEach((each) => rmSync(each, { recursive: true })));
const lockFile = () => join(folder, 'lock.json');
const isInUse = (error: unknown) => error instanceof FolderInUse;

/** Another process that takes the folder, says so, and then does nothing. */
async function holder(): Promise<ChildProcess> {
  const program = `
    import { lockFolder } from './demo/api/db/folder-lock.ts';
    lockFolder(process.env.FOLDER, 'http://localhost:1/');
    process.send('locked');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    env: { ...process.env, FOLDER: folder },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise((resolve) => child.once('message', resolve));
  return child;
}
const end = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill(signal);
  });

describe('the lock of a data folder', () => {
  it('is had once, and again after it was given back', () => {
    const release = lockFolder(folder, 'http://localhost:1/');
    assert.throws(() => lockFolder(folder, 'http://localhost:2/'), isInUse);
    release();
    assert.equal(existsSync(lockFile()), false);
    lockFolder(folder, 'http://localhost:2/')();
  });

  it('of a live process stands, and says where that process is', async () => {
    const child = await holder();
    try {
      assert.throws(
        () => lockFolder(folder, 'http://localhost:2/'),
        (error) => error instanceof FolderInUse && error.holder.pid === child.pid && error.holder.address === 'http://localhost:1/',
      );
      assert.equal(JSON.parse(readFileSync(lockFile(), 'utf8')).pid, child.pid);
    } finally {
      await end(child, 'SIGKILL');
    }
  });

  it('of a killed process is taken over', async () => {
    await end(await holder(), 'SIGKILL');
    assert.equal(existsSync(lockFile()), true);
    lockFolder(folder, 'http://localhost:2/')();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('of a process that ended by itself is gone', () => {
    const program = `import { lockFolder } from './demo/api/db/folder-lock.ts'; lockFolder(process.env.FOLDER, 'x'); process.exit(3);`;
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { env: { ...process.env, FOLDER: folder } });
    assert.deepEqual([status, readdirSync(folder)], [3, []]);
  });

  it('is not fooled by another process that has the old number now', () => {
    writeFileSync(lockFile(), JSON.stringify({ pid: process.pid, began: 'long ago', host: hostname(), address: '' }));
    lockFolder(folder, 'http://localhost:2/')();
  });

  it('that was cut off in writing is nobody’s', () => {
    for (const text of ['', '{"pid": 1', 'null', '[]', '{"pid":"1"}']) {
      writeFileSync(lockFile(), text);
      lockFolder(folder, 'http://localhost:2/')();
    }
  });

  it('of another computer stands, because nothing is known of its processes', () => {
    writeFileSync(lockFile(), JSON.stringify({ pid: 1, began: 'x', host: 'another-computer', address: 'http://localhost:1/' }));
    assert.throws(() => lockFolder(folder, 'http://localhost:2/'), isInUse);
  });

  it('that somebody else has taken meanwhile is not given back', () => {
    const release = lockFolder(folder, 'http://localhost:1/');
    const theirs = JSON.stringify({ pid: 1, began: 'x', host: 'another-computer', address: '' });
    writeFileSync(lockFile(), theirs);
    release();
    assert.equal(readFileSync(lockFile(), 'utf8'), theirs);
  });

  it('knows when a process began: this one always the same, none that is not there', () => {
    assert.equal(beganAt(process.pid), beganAt(process.pid));
    assert.notEqual(beganAt(process.pid), beganAt(process.ppid));
    assert.equal(beganAt(2 ** 22 + 1), undefined);
  });
});
