import { expect } from 'chai';
import { cancelBooking, confirmBooking, holdSlot } from '../../../src/contract/booking.js';
import type { Student } from '../../../src/contract/student.js';
import { idOf } from '../../support/check-ins.js';
import { bookingOf, chen, conferenceOf, evenings, heldOf, requestOf, rivera, slotOf } from '../../support/conferences.js';
import { all, control, focused, hasControl, one, settled, textOf, type } from '../../support/inside.js';
import { arrived, bookingPlace, conferenceSession, mountScheduler, mountSchedulerOn, type MountedScheduler } from '../../support/mount-scheduler.js';

const press = async (root: Element, name: string | RegExp): Promise<void> => {
  const pressed = control(root, name);
  pressed.focus();
  pressed.click();
  await settled(root);
};
const sent = ({ ports }: MountedScheduler, operation: string) => ports.outbox.current.filter(({ operationId }) => operationId === operation);
const openDay = (scheduler: Element): Promise<void> => press(scheduler, /^Tuesday, November 24/);
const plain = (root: Element): string => textOf(root).replace(/\s/g, ' ');
const heard = (scheduler: Element): string => textOf(one(one(scheduler, 'flywheel-booking-form'), '[role="status"]'));
const hold = async (mounted: MountedScheduler): Promise<void> => {
  await openDay(mounted.scheduler);
  one(mounted.scheduler, `[data-slot="${idOf(10_001)}"]`).click();
  await settled(mounted.scheduler);
  mounted.ports.outbox.deliver();
  await arrived(mounted.scheduler);
};

describe('the list of conferences', () => {
  it('says which can be booked, which open when, which are over', async () => {
    const conferences = [
      conferenceOf({ id: idOf(601), name: 'Spring', bookableFrom: '2027-03-01T13:00:00Z', opensAt: '2027-03-01T13:00:00Z', closesAt: '2027-03-09T13:00:00Z' }),
      conferenceOf({ id: idOf(602), name: 'Summer', closesAt: '2026-06-01T13:00:00Z' }),
      conferenceOf(),
      conferenceOf({ id: idOf(603), name: 'IEP', kind: 'iep' }),
    ];
    const { scheduler } = await mountScheduler({ conferences });
    const names = all(scheduler, '.conference').map((one) => one.textContent.replace(/\s+/g, ' '));
    expect(names).to.have.length(4);
    expect(names.slice(0, 2).join()).to.contain('Fall conferences').and.contain('Open for booking until');
    expect(names[2]).to.contain('Spring').and.contain('Booking opens on');
    expect(names[3]).to.contain('Summer').and.contain('Booking ended on');
  });

  it('begins each of them at the same edge, however short its words', async () => {
    const conferences = [
      conferenceOf({ name: 'Fall conferences of all grades, with interpreters' }),
      conferenceOf({ id: idOf(603), name: 'IEP', kind: 'iep' }),
    ];
    const { scheduler } = await mountScheduler({ conferences });
    const edges = all(scheduler, '.conference').map((one) => one.firstElementChild!.getBoundingClientRect().left - one.getBoundingClientRect().left);
    expect(edges[0]).to.be.closeTo(17, 1);
    expect(edges[1]).to.be.closeTo(edges[0]!, 0.5);
  });

  it('opens the only one, and comes back to the list by keyboard', async () => {
    const { scheduler } = await mountScheduler({ conferences: [conferenceOf(), conferenceOf({ id: idOf(603), name: 'IEP', kind: 'iep' })] });
    await press(scheduler, /IEP meeting/);
    expect(focused()?.id).to.equal('conference');
    await press(scheduler, 'All conferences');
    expect(all(scheduler, '.conference')).to.have.length(2);
    expect((await mountScheduler()).scheduler.shadowRoot!.querySelector('#conference')?.textContent).to.equal('Fall conferences');
  });

  it('CS-26 says when they last met and when they might again', async () => {
    const met = bookingOf({ id: idOf(640), state: 'attended', startsAt: '2026-09-15T20:00:00.000Z', endsAt: '2026-09-15T20:15:00.000Z' });
    const { scheduler } = await mountScheduler({ bookings: [met] });
    expect(plain(scheduler)).to.contain('You last met Ms Rivera about Maya Thompson on Tuesday, September 15').and.contain('around Tuesday, December 8');
  });
});

