import { expect } from 'chai';
import type { Booking } from '../../../src/contract/booking.js';
import type { Student } from '../../../src/contract/student.js';
import type { Session } from '../../../src/contract/session.js';
import { idOf } from '../../support/check-ins.js';
import { bookingOf, chen, conferenceOf, evenings, heldOf, rivera, slotOf } from '../../support/conferences.js';
import { all, control, hasControl, one, settled, textOf, type } from '../../support/inside.js';
import { arrived, conferenceSession, mountScheduler, type MountedScheduler } from '../../support/mount-scheduler.js';

const press = async (root: Element, name: string | RegExp): Promise<void> => {
  control(root, name).click();
  await settled(root);
};
const plain = (root: Element): string => textOf(root).replace(/\s/g, ' ');
const openDay = (scheduler: Element): Promise<void> => press(scheduler, /^Tuesday, November 24/);
const times = (scheduler: Element): string[] => all(scheduler, '.slots .time').map((time) => `${/\d+:\d+/.exec(plain(time))![0]} ${plain(time).slice(-4)}`);
const planner = async (scheduler: Element): Promise<Element> => {
  await press(scheduler, /^Several teachers or children/);
  await customElements.whenDefined('flywheel-run-planner');
  await settled(scheduler);
  return one(scheduler, 'flywheel-run-planner');
};
/** Leo's, with Mr Chen, at a quarter past four on the first evening. */
const leos = (change: Partial<Booking> = {}): Booking => bookingOf({ id: idOf(652), studentId: idOf(6), host: chen, slotId: idOf(10_009), ...change });

describe('a family of several children', () => {
  it('CS-12 sees what is booked for a brother, and is not offered what would be in two places at once', async () => {
    const slots = evenings().map((slot) => (slot.id === leos().slotId ? { ...slot, free: 0 } : slot));
    const { scheduler } = await mountScheduler({ bookings: [leos()], slots });
    expect(plain(scheduler)).to.match(/Also for your family Tuesday, November 24 at 4:15 PM · Leo Thompson · Mr Chen/);
    expect(plain(scheduler)).to.contain('too close to another appointment of your family are left out').and.not.contain('Your appointments');
    await openDay(scheduler);
    // Ms Rivera's at 4:15 lies over it; at 4:30 there are no five minutes to walk. Mr Chen's own at 4:30 needs no way.
    expect(times(scheduler)).to.deep.equal(['4:00 Chen', '4:30 Chen', '4:45 vera', '4:45 Chen', '5:00 vera', '5:15 vera', '5:30 vera', '5:45 vera']);
  });

  it('CS-11 without a way between them the next room is free at once', async () => {
    const { scheduler } = await mountScheduler({ bookings: [leos()], conferences: [conferenceOf({ travelMinutes: 0 })] });
    await openDay(scheduler);
    expect(times(scheduler)).to.include('4:30 vera').and.not.include('4:15 vera');
  });

  it('CS-12 what is too close is offered as no way out either', async () => {
    const mounted = await mountScheduler();
    await openDay(mounted.scheduler);
    one(mounted.scheduler, `[data-slot="${idOf(10_001)}"]`).click();
    await settled(mounted.scheduler);
    mounted.ports.outbox.park(undefined, 'overlap');
    mounted.school.bookings = [leos()];
    mounted.ports.reader.refresh();
    await settled(mounted.scheduler);
    const near = all(mounted.scheduler, '[data-near]').map((button) => /\d+:\d+/.exec(plain(button))![0]);
    expect(near).to.deep.equal(['4:45', '5:00', '5:15']);
  });

  it('CS-10 what several children book at once is each child’s own, and stands with the other as the family’s', async () => {
    const mounted = await mountScheduler();
    const { scheduler, ports } = mounted;
    await planner(scheduler);
    await press(scheduler, 'Propose times');
    await press(scheduler, 'Book all 4');
    ports.outbox.deliver();
    await arrived(scheduler);
    expect(all(scheduler, 'flywheel-appointment')).to.have.length(2);
    expect(plain(one(scheduler, '#family + ul')).match(/Leo Thompson/g)).to.have.length(2);
  });

  it('CS-10 whom a child meets already in this conference is not wished for again; a meeting of another conference is only kept clear of', async () => {
    const { scheduler } = await mountScheduler({ bookings: [leos(), bookingOf({ id: idOf(653), conferenceId: idOf(601) })] });
    const wishes = [...all(await planner(scheduler), 'fieldset')].map((child) => all<HTMLInputElement>(child, 'input').map(({ checked }) => checked));
    expect(wishes, 'Maya: Ms Rivera, Mr Chen; Leo: the same').to.deep.equal([
      [true, true],
      [true, false],
    ]);
    await press(scheduler, 'Propose times');
    expect(all(one(scheduler, 'flywheel-run-planner'), 'select[id^="item-"]'), 'three meetings').to.have.length(3);
  });
});

