import { expect } from 'chai';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { conferenceBodySchema } from '../../../src/contract/conference.js';
import { slotOfferBody } from '../../../src/contract/slot.js';
import type { OutboxItem } from '../../../src/domain/outbox.js';
import {
  conferenceFormOf,
  listIn,
  rulesOf,
  untouchedConference,
  type ConferenceForm,
} from '../../../src/widgets/conference-scheduler/staff-conference-form.js';
import { invitationsNow, shownInvitations } from '../../../src/widgets/conference-scheduler/staff-invitations.js';
import { slotsNow } from '../../../src/widgets/conference-scheduler/staff-lists.js';
import { baseIn, joinNotes } from '../../../src/widgets/conference-scheduler/staff-notes.js';
import { daysToCopy, liesOver, offersOf, previewOf, untouchedOffer, type OfferForm } from '../../../src/widgets/conference-scheduler/staff-offer-form.js';
import { counterOf, requestsNow } from '../../../src/widgets/conference-scheduler/staff-requests.js';
import { firstDay, freeFor, rosterOf, withHost } from '../../../src/widgets/conference-scheduler/staff-roster.js';
import { idOf } from '../../support/check-ins.js';
import { deskBooking, deskInvitation, deskRequest, deskSlot, fallConference } from '../../support/desk-samples.js';

const zone = 'America/New_York';
const filled: ConferenceForm = { ...untouchedConference, name: 'Fall conferences', opensOn: '2026-11-09', closesOn: '2026-11-24' };
const wrongIn = (form: Partial<ConferenceForm>): Record<string, string> => {
  const made = rulesOf({ ...filled, ...form }, zone);
  return 'wrong' in made ? Object.fromEntries(made.wrong.map(({ field, trouble }) => [field, trouble])) : {};
};
const done = (operationId: string, part: Partial<OutboxItem>): OutboxItem => ({ operationId, state: 'done', params: {}, ...part }) as OutboxItem;

describe('widgets/conference-scheduler/staff-conference-form', () => {
  it('CS-21 four answers make a conference that the contract takes, with sensible rules for the rest', () => {
    const made = rulesOf(filled, zone);
    if (!('body' in made)) throw new Error('wrong');
    expect(v.safeParse(conferenceBodySchema, made.body).success).to.equal(true);
    expect(made.body).to.include({ opensAt: '2026-11-09T13:00:00.000Z', closesAt: '2026-11-25T01:00:00.000Z', guardMinutes: 1440, holdSeconds: 300 });
    expect(made.body).to.deep.include({ earlyAccess: null, modes: ['in-person', 'phone', 'video'], households: 'shared', agendaFirst: 'home' });
  });

  it('CS-30 opening hours are on the school’s clock on both sides of a change of the clock', () => {
    const made = rulesOf({ ...filled, opensOn: '2025-10-31', closesOn: '2025-11-03', opensTime: '15:00', closesTime: '15:00' }, zone);
    expect(made).to.have.nested.property('body.opensAt', '2025-10-31T19:00:00.000Z');
    expect(made).to.have.nested.property('body.closesAt', '2025-11-03T20:00:00.000Z');
  });

  it('CS-14 says what is wrong with early access, and only where it is asked for', () => {
    expect(wrongIn({ earlyGroups: '' })).to.deep.equal({});
    expect(wrongIn({ early: 'yes' })).to.deep.equal({ earlyOn: 'missing', earlyGroups: 'missing' });
    expect(wrongIn({ early: 'yes', earlyOn: '2026-11-10', earlyGroups: 'Room 12' })).to.deep.equal({ earlyOn: 'before' });
    const made = rulesOf({ ...filled, early: 'yes', earlyOn: '2026-11-06', earlyGroups: 'Room 12\nRoom 14, upstairs\n\nRoom 12' }, zone);
    expect(made).to.have.deep.nested.property('body.earlyAccess', { opensAt: '2026-11-06T13:00:00.000Z', groups: ['Room 12', 'Room 14, upstairs'] });
  });

  it('names every field that is wrong, in the order of the form, and refuses nonsense', () => {
    expect(Object.keys(wrongIn({ name: ' ', opensOn: '', guardHours: 'one', modes: '' }))).to.deep.equal(['name', 'opensOn', 'guardHours', 'modes']);
    expect(wrongIn({ closesOn: '2026-11-01' })).to.deep.equal({ closesOn: 'before' });
    expect(wrongIn({ name: 'x'.repeat(121) })).to.deep.equal({ name: 'too-long' });
    for (const text of ['-1', '0', '21', '1.5', '', '1e3']) expect(wrongIn({ perStudent: text }), text).to.deep.equal({ perStudent: 'no-number' });
  });

  it('a conference read into the form and sent again is the same conference', () => {
    const instant = fc.integer({ min: 26_500_000, max: 30_000_000 }).map((minute) => new Date(minute * 60_000).toISOString());
    fc.assert(
      fc.property(
        fc.record({
          opensAt: instant,
          days: fc.integer({ min: 1, max: 60 }),
          guardMinutes: fc.integer({ min: 0, max: 20_160 }),
          holdSeconds: fc.integer({ min: 30, max: 900 }),
          offerMinutes: fc.integer({ min: 5, max: 2880 }),
          perStudent: fc.integer({ min: 1, max: 20 }),
          households: fc.constantFrom('shared', 'each'),
          timeZone: fc.constantFrom('UTC', 'Asia/Kolkata', 'Asia/Tokyo'),
        }),
        ({ days, ...part }) => {
          const conference = fallConference({ ...part, closesAt: new Date(Date.parse(part.opensAt) + days * 86_400_000).toISOString() });
          const made = rulesOf(conferenceFormOf(conference), conference.timeZone);
          if (!('body' in made)) throw new Error(JSON.stringify(made.wrong));
          expect(made.body).to.deep.equal(Object.fromEntries(Object.keys(made.body).map((key) => [key, conference[key as keyof typeof conference]])));
        },
      ),
    );
  });

  it('a list is what stands between commas, each once', () => {
    expect(listIn(' a, b,,a ')).to.deep.equal(['a', 'b']);
    expect(listIn('')).to.deep.equal([]);
  });
});