describe('an invitation', () => {
  // To a family the API never says how many bookings there are: what is booked is in its own list, also where the other home booked it for both.
  const invited = (host: typeof rivera) => {
    return { studentId: idOf(1), studentName: 'Maya', group: '', host, invitedAt: '2026-11-16T12:00:00Z', bookings: 0, lastMetAt: null };
  };
  const invitations = () => [invited(rivera), invited(chen)];

  it('CS-15 says who would like to meet the family, until they have booked', async () => {
    const { scheduler } = await mountScheduler({ invitations, bookings: [bookingOf({ host: chen })] });
    expect(plain(scheduler)).to.contain('Ms Rivera would like to meet you.').and.not.contain('Mr Chen would like');
  });

  it('CS-13 CS-15 is over for both homes with the meeting that they share, and stands again where it was cancelled', async () => {
    const ofOthers = { mayChange: false, mode: null, place: null, language: null };
    const shared = await mountScheduler({ invitations, bookings: [bookingOf(ofOthers), bookingOf({ ...ofOthers, id: idOf(651), host: chen })] });
    expect(plain(shared.scheduler)).to.not.contain('would like to meet you');
    shared.school.bookings = [bookingOf({ ...ofOthers, state: 'cancelled' }), bookingOf({ ...ofOthers, id: idOf(651), host: chen, conferenceId: idOf(601) })];
    shared.ports.reader.refresh();
    await settled(shared.scheduler);
    expect(plain(shared.scheduler)).to.match(/Ms Rivera and Mr Chen would like to meet you/);
  });
});

