import { expect } from 'chai';
import { MemoryDevice } from '../support/memory-store.js';
import { ModelApi } from '../support/model-api.js';
import { PaperOrigin } from '../support/paper-locks.js';
import { note, SendingTab } from '../support/sending-tab.js';
import { settled, SteppingClock, until } from '../support/stepping-clock.js';

function world() {
  const clock = new SteppingClock();
  const all = { clock, device: new MemoryDevice(), api: new ModelApi(clock), origin: new PaperOrigin(), random: () => 0.5 };
  return { ...all, tab: () => new SendingTab(all, 'ana') };
}
const request = (n: number) => ({ params: undefined, body: { thread: 'a', n }, studentId: 'maya', thread: 'a' });

describe('what may wait in the outbox', () => {
  it('X-09 takes only what a signed-in viewer changes: signing in, reading and what is open to all never wait', async () => {
    const { device, tab } = world();
    const { outbox } = tab();
    const refused = [
      { ...note, id: 'tokens.create', open: true },
      { ...note, id: 'session.read', method: 'GET', changes: false },
    ] as const;
    for (const operation of refused) {
      const error: unknown = await outbox.send(operation, request(1)).catch((thrown: unknown) => thrown);
      expect(String(error)).to.contain('cannot wait to be sent');
    }
    expect(device.rows.size).to.equal(0);
  });

  it('X-06 sends what an earlier page wrote with an operation that this page does not have, and hands its unchecked answer to nobody', async () => {
    const { api, tab, clock, device } = world();
    api.ahead.push({ kind: 'lost' });
    const other = { ...note, id: 'things.create' };
    const first = tab();
    await first.outbox.send(other, request(7));
    await settled(10);
    expect(device.rows.size).to.equal(1);
    first.kill();
    const { outbox } = tab();
    await clock.pass(120_000);
    await until(() => device.rows.size === 0, 'the row was sent');
    expect(api.effects.map(({ n }) => n)).to.deep.equal([7]);
    expect(outbox.current.map(({ state, answer }) => ({ state, answer }))).to.deep.equal([{ state: 'done', answer: undefined }]);
  });

  it('learns an operation from the widget that sends with it: its answer is checked and handed on', async () => {
    const { tab } = world();
    const { outbox } = tab();
    const { id } = (await outbox.send({ ...note, id: 'things.create' }, request(8)))!;
    await until(() => outbox.current.every(({ state }) => state === 'done'), 'it was sent');
    expect(outbox.current.find((item) => item.id === id)?.answer).to.deep.equal({ taken: 8 });
  });
});