describe('widgets/conference-scheduler/staff-offer-form', () => {
  const now = Date.parse('2026-11-17T19:00:00Z');
  const evening: OfferForm = { ...untouchedOffer(idOf(4), ['in-person']), on: '2026-11-24' };
  const preview = (form: Partial<OfferForm>, slots = [deskSlot(40)]) => previewOf({ ...evening, ...form }, { timeZone: zone, now, slots });
  const wrong = (form: Partial<OfferForm>, slots?: Parameters<typeof preview>[1]) =>
    Object.fromEntries(preview(form, slots).wrong.map(({ field, trouble }) => [field, trouble]));

  it('CS-02 shows the times that a span makes while it is typed', () => {
    const { times, wrong: none } = preview({});
    expect([times.length, times[0]?.startsAt, times.at(-1)?.endsAt]).to.deep.equal([14, '2026-11-24T20:00:00.000Z', '2026-11-24T23:30:00.000Z']);
    expect(none).to.deep.equal([]);
    expect(preview({ breakMinutes: '5' }).times.length).to.equal(10);
    expect(preview({ on: '' }).times).to.deep.equal([]);
  });

  it('CS-02 says before it is sent that a time lies over another of the same host, also on a copied day', () => {
    expect(wrong({}, [deskSlot(0)])).to.deep.equal({ from: 'overlap' });
    expect(wrong({}, [deskSlot(0, { host: { id: idOf(5), name: 'Mr Chen' } })])).to.deep.equal({});
    expect(wrong({}, [deskSlot(14)]), 'touching is not lying over').to.deep.equal({});
    expect(wrong({ on: '2026-11-23', days: '2026-11-24' }, [deskSlot(3)])).to.deep.equal({ from: 'overlap' });
  });

  it('refuses the past, nothing, too much and words that are no numbers', () => {
    expect(wrong({ on: '2026-11-16' })).to.deep.equal({ on: 'past' });
    expect(wrong({ minutes: '240', until: '16:00' })).to.deep.equal({ until: 'none-fits' });
    expect(wrong({ minutes: '5', from: '00:00', until: '23:59' })).to.deep.equal({ until: 'too-many' });
    expect(wrong({ minutes: '4', breakMinutes: 'x', capacity: '51', modes: '', place: 'x'.repeat(121) })).to.deep.equal({
      minutes: 'no-number',
      breakMinutes: 'no-number',
      capacity: 'no-number',
      place: 'too-long',
      modes: 'missing',
    });
    expect(wrong({ on: '2026-02-31' })).to.deep.equal({ on: 'missing' });
  });

  it('CS-02 copies to other days: one offer a day, each as the contract has it', () => {
    const offers = offersOf({ ...evening, days: '2026-11-30,2026-11-24,nonsense', place: ' Room 12 ' });
    expect(offers.map(({ on }) => on)).to.deep.equal(['2026-11-24', '2026-11-30']);
    for (const offer of offers) expect(v.safeParse(slotOfferBody, offer).success).to.equal(true);
    expect(offers[1]).to.deep.include({ place: 'Room 12', minutes: 15, capacity: 1, modes: ['in-person'] });
    expect(daysToCopy('2026-11-24', [1, 2, 3, 4, 5], ['2026-11-26'])).to.deep.equal(['2026-11-25', '2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02']);
    expect(daysToCopy('', [1, 2, 3], [])).to.deep.equal([]);
  });

  it('lying over is the same from both sides, and as minutes say', () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 })).map(([from, length]) => ({ from, until: from + length }));
    const iso = (minute: number): string => new Date(minute * 60_000).toISOString();
    fc.assert(
      fc.property(time, time, (a, b) => {
        const [x, y] = [a, b].map(({ from, until }) => ({ startsAt: iso(from), endsAt: iso(until) })) as [never, never];
        const shares = Array.from({ length: 400 }, (_, minute) => minute).some((m) => m >= a.from && m < a.until && m >= b.from && m < b.until);
        expect([liesOver(x, y), liesOver(y, x)]).to.deep.equal([shares, shares]);
      }),
    );
  });
});

