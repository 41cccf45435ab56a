/** The benchmark's own arithmetic: what says whether a promise holds must not be wrong itself. Nothing here measures time. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lineOf } from '../bench/finding.js';
import { inTurns, quantile, ratioOf, spreadOf } from '../bench/spread.js';

describe('the benchmark counts right', () => {
  it('finds the middle and the middle half, in whatever order the runs came', () => {
    assert.deepEqual(spreadOf([5, 1, 4, 2, 3]), { median: 3, quartiles: [2, 4], runs: 5 });
    assert.equal(quantile([1, 2], 0.5), 1.5);
    assert.throws(() => quantile([], 0.5), /nothing was measured/);
  });

  it('compares run by run, so that what slows both down together changes nothing', () => {
    const { median, quartiles } = ratioOf({ ours: [2, 20, 200], peers: [1, 10, 100] });
    assert.deepEqual([median, ...quartiles], [2, 2, 2]);
  });

  it('takes turns at going first, and keeps each result on its own side', async () => {
    const order: string[] = [];
    const runs = (name: string, value: number) => () => {
      order.push(name);
      return Promise.resolve(value);
    };
    assert.deepEqual(await inTurns(3, runs('ours', 1), runs('peer', 2)), { ours: [1, 1, 1], peers: [2, 2, 2] });
    assert.deepEqual(order.slice(2).join(), 'ours,peer,peer,ours,ours,peer');
  });

  it('says plainly where a promise is broken', () => {
    const finding = { what: 'a key', measured: '2 ms', promise: 'under 1 ms' };
    assert.match(lineOf({ ...finding, holds: false }), /^✗ .*DOES NOT HOLD$/);
    assert.match(lineOf({ ...finding, holds: true }), /^✓ .*: holds$/);
    assert.doesNotMatch(lineOf({ what: 'a key', measured: '2 ms' }), /hold/i);
  });
});
