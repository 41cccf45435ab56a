import { expect } from 'chai';
import fc from 'fast-check';
import { emptyLog, gapsOf, runOf, withMessages, withNews, type MessageLog } from '../../src/domain/message-log.js';

interface Placed {
  readonly seq: number;
  readonly version: number;
}
const one = (seq: number, version = 1): Placed => ({ seq, version });
const logOf = (...seqs: number[]): MessageLog<Placed> =>
  withMessages<Placed>(
    emptyLog,
    seqs.map((seq) => one(seq)),
  );
const seqsOf = ({ items }: MessageLog<Placed>): number[] => items.map(({ seq }) => seq);

describe('domain/message-log', () => {
  it('MT-03 pages that overlap, in any order, are one list with each message once', () => {
    const log = withMessages(withMessages(logOf(7, 8, 9), [one(5), one(6), one(7)]), [one(9), one(10)]);
    expect(seqsOf(log)).to.deep.equal([5, 6, 7, 8, 9, 10]);
    expect(gapsOf(log)).to.deep.equal([]);
  });
  it('an event that skips leaves a hole, which says what to fetch; one that repeats or comes late changes nothing', () => {
    const log = withNews(logOf(1, 2, 3), 6);
    expect(gapsOf(log)).to.deep.equal([{ after: 3, before: 7 }]);
    expect(withNews(log, 6)).to.equal(log);
    expect(withNews(log, 2)).to.equal(log);
    expect(gapsOf(withMessages(log, [one(6)]))).to.deep.equal([{ after: 3, before: 6 }]);
    expect(gapsOf(withMessages(log, [one(4), one(5), one(6)]))).to.deep.equal([]);
  });
  it('of an empty list the last message is what is missing, not all of the history', () => {
    expect(gapsOf(withNews<Placed>(emptyLog, 90_000))).to.deep.equal([{ after: 89_999, before: 90_001 }]);
    expect(gapsOf(emptyLog)).to.deep.equal([]);
  });
  it('the newest hole comes first', () => {
    expect(gapsOf(withNews(logOf(1, 4, 9), 11))).to.deep.equal([
      { after: 9, before: 12 },
      { after: 4, before: 9 },
      { after: 1, before: 4 },
    ]);
  });
  it('MT-10 a removal is not undone by a page that was read before it', () => {
    const removed = withMessages(logOf(1, 2), [one(2, 2)]);
    expect(withMessages(removed, [one(1), one(2, 1)]).items[1]!.version).to.equal(2);
    expect(withMessages<Placed>(emptyLog, [one(2, 2), one(2, 1)]).items[0]!.version).to.equal(2);
  });
  it('shows what follows each other: up to the last, or around a message that was jumped to', () => {
    const log = logOf(1, 2, 3, 7, 8, 12);
    expect(runOf(log).map(({ seq }) => seq)).to.deep.equal([12]);
    expect(runOf(log, 8).map(({ seq }) => seq)).to.deep.equal([7, 8]);
    expect(runOf(log, 2).map(({ seq }) => seq)).to.deep.equal([1, 2, 3]);
    expect(runOf(log, 5)).to.deep.equal([]);
    expect(runOf(emptyLog)).to.deep.equal([]);
  });
  it('whatever is lost, repeated and out of order: filling the holes it names ends with the whole thread, each message once and newest', () => {
    const part = fc.oneof(
      fc.record({ from: fc.integer({ min: 1, max: 60 }), length: fc.integer({ min: 1, max: 12 }), reversed: fc.boolean() }),
      fc.record({ news: fc.integer({ min: 1, max: 60 }) }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (parts, changed) => {
        const versionOf = (seq: number) => (changed.includes(seq) ? 2 : 1);
        let log: MessageLog<Placed> = emptyLog;
        const page = (from: number, until: number, version?: number) =>
          Array.from({ length: Math.max(0, until - from + 1) }, (_, n) => one(from + n, version ?? versionOf(from + n)));
        parts.forEach((each, index) => {
          if ('news' in each) log = withNews(log, each.news);
          else {
            // Every other page is an old copy.
            const found = page(each.from, Math.min(60, each.from + each.length - 1), index % 2 ? 1 : undefined);
            log = withMessages(log, each.reversed ? found.toReversed() : found);
          }
          expect(new Set(seqsOf(log)).size).to.equal(log.items.length);
          expect(seqsOf(log)).to.deep.equal(seqsOf(log).toSorted((a, b) => a - b));
        });
        for (let gap = gapsOf(log)[0]; gap; gap = gapsOf(log)[0]) log = withMessages(log, page(gap.after + 1, gap.before - 1));
        log = withMessages(log, page(1, log.heard));
        expect(seqsOf(log)).to.deep.equal(Array.from({ length: log.heard }, (_, n) => n + 1));
        for (const { seq, version } of log.items) expect(version).to.equal(versionOf(seq));
        expect(runOf(log)).to.have.length(log.heard);
      }),
      { numRuns: 200 },
    );
  });
});