describe('the picker', () => {
  it('CS-01 CS-23 leads from a day to its times and back', async () => {
    const { scheduler } = await mountScheduler();
    expect(textOf(control(scheduler, /^Tuesday, November 24/))).to.contain('11 free times');
    await openDay(scheduler);
    expect(focused()?.matches('.slots .time')).to.equal(true);
    expect(focused()?.textContent).to.contain('Mr Chen');
    await press(scheduler, 'Back to Tuesday, November 24');
    expect((focused() as HTMLElement).dataset.on).to.equal('2026-11-24');
  });

  it('CS-23 shows the times at once where there is one day only', async () => {
    const { scheduler } = await mountScheduler({ slots: evenings().slice(0, 12) });
    expect(all(scheduler, '.slots .time')).to.have.length(11);
    expect(focused()?.matches('.slots .time') ?? false, 'the keyboard stays where it is').to.equal(false);
    expect(hasControl(scheduler, /^Back to/)).to.equal(false);
  });

  it('CS-12 offers a child the times of its own teachers, not of a brother’s', async () => {
    const [student, brother] = conferenceSession().students as [Student, Student];
    const without = (one: Student, hostId: string): Student => ({ ...one, people: one.people.filter(({ id }) => id !== hostId) });
    const session = { ...conferenceSession(), students: [without(student, chen.id), without(brother, rivera.id)] };
    const { scheduler } = await mountScheduler({ session });
    expect(textOf(control(scheduler, /^Tuesday, November 24/)), 'Ms Rivera’s').to.contain('7 free times');
    await openDay(scheduler);
    expect(all(scheduler, '.slots .time').every((time) => textOf(time).includes('Ms Rivera'))).to.equal(true);
    await press(scheduler, 'No time fits? Ask for another');
    await arrived(scheduler);
    expect(all(one(scheduler, 'flywheel-time-request'), '#hostId option').map(({ textContent }) => textContent.trim())).to.deep.equal(['Ms Rivera']);
    await press(scheduler, /^Several teachers or children/);
    await customElements.whenDefined('flywheel-run-planner');
    await settled(scheduler);
    expect(all(one(scheduler, 'flywheel-run-planner'), 'fieldset').map((child) => all(child, '.check').map((label) => textOf(label)))).to.deep.equal([
      ['Ms Rivera'],
      ['Mr Chen'],
    ]);
  });

  it('CS-29 lets a student choose a time of a conference that the student leads, and read the others', async () => {
    const asStudent = { session: conferenceSession('student', { one: true }) };
    const reads = await mountScheduler({ ...asStudent, conferences: [conferenceOf({ bookableFrom: null })] });
    expect(all(reads.scheduler, 'flywheel-slot-picker')).to.have.length(0);
    expect(plain(reads.scheduler)).to.contain('Your family and school choose the time.').and.not.contain('Open for booking');
    const leads = await mountScheduler({ ...asStudent, conferences: [conferenceOf({ kind: 'student-led' })] });
    expect(all(leads.scheduler, 'flywheel-slot-picker')).to.have.length(1);
  });

  it('shows the times of one teacher', async () => {
    const { scheduler } = await mountScheduler();
    const select = one<HTMLSelectElement>(one(scheduler, 'flywheel-slot-picker'), '#host');
    select.value = chen.id;
    select.dispatchEvent(new Event('change'));
    await settled(scheduler);
    await openDay(scheduler);
    expect(all(scheduler, '.slots .time').map((time) => textOf(time))).to.have.length(4);
    expect(all(scheduler, '.slots .time').every((time) => textOf(time).includes('Mr Chen'))).to.equal(true);
  });

  it('CS-04 names the zone where it is not the school’s, and shows the school’s on demand', async () => {
    const { scheduler } = await mountScheduler({ session: conferenceSession('guardian', { timeZone: 'Asia/Kolkata' }) });
    await press(scheduler, /^Wednesday, November 25/);
    expect(plain(scheduler)).to.contain('India Standard Time').and.contain('2:30 AM');
    one<HTMLInputElement>(scheduler, '#zone [value="school"]').click();
    await settled(scheduler);
    await openDay(scheduler);
    expect(plain(one(scheduler, 'flywheel-slot-picker')))
      .to.contain('4:15 PM')
      .and.not.contain('India');
  });

  it('takes a seat away live, without a flicker, and keeps the keyboard’s place', async () => {
    const { scheduler, ports, school } = await mountScheduler();
    await openDay(scheduler);
    const times = all(scheduler, '.slots .time');
    const [first, second] = times as [HTMLElement, HTMLElement];
    second.focus();
    school.slots = school.slots.map((slot) => (slot.id === first.dataset.slot ? { ...slot, free: 0 } : slot));
    ports.reader.refresh();
    await settled(scheduler);
    expect(focused()).to.equal(second);
    school.slots = school.slots.map((slot) => (slot.id === second.dataset.slot ? { ...slot, free: 0 } : slot));
    ports.reader.refresh();
    await settled(scheduler);
    expect(focused()?.matches('.slots .time')).to.equal(true);
    expect(all(scheduler, '.slots .time')[0]).to.equal(times[2]);
  });

  it('CS-09 waits for a full time, and no longer', async () => {
    const mounted = await mountScheduler();
    await openDay(mounted.scheduler);
    await press(mounted.scheduler, '1 time is full');
    await press(mounted.scheduler, 'Tell me when one is free');
    expect(sent(mounted, 'slots.watch')[0]?.body).to.deep.equal({ slotId: idOf(10_000) });
    mounted.ports.outbox.deliver();
    await settled(mounted.scheduler);
    await press(mounted.scheduler, 'You will be told');
    expect(sent(mounted, 'slots.unwatch')[0]?.params.slot).to.equal(idOf(10_000));
  });

  it('shows 5,000 times over eight weeks with at most 500 nodes', async () => {
    const slots = Array.from({ length: 5000 }, (_, n) => {
      const [day, place] = [Math.floor(n / 125), n % 125];
      const startsAt = Date.parse('2026-11-18T13:00:00Z') + (Math.floor(day / 5) * 7 + (day % 5)) * 86_400_000 + Math.floor(place / 5) * 900_000;
      return slotOf(n, new Date(startsAt).toISOString(), { host: { id: idOf(40 + (place % 5)), name: `Teacher ${place % 5}` } });
    });
    const { scheduler } = await mountScheduler({ slots });
    await press(scheduler, /^Wednesday, November 18/);
    expect(all(scheduler, '*').length).to.be.below(501);
    await press(scheduler, 'Later times');
    expect(all(scheduler, '.slots .time').length).to.equal(24);
    await press(scheduler, 'Later weeks');
    expect(all(scheduler, '*').length).to.be.below(501);
  });

  it('CS-21 shows times that cannot be booked yet, and offers nothing to press', async () => {
    const { scheduler } = await mountScheduler({ conferences: [conferenceOf({ bookableFrom: '2026-11-18T13:00:00Z' })] });
    await openDay(scheduler);
    expect(all(scheduler, '.slots button')).to.deep.equal([]);
    expect(plain(scheduler)).to.contain('Booking opens on Wednesday, November 18');
  });
});

