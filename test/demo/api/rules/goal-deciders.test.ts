/** Who sets, decides, proposes and takes part: every role × every permission × every origin. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mayDecide, mayPropose, mayReport, maySet, partVoice, pointVoice } from '../../../../demo/api/rules/goal-deciders.js';
import { Refusal } from '../../../../demo/api/refusal.js';
import { writingVoice, type Tie } from '../../../../demo/api/rules/voices.js';
import { goalOrigins } from '../../../../src/contract/goal.js';
import { permissions, roles } from '../../../../src/contract/person.js';

const someone = fc.record({ role: fc.constantFrom(...roles), permissions: fc.subarray([...permissions]), origin: fc.constantFrom(...goalOrigins) });
const tieOf = (list: readonly string[]): Tie => ({ studentId: '1', relation: 'x', permissions: list, household: null });
const voiceOf = (act: () => string) => {
  try {
    return act();
  } catch (error) {
    assert.ok(error instanceof Refusal && error.type === 'not-allowed');
    return null;
  }
};

describe('who may what about goals', () => {
  it('is decided by permission and voice, never by one of them alone', () => {
    fc.assert(
      fc.property(someone, ({ role, permissions: list, origin }) => {
        const tie = tieOf(list);
        const voice = writingVoice(role);
        const writes = list.includes('write-goal') && voice !== null;
        const own = { home: 'home', student: 'student', school: 'school', iep: 'school' }[origin];
        assert.equal(maySet({ role }, tie, origin), writes && voice === own);
        assert.equal(mayDecide({ role }, tie, origin), writes && (voice === own || (origin === 'student' && voice === 'school')));
        assert.equal(mayPropose({ role }, tie), list.includes('propose-goal') && voice !== null);
        assert.equal(mayReport({ role }, tie), writes && voice === 'school');
        assert.equal(
          voiceOf(() => pointVoice({ role }, tie)),
          list.includes('add-goal-point') ? voice : null,
        );
        assert.equal(
          voiceOf(() => partVoice({ role }, tie)),
          list.includes('propose-goal') || list.includes('write-goal') ? voice : null,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('whoever sets a goal decides about it, and of an origin from a later contract nobody does', () => {
    for (const role of roles)
      for (const origin of goalOrigins) {
        const tie = tieOf(permissions);
        if (maySet({ role }, tie, origin)) assert.ok(mayDecide({ role }, tie, origin));
        assert.equal(mayDecide({ role }, tie, 'district'), false);
      }
  });
});
