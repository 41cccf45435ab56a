import { expect } from 'chai';
import { Turns } from '../../src/base/turns.js';

/** As long as a task goes on: what was promised without another task has come by then. */
async function restOfTask(): Promise<void> {
  for (let step = 0; step < 50; step += 1) await Promise.resolve();
}

describe('turns', () => {
  it('the first goes at once, the others in order, each in a task of its own', async () => {
    const turns = new Turns();
    const gone: string[] = [];
    expect(turns.take({})).to.equal(undefined);
    const others = ['second', 'third', 'fourth'].map(async (name, index) => {
      await turns.take({});
      gone.push(name);
      await restOfTask();
      expect(gone).to.have.length(index + 1);
    });
    await restOfTask();
    expect(gone).to.deep.equal([]);
    await Promise.all(others);
    expect(gone).to.deep.equal(['second', 'third', 'fourth']);
  });

  it('who comes when nobody waits goes at once, again and again', async () => {
    const turns = new Turns();
    for (let time = 0; time < 3; time += 1) {
      expect(turns.take({})).to.equal(undefined);
      const next = turns.take({});
      expect(next).to.not.equal(undefined);
      await next;
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  });

  it('who can wait gets a task too where nobody is before, and the others come after', async () => {
    const turns = new Turns();
    const gone: string[] = [];
    const first = turns.take({}, true)!.then(() => gone.push('first'));
    const second = turns.take({})!.then(() => gone.push('second'));
    await restOfTask();
    expect(gone).to.deep.equal([]);
    await first;
    await restOfTask();
    expect(gone).to.deep.equal(['first']);
    await second;
    expect(gone).to.deep.equal(['first', 'second']);
  });

  it('whose task it is goes at once for the second time too, whether it was first or waited', async () => {
    const turns = new Turns();
    const [first, second] = [{}, {}];
    expect([turns.take(first), turns.take(first)]).to.deep.equal([undefined, undefined]);
    await turns.take(second);
    expect(turns.take(second)).to.equal(undefined);
    expect(turns.take(first)).to.not.equal(undefined);
  });

  it('who comes while others wait is behind them', async () => {
    const turns = new Turns();
    const gone: number[] = [];
    void turns.take({});
    const second = turns.take({})!.then(() => {
      gone.push(2);
      return turns.take({})?.then(() => gone.push(4));
    });
    const third = turns.take({})!.then(() => gone.push(3));
    await Promise.all([second, third]);
    expect(gone).to.deep.equal([2, 3, 4]);
  });
});