describe('holding and booking', () => {
  it('CS-07 asks, holds with a countdown, and speaks at the start and a minute before the end only', async () => {
    const mounted = await mountScheduler();
    const { scheduler, ports } = mounted;
    await openDay(scheduler);
    one(scheduler, `[data-slot="${idOf(10_001)}"]`).click();
    await settled(scheduler);
    expect(plain(scheduler)).to.contain('Asking the school to hold this time').and.not.contain('Held for you');
    expect(sent(mounted, holdSlot.id)[0]?.body).to.deep.equal({ slotId: idOf(10_001) });
    ports.outbox.deliver();
    await arrived(scheduler);
    expect(focused()?.id).to.equal('held');
    const status = () => one(one(scheduler, 'flywheel-booking-form'), '[role="status"]').textContent.replace(/\s/g, ' ');
    const spoken = new Set<string>([status()]);
    for (let second = 0; second < 299; second++) {
      ports.clock.pass(1000);
      await one<HTMLElementTagNameMap['flywheel-booking-form']>(scheduler, 'flywheel-booking-form').updateComplete;
      spoken.add(status());
    }
    expect([...spoken]).to.deep.equal(['4:15 PM is held for you for 5 minutes.', '4:15 PM is held for you for one more minute.']);
    expect(one(scheduler, '[role="timer"]').textContent.trim()).to.equal('0:01');
  });

  it('CS-07 says that holding needs a connection, and asks for nothing', async () => {
    const mounted = await mountScheduler();
    mounted.ports.access.set({ offline: true });
    await openDay(mounted.scheduler);
    one(mounted.scheduler, `[data-slot="${idOf(10_001)}"]`).click();
    await settled(mounted.scheduler);
    expect(plain(mounted.scheduler)).to.contain('Holding a time needs a connection');
    expect(mounted.ports.outbox.current).to.deep.equal([]);
  });

  it('CS-17 CS-19 books with mode, interpreter, access needs and topic', async () => {
    const mounted = await mountScheduler();
    const { scheduler, ports } = mounted;
    await hold(mounted);
    const form = one(scheduler, 'flywheel-booking-form');
    one<HTMLInputElement>(form, '#mode [value="video"]').click();
    const select = one<HTMLSelectElement>(form, '#interpreter');
    select.value = 'es';
    select.dispatchEvent(new Event('change'));
    type(one<HTMLTextAreaElement>(form, '#access'), 'Step-free, please');
    type(one<HTMLTextAreaElement>(form, '#topic'), 'Reading at home');
    await settled(scheduler);
    await press(scheduler, 'Book this time');
    const [row] = sent(mounted, confirmBooking.id);
    expect(row?.body).to.deep.equal({ mode: 'video', interpreter: 'es', access: 'Step-free, please', topic: 'Reading at home', language: 'en' });
    expect([row?.version, row?.draft?.place]).to.deep.equal([1, bookingPlace]);
    expect(plain(scheduler)).to.contain('Booking this time').and.not.contain('Booked');
    ports.outbox.deliver(row!.id);
    await arrived(scheduler);
    expect(plain(scheduler)).to.contain('Booked').and.contain('An interpreter comes: Spanish');
    expect(focused()?.id, 'X-17 the keyboard goes on with the appointment').to.equal('appointments');
    expect(heard(scheduler), 'and ears hear it').to.equal('It is booked.');
  });

  it('says truthfully that nothing is booked while there is no connection', async () => {
    const mounted = await mountScheduler();
    await hold(mounted);
    type(one<HTMLTextAreaElement>(mounted.scheduler, '#topic'), 'Reading');
    await press(mounted.scheduler, 'Book this time');
    mounted.ports.outbox.fail(sent(mounted, confirmBooking.id)[0]!.id);
    mounted.ports.access.set({ offline: true });
    await settled(mounted.scheduler);
    expect(plain(mounted.scheduler)).to.contain('This time is not booked yet');
    for (let second = 0; second < 301; second++) mounted.ports.clock.pass(1000);
    await press(mounted.scheduler, 'Back to the form');
    expect(one<HTMLTextAreaElement>(mounted.scheduler, '#topic').value).to.equal('Reading');
    expect(heard(mounted.scheduler), 'ears hear nothing else').not.to.contain('It is booked.');
  });

  it('CS-06 keeps every word when the time is taken, and shows what is free near it', async () => {
    const mounted = await mountScheduler({}, {}, ({ drafts }) => drafts.put(bookingPlace, { topic: 'Reading at home' }, Date.parse('2026-11-17T18:00:00Z')));
    const { scheduler, ports } = mounted;
    await openDay(scheduler);
    one(scheduler, `[data-slot="${idOf(10_003)}"]`).click();
    await settled(scheduler);
    ports.outbox.park(undefined, 'slot-taken');
    await settled(scheduler);
    expect(plain(scheduler)).to.contain('Somebody else took this time');
    expect(one<HTMLTextAreaElement>(scheduler, '#topic').value).to.equal('Reading at home');
    const near = all(scheduler, '[data-near]').map((button) => textOf(button).replace(/\s/g, ' '));
    expect(near.map((text) => /\d+:\d+ PM/.exec(text)?.[0])).to.deep.equal(['4:15 PM', '4:30 PM', '5:00 PM']);
    all(scheduler, '[data-near]')[0]!.click();
    await settled(scheduler);
    expect(sent(mounted, holdSlot.id).map(({ body }) => body)).to.deep.equal([{ slotId: idOf(10_001) }]);
  });

  it('CS-07 ends a hold cleanly and keeps what was typed', async () => {
    const mounted = await mountScheduler();
    await hold(mounted);
    type(one<HTMLTextAreaElement>(mounted.scheduler, '#topic'), 'Half a senten');
    mounted.school.bookings = [];
    for (let second = 0; second < 301; second++) mounted.ports.clock.pass(1000);
    await settled(mounted.scheduler);
    expect(plain(mounted.scheduler)).to.contain('the hold has run out').and.contain('Your words are kept').and.not.contain('Held for you');
    expect(one<HTMLTextAreaElement>(mounted.scheduler, '#topic').value).to.equal('Half a senten');
    expect(hasControl(mounted.scheduler, /^Tuesday, November 24/)).to.equal(true);
  });

  it('CS-07 brings the words back when the API says that the hold had run out', async () => {
    const mounted = await mountScheduler();
    await hold(mounted);
    type(one<HTMLTextAreaElement>(mounted.scheduler, '#topic'), 'All of it');
    await press(mounted.scheduler, 'Book this time');
    mounted.ports.outbox.park(sent(mounted, confirmBooking.id)[0]!.id, 'hold-expired');
    await settled(mounted.scheduler);
    expect(heard(mounted.scheduler)).not.to.contain('It is booked.');
    expect(one<HTMLTextAreaElement>(mounted.scheduler, '#topic').value).to.equal('All of it');
    expect(sent(mounted, confirmBooking.id)).to.deep.equal([]);
  });

  it('says each refusal in its own plain words', async () => {
    for (const [type, words] of [
      ['overlap', 'too close to another appointment'],
      ['booking-closed', 'cannot be booked or changed here now'],
    ] as const) {
      const { scheduler, ports } = await mountScheduler();
      await openDay(scheduler);
      all(scheduler, '.slots .time')[0]!.click();
      await settled(scheduler);
      ports.outbox.park(undefined, type);
      await settled(scheduler);
      expect(plain(scheduler)).to.contain(words);
      scheduler.remove();
    }
  });

  it('CS-13 a limit is said as what it is: homes that share one meeting, or a family that has as many as it may; no other time is a way around', async () => {
    for (const [households, words] of [
      ['shared', 'homes share one meeting with each teacher'],
      ['each', 'all the appointments that this conference allows'],
    ] as const) {
      const { scheduler, ports } = await mountScheduler({ conferences: [conferenceOf({ households })] });
      await openDay(scheduler);
      all(scheduler, '.slots .time')[0]!.click();
      await settled(scheduler);
      ports.outbox.park(undefined, 'limit-reached');
      await settled(scheduler);
      expect(plain(scheduler)).to.contain(words).and.not.contain('Free near it');
      scheduler.remove();
    }
  });

  it('goes on with a hold after a reload, with the time that is left', async () => {
    const mounted = await mountScheduler();
    await hold(mounted);
    mounted.scheduler.remove();
    mounted.school.bookings = [heldOf({ holdSecondsLeft: 65 })];
    mounted.ports.outbox.set([]);
    const { scheduler } = await mountSchedulerOn(mounted.ports);
    expect(one(scheduler, '[role="timer"]').textContent.trim()).to.equal('1:05');
  });
});

