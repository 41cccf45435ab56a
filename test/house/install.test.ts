/** When `npm start` and `npm test` install, and when they must not: on planted folders, without npm. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { isInstalled } from '../../.config/install.mjs';

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
