import { expect } from 'chai';
import fc from 'fast-check';
import type { OutboxRow, OutboxState } from '../../src/domain/outbox.js';
import { ATTEMPT_MS, turns, type Circumstances } from '../../src/domain/outbox-schedule.js';
import { outboxRow } from '../support/outbox-row.js';

const NOW = 1_000_000_000;
const at = (change: Partial<Circumstances> = {}): Circumstances => ({ now: NOW, sending: new Set(), alone: true, hopeSince: -Infinity, atOnce: 4, ...change });
const row = (seq: number, change: Partial<OutboxRow> = {}) => outboxRow({ seq, id: `row-${seq}`, ...change });
const due = (rows: readonly OutboxRow[], circumstances = at()) => turns(rows, circumstances).due.map(({ seq }) => seq);

describe('whose turn it is', () => {
  it('goes oldest first within a thread, one at a time, and does not let threads wait for each other', () => {
    expect(due([row(3), row(1), row(2, { thread: 'b' }), row(4, { thread: 'b' })])).to.deep.equal([1, 2]);
    expect(due([row(1), row(2), row(3, { thread: 'b' })], at({ sending: new Set(['row-1']) }))).to.deep.equal([3]);
  });

  it('keeps a thread in order while its first waits for its time', () => {
    const rows = [row(1, { notBefore: NOW + 5000 }), row(2), row(3, { thread: 'b', notBefore: NOW + 3000 })];
    expect(turns(rows, at())).to.deep.equal({ due: [], nextAt: NOW + 3000 });
  });

  it('X-08 lets what a person must decide step aside, and goes on with the rest of its thread', () => {
    expect(due([row(1, { state: 'parked' }), row(2, { state: 'conflict' }), row(3, { state: 'done' }), row(4)])).to.deep.equal([4]);
  });

  it('sends at most a few at once', () => {
    const rows = Array.from({ length: 9 }, (_, index) => row(index + 1, { thread: `thread ${index}` }));
    expect(due(rows)).to.have.length(4);
    expect(due(rows, at({ sending: new Set(['row-1', 'row-2', 'row-3']) }))).to.deep.equal([4]);
  });

  it('sends what waited for a sign-in as soon as there is a viewer to send it', () => {
    expect(due([row(1, { state: 'auth-wait' })])).to.deep.equal([1]);
  });

  it('X-03 takes up what a dead tab left behind: at once where no other can be alive, else once it must be over', () => {
    const left = [row(1, { state: 'sending', lastTriedAt: NOW - 1000 })];
    expect(due(left)).to.deep.equal([1]);
    expect(turns(left, at({ alone: false }))).to.deep.equal({ due: [], nextAt: NOW - 1000 + ATTEMPT_MS });
    expect(due(left, at({ alone: false, now: NOW - 1000 + ATTEMPT_MS }))).to.deep.equal([1]);
  });

  it('tries again at once, when the network may be back, what failed for want of it and nothing else', () => {
    const later = { notBefore: NOW + 200_000, lastTriedAt: NOW - 10 };
    const rows = [
      row(1, { ...later, trouble: { type: 'network' } }),
      row(2, { ...later, thread: 'b', trouble: { type: 'rate-limited' } }),
      row(3, { ...later, thread: 'c', trouble: { type: 'internal' } }),
    ];
    expect(due(rows, at({ hopeSince: NOW }))).to.deep.equal([1]);
    expect(due(rows, at({ hopeSince: NOW - 10 })), 'tried since').to.deep.equal([]);
  });

  it('does not wait for years because the clock once was wrong', () => {
    expect(due([row(1, { notBefore: NOW + 10 * 365 * 86_400_000 })])).to.deep.equal([1]);
    expect(due([row(1, { state: 'sending', lastTriedAt: NOW + 86_400_000 })], at({ alone: false }))).to.deep.equal([1]);
  });

  it('for any list: never two of a thread, never one before an older that waits, never more than allowed, and it always says when to look again', () => {
    const states: readonly OutboxState[] = ['queued', 'sending', 'auth-wait', 'parked', 'conflict', 'done'];
    const rowOf = fc.record({
      thread: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      state: fc.constantFrom(...states),
      wait: fc.integer({ min: -5000, max: 5000 }),
    });
    fc.assert(
      fc.property(fc.array(rowOf, { maxLength: 20 }), fc.boolean(), (parts, alone) => {
        const rows = parts.map(({ thread, state, wait }, seq) => row(seq, { thread, state, notBefore: NOW + wait, lastTriedAt: NOW + Math.min(wait, 0) }));
        const waiting = rows.filter(({ state }) => ['queued', 'sending', 'auth-wait'].includes(state));
        const turn = turns(rows, at({ alone }));
        expect(new Set(turn.due.map(({ thread }) => thread)).size).to.equal(turn.due.length);
        expect(turn.due.length).to.be.at.most(4);
        for (const { thread, seq } of turn.due) expect(waiting.find((other) => other.thread === thread)?.seq).to.equal(seq);
        if (waiting.length > 0 && turn.due.length === 0) expect(turn.nextAt).to.be.greaterThan(NOW);
      }),
    );
  });
});