describe('an appointment', () => {
  it('CS-01 CS-03 CS-08 says when, where, with whom, the reminders, and until when it can be changed', async () => {
    const { scheduler } = await mountScheduler({ bookings: [bookingOf()] });
    await arrived(scheduler);
    expect(plain(one(scheduler, 'flywheel-appointment')))
      .to.match(/Tuesday, November 24\W+4:15\W+4:30 PM/)
      .and.contain('Room 12')
      .and.contain('Ms Rivera')
      .and.contain('Monday, November 23')
      .and.contain('change or cancel it here until Monday, November 23 at 4:15 PM');
  });

  it('CS-08 offers no change inside the guard time and says whom to turn to', async () => {
    const { scheduler } = await mountScheduler({ bookings: [bookingOf({ mayChange: false })] });
    await arrived(scheduler);
    expect(hasControl(scheduler, 'Cancel it')).to.equal(false);
    expect(plain(scheduler)).to.contain('call the school');
  });

  it('CS-13 says of what another home booked who can change it, and draws no empty place', async () => {
    const { scheduler } = await mountScheduler({ bookings: [bookingOf({ mayChange: false, mode: null, place: null, language: null })] });
    await arrived(scheduler);
    expect(plain(scheduler)).to.contain('Whoever booked it can change or cancel it until Monday, November 23').and.not.contain('call the school');
    expect(all(one(scheduler, 'flywheel-appointment'), 'p').filter((line) => /^\s*·|·\s*$/.test(plain(line)))).to.deep.equal([]);
  });

  it('CS-08 is cancelled with a reason, after it was asked', async () => {
    const mounted = await mountScheduler({ bookings: [bookingOf()] });
    await arrived(mounted.scheduler);
    await press(mounted.scheduler, 'Cancel it');
    expect(mounted.ports.outbox.current).to.deep.equal([]);
    type(one<HTMLTextAreaElement>(mounted.scheduler, '#reason'), 'We are ill');
    await press(mounted.scheduler, 'Yes, cancel it');
    expect(sent(mounted, cancelBooking.id)[0]?.body).to.deep.equal({ reason: 'We are ill' });
    await settled(mounted.scheduler);
    expect(focused()?.id, 'X-17 the keyboard stays with the appointment').to.equal('when');
    mounted.ports.outbox.deliver();
    await settled(mounted.scheduler);
    expect(plain(one(mounted.scheduler, 'flywheel-appointment'))).to.contain('Cancelled');
  });

  it('CS-18 CS-20 shows the shared note after the meeting, and nobody else’s name', async () => {
    const met = bookingOf({ state: 'attended', startsAt: '2026-11-16T21:15:00.000Z', endsAt: '2026-11-16T21:30:00.000Z', sharedNote: 'A good talk' });
    const { scheduler } = await mountScheduler({ bookings: [met] });
    await arrived(scheduler);
    await press(scheduler, /Topics/);
    expect(plain(scheduler)).to.contain('A good talk').and.contain('You met').and.not.contain('confidential');
  });

  it('gives the calendar file, links and the secret address only on demand', async () => {
    const { scheduler, ports } = await mountScheduler({ bookings: [bookingOf()] });
    await arrived(scheduler);
    await press(scheduler, 'Put it in your calendar');
    await customElements.whenDefined('flywheel-calendar-links');
    await settled(scheduler);
    expect(ports.reader.asked).not.to.include('calendar-link.read');
    const links = all<HTMLAnchorElement>(scheduler, 'a.link').map(({ hostname }) => hostname);
    expect(links).to.deep.equal(['calendar.google.com', 'outlook.live.com']);
    await press(scheduler, 'Subscribe to all your appointments');
    expect(one<HTMLInputElement>(scheduler, '#address').value).to.equal('https://school.example/calendar/secret.ics');
  });
});

