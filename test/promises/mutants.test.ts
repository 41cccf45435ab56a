import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root } from '../house/source.js';
import { mutants } from './mutants.js';

test('each planted fault is one place in today’s code, and there are at least ten', () => {
  assert.ok(mutants.length >= 10);
  for (const { name, file, from, to } of mutants) {
    const found = readFileSync(root + file, 'utf8').split(from).length - 1;
    assert.equal(found, 1, `“${name}” applies to ${found} places of ${file}`);
    assert.notEqual(from, to);
  }
});