describe('what may still be chosen', () => {
  it('CS-05 nobody is offered a second time with a teacher whom the child meets, unless that one is moved', async () => {
    const { scheduler } = await mountScheduler({ bookings: [bookingOf()] });
    await arrived(scheduler);
    await openDay(scheduler);
    expect(times(scheduler).every((time) => time.endsWith('Chen'))).to.equal(true);
    await press(scheduler, 'Move to another time');
    expect(times(scheduler)).to.include('4:45 vera');
  });

  it('CS-05 says that there are as many as there may be, instead of times that would be refused', async () => {
    const { scheduler } = await mountScheduler({ bookings: [bookingOf(), bookingOf({ id: idOf(651), host: chen, startsAt: '2026-11-24T22:00:00.000Z' })] });
    await arrived(scheduler);
    expect(plain(scheduler)).to.contain('all the appointments that this conference allows');
    expect(all(scheduler, 'flywheel-slot-picker')).to.deep.equal([]);
    expect(hasControl(scheduler, /^Several teachers/)).to.equal(false);
    await press(all(scheduler, 'flywheel-appointment')[0]!, 'Move to another time');
    expect(all(scheduler, 'flywheel-slot-picker')).to.have.length(1);
  });

  it('CS-05 says that there is a time with everybody', async () => {
    const { scheduler } = await mountScheduler({ slots: [slotOf(1, '2026-11-24T22:00:00.000Z')], bookings: [bookingOf({ host: rivera })] });
    expect(plain(scheduler)).to.contain('You have a time with everybody who offers you one.').and.not.contain('No times are offered');
  });
});

describe('early access', () => {
  const inGroups = (maya: string, leo: string): Session => {
    const [one, other] = conferenceSession().students as [Student, Student];
    return {
      ...conferenceSession(),
      students: [
        { ...one, group: maya },
        { ...other, group: leo },
      ],
    };
  };
  // The API says for the family: from when on the first of its children may be booked for.
  const early = conferenceOf({
    opensAt: '2026-11-20T13:00:00.000Z',
    bookableFrom: '2026-11-16T13:00:00.000Z',
    earlyAccess: { opensAt: '2026-11-16T13:00:00.000Z', groups: ['Room 14'] },
  });

  it('CS-14 of a brother’s group opens nothing for his sister, and says when hers opens', async () => {
    const { scheduler } = await mountScheduler({ session: inGroups('Room 12', 'Room 14'), conferences: [early] });
    expect(plain(scheduler)).to.contain('Booking opens on Friday, November 20').and.not.contain('Open for booking');
    await openDay(scheduler);
    expect(all(scheduler, '.slots button')).to.deep.equal([]);
  });

  it('CS-14 opens for the child whose group it is; a proposed evening is for those who may book by now', async () => {
    const { scheduler } = await mountScheduler({ session: inGroups('Room 14', 'Room 12'), conferences: [early] });
    expect(plain(scheduler)).to.contain('Open for booking until');
    expect(all(await planner(scheduler), 'legend').map((legend) => plain(legend))).to.deep.equal(['Whom do you want to meet for Maya Thompson?']);
  });

  it('CS-14 goes by the API’s word where the groups are not told to families', async () => {
    const { scheduler } = await mountScheduler({ session: inGroups('Room 12', 'Room 14'), conferences: [{ ...early, earlyAccess: null }] });
    expect(plain(scheduler)).to.contain('Open for booking until');
  });
});

describe('a time that is held', () => {
  const holding = (change: Partial<Booking>) => mountScheduler({ bookings: [heldOf(change)] });

  it('CS-09 is said until when it is kept for who waited, where that is hours, and counted down in the last one', async () => {
    const offered = { offered: true, holdSecondsLeft: 86_400, holdExpiresAt: '2026-11-18T19:03:00.000Z' };
    const { scheduler, ports } = await holding(offered);
    expect(plain(one(scheduler, '#held'))).to.contain('Yours to book until Wednesday, November 18 at 2:03 PM');
    expect(plain(one(one(scheduler, 'flywheel-booking-form'), '[role="status"]'))).to.equal('4:15 PM is held for you until Wednesday, November 18 at 2:03 PM.');
    expect(all(scheduler, '[role="timer"]')).to.deep.equal([]);
    for (let hour = 0; hour < 23; hour++) ports.clock.pass(3_600_000);
    await settled(scheduler);
    expect(textOf(one(scheduler, '[role="timer"]'))).to.equal('60:00');
  });

  it('CS-08 says before it is booked that it cannot be changed here any more', async () => {
    const late = await holding({ changeableUntil: '2026-11-17T19:00:00.000Z' });
    expect(plain(one(late.scheduler, '#held'))).to.contain('once it is booked, you cannot change or cancel it here');
    const early = await holding({});
    expect(plain(one(early.scheduler, '#held'))).to.not.contain('cannot change');
  });
});

