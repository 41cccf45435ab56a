/**
 * What the desk reads of one conference: the slots and the bookings that are the viewer's to see, with what this page has sent since. A page of each is
 * more than an evening; where there is still more, `isCut` says so. It draws nothing.
 */
import type { Booking } from '../../contract/booking.js';
import { listHostBookings } from '../../contract/booking.js';
import { limits } from '../../contract/limits.js';
import { listSlots, type Slot } from '../../contract/slot.js';
import type { OutboxItem } from '../../domain/outbox.js';
import type { OutboxController } from '../../element/outbox-controller.js';
import type { Host } from '../../element/port-controller.js';
import { ReaderController } from '../../element/reader-controller.js';
import { newestBookings } from './newest-bookings.js';

/** Bookings of a host over a conference. */
export class DeskBookings {
  readonly list: ReaderController<typeof listHostBookings>;
  readonly #outbox: OutboxController;

  constructor(host: Host, outbox: OutboxController) {
    this.list = new ReaderController(host, listHostBookings);
    this.#outbox = outbox;
  }

  watch(conferenceId: string | undefined): void {
    this.list.watch(conferenceId === undefined ? undefined : { params: { conference: conferenceId }, query: { limit: limits.pageItems } });
  }
  /** In the newest version that this page knows, the earliest meeting first. */
  of(conferenceId: string | undefined): readonly Booking[] {
    const heard = newestBookings(this.list.reading.value?.items ?? [], 0, this.#outbox.items, () => 0);
    return heard.map(({ booking }) => booking).filter((booking) => booking.conferenceId === conferenceId);
  }
  /** There are more than were read. */
  get isCut(): boolean {
    return (this.list.reading.value?.next ?? null) !== null;
  }
}

/** Slots of one host, or of all where `hostId` is `undefined`. */
export class DeskSlots {
  readonly list: ReaderController<typeof listSlots>;
  readonly #outbox: OutboxController;

  constructor(host: Host, outbox: OutboxController) {
    this.list = new ReaderController(host, listSlots);
    this.#outbox = outbox;
  }

  watch(conferenceId: string | undefined, hostId?: string, from?: string): void {
    const query = { limit: limits.pageItems, ...(hostId !== undefined && { host: hostId }), ...(from !== undefined && { from }) };
    this.list.watch(conferenceId === undefined ? undefined : { params: { conference: conferenceId }, query });
  }
  /** With what was offered and without what was taken back since, the earliest first. */
  of(conferenceId: string | undefined): readonly Slot[] {
    return slotsNow(this.list.reading.value?.items ?? [], this.#outbox.items).filter((slot) => slot.conferenceId === conferenceId);
  }
  get isCut(): boolean {
    return (this.list.reading.value?.next ?? null) !== null;
  }
}

/** The list with what the outbox has done since. Pure. */
export function slotsNow(listed: readonly Slot[], items: readonly OutboxItem[]): readonly Slot[] {
  const byId = new Map(listed.map((slot) => [slot.id, slot]));
  for (const { state, operationId, params, answer } of items) {
    if (state !== 'done') continue;
    if (operationId === 'slots.withdraw') byId.delete(params.slot ?? '');
    const offered = operationId === 'slots.offer' ? ((answer as { items?: readonly Slot[] } | undefined)?.items ?? []) : [];
    for (const slot of offered) if (!byId.has(slot.id)) byId.set(slot.id, slot);
  }
  return [...byId.values()].sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.id < b.id ? -1 : 1));
}