describe('a time that is not offered', () => {
  it('CS-25 is asked for, and the answer is awaited in words', async () => {
    const mounted = await mountScheduler({ requests: [requestOf()] });
    await arrived(mounted.scheduler);
    const request = one(mounted.scheduler, 'flywheel-time-request');
    expect(plain(request)).to.contain('You asked for this time. Ms Rivera will answer');
    await press(mounted.scheduler, 'No time fits? Ask for another');
    await press(mounted.scheduler, 'Ask');
    expect(plain(request)).to.contain('Choose a day.').and.contain('Choose a time.');
    type(one<HTMLInputElement>(request, '#on'), '2026-11-30');
    type(one<HTMLInputElement>(request, '#at'), '07:30');
    await settled(mounted.scheduler);
    await press(mounted.scheduler, 'Ask');
    const [row] = sent(mounted, 'conference-requests.create');
    expect(row?.body).to.deep.include({ hostId: rivera.id, startsAt: '2026-11-30T12:30:00.000Z', minutes: 15 });
  });

  it('CS-25 takes or declines what the teacher offers instead', async () => {
    const mounted = await mountScheduler({ requests: [requestOf({ state: 'countered', mayAnswer: true, reason: 'Earlier is better' })] });
    await arrived(mounted.scheduler);
    expect(plain(mounted.scheduler)).to.contain('Ms Rivera offers this time instead').and.contain('Earlier is better');
    await press(mounted.scheduler, 'Take this time');
    expect(sent(mounted, 'conference-requests.answer')[0]?.body).to.deep.equal({ answer: 'accept' });
  });
});

describe('the automatic evening', () => {
  it('CS-10 CS-12 proposes times for the children, and books all of them at once', async () => {
    const mounted = await mountScheduler({ slots: evenings() });
    const { scheduler, ports } = mounted;
    await press(scheduler, /Let us propose times/);
    await customElements.whenDefined('flywheel-run-planner');
    await settled(scheduler);
    await press(scheduler, 'Propose times');
    expect(focused()?.id).to.equal('run');
    await press(scheduler, 'Book all 4');
    const [row] = sent(mounted, 'bookings.run');
    const { items } = row!.body as unknown as { items: { studentId: string; slotId: string }[] };
    expect(new Set(items.map(({ slotId }) => slotId)).size).to.equal(4);
    expect(new Set(items.map(({ studentId }) => studentId))).to.deep.equal(new Set([idOf(1), idOf(6)]));
    expect(plain(scheduler)).to.contain('all of them or none');
    ports.outbox.park(row!.id, 'slot-taken');
    await settled(scheduler);
    expect(plain(scheduler)).to.contain('None of the times is booked');
  });
});
