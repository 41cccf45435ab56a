/**
 * What becomes of a message that somebody sends (MT-01, MT-10): waiting, on its way, sent, failed, removed. What has left may have arrived, whatever was
 * heard of it, and is never taken back unseen: from there on only a removal hides it. It knows no network; the outbox says what happened.
 */
export type DeliveryState = 'pending' | 'sending' | 'failed' | 'sent' | 'removed' | 'withdrawn';
/**
 * `attempt` the outbox begins · `lost` no answer came · `refused` the API said why not · `taken` the API has it, by an answer or by an event ·
 * `edit`, `withdraw`, `retry`, `remove` the person.
 */
export type DeliveryEvent = 'attempt' | 'lost' | 'refused' | 'taken' | 'edit' | 'withdraw' | 'retry' | 'remove';

export interface Delivery {
  readonly state: DeliveryState;
  /** An attempt ended without an answer: the API may have it. Only the same words under the same key may follow. */
  readonly mayBeThere: boolean;
}

export const written: Delivery = { state: 'pending', mayBeThere: false };

const isOver = ({ state }: Delivery): boolean => state === 'removed' || state === 'withdrawn';
/** Whether its words can still change, or go: it has not left the device. */
const isHere = ({ state, mayBeThere }: Delivery): boolean => (state === 'pending' || state === 'failed') && !mayBeThere;

/** What the person can do with it now. */
export function choices(delivery: Delivery): readonly Extract<DeliveryEvent, 'edit' | 'withdraw' | 'retry' | 'remove'>[] {
  if (delivery.state === 'sent') return ['remove'];
  const here = isHere(delivery) ? (['edit', 'withdraw'] as const) : [];
  return delivery.state === 'failed' ? ['retry', ...here] : here;
}

/** The state after an event. One that does not fit changes nothing: events repeat and come late. */
export function deliver(delivery: Delivery, event: DeliveryEvent): Delivery {
  if (isOver(delivery)) return event === 'taken' && delivery.state === 'withdrawn' ? { state: 'sent', mayBeThere: true } : delivery;
  if (event === 'taken') return { state: 'sent', mayBeThere: true };
  if (event === 'edit' || event === 'withdraw' || event === 'retry' || event === 'remove') return decide(delivery, event);
  if (delivery.state === 'sent') return delivery;
  if (event === 'attempt') return delivery.state === 'pending' ? { ...delivery, state: 'sending' } : delivery;
  if (delivery.state !== 'sending') return delivery;
  return event === 'lost' ? { state: 'pending', mayBeThere: true } : { state: 'failed', mayBeThere: false };
}

function decide(delivery: Delivery, event: 'edit' | 'withdraw' | 'retry' | 'remove'): Delivery {
  if (!choices(delivery).includes(event)) return delivery;
  if (event === 'remove') return { ...delivery, state: 'removed' };
  if (event === 'withdraw') return { ...delivery, state: 'withdrawn' };
  return { ...delivery, state: 'pending' };
}