describe('widgets/conference-scheduler/staff-roster', () => {
  it('every slot and every booking is in exactly one place, in the order of time', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }),
        (slots, bookings) => {
          const states = ['booked', 'attended', 'cancelled', 'held'];
          const all = bookings.map((n) => deskBooking(n, { state: states[n % 4]! }));
          const days = rosterOf(
            slots.map((n) => deskSlot(n)),
            all,
            zone,
          );
          const times = days.flatMap((day) => day.times);
          expect(times.flatMap(({ slot }) => slot?.id ?? []).sort()).to.deep.equal(slots.map((n) => idOf(310 + n)).sort());
          const shown = [...times.flatMap((time) => time.bookings), ...days.flatMap((day) => day.cancelled)].map(({ id }) => id);
          expect(shown.sort()).to.deep.equal(all.map(({ id }) => id).sort());
          for (const day of days) expect(day.times.map(({ startsAt }) => startsAt)).to.deep.equal(day.times.map(({ startsAt }) => startsAt).sort());
          expect(days.map(({ on }) => on)).to.deep.equal(days.map(({ on }) => on).sort());
        },
      ),
    );
  });

  it('one host’s times and bookings are all of theirs and nobody else’s', () => {
    const chen = { id: idOf(5), name: 'Mr Chen' };
    const slots = [deskSlot(0), deskSlot(1, { host: chen })];
    const bookings = [deskBooking(0), deskBooking(1, { host: chen })];
    expect(withHost('', slots, bookings)).to.deep.equal([slots, bookings]);
    expect(withHost(chen.id, slots, bookings)).to.deep.equal([[slots[1]], [bookings[1]]]);
    expect(withHost(idOf(9), slots, bookings)).to.deep.equal([[], []]);
  });

  it('a day is a day on the conference’s calendar', () => {
    const late = deskSlot(0, { startsAt: '2026-11-25T04:30:00.000Z', endsAt: '2026-11-25T05:15:00.000Z' });
    expect(rosterOf([late], [], zone).map(({ on, free, meetings }) => [on, free, meetings])).to.deep.equal([['2026-11-24', 1, 0]]);
    expect(firstDay([{ on: '2026-11-20' }, { on: '2026-11-24' }], '2026-11-22')).to.equal('2026-11-24');
    expect(firstDay([{ on: '2026-11-20' }], '2026-11-22')).to.equal('2026-11-20');
    expect(firstDay([], '2026-11-22')).to.equal(undefined);
  });

  it('CS-16 a meeting moves to a free time of the same host that is still to come', () => {
    const slots = [deskSlot(0), deskSlot(1), deskSlot(2, { free: 0 }), deskSlot(3, { host: { id: idOf(5), name: 'Mr Chen' } }), deskSlot(4)];
    const now = Date.parse(deskSlot(0).startsAt);
    expect(freeFor(slots, deskBooking(1), now).map(({ id }) => id)).to.deep.equal([idOf(314)]);
    expect(freeFor(slots, undefined, now).map(({ id }) => id)).to.deep.equal([idOf(311), idOf(313), idOf(314)]);
  });

  it('what was offered and taken back on this page shows before the list does', () => {
    const offered = done('slots.offer', { answer: { items: [deskSlot(5)] } });
    const gone = done('slots.withdraw', { params: { slot: idOf(311) } });
    expect(slotsNow([deskSlot(1), deskSlot(0)], [offered, gone]).map(({ id }) => id)).to.deep.equal([idOf(310), idOf(315)]);
  });
});

