/**
 * What the scheduler leans on, bundled: who is looking, the conferences, the student's bookings and requests, the slots of the conference that is open,
 * what waits to be sent. It turns ports into facts and never waits for the network. It draws nothing.
 */
import { apiNow, systemClock, type Clock } from '../../base/clock.js';
import { memoLast } from '../../base/memo-last.js';
import { listBookings, type Booking } from '../../contract/booking.js';
import { listConferenceInvitations } from '../../contract/conference-invitation.js';
import { listConferenceRequests, type ConferenceRequest } from '../../contract/conference-request.js';
import { listConferences, type Conference } from '../../contract/conference.js';
import { limits } from '../../contract/limits.js';
import type { Slot } from '../../contract/slot.js';
import type { Touchpoint } from '../../domain/momentum-ring.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { AccessController } from '../../element/access-controller.js';
import { clockContext, readerContext, type Reader } from '../../element/contexts.js';
import { OutboxController } from '../../element/outbox-controller.js';
import { PortController, type Host } from '../../element/port-controller.js';
import { ReaderController } from '../../element/reader-controller.js';
import { touchpointsOf } from './conference-touchpoints.js';
import { may, schedulerState, type ConferenceScene, type SchedulerSettings, type SchedulerState } from './conference-scene.js';
import { conferenceFor } from './conference-words.js';
import { FamilyBookings } from './family-bookings.js';
import { newestBookings, secondsLeft, type Heard } from './newest-bookings.js';
import { SlotPages } from './slot-pages.js';

export interface FlowSettings extends SchedulerSettings {
  /** The conference that is open; its slots are read. */
  readonly conferenceId: string | undefined;
}

/** Whether a row is about conferences at all; other widgets have their own. */
const isConferenceRow = ({ operationId }: OutboxItem): boolean =>
  /^(conferences|slots|bookings|conference-requests|conference-invitations)\./.test(operationId);

const none: readonly Slot[] = [];
const noConference: readonly Conference[] = [];

export class ConferenceFlow {
  readonly access: AccessController;
  readonly outbox: OutboxController;
  readonly list: ReaderController<typeof listConferences>;
  readonly #bookings: ReaderController<typeof listBookings>;
  readonly #requests: ReaderController<typeof listConferenceRequests>;
  readonly #invitations: ReaderController<typeof listConferenceInvitations>;
  readonly #clock: PortController<Clock>;
  readonly #reader: PortController<Reader>;
  readonly #host: Host;
  readonly #seen = new Map<string, number>();
  readonly #family: FamilyBookings;
  #slots: SlotPages | undefined;
  readonly #shown = memoLast<readonly Slot[]>();
  readonly #offered = memoLast<readonly Conference[]>();

  state: SchedulerState = { kind: 'loading' };
  /** Newest first. */
  conferences: readonly Conference[] = [];
  /** The student's, the earliest first; of holds only those that last. */
  bookings: readonly Heard[] = [];
  /** What is booked for the viewer's other children, the earliest first. */
  siblings: readonly Booking[] = [];
  requests: readonly ConferenceRequest[] = [];
  /** Who took part and when, as far as the student's appointments and requests tell; `undefined` until they are read, and where they are not the viewer's. */
  touchpoints: readonly Touchpoint[] | undefined;
  /** Names of those who ask this student's family to book with them in the open conference, and whom they have not booked. */
  invitedBy: readonly string[] = [];
  /** This student's rows about conferences, oldest first. */
  items: readonly OutboxItem[] = [];

  constructor(host: Host) {
    this.access = new AccessController(host);
    this.outbox = new OutboxController(host);
    this.list = new ReaderController(host, listConferences);
    this.#bookings = new ReaderController(host, listBookings);
    this.#requests = new ReaderController(host, listConferenceRequests);
    this.#invitations = new ReaderController(host, listConferenceInvitations);
    this.#clock = new PortController(host, clockContext);
    this.#reader = new PortController(host, readerContext);
    this.#host = host;
    this.#family = new FamilyBookings(() => host.requestUpdate());
    host.addController({
      hostDisconnected: () => {
        this.#dropSlots();
        this.#family.stop();
      },
    });
  }

