import { expect } from 'chai';
import { newestOf } from '../../../src/widgets/goal-tracker/newest-of.js';

const record = (id: string, day: number, version?: number) => ({ id, createdAt: `2025-10-0${day}T12:00:00.000Z`, ...(version !== undefined && { version }) });

describe('what a list says with what this page has sent since', () => {
  it('has the newest version of each record, whoever said it', () => {
    expect(newestOf([record('a', 1, 2)], [record('a', 1, 3)])).to.deep.equal([record('a', 1, 3)]);
    expect(newestOf([record('a', 1, 3)], [record('a', 1, 2)])).to.deep.equal([record('a', 1, 3)]);
  });
  it('takes what was answered where the version is the same, and where there are none', () => {
    const answered = { ...record('a', 1, 2), text: 'answered' };
    expect(newestOf<{ id: string; createdAt: string; version?: number; text?: string }>([record('a', 1, 2)], [answered])).to.deep.equal([answered]);
    expect(newestOf([record('a', 1)], [record('b', 2)]).map(({ id }) => id)).to.deep.equal(['b', 'a']);
  });
  it('has the newest record first, and an order that does not depend on who said it where two are of one moment', () => {
    const [a, b, c] = [record('a', 1, 1), record('b', 3, 1), record('c', 3, 1)];
    expect(newestOf([a, b], [c]).map(({ id }) => id)).to.deep.equal(['c', 'b', 'a']);
    expect(newestOf([c, b], [a]).map(({ id }) => id)).to.deep.equal(['c', 'b', 'a']);
  });
});
