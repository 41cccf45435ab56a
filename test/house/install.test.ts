/** When `npm start` and `npm test` install, and when they must not: on planted folders, without npm. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, isInstalled, wayOn } from '../../.config/install.mjs';

const folder = mkdtempSync(join(tmpdir(), 'flywheel-install-'));
after(() => rmSync(folder, { recursive: true, force: true }));

type Packages = Readonly<Record<string, object>>;
const wanted: Packages = { '': {}, 'node_modules/lit': { version: '3.3.3' }, 'node_modules/fsevents': { version: '2.3.3', optional: true } };

/** A folder with a lock, and with npm's note of what it installed where `installed` is given. */
function place(name: string, lock: Packages, installed?: Packages): string {
  const path = join(folder, name);
  mkdirSync(join(path, 'node_modules'), { recursive: true });
  writeFileSync(join(path, 'package-lock.json'), JSON.stringify({ packages: lock }));
  if (installed) writeFileSync(join(path, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
  return path;
}

describe('what is installed', () => {
  it('is nothing in a fresh clone', () => assert.equal(isInstalled(place('fresh', wanted)), false));
  it('is enough where every package has the version of the lock; what another platform needs may be absent', () => {
    assert.equal(isInstalled(place('same', wanted, { 'node_modules/lit': { version: '3.3.3' } })), true);
  });
  it('is not enough where a version is another', () => assert.equal(isInstalled(place('older', wanted, { 'node_modules/lit': { version: '3.3.2' } })), false));
  it('is not enough any more once the lock has changed', () => {
    const path = place('changed', wanted, { 'node_modules/lit': { version: '3.3.3' } });
    assert.equal(isInstalled(path), true);
    writeFileSync(join(path, 'package-lock.json'), JSON.stringify({ packages: { ...wanted, 'node_modules/idb': { version: '8.0.4' } } }));
    assert.equal(isInstalled(path), false);
  });
});

describe('what could not be installed', () => {
  it('is told in one sentence with the way on, by what npm said', () => {
    const failed = (code: string) => wayOn({ error: undefined, status: 1, stderr: `npm error code ${code}\nnpm error and much more\n` }, '/srv/flywheel');
    assert.match(failed('ECONNREFUSED'), /\(ECONNREFUSED\).*registry within reach.*run the same command again/);
    assert.match(failed('EACCES'), /\/srv\/flywheel cannot be written/);
    assert.match(failed('ENOSPC'), /the disk is full/);
    assert.match(failed('EUSAGE'), /do not agree; run npm install/);
    assert.match(wayOn({ error: undefined, status: 7, stderr: 'no word that we know' }, '/srv/flywheel'), /\(ended with 7\).*registry/);
    for (const code of ['ECONNREFUSED', 'EACCES', 'ENOSPC']) assert.doesNotMatch(failed(code), /\n|much more/);
  });

  it('is no npm at all: npm start and npm test say where one comes from, and no more than that', () => {
    const bare = join(folder, 'bare');
    const root = fileURLToPath(new URL('../..', import.meta.url));
    for (const part of ['.config', 'demo', 'test/support', 'test/run.mjs', 'package.json', 'package-lock.json'])
      cpSync(join(root, part), join(bare, part), { recursive: true });
    for (const script of ['demo/start.mjs', 'test/run.mjs']) {
      const { status, stderr } = spawnSync(process.execPath, [join(bare, script)], { env: { PATH: join(folder, 'empty') }, encoding: 'utf8' });
      assert.equal(status, 1);
      assert.match(stderr, /^Installing packages.*\nThe packages could not be installed \(ENOENT\): there is no npm on the PATH.*\n$/);
    }
  });

  it('is not asked for again where it is there', () => {
    const path = place('quiet', wanted, { 'node_modules/lit': { version: '3.3.3' } });
    assert.doesNotThrow(() => ensureInstalled(path));
  });
});
