/**
 * Every event that a page may listen to, in one table. They are facts, in the past tense; they bubble and cross shadow roots.
 * None carries a person's words: a listener that wants them asks the API.
 */
const outward = { bubbles: true, composed: true } as const;

/** A check-in is safe on this device (or in memory) and waits to be sent. */
export class CheckInQueuedEvent extends Event {
  static readonly type = 'flywheel-check-in-queued';
  constructor(
    readonly studentId: string,
    /** The idempotency key that it will be sent under. */
    readonly itemId: string,
  ) {
    super(CheckInQueuedEvent.type, outward);
  }
}
/** The API has taken a check-in. */
export class CheckInSentEvent extends Event {
  static readonly type = 'flywheel-check-in-sent';
  constructor(
    readonly studentId: string,
    readonly itemId: string,
    /** Id of the record as the API gave it. */
    readonly checkInId: string | undefined,
  ) {
    super(CheckInSentEvent.type, outward);
  }
}
/** The person chose not to check in today. Nothing is recorded. */
export class CheckInSkippedEvent extends Event {
  static readonly type = 'flywheel-check-in-skipped';
  constructor(readonly studentId: string) {
    super(CheckInSkippedEvent.type, outward);
  }
}
/** A point of a goal, new, corrected or taken back, is safe on this device (or in memory) and waits to be sent. */
export class GoalPointQueuedEvent extends Event {
  static readonly type = 'flywheel-goal-point-queued';
  constructor(
    readonly studentId: string,
    readonly goalId: string,
    /** The idempotency key that it will be sent under. */
    readonly itemId: string,
  ) {
    super(GoalPointQueuedEvent.type, outward);
  }
}
/** The API has taken a point of a goal. */
export class GoalPointSentEvent extends Event {
  static readonly type = 'flywheel-goal-point-sent';
  constructor(
    readonly studentId: string,
    readonly goalId: string,
    readonly itemId: string,
    /** Id of the point as the API gave it; `undefined` where it was taken back. */
    readonly pointId: string | undefined,
  ) {
    super(GoalPointSentEvent.type, outward);
  }
}
/** The API has taken a goal: set, changed, revised, proposed, decided, ended or taken back. */
export class GoalSentEvent extends Event {
  static readonly type = 'flywheel-goal-sent';
  constructor(
    readonly studentId: string,
    readonly itemId: string,
    /** Id of the goal as the API gave it; `undefined` where it was taken back. */
    readonly goalId: string | undefined,
  ) {
    super(GoalSentEvent.type, outward);
  }
}
/** The API holds a time of a conference for the family; it is not booked yet. */
export class BookingHeldEvent extends Event {
  static readonly type = 'flywheel-booking-held';
  constructor(
    readonly studentId: string,
    readonly itemId: string,
    /** Id of the booking as the API gave it. */
    readonly bookingId: string | undefined,
  ) {
    super(BookingHeldEvent.type, outward);
  }
}
/** The API has taken something about appointments: booked, moved, cancelled, a topic, an agreement. */
export class BookingSentEvent extends Event {
  static readonly type = 'flywheel-booking-sent';
  constructor(
    readonly studentId: string,
    readonly itemId: string,
    /** Ids of the bookings that it was about; several where a family booked its whole evening. */
    readonly bookingIds: readonly string[],
  ) {
    super(BookingSentEvent.type, outward);
  }
}
/** The API has taken a request for a time that was not offered, or an answer to one. */
export class ConferenceRequestSentEvent extends Event {
  static readonly type = 'flywheel-conference-request-sent';
  constructor(
    readonly studentId: string,
    readonly itemId: string,
    readonly requestId: string | undefined,
  ) {
    super(ConferenceRequestSentEvent.type, outward);
  }
}
/** The API has taken a message: written into a thread, the first of one, to many, or an entry of the contact log. */
export class MessageSentEvent extends Event {
  static readonly type = 'flywheel-message-sent';
  constructor(
    readonly studentId: string,
    /** The idempotency key that it was sent under. */
    readonly itemId: string,
    /** Id of its thread; `undefined` where it began one or several. */
    readonly threadId: string | undefined,
  ) {
    super(MessageSentEvent.type, outward);
  }
}
/** The viewer opened a thread. */
export class ThreadOpenedEvent extends Event {
  static readonly type = 'flywheel-thread-opened';
  constructor(readonly threadId: string) {
    super(ThreadOpenedEvent.type, outward);
  }
}
/** Words of an earlier visit are back in a form. */
export class DraftRestoredEvent extends Event {
  static readonly type = 'flywheel-draft-restored';
  constructor(
    readonly widget: string,
    /** When they were last typed in, in milliseconds since 1970. */
    readonly typedAt: number,
  ) {
    super(DraftRestoredEvent.type, outward);
  }
}
/** The API no longer knows the viewer; the page should sign them in again. Every word stays. */
export class SignedOutEvent extends Event {
  static readonly type = 'flywheel-signed-out';
  constructor() {
    super(SignedOutEvent.type, outward);
  }
}
/**
 * Words of the viewer would be lost if the page went now: they are kept only while it is open, as nothing can be stored here. Or, with `unsaved` false, no longer.
 * The page may ask before it is left.
 */
export class UnsavedEvent extends Event {
  static readonly type = 'flywheel-unsaved';
  constructor(readonly unsaved: boolean) {
    super(UnsavedEvent.type, outward);
  }
}
/** The viewer chose another student. */
export class StudentChosenEvent extends Event {
  static readonly type = 'flywheel-student-chosen';
  constructor(readonly studentId: string) {
    super(StudentChosenEvent.type, outward);
  }
}

declare global {
  interface HTMLElementEventMap {
    'flywheel-booking-held': BookingHeldEvent;
    'flywheel-booking-sent': BookingSentEvent;
    'flywheel-check-in-queued': CheckInQueuedEvent;
    'flywheel-check-in-sent': CheckInSentEvent;
    'flywheel-check-in-skipped': CheckInSkippedEvent;
    'flywheel-conference-request-sent': ConferenceRequestSentEvent;
    'flywheel-draft-restored': DraftRestoredEvent;
    'flywheel-goal-point-queued': GoalPointQueuedEvent;
    'flywheel-goal-point-sent': GoalPointSentEvent;
    'flywheel-goal-sent': GoalSentEvent;
    'flywheel-message-sent': MessageSentEvent;
    'flywheel-signed-out': SignedOutEvent;
    'flywheel-student-chosen': StudentChosenEvent;
    'flywheel-thread-opened': ThreadOpenedEvent;
  }
}
