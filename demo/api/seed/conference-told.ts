/** How a conference of the seed school is told: days and times on the school's clock, people by their keys. It knows no ids. */
import type { ConferenceBody } from '../../../src/contract/conference.js';
import type { topicKinds } from '../../../src/contract/booking.js';

export interface TopicTold {
  readonly by: string;
  readonly kind: (typeof topicKinds)[number];
  readonly text: string;
}
export interface AgreementTold {
  readonly by: string;
  readonly voice: 'student' | 'home' | 'school';
  readonly text: string;
  readonly dueOn: string;
  /** A goal of `goal-stories.ts` that it serves. */
  readonly goal?: string;
}
export interface BookingTold {
  readonly student: string;
  readonly by: string;
  /** The host's n-th time, from 0. */
  readonly slot: number;
  readonly host: string;
  readonly mode?: 'in-person' | 'phone' | 'video';
  readonly state?: 'booked' | 'attended' | 'missed' | 'cancelled';
  readonly interpreter?: string;
  readonly access?: string;
  readonly topic?: string;
  readonly language?: string;
  readonly agenda?: readonly TopicTold[];
  readonly agreements?: readonly AgreementTold[];
  readonly sharedNote?: string;
  readonly confidentialNote?: string;
}
export interface RequestTold {
  readonly student: string;
  readonly by: string;
  readonly host: string;
  readonly on: string;
  readonly at: string;
  readonly minutes: number;
  readonly state: 'requested' | 'countered';
  readonly topic: string;
  readonly reason?: string;
}
export interface OfferTold {
  readonly host: string;
  readonly on: string;
  readonly from: string;
  readonly minutes: number;
  readonly breakMinutes: number;
  readonly count: number;
  readonly place: string;
}
export interface ConferenceTold {
  readonly key: string;
  readonly author: string;
  /** When it was announced. */
  readonly announcedOn: string;
  readonly rules: Omit<ConferenceBody, 'timeZone'>;
  readonly offers: readonly OfferTold[];
  readonly bookings: readonly BookingTold[];
  /** Who waits for the n-th time of a host, the first first. */
  readonly waiting?: readonly { readonly student: string; readonly by: string; readonly host: string; readonly slot: number }[];
  readonly invitations?: readonly { readonly student: string; readonly host: string }[];
  readonly requests?: readonly RequestTold[];
}
