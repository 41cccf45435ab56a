import { expect } from 'chai';
import fc from 'fast-check';
import type { Booking } from '../../../src/contract/booking.js';
import { choosable } from '../../../src/widgets/conference-scheduler/choosable-slots.js';
import { idOf } from '../../support/check-ins.js';
import { bookingOf, chen, conferenceOf, rivera, slotOf } from '../../support/conferences.js';

const START_MS = Date.parse('2026-11-24T21:00:00.000Z');
const at = (minute: number): string => new Date(START_MS + minute * 60_000).toISOString();
const hosts = [rivera, chen, { id: idOf(7), name: 'Ms Okafor' }];
const minute = fc.integer({ min: 0, max: 48 }).map((n) => n * 5);
const host = fc.constantFrom(...hosts);

const anySlot = fc.record({ n: fc.nat(500), on: minute, host, free: fc.nat(2) }).map(({ n, on, free, host: who }) => {
  return slotOf(n, at(on), { host: who, free, endsAt: at(on + 15) });
});
const anyBooking = fc.record({
  n: fc.nat(90),
  slot: fc.nat(500),
  on: minute,
  host,
  state: fc.constantFrom('booked', 'cancelled', 'attended'),
  conference: fc.constantFrom(600, 601),
});
const bookingFrom = ({ n, slot, on, host: who, state, conference }: typeof anyBooking extends fc.Arbitrary<infer T> ? T : never): Booking =>
  bookingOf({ id: idOf(700 + n), slotId: slotOf(slot, at(0)).id, startsAt: at(on), endsAt: at(on + 15), host: who, state, conferenceId: idOf(conference) });
const some = fc.array(anyBooking.map(bookingFrom), { maxLength: 4 });

describe('widgets/conference-scheduler/choosable-slots', () => {
  it('CS-05 CS-11 CS-12 leaves in exactly what would not be refused for its host or for another appointment of the family', () => {
    fc.assert(
      fc.property(fc.array(anySlot, { maxLength: 30 }), some, some, fc.constantFrom(0, 5, 10), (slots, own, siblings, travelMinutes) => {
        const conference = conferenceOf({ travelMinutes, perStudent: 3 });
        const made = choosable(slots, conference, { own, siblings: siblings.filter(({ state }) => state === 'booked') });
        const standing = own.filter(({ state }) => state === 'booked');
        const here = standing.filter(({ conferenceId }) => conferenceId === conference.id);
        const isMet = (id: string): boolean => here.some((booking) => booking.host.id === id);
        // Brother and sister may sit in the same slot, so it is never in its own way.
        const clash = ({ id, startsAt, host: who }: (typeof slots)[number]): boolean =>
          [...standing, ...siblings.filter(({ state }) => state === 'booked')].some((booking) => {
            if (booking.slotId === id) return false;
            const apart = Math.abs(Date.parse(booking.startsAt) - Date.parse(startsAt)) / 60_000 - 15;
            return apart < (booking.host.id === who.id ? 0 : travelMinutes);
          });
        expect(made.slots).to.deep.equal(slots.filter((slot) => !isMet(slot.host.id) && (slot.free === 0 || !clash(slot))));
        expect(made.isFull).to.equal(here.length >= 3);
        expect(made.withoutMet).to.equal(slots.some((slot) => isMet(slot.host.id)));
        expect(made.withoutClose).to.equal(slots.some((slot) => !isMet(slot.host.id) && slot.free > 0 && clash(slot)));
      }),
    );
  });

  it('is the very list where nothing is left out, so that thousands are not drawn anew', () => {
    const slots = Array.from({ length: 5000 }, (_, n) => slotOf(n, at(n * 15)));
    expect(choosable(slots, conferenceOf(), { own: [bookingOf({ state: 'cancelled' })], siblings: [] }).slots).to.equal(slots);
    const elsewhere = bookingOf({ conferenceId: idOf(601), startsAt: at(-600), endsAt: at(-585), host: chen });
    expect(choosable(slots, conferenceOf(), { own: [elsewhere], siblings: [] }).slots).to.equal(slots);
  });

  it('CS-08 a meeting that is moved stands in nobody’s way, not even in its own', () => {
    const booking = bookingOf({ startsAt: at(0), endsAt: at(15) });
    const slots = [slotOf(1, at(10)), slotOf(2, at(15), { host: chen })];
    const conference = conferenceOf({ perStudent: 1 });
    expect(choosable(slots, conference, { own: [booking], siblings: [] })).to.deep.include({ slots: [], isFull: true });
    expect(choosable(slots, conference, { own: [booking], siblings: [], moving: booking })).to.deep.include({ slots, isFull: false });
  });

  it('CS-26 one of a series is moved within the times of its host', () => {
    const series = [0, 60].map((on) => bookingOf({ id: idOf(700 + on), startsAt: at(on), endsAt: at(on + 15), host: rivera }));
    const slots = [slotOf(1, at(120), { host: rivera }), slotOf(2, at(60), { host: rivera })];
    const made = choosable(slots, conferenceOf({ perStudent: 2 }), { own: series, siblings: [], moving: series[0] });
    expect(made.slots, 'but not onto another of it').to.deep.equal([slots[0]]);
    expect(made.withoutMet).to.equal(false);
  });

  it('CS-11 brother and sister may sit in one slot that has room for both', () => {
    const slot = slotOf(1, at(0), { capacity: 2, free: 1, endsAt: at(15) });
    const sibling = bookingOf({ slotId: slot.id, startsAt: at(0), endsAt: at(15), host: slot.host });
    expect(choosable([slot], conferenceOf(), { own: [], siblings: [sibling] })).to.deep.include({ slots: [slot], withoutClose: false });
  });
});