describe('widgets/conference-scheduler/staff-notes', () => {
  it('CS-18 two people’s notes are put together, and no word moves from one note into the other', () => {
    const note = fc.constantFrom(null, 'a', 'b', 'c');
    const notes = fc.record({ shared: note, confidential: note });
    fc.assert(
      fc.property(notes, notes, notes, (base, mine, theirs) => {
        const { merged, conflicts } = joinNotes(base, mine, theirs);
        for (const field of ['shared', 'confidential'] as const) {
          expect([mine[field], theirs[field]]).to.include(merged[field]);
          const fights = mine[field] !== theirs[field] && mine[field] !== base[field] && theirs[field] !== base[field];
          expect(conflicts.some((one) => one.field === field)).to.equal(fights);
          if (!fights && theirs[field] === base[field]) expect(merged[field]).to.equal(mine[field]);
        }
      }),
    );
    expect(baseIn({ shared: 'a', confidential: null })).to.deep.equal({ shared: 'a', confidential: null });
    for (const other of [undefined, null, 'x', [], { shared: 1, confidential: null }] as const) expect(baseIn(other)).to.equal(undefined);
  });
});

describe('widgets/conference-scheduler/staff-requests and staff-invitations', () => {
  it('CS-25 another time is offered only as a time that is still to come', () => {
    const now = Date.parse('2026-11-17T19:00:00Z');
    const utc = (day: string, time: string): number => Date.parse(`${day}T${time}:00Z`);
    const of = (on: string, at: string, minutes = '15') => counterOf({ on, at, minutes }, utc, now);
    expect(of('2026-11-24', '15:30', '20')).to.deep.equal({ startsAt: '2026-11-24T15:30:00.000Z', minutes: 20 });
    expect(of('2026-11-17', '18:59')).to.deep.equal({ wrong: 'on' });
    expect(of('soon', '15:30')).to.deep.equal({ wrong: 'on' });
    expect(of('2026-11-24', '25:00')).to.deep.equal({ wrong: 'at' });
    expect(of('2026-11-24', '15:30', '4')).to.deep.equal({ wrong: 'minutes' });
  });

  it('CS-25 requests that wait for the viewer come first, in their newest version', () => {
    const other = deskRequest({ id: idOf(351), mayAnswer: false, startsAt: '2026-11-24T12:00:00.000Z' });
    expect(requestsNow([other, deskRequest()], []).map(({ id }) => id)).to.deep.equal([idOf(350), idOf(351)]);
    const after = deskRequest({ state: 'booked', mayAnswer: false, version: 2 });
    expect(requestsNow([other, deskRequest()], [done('conference-requests.answer', { answer: after })]).find(({ id }) => id === idOf(350))?.state).to.equal(
      'booked',
    );
  });

  it('CS-15 families are in the order of their names, whoever booked or met when', () => {
    const all = [deskInvitation(6, 'Leo'), deskInvitation(1, 'Ana', { bookings: 1 }), deskInvitation(7, 'Bo', { lastMetAt: '2020-01-01T00:00:00.000Z' })];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 3 }), (mixed) => {
        expect(shownInvitations(mixed, true, 'en').map(({ studentName }) => studentName)).to.deep.equal(['Ana', 'Bo', 'Leo']);
        expect(shownInvitations(mixed, false, 'en').map(({ studentName }) => studentName)).to.deep.equal(['Bo', 'Leo']);
      }),
    );
    const invitedAt = '2026-11-17T19:00:00.000Z';
    const answer = deskInvitation(6, 'Leo', { invitedAt });
    expect(invitationsNow(all, [done('conference-invitations.create', { answer })])[0]?.invitedAt).to.equal(invitedAt);
  });
});
