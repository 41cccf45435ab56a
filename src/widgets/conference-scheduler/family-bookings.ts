/**
 * What is booked for a family's other children, so that nobody is sent to two places at once: one list for each child, watched as the student's own is. A
 * child of whom nothing can be read has none, as far as this page knows. It draws nothing.
 */
import { listBookings, type Booking } from '../../contract/booking.js';
import { limits } from '../../contract/limits.js';
import type { OutboxItem } from '../../domain/outbox.js';
import type { Reader } from '../../element/contexts.js';
import { newestBookings } from './newest-bookings.js';

export class FamilyBookings {
  readonly #changed: () => void;
  readonly #listed = new Map<string, readonly Booking[]>();
  #stops: (() => void)[] = [];
  #reader: Reader | undefined;
  #key = '';

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Says whose to read; the same again changes nothing. */
  watch(reader: Reader | undefined, students: readonly string[]): void {
    const key = students.join();
    if (key === this.#key && reader === this.#reader) return;
    this.stop();
    this.#reader = reader;
    this.#key = key;
    if (!reader) return;
    // What is known already comes while it is asked for, and is there for this very drawing.
    let isAsking = true;
    this.#stops = students.map((student) =>
      reader.watch(listBookings, { params: { student }, query: { limit: limits.pageItems } }, ({ value }) => {
        if (!value) return;
        this.#listed.set(student, value.items);
        if (!isAsking) this.#changed();
      }),
    );
    isAsking = false;
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#listed.clear();
    this.#reader = undefined;
    this.#key = '';
  }

  /** What stands, with what the outbox has brought since; the earliest first. */
  booked(items: readonly OutboxItem[]): readonly Booking[] {
    const ofThem = new Set(this.#key.split(','));
    const known = newestBookings([...this.#listed.values()].flat(), 0, items, () => 0);
    return known.map(({ booking }) => booking).filter(({ studentId, state }) => state === 'booked' && ofThem.has(studentId));
  }
}