describe('a device whose clock is wrong by a day', () => {
  const DAY_MS = 86_400_000;
  const wrongBy = async (ms: number, change: Parameters<typeof conferenceOf>[0]): Promise<MountedScheduler> =>
    mountScheduler({ conferences: [conferenceOf(change)] }, {}, ({ clock }) => {
      const right = clock.time;
      Object.assign(clock, { time: right + ms, apiNow: () => clock.time - ms });
    });

  it('CS-21 ahead: the last day is a day on which there is booking, and this evening’s times are there', async () => {
    const { scheduler, ports } = await wrongBy(DAY_MS, { closesAt: '2026-11-17T22:00:00.000Z' });
    expect(plain(scheduler)).to.contain('Open for booking until Tuesday, November 17');
    await openDay(scheduler);
    all(scheduler, '.slots .time')[0]!.click();
    await settled(scheduler);
    ports.outbox.deliver();
    await arrived(scheduler);
    expect(textOf(one(scheduler, '[role="timer"]')), 'CS-07 and a hold lasts as long as the API says').to.equal('5:00');
    type(one<HTMLTextAreaElement>(scheduler, '#topic'), 'Reading at home');
    await press(scheduler, 'Book this time');
    expect(ports.outbox.current.at(-1)?.operationId).to.equal('bookings.confirm');
  });

  it('CS-21 behind: what is over is over, and what has begun is not offered', async () => {
    const over = await wrongBy(-DAY_MS, { closesAt: '2026-11-17T18:00:00.000Z' });
    expect(plain(over.scheduler)).to.contain('Booking ended on Tuesday, November 17');
    const { scheduler } = await mountScheduler({ slots: [slotOf(1, '2026-11-17T18:00:00.000Z'), slotOf(2, '2026-11-18T18:00:00.000Z')] }, {}, ({ clock }) => {
      const right = clock.time;
      Object.assign(clock, { time: right - DAY_MS, apiNow: () => right });
    });
    expect(all(scheduler, '.day')).to.have.length(1);
    expect(times(scheduler)).to.deep.equal(['1:00 vera']);
  });

  it('CS-08 the guard time of an appointment is counted by the API’s clock', async () => {
    const { scheduler } = await mountScheduler({ bookings: [bookingOf({ changeableUntil: '2026-11-17T20:00:00.000Z' })] }, {}, ({ clock }) => {
      const right = clock.time;
      Object.assign(clock, { time: right + DAY_MS, apiNow: () => right });
    });
    await arrived(scheduler);
    expect(hasControl(scheduler, 'Cancel it')).to.equal(true);
  });
});

describe('on paper', () => {
  it('CS-03 with nothing open: what the family has booked and what is to come, for every child, and nothing that is over or was cancelled', async () => {
    const { scheduler } = await mountScheduler({
      conferences: [conferenceOf(), conferenceOf({ id: idOf(601), name: 'Spring' })],
      bookings: [
        bookingOf({ interpreter: 'es' }),
        leos({ conferenceId: idOf(601), startsAt: '2026-11-23T21:00:00.000Z' }),
        bookingOf({ id: idOf(655), state: 'cancelled', startsAt: '2026-11-25T21:00:00.000Z', endsAt: '2026-11-25T21:15:00.000Z' }),
        bookingOf({ id: idOf(656), startsAt: '2026-11-16T21:00:00.000Z', endsAt: '2026-11-16T21:15:00.000Z' }),
      ],
    });
    const paper = one(scheduler, '.paper-only');
    expect(getComputedStyle(paper).display, 'not on a screen').to.equal('none');
    const rows = all(paper, 'li').map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    expect(rows).to.have.length(2);
    expect(rows[0]).to.contain('Monday, November 23 at 4:00 PM · Leo Thompson · Mr Chen').and.contain('Spring · In person · Room 12');
    expect(rows[1]).to.contain('Tuesday, November 24 at 4:15 PM · Maya Thompson · Ms Rivera').and.contain('An interpreter comes: Spanish');
  });

  it('says so where nothing is booked', async () => {
    const { scheduler } = await mountScheduler({ conferences: [conferenceOf(), conferenceOf({ id: idOf(601) })] });
    expect(one(scheduler, '.paper-only').textContent).to.contain('Nothing is booked yet.');
  });
});

describe('a small form on a phone', () => {
  it('ends below its button: the line that says where words are kept takes no room before there are any', async () => {
    const { scheduler } = await mountScheduler({ bookings: [bookingOf()], slots: evenings() });
    scheduler.parentElement!.style.inlineSize = '390px';
    await arrived(scheduler);
    await press(scheduler, 'Topics for this meeting');
    const form = one(one(scheduler, 'flywheel-appointment-agenda'), '.form');
    const below = (): number => form.getBoundingClientRect().bottom - control(form, 'Put it on the list').getBoundingClientRect().bottom;
    expect(below()).to.be.below(20);
    type(one<HTMLTextAreaElement>(form, '#text'), 'Reading');
    await settled(scheduler);
    expect(plain(form)).to.match(/Sav(ed|ing)/);
    expect(below()).to.be.above(20);
  });
});
