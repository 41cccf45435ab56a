/**
 * What a part of the card asks of the card around it. These never leave the card's shadow root, for some carry words of a person: they
 * bubble and are not composed.
 */
import type { Acknowledgement, CheckIn } from '../../contract/check-in.js';

const inward = { bubbles: true };

/** Home has read a report of the day, or an adult has talked with the student. */
export class AcknowledgeEvent extends Event {
  static readonly type = 'flywheel-acknowledge';
  constructor(
    readonly checkIn: CheckIn,
    readonly kind: Acknowledgement['kind'],
  ) {
    super(AcknowledgeEvent.type, inward);
  }
}
/** The person wants to change an entry. */
export class ChangeEntryEvent extends Event {
  static readonly type = 'flywheel-change-entry';
  constructor(readonly checkIn: CheckIn) {
    super(ChangeEntryEvent.type, inward);
  }
}
/** The next page of a list, please. */
export class MoreEvent extends Event {
  static readonly type = 'flywheel-more';
  constructor() {
    super(MoreEvent.type, inward);
  }
}
/** A view's `value` is another; it has been set on the view already. */
export class ViewChangeEvent<T> extends Event {
  static readonly type = 'flywheel-view-change';
  constructor(readonly value: T) {
    super(ViewChangeEvent.type, inward);
  }
}
/** The group pass is to be sent; see `groupRequests` in `group-form.ts`. */
export class GroupSubmitEvent<T> extends Event {
  static readonly type = 'flywheel-group-submit';
  constructor(readonly value: T) {
    super(GroupSubmitEvent.type, inward);
  }
}
