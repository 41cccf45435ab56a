import { expect } from 'chai';
import fc from 'fast-check';
import { choices, deliver, written, type Delivery, type DeliveryEvent } from '../../src/domain/message-delivery.js';

const after = (...events: DeliveryEvent[]): Delivery => events.reduce(deliver, written);
const every: readonly DeliveryEvent[] = ['attempt', 'lost', 'refused', 'taken', 'edit', 'withdraw', 'retry', 'remove'];

describe('domain/message-delivery', () => {
  it('MT-01 is sent, or fails and is tried again', () => {
    expect(after('attempt', 'taken').state).to.equal('sent');
    expect(after('attempt', 'refused').state).to.equal('failed');
    expect(after('attempt', 'refused', 'retry').state).to.equal('pending');
    expect(after('attempt', 'lost', 'attempt', 'taken').state).to.equal('sent');
  });
  it('before it left its words can change or go; after it, only a trace hides it', () => {
    expect(choices(written)).to.deep.equal(['edit', 'withdraw']);
    expect(after('withdraw').state).to.equal('withdrawn');
    expect(choices(after('attempt'))).to.deep.equal([]);
    expect(choices(after('attempt', 'refused'))).to.deep.equal(['retry', 'edit', 'withdraw']);
    expect(choices(after('attempt', 'taken'))).to.deep.equal(['remove']);
    expect(after('attempt', 'taken', 'remove').state).to.equal('removed');
  });
  it('MT-10 what may have arrived is not taken back unseen', () => {
    expect(choices(after('attempt', 'lost'))).to.deep.equal([]);
    expect(after('attempt', 'lost', 'withdraw').state).to.equal('pending');
    expect(after('attempt', 'lost', 'edit')).to.deep.equal({ state: 'pending', mayBeThere: true });
  });
  it('an event of it says that it is there, whatever the answer said', () => {
    expect(after('attempt', 'lost', 'taken').state).to.equal('sent');
    expect(after('attempt', 'taken', 'lost', 'refused', 'attempt').state).to.equal('sent');
  });
  it('whatever happens, in any order: what was taken stays sent or removed, and nothing is withdrawn that may be there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...every), { maxLength: 20 }), (events) => {
        let state = written;
        let wasTaken = false;
        for (const event of events) {
          const before = state;
          state = deliver(before, event);
          wasTaken ||= event === 'taken';
          if (wasTaken) expect(['sent', 'removed']).to.include(state.state);
          else expect(['sent', 'removed']).not.to.include(state.state);
          if (event === 'withdraw' && state !== before) expect(before.mayBeThere).to.equal(false);
          if (before.mayBeThere && state.state === 'withdrawn') expect(before.state).to.equal('withdrawn');
        }
      }),
      { numRuns: 500 },
    );
  });
});
