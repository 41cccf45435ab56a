import { expect } from 'chai';
import fc from 'fast-check';
import { CallFailure, problemStatus, type FailureKind, type ProblemType } from '../../src/contract/problem.js';
import { decide, NONSENSE_ATTEMPTS } from '../../src/domain/outbox-decision.js';
import type { OutboxRow } from '../../src/domain/outbox.js';
import { outboxRow } from '../support/outbox-row.js';

const NOW = 1_000_000;
const problem = (type: ProblemType, retryAfterMs?: number) =>
  new CallFailure('problem', 'x', {
    type,
    status: problemStatus[type],
    problem: { type: `urn:flywheel:problem:${type}`, title: type, status: problemStatus[type], current: { version: 7 } },
    ...(retryAfterMs && { retryAfterMs }),
  });
const failure = (kind: FailureKind) => new CallFailure(kind, 'x');
const sending = (change: Partial<OutboxRow> = {}) => outboxRow({ state: 'sending', lastTriedAt: NOW - 5, ...change });

describe('what becomes of a row after an attempt', () => {
  it('X-03 X-06 is done once the API has it, and only then', () => {
    expect(decide(sending(), undefined, NOW, 0.5).row.state).to.equal('done');
    for (const type of Object.keys(problemStatus) as ProblemType[]) expect(decide(sending(), problem(type), NOW, 0.5).row.state, type).not.to.equal('done');
    for (const kind of ['network', 'timeout', 'aborted', 'not-the-api', 'nonsense'] as const)
      expect(decide(sending(), failure(kind), NOW, 0.5).row.state, kind).not.to.equal('done');
  });

  it('tries again without a limit what the network, a hotel or a broken server did, with full jitter up to five minutes', () => {
    for (const refused of [failure('network'), failure('timeout'), failure('not-the-api'), problem('internal'), problem('unavailable')]) {
      const label = refused.message;
      for (const [attempts, most] of [
        [0, 1000],
        [3, 8000],
        [8, 256_000],
        [9, 300_000],
        [5000, 300_000],
      ] as const) {
        const { row, pausedUntil, signedOut } = decide(sending({ attempts }), refused, NOW, 0.999999);
        expect(row.state, label).to.equal('queued');
        expect(row.attempts, label).to.equal(attempts + 1);
        expect(row.notBefore, label).to.equal(NOW + most - 1);
        expect([pausedUntil, signedOut], label).to.deep.equal([undefined, undefined]);
        expect(decide(sending({ attempts }), refused, NOW, 0).row.notBefore, label).to.equal(NOW);
      }
      expect(decide(sending(), refused, NOW, 0).row.trouble?.type, label).to.equal(refused.type ?? refused.kind);
    }
  });

  it('stops everything that goes to the API for as long as 429 and 503 ask', () => {
    for (const type of ['rate-limited', 'unavailable'] as const) {
      const { row, pausedUntil } = decide(sending(), problem(type, 20_000), NOW, 0);
      expect(row.state).to.equal('queued');
      expect(row.notBefore).to.equal(NOW + 20_000);
      expect(pausedUntil).to.equal(NOW + 20_000);
    }
  });

  it('does not come back as a herd: a thousand devices told to wait alike never peak above twice the mean', () => {
    let seed = 42;
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
    for (const refused of [problem('rate-limited', 10_000), failure('network')]) {
      const perSecond = new Map<number, number>();
      for (let client = 0; client < 1000; client++) {
        const at = decide(sending({ attempts: 4 }), refused, NOW, random()).row.notBefore - NOW;
        const second = Math.floor(at / 1000);
        perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
      }
      expect(perSecond.size, 'spread over seconds').to.be.at.least(8);
      expect(Math.max(...perSecond.values()), refused.message).to.be.at.most((2 * 1000) / perSecond.size);
    }
  });

  it('waits for the viewer on 401, which costs no attempt and stops the whole queue', () => {
    const { row, signedOut } = decide(sending({ attempts: 3 }), problem('signed-out'), NOW, 0.5);
    expect(row.state).to.equal('auth-wait');
    expect(row.attempts).to.equal(3);
    expect(signedOut).to.equal(true);
  });

  it('asks again with the same key while the first request is still running', () => {
    expect(decide(sending(), problem('in-progress'), NOW, 0).row).to.include({ state: 'queued', notBefore: NOW + 2000 });
    const { row, pausedUntil } = decide(sending(), problem('in-progress', 7000), NOW, 0);
    expect(row).to.include({ state: 'queued', notBefore: NOW + 7000, id: sending().id });
    expect(pausedUntil, 'others need not wait for it').to.equal(undefined);
  });

  it('X-07 is a conflict, with the record as it is now, where somebody was faster', () => {
    for (const type of ['stale-version', 'version-required', 'already-there'] as const) {
      const { row } = decide(sending(), problem(type), NOW, 0.5);
      expect(row.state, type).to.equal('conflict');
      expect(row.trouble?.problem?.current, type).to.deep.equal({ version: 7 });
    }
  });

  it('X-08 steps aside, for a person to decide, where the API refuses for good', () => {
    const final: ProblemType[] = [
      'not-allowed',
      'not-found',
      'slot-taken',
      'hold-expired',
      'booking-closed',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'idempotency-mismatch',
    ];
    for (const type of final) {
      const { row, pausedUntil } = decide(sending(), problem(type), NOW, 0.5);
      expect(row.state, type).to.equal('parked');
      expect(row.trouble?.type, type).to.equal(type);
      expect(pausedUntil, type).to.equal(undefined);
    }
  });

  it('hopes a few times where the answer makes no sense, then lets a person decide', () => {
    let row = sending();
    for (let attempt = 1; attempt < NONSENSE_ATTEMPTS; attempt++) {
      row = decide(row, failure('nonsense'), NOW, 0.5).row;
      expect(row.state).to.equal('queued');
    }
    expect(decide(row, failure('nonsense'), NOW, 0.5).row).to.include({ state: 'parked', attempts: NONSENSE_ATTEMPTS });
  });

  it('charges nothing where we gave up ourselves', () => {
    expect(decide(sending({ attempts: 2 }), failure('aborted'), NOW, 0.5).row).to.include({ state: 'queued', attempts: 2 });
  });

  it('X-06 says whether the API may have the record: yes, no, or nothing new', () => {
    const after = (refused: CallFailure, neverLeft = false) => decide(sending(), refused, NOW, 0.5, neverLeft).row.unclear;
    for (const kind of ['network', 'timeout', 'aborted', 'not-the-api', 'nonsense'] as const) expect(after(failure(kind)), kind).to.equal(true);
    for (const type of ['internal', 'unavailable', 'in-progress'] as const) expect(after(problem(type)), type).to.equal(true);
    for (const type of ['invalid', 'not-allowed', 'stale-version', 'already-there', 'not-found'] as const) expect(after(problem(type)), type).to.equal(false);
    for (const type of ['signed-out', 'rate-limited'] as const) expect(after(problem(type)), type).to.equal(undefined);
    expect(after(failure('network'), true)).to.equal(undefined);
    expect(after(failure('timeout'), true), 'it was there for half a minute').to.equal(true);
  });

  it('X-03 X-06 never changes the key, the person, the words or the order, whatever the answer', () => {
    const failures = fc.oneof(
      fc.constantFrom<FailureKind>('network', 'timeout', 'aborted', 'not-the-api', 'nonsense').map(failure),
      fc
        .tuple(fc.constantFrom(...(Object.keys(problemStatus) as ProblemType[])), fc.option(fc.integer({ min: 1000, max: 3_600_000 }), { nil: undefined }))
        .map(([type, wait]) => problem(type, wait)),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(failures, fc.nat({ max: 10_000 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (refused, attempts, random) => {
        const before = sending({ attempts });
        const { row } = decide(before, refused, NOW, random);
        const { state: _s, attempts: _a, notBefore, trouble: _t, unclear: _u, ...rest } = row;
        const { state: _s2, attempts: _a2, notBefore: _n2, trouble: _t2, ...same } = before;
        expect(rest).to.deep.equal(same);
        expect(notBefore).to.be.within(0, NOW + 3_660_000);
        expect(row.state).not.to.equal('sending');
      }),
    );
  });
});