  get ports(): readonly PortController<unknown>[] {
    return [this.access, this.outbox, this.list, this.#bookings, this.#requests, this.#invitations, this.#clock, this.#reader];
  }
  get clock(): Clock {
    return this.#clock.port ?? systemClock;
  }
  get now(): number {
    return this.clock.now();
  }
  /** What decides what is open, over and to come. */
  get apiNow(): number {
    return apiNow(this.clock);
  }
  get scene(): ConferenceScene | undefined {
    return this.state.kind === 'ready' ? this.state.scene : undefined;
  }
  /** The slots of the open conference, the earliest first, with what this page has heard since; the same list until something of it is another. */
  get slots(): readonly Slot[] {
    const read = this.#slots?.items ?? none;
    return this.#shown([read, this.outbox.items, this.scene?.student], () => this.#withWatched(read));
  }
  #withWatched(slots: readonly Slot[]): readonly Slot[] {
    const watched = new Map(
      this.items.flatMap(({ state, operationId, answer }) => (state === 'done' && operationId === 'slots.watch' ? [[(answer as Slot).id, true]] : [])),
    );
    for (const { state, operationId, params } of this.items) if (state === 'done' && operationId === 'slots.unwatch') watched.delete(params.slot!);
    return watched.size ? slots.map((slot) => (watched.has(slot.id) && !slot.watched ? { ...slot, watched: true } : slot)) : slots;
  }
  get slotsKnown(): 'loading' | 'some' | 'all' | 'failed' {
    if (this.#slots?.failed) return 'failed';
    if (this.#slots?.complete) return 'all';
    return this.#slots?.items.length ? 'some' : 'loading';
  }

  /** Decides what there is to show; called before each drawing. */
  update({ conferenceId, ...settings }: FlowSettings): void {
    this.state = schedulerState(this.access.snapshot, settings);
    const { scene, now } = this;
    const ofStudent = scene && { params: { student: scene.student.id }, query: { limit: limits.pageItems } };
    this.list.watch(scene && { query: { limit: limits.pageItems } });
    const reads = scene?.side === 'staff' ? undefined : ofStudent;
    this.#bookings.watch(reads);
    this.#requests.watch(reads);
    this.#invitations.watch(reads && conferenceId !== undefined ? { params: { conference: conferenceId }, query: { limit: limits.pageItems } } : undefined);
    this.items = scene ? this.outbox.items.filter((item) => isConferenceRow(item) && item.studentId === scene.student.id) : [];
    this.conferences = this.#conferencesOf(scene);
    const { value, readAt } = this.#bookings.reading;
    const heard = newestBookings(value?.items ?? [], readAt ?? now, this.items, (id) => this.#since(id, now));
    // A run of several children answers with all of theirs.
    const own = heard.filter(({ booking }) => booking.studentId === scene?.student.id);
    this.bookings = own.filter((one) => one.booking.state !== 'held' || secondsLeft(one, now) > 0);
    this.siblings = this.#siblingsOf(scene);
    this.invitedBy = (this.#invitations.reading.value?.items ?? [])
      .filter(({ studentId, invitedAt, bookings, host }) => {
        return studentId === scene?.student.id && invitedAt !== null && bookings === 0 && !this.#meets(conferenceId, host.id);
      })
      .map(({ host }) => host.name);
    const answers = this.items.flatMap(({ operationId, answer }) =>
      operationId.startsWith('conference-requests.') && answer ? [answer as ConferenceRequest] : [],
    );
    this.requests = newest([...(this.#requests.reading.value?.items ?? []), ...answers]);
    const isRead = reads && value && this.#requests.reading.value;
    this.touchpoints =
      isRead &&
      touchpointsOf(
        this.bookings.map(({ booking }) => booking),
        this.requests,
        scene!,
      );
    this.#watchSlots(scene && scene.side !== 'staff' ? conferenceId : undefined);
  }

  /** Asks again for what could not be read, or may have changed. */
  readAgain(): void {
    this.#reader.port?.refresh();
  }

  /** As they are for a family's student; the same list until something of it is another. */
  #conferencesOf(scene: ConferenceScene | undefined): readonly Conference[] {
    const listed = (scene && this.list.reading.value?.items) ?? noConference;
    if (scene?.side !== 'family') return listed;
    return this.#offered([listed, scene.student], () => listed.map((one) => conferenceFor(one, scene.student)));
  }

  /** Whether the student has a time with this host that this home may know of: its own, or the one that homes share. */
  #meets(conferenceId: string | undefined, hostId: string): boolean {
    return this.bookings.some(
      ({ booking: one }) => one.conferenceId === conferenceId && one.host.id === hostId && !['cancelled', 'missed'].includes(one.state),
    );
  }

  #siblingsOf(scene: ConferenceScene | undefined): readonly Booking[] {
    const others = scene?.side === 'family' ? scene.students.filter((one) => one.id !== scene.student.id && may(one, 'book-conference')) : [];
    const isHere = this.#host.isConnected;
    this.#family.watch(
      isHere ? this.#reader.port : undefined,
      others.map(({ id }) => id),
    );
    return this.#family.booked(this.outbox.items);
  }

  /** When this page first saw an answer: the hold in it is counted from there. */
  #since(itemId: string, now: number): number {
    if (!this.#seen.has(itemId)) this.#seen.set(itemId, now);
    return this.#seen.get(itemId)!;
  }

  #watchSlots(conferenceId: string | undefined): void {
    const reader = this.#reader.port;
    if (this.#slots && (this.#slots.conferenceId !== conferenceId || this.#slots.reader !== reader)) this.#dropSlots();
    if (this.#slots || conferenceId === undefined || !reader || !this.#host.isConnected) return;
    this.#slots = new SlotPages(reader, conferenceId, () => this.#host.requestUpdate());
  }

  #dropSlots(): void {
    this.#slots?.stop();
    this.#slots = undefined;
  }
}

function newest(requests: readonly ConferenceRequest[]): readonly ConferenceRequest[] {
  const byId = new Map<string, ConferenceRequest>();
  for (const one of requests) if ((byId.get(one.id)?.version ?? 0) <= one.version) byId.set(one.id, one);
  return [...byId.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}
