import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createSite } from '../../../demo/api/site.js';

test('a second build, which empties the folder, takes nothing from those who are on the site', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-pages-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<p>Home</p>');
  writeFileSync(join(folder, 'assets/a-1.js'), 'export const a = 1;');
  const site = createSite(folder);
  const ask = async (path: string) => {
    const answer = await site(new Request(`http://localhost${path}`));
    return `${answer.status} ${answer.headers.get('Content-Type')} ${await answer.text()}`;
  };
  const seen = () => Promise.all(['/', '/index.html', '/assets/a-1.js', '/assets/b-2.js'].map(ask));
  const before = await seen();
  assert.match(before[0]!, /^200 text\/html.*Home/);
  assert.match(before[2]!, /^200 text\/javascript.*a = 1/);
  rmSync(folder, { recursive: true });
  assert.deepEqual(await seen(), before);
});
