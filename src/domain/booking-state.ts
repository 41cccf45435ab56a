/**
 * The one state machine of a seat, as one family sees it, and of a time that it asks for. The API and the widget both ask `next`; neither decides by
 * itself. It refuses to know windows, limits and overlaps (`booking-window.ts` finds the obstacle, and it is handed in here), and the time of day.
 *
 *     open → held → booked → cancelled | attended | missed        open ⇄ full ⇄ watched → held
 *     unoffered → requested → countered → booked | declined
 *
 * A booking that is moved stays `booked`: its time is another and its `sequence` higher, its history is one.
 */
import type { ProblemType } from '../contract/problem.js';

export const seatStates = [
  'open',
  'full',
  'watched',
  'held',
  'booked',
  'cancelled',
  'attended',
  'missed',
  'unoffered',
  'requested',
  'countered',
  'declined',
] as const;
export type SeatState = (typeof seatStates)[number];

export const seatEvents = [
  'fill',
  'free',
  'watch',
  'unwatch',
  'hold',
  'offer',
  'expire',
  'confirm',
  'amend',
  'reschedule',
  'cancel',
  'attend',
  'miss',
  'request',
  'accept',
  'counter',
  'decline',
] as const;
export type SeatEvent = (typeof seatEvents)[number];

export type BookingProblem = Extract<ProblemType, 'slot-taken' | 'hold-expired' | 'booking-closed' | 'limit-reached' | 'overlap' | 'not-allowed'>;

/** What is so at the moment of the event. All times in milliseconds since 1970, now by the API's clock. */
export interface SeatFacts {
  /** `school` the host or who manages the conference · `clock` what happens by itself: seats that others take or leave, holds that run out. */
  readonly by: 'family' | 'school' | 'clock';
  readonly nowMs: number;
  /** Seats that can be had: of the slot, or of the one a booking moves to. 0 where it is not said. */
  readonly free?: number;
  /** Why this family may not take the seat, whoever else may; see `booking-window.ts`. */
  readonly obstacle?: BookingProblem;
  readonly startsAtMs?: number;
  readonly holdExpiresAtMs?: number;
  /** From then on only the school changes or cancels. */
  readonly changeableUntilMs?: number;
}

export type SeatStep = { readonly state: SeatState; readonly refused?: undefined } | { readonly refused: BookingProblem; readonly state?: undefined };

type Guard = (facts: SeatFacts) => BookingProblem | undefined;
interface Edge {
  readonly to: SeatState;
  readonly by: readonly SeatFacts['by'][];
  readonly guard?: Guard;
}

const people = ['family', 'school'] as const;
const clock = ['clock'] as const;
const unhindered: Guard = ({ obstacle }) => obstacle;
const notClosed: Guard = ({ obstacle }) => (obstacle === 'booking-closed' ? obstacle : undefined);
const hasSeat: Guard = ({ obstacle, free = 0 }) => obstacle ?? (free > 0 ? undefined : 'slot-taken');
const holdLasts: Guard = ({ nowMs, holdExpiresAtMs = -Infinity }) => (nowMs < holdExpiresAtMs ? undefined : 'hold-expired');
const holdIsOver: Guard = (facts) => (holdLasts(facts) ? undefined : 'slot-taken');
const changeable: Guard = ({ by, nowMs, changeableUntilMs = -Infinity }) => (by === 'school' || nowMs < changeableUntilMs ? undefined : 'booking-closed');
const hasNotBegun: Guard = ({ by, nowMs, startsAtMs = -Infinity }) => (by === 'school' || nowMs < startsAtMs ? undefined : 'booking-closed');
const hasBegun: Guard = ({ nowMs, startsAtMs = Infinity }) => (nowMs >= startsAtMs ? undefined : 'booking-closed');

const edge = (to: SeatState, by: Edge['by'], guard?: Guard): Edge => ({ to, by, guard });
const outcome = { attend: edge('attended', ['school'], hasBegun), miss: edge('missed', ['school'], hasBegun) };
const hold = edge('held', people, hasSeat);

const edges: Readonly<Record<SeatState, Partial<Record<SeatEvent, Edge>>>> = {
  open: { hold, fill: edge('full', clock) },
  full: { free: edge('open', clock), watch: edge('watched', people, notClosed) },
  watched: { hold, unwatch: edge('full', people), offer: edge('held', clock, hasSeat) },
  held: { confirm: edge('booked', people, holdLasts), cancel: edge('cancelled', people), expire: edge('open', clock, holdIsOver) },
  booked: {
    // What was said with it: an interpreter who is needed after all is better heard of late than never.
    amend: edge('booked', people, hasNotBegun),
    reschedule: edge('booked', people, (facts) => changeable(facts) ?? hasSeat(facts)),
    cancel: edge('cancelled', people, changeable),
    ...outcome,
  },
  cancelled: {},
  // What was noted by mistake is noted again.
  attended: outcome,
  missed: outcome,
  unoffered: { request: edge('requested', ['family'], unhindered) },
  requested: { accept: edge('booked', ['school'], unhindered), counter: edge('countered', ['school']), decline: edge('declined', people) },
  countered: { accept: edge('booked', ['family'], unhindered), decline: edge('declined', people) },
  declined: {},
};

/** What is said where a state knows no such event: somebody else was faster, the hold is gone, or it is over. */
function problemOutside(state: SeatState, event: SeatEvent): BookingProblem {
  if (event === 'hold' && state !== 'unoffered') return 'slot-taken';
  return event === 'confirm' && state === 'open' ? 'hold-expired' : 'booking-closed';
}

/** The state after `event`, or why not, as the problem that the API answers. Nothing else changes a state. */
export function next(state: SeatState, event: SeatEvent, facts: SeatFacts): SeatStep {
  const found = edges[state][event];
  if (!found) return { refused: problemOutside(state, event) };
  const refused = found.by.includes(facts.by) ? found.guard?.(facts) : 'not-allowed';
  return refused ? { refused } : { state: found.to };
}

/** Whether the word is a state that this version knows. */
export const isSeatState = (word: string): word is SeatState => (seatStates as readonly string[]).includes(word);

/** A slot as a family without a booking in it sees it. */
export const stateOfSlot = ({ free, watched }: { readonly free: number; readonly watched: boolean }): SeatState =>
  watched ? 'watched' : free > 0 ? 'open' : 'full';

/** Whether it takes up the family's time and counts against its limits. What was attended or missed does not: that opens the next (CS-22). */
export const stands = (state: string): boolean => state === 'held' || state === 'booked';
