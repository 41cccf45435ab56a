/** What the school's own mail is told about conferences. It names people and records by their ids, and says no word of anybody's. */

export const noticeTypes = [
  'booking-made',
  'booking-moved',
  'booking-changed',
  'booking-cancelled',
  'booking-attended',
  'booking-missed',
  /** A seat became free and is held for who waited, until `heldUntil`. */
  'booking-offered',
  'request-made',
  'request-countered',
  'request-declined',
  'invitation-made',
] as const;
export type NoticeType = (typeof noticeTypes)[number];

export interface Notice {
  /** The same however often it is told: whoever keeps it mails nobody twice. */
  readonly id: string;
  readonly type: NoticeType;
  readonly at: string;
  readonly schoolId: string;
  readonly studentId: string;
  readonly conferenceId: string;
  /** The booking or the request; of an invitation the conference. */
  readonly recordId: string;
  /** Of the record. What is told late may come after what is newer. */
  readonly version: number;
  readonly hostId: string;
  /** Whom it concerns, who did it among them. */
  readonly personIds: readonly string[];
  /** Who did it; `null`: nobody, time did. */
  readonly byId: string | null;
  /** The meeting; `null` where there is none yet. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly heldUntil: string | null;
  /** The days on which to remind, on the school's calendar; the same that the widget shows. Empty for what was not booked. */
  readonly remindOn: readonly string[];
}

/** As it is kept until it is told. */
export type KeptNotice = Omit<Notice, 'id' | 'at' | 'schoolId' | 'remindOn'> & {
  /** When the booking was made. */
  readonly madeAt: string | null;
};
