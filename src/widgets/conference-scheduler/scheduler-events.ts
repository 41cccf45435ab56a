/**
 * What a part of the scheduler tells the scheduler around it; these never leave its shadow root. And what the scheduler tells the page, once each. It
 * changes nothing.
 */
import type { Booking } from '../../contract/booking.js';
import type { Slot } from '../../contract/slot.js';
import { BookingHeldEvent, BookingSentEvent, ConferenceRequestSentEvent, SignedOutEvent } from '../../element/events.js';
import type { ConferenceFlow } from './conference-flow.js';

/** A family pressed a time. */
export class SlotChosenEvent extends Event {
  static readonly type = 'flywheel-slot-chosen';
  constructor(readonly slot: Slot) {
    super(SlotChosenEvent.type, { bubbles: true });
  }
}
/** A family waits for a seat of a full time, or no longer. */
export class SlotWatchedEvent extends Event {
  static readonly type = 'flywheel-slot-watched';
  constructor(
    readonly slot: Slot,
    readonly waits: boolean,
  ) {
    super(SlotWatchedEvent.type, { bubbles: true });
  }
}
/** A booking is to be moved: the next time that is pressed is its own. */
export class MoveAskedEvent extends Event {
  static readonly type = 'flywheel-move-asked';
  constructor(readonly booking: Booking) {
    super(MoveAskedEvent.type, { bubbles: true });
  }
}
/** A part is done with, or a hold is over: the scheduler looks anew. */
export class PartDoneEvent extends Event {
  static readonly type = 'flywheel-part-done';
  constructor() {
    super(PartDoneEvent.type, { bubbles: true });
  }
}

/** The returned function is called after each drawing. */
export function announce(host: HTMLElement, flow: ConferenceFlow): () => void {
  const told = new Set<string>();
  let signedOut = false;
  return () => {
    for (const { id, state, operationId, studentId, answer } of flow.items) {
      if (state !== 'done' || told.has(id)) continue;
      told.add(id);
      const made = answer as { id?: string; items?: readonly { id: string }[] } | undefined;
      if (operationId === 'bookings.hold') host.dispatchEvent(new BookingHeldEvent(studentId, id, made?.id));
      else if (operationId.startsWith('bookings.'))
        host.dispatchEvent(new BookingSentEvent(studentId, id, made?.items?.map((one) => one.id) ?? (made?.id ? [made.id] : [])));
      else if (operationId.startsWith('conference-requests.')) host.dispatchEvent(new ConferenceRequestSentEvent(studentId, id, made?.id));
    }
    const now = flow.access.snapshot.status === 'signed-out';
    if (now && !signedOut) host.dispatchEvent(new SignedOutEvent());
    signedOut = now;
  };
}
