/** What a part of the threads tells those around it; these never leave the widget. */

/** What of the timeline is on the screen. */
export interface Sight {
  /** Numbers of messages. */
  readonly first: number;
  readonly last: number;
  readonly isAtEnd: boolean;
  readonly isAtStart: boolean;
  /** Newer ones than those at hand will soon be wanted. */
  readonly isNearEnd: boolean;
}
export class LogSeenEvent extends Event {
  static readonly type = 'flywheel-log-seen';
  constructor(readonly sight: Sight) {
    super(LogSeenEvent.type, { bubbles: true, composed: true });
  }
}
/** A message is to be shown: it was looked for. */
export class MessageWantedEvent extends Event {
  static readonly type = 'flywheel-message-wanted';
  constructor(readonly seq: number) {
    super(MessageWantedEvent.type, { bubbles: true, composed: true });
  }
}
/** The viewer has read up to here. */
export class ThreadReadEvent extends Event {
  static readonly type = 'flywheel-thread-read';
  constructor(
    readonly threadId: string,
    readonly seq: number,
  ) {
    super(ThreadReadEvent.type, { bubbles: true, composed: true });
  }
}
/** The viewer goes back to the list of threads. */
export class ThreadLeftEvent extends Event {
  static readonly type = 'flywheel-thread-left';
  constructor() {
    super(ThreadLeftEvent.type, { bubbles: true, composed: true });
  }
}
