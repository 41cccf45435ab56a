/** What a part of the desk tells the desk around it; it never leaves the desk's shadow root. */

/** A meeting's page is wanted, or `undefined`: it is done with. */
export class MeetingOpenedEvent extends Event {
  static readonly type = 'flywheel-meeting-opened';
  constructor(readonly bookingId: string | undefined) {
    super(MeetingOpenedEvent.type, { bubbles: true });
  }
}
