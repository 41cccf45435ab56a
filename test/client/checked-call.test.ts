import { expect } from 'chai';
import { checkedCall } from '../../src/client/checked-call.js';
import { readCheckIn } from '../../src/contract/check-in.js';
import type { Call } from '../../src/contract/operation.js';
import { CallFailure } from '../../src/contract/problem.js';
import { checkIn, idOf } from '../support/check-ins.js';
import { SteppingClock } from '../support/stepping-clock.js';

const one = checkIn();
const reading = { params: { student: idOf(1), checkIn: one.id } };
const ask = (adapter: (operation: unknown, input: { signal?: AbortSignal }) => unknown, clock = new SteppingClock()) =>
  checkedCall(adapter as unknown as Call, clock)(readCheckIn, reading);
const failureOf = (asking: Promise<unknown>) =>
  asking.then(
    () => expect.fail('it answered'),
    (error: unknown) => {
      expect(error).to.be.instanceOf(CallFailure);
      return error as CallFailure;
    },
  );

describe("a school's own adapter", () => {
  it('is asked with operation and input, and answers like the API', async () => {
    const asked: unknown[] = [];
    const answer = await ask((operation, input) => {
      asked.push(operation, (input as { params?: unknown }).params);
      return { ...one, more: 'than the contract knows' };
    });
    expect(asked).to.deep.equal([readCheckIn, reading.params]);
    expect(answer).to.deep.equal(one);
  });

  it('is checked like the API', async () => {
    for (const answer of [undefined, null, {}, { ...one, version: 0 }, '<html>']) expect((await failureOf(ask(() => answer))).kind).to.equal('nonsense');
  });

  it('may throw whatever it likes: it comes out as a failure that the outbox understands', async () => {
    const cases: readonly (readonly [unknown, Partial<CallFailure>])[] = [
      [new TypeError('Failed to fetch'), { kind: 'network' }],
      ['a string', { kind: 'network' }],
      [undefined, { kind: 'network' }],
      [new DOMException('', 'AbortError'), { kind: 'aborted' }],
      [{ status: 403 }, { kind: 'problem', type: 'not-allowed' }],
      [Object.assign(new Error('x'), { status: 503 }), { kind: 'problem', type: 'unavailable' }],
      [{ status: 401 }, { kind: 'problem', type: 'signed-out' }],
    ];
    for (const [thrown, wanted] of cases) {
      const throwing = ask(() => {
        throw thrown;
      });
      expect(await failureOf(throwing), String(thrown)).to.include(wanted);
      expect(await failureOf(ask(() => Promise.reject(thrown)))).to.include(wanted); // oxlint-disable-line typescript/prefer-promise-reject-errors -- adapters do
    }
  });

  it('passes on its own CallFailure, also of another copy of the library on the page', async () => {
    const own = new CallFailure('problem', readCheckIn.id, { type: 'not-found', status: 404 });
    expect(await failureOf(ask(() => Promise.reject(own)))).to.equal(own);
    const foreign = Object.assign(new Error('x'), { name: 'CallFailure', kind: 'timeout', operationId: readCheckIn.id, detail: {} });
    const caught = await ask(() => Promise.reject(foreign)).catch((error: unknown) => error);
    expect(caught).to.equal(foreign);
  });

  it('may not hang for ever, and hears when nobody waits any more', async () => {
    const clock = new SteppingClock();
    let signal: AbortSignal | undefined;
    const asking = failureOf(
      ask((_, input) => {
        signal = input.signal;
        return new Promise(() => undefined);
      }, clock),
    );
    await clock.pass(30_000);
    expect((await asking).kind).to.equal('timeout');
    expect(signal?.aborted).to.equal(true);
  });
});
