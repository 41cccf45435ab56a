import { expect } from 'chai';
import { idOf } from '../../support/check-ins.js';
import { deskBooking, deskInvitation, deskRequest, deskSlot, fallConference, rivera } from '../../support/desk-samples.js';
import { all, control, focused, hasControl, isShown, one, settled, textOf } from '../../support/inside.js';
import { mountDesk } from '../../support/mount-desk.js';
import { overflow, tooSmall, violations } from '../../support/mounted.js';

const slots = 'slots.list';
const bookings = 'bookings.of-conference';
const requests = 'conference-requests.of-conference';
const invitations = 'conference-invitations.list';
const offer = 'Offer times';
const rules = 'Rules of this conference';
const full = {
  [slots]: [deskSlot(0, { free: 0 }), deskSlot(1), deskSlot(2)],
  [bookings]: [
    deskBooking(0, { interpreter: 'es', access: 'A step-free room', topic: 'Reading at home' }),
    deskBooking(5, { state: 'cancelled', studentId: idOf(6) }),
  ],
  [requests]: [deskRequest()],
  [invitations]: [deskInvitation(6, 'Leo Thompson', { lastMetAt: '2026-03-03T15:00:00.000Z' }), deskInvitation(1, 'Maya Thompson', { bookings: 1 })],
};

describe('widgets/conference-scheduler/staff-desk', () => {
  it('sections open on a press, and what is closed asks for nothing', async () => {
    const { desk, ports, press } = await mountDesk(fallConference(), { lists: full });
    expect(ports.reader.asked.sort()).to.deep.equal([bookings, slots]);
    await press('Times that families ask for');
    expect(ports.reader.asked).to.include(requests);
    await press('Times that families ask for');
    expect(all(desk, 'flywheel-desk-requests')).to.deep.equal([]);
    expect(textOf(desk)).to.contain('Times are in Eastern Time');
  });

  it('a family sees no desk, and only who manages a conference changes its rules', async () => {
    const { desk } = await mountDesk(fallConference({ mayManage: false }));
    expect(hasControl(desk, rules)).to.equal(false);
    desk.scene = { ...desk.scene!, viewer: { ...desk.scene!.viewer, voice: 'home' } };
    await settled(desk);
    expect(textOf(desk)).to.equal('');
  });

  describe('rules of a conference', () => {
    it('CS-21 few questions announce a conference; the rest waits under "More rules"', async () => {
      const { desk, press, fill, last } = await mountDesk(undefined);
      expect(all(desk, '#name')).to.deep.equal([]);
      await press('Announce a conference');
      expect(all(desk, '#guardHours')).to.deep.equal([]);
      await fill('name', 'Fall conferences');
      await fill('opensOn', '2026-11-20');
      await fill('closesOn', '2026-11-24');
      await press('Announce it');
      expect(last()).to.deep.include({ operationId: 'conferences.create', params: {} });
      expect(last().body).to.include({ name: 'Fall conferences', kind: 'family-teacher', timeZone: 'America/New_York', guardMinutes: 1440 });
    });

    it('CS-14 the groups are those that there are, and those that were chosen before', async () => {
      const earlyAccess = { opensAt: '2026-11-05T13:00:00.000Z', groups: ['Room 9, upstairs'] };
      const { desk, press, chip, last } = await mountDesk(fallConference({ earlyAccess }));
      await press(rules);
      await press('More rules');
      expect(all(desk, '#earlyGroups .chip').map((one) => textOf(one))).to.deep.equal(['Room 9, upstairs', 'Room 12']);
      await chip('earlyGroups', 'Room 12');
      await press('Save the rules');
      expect(last().body).to.deep.include({ earlyAccess: { ...earlyAccess, groups: ['Room 9, upstairs', 'Room 12'] } });
    });

    it('CS-21 says what was announced and what comes next, until another is begun', async () => {
      const { desk, ports, press, fill } = await mountDesk(undefined);
      ports.reader.takes.set('conferences.', () => fallConference({ name: 'Spring evening' }));
      await press('Announce a conference');
      await press('More rules');
      await fill('name', 'Spring evening');
      await fill('opensOn', '2026-11-20');
      await fill('closesOn', '2026-11-24');
      await press('Announce it');
      ports.outbox.deliver();
      await settled(desk);
      expect(textOf(desk)).to.contain('Spring evening is announced.').and.contain('offer times');
      expect(all(desk, '#guardHours'), 'and the form is as at first').to.deep.equal([]);
      await fill('name', 'Another');
      expect(textOf(desk)).to.not.contain('is announced');
    });

    it('CS-14 more rules open, and are kept from the first key', async () => {
      const { desk, ports, press, fill, chip, last } = await mountDesk(fallConference());
      await press(rules);
      await press('More rules');
      await fill('guardHours', '48');
      await chip('early', 'yes');
      await fill('earlyOn', '2026-11-06');
      await chip('earlyGroups', 'Room 12');
      const kept = ports.drafts.at({ studentId: idOf(1), widget: 'conference-scheduler', record: `desk-rules-${idOf(300)}` });
      expect(kept).to.include({ guardHours: '48', early: 'yes' });
      await press('Save the rules');
      expect(last()).to.deep.include({ operationId: 'conferences.change', params: { conference: idOf(300) }, version: 3 });
      expect(last().body).to.deep.include({ guardMinutes: 2880, earlyAccess: { opensAt: '2026-11-06T13:00:00.000Z', groups: ['Room 12'] } });
      expect(textOf(desk)).to.contain('What is booked stays booked');
    });

    it('CS-08 X-16 the meaning of guard time says what families still can do', async () => {
      const { desk, press } = await mountDesk(fallConference());
      await press(rules);
      await press('More rules');
      await press('guard time: what does this mean?');
      expect(textOf(desk)).to.contain('cannot move or cancel').and.to.contain('they can change until it begins');
    });

    it('early booking that was on can be turned off', async () => {
      const early = { opensAt: '2026-11-06T13:00:00.000Z', groups: ['Room 12'] };
      const { press, chip, last } = await mountDesk(fallConference({ earlyAccess: early }));
      await press(rules);
      await press('More rules');
      await chip('early', 'no');
      await press('Save the rules');
      expect(last().body.earlyAccess).to.equal(null);
    });

    it('leads to the first field that is wrong, and opens the rest where that is', async () => {
      const { desk, ports, press, fill } = await mountDesk(fallConference());
      await press(rules);
      await fill('name', '');
      await press('Save the rules');
      expect((focused() as HTMLElement).id).to.equal('name');
      expect(textOf(desk)).to.contain('Please give it a name that families know.');
      await fill('name', 'Fall');
      await press('More rules');
      await fill('perStudent', 'many');
      await press('Fewer rules');
      await press('Save the rules');
      expect((focused() as HTMLElement).id).to.equal('perStudent');
      expect(ports.outbox.current).to.deep.equal([]);
    });
  });

  describe('times on offer', () => {
    it('CS-02 shows what comes of it while it is typed, and offers it', async () => {
      const { desk, press, fill, last } = await mountDesk(fallConference());
      await press(offer);
      await fill('on', '2026-11-24');
      expect(one(desk, '#preview').textContent).to.match(/^14 times, 3:00\sPM to 6:30\sPM$/);
      await fill('minutes', '20');
      expect(one(desk, '#preview').textContent).to.contain('10 times');
      await fill('place', 'Room 12');
      await press('Offer these times');
      expect(last()).to.deep.include({ operationId: 'slots.offer', params: { conference: idOf(300) } });
      expect(last().body).to.deep.include({ on: '2026-11-24', from: '15:00', until: '18:30', minutes: 20, place: 'Room 12', hostId: idOf(4) });
    });

    it('CS-02 the same on other days is one press, and each day an offer of its own', async () => {
      const { desk, ports, press, fill, chip } = await mountDesk(fallConference());
      await press(offer);
      await fill('on', '2026-11-23');
      await chip('days', '2026-11-24');
      expect(one(desk, '#preview').textContent).to.contain('on 2 days');
      await press('Offer these times');
      expect(ports.outbox.current.map(({ body }) => (body as { on: string }).on)).to.deep.equal(['2026-11-23', '2026-11-24']);
    });

    it('CS-02 a time over another is said in words, before and after it was sent', async () => {
      const { desk, ports, press, fill } = await mountDesk(fallConference(), { lists: full });
      await press(offer);
      await fill('on', '2026-11-24');
      expect(textOf(desk)).to.match(/You already offer a time there: Tuesday, November 24, 3:00/);
      await press('Offer these times');
      expect(ports.outbox.current).to.deep.equal([]);
      await fill('on', '2026-11-23');
      await press('Offer these times');
      ports.outbox.park(undefined, 'overlap');
      await settled(desk);
      expect(textOf(desk)).to.contain('This lies over another time.');
      await press('Open again');
      expect(one<HTMLInputElement>(desk, '#on').value).to.equal('2026-11-23');
    });

    it('takes a free time back; one that somebody has is explained', async () => {
      const { desk, ports, press, last } = await mountDesk(fallConference(), { lists: full });
      await press(offer);
      one<HTMLDetailsElement>(desk, 'details').open = true;
      expect(all(desk, 'details .entry')[0]!.textContent).to.contain('Move or cancel that meeting first');
      await press(/^Take back 3:15/);
      expect(last()).to.deep.include({ operationId: 'slots.withdraw', params: { conference: idOf(300), slot: idOf(311) }, version: 1 });
      ports.outbox.park(undefined, 'has-bookings');
      await settled(desk);
      expect(textOf(desk)).to.contain('A family has booked this time.');
    });
  });

  describe('who comes', () => {
    it('CS-17 CS-19 the day in the order of time, with all that the family said', async () => {
      const { desk } = await mountDesk(fallConference(), { lists: full });
      const rows = all(desk, 'ol > .entry').map(textOf);
      expect(rows.length).to.equal(3);
      for (const words of ['Maya Thompson', 'Booked by Ana Thompson', 'In person', 'Interpreter: Spanish', 'A step-free room', 'Reading at home'])
        expect(rows[0]).to.contain(words);
      expect(rows[1]).to.contain('Free');
      expect(textOf(desk)).to.match(/Cancelled .* Leo Thompson/);
    });

    it('on paper there are all days, also where the section is closed; on the screen one', async () => {
      const later = deskSlot(900, { startsAt: '2026-12-01T20:00:00.000Z', endsAt: '2026-12-01T20:15:00.000Z' });
      const { desk, press } = await mountDesk(fallConference(), { lists: { ...full, [slots]: [deskSlot(1), later] } });
      const days = (): string[] => all(one(desk, 'flywheel-desk-roster'), 'h4:not(.small)').map((one) => one.textContent.replace(/\s/g, ' '));
      expect(days()).to.have.length(1);
      await press('Who comes');
      window.dispatchEvent(new Event('beforeprint'));
      await settled(desk);
      expect(days()).to.have.length(2);
      expect(days().at(-1)).to.contain('Tuesday, December 1');
      window.dispatchEvent(new Event('afterprint'));
      await settled(desk);
      expect(days()).to.have.length(1);
    });

    it('CS-22 where no conference is open, paper holds the schedule of those in which the viewer meets families', async () => {
      const { desk } = await mountDesk(undefined, { lists: full });
      desk.hosting = [fallConference()];
      await settled(desk);
      expect(textOf(desk), 'a screen does not').to.not.contain('Fall');
      window.dispatchEvent(new Event('beforeprint'));
      await settled(desk);
      expect(textOf(desk)).to.contain(fallConference().name).and.contain('Maya Thompson').and.contain('Reading at home');
      window.dispatchEvent(new Event('afterprint'));
    });

    it('prints as one page that says nothing confidential', async () => {
      const booking = deskBooking(0, { confidentialNote: 'For staff', topic: 'Reading' });
      const { desk, press } = await mountDesk(fallConference(), { lists: { ...full, [bookings]: [booking] } });
      await press('As one page');
      const page = textOf(one(desk, '.page'));
      for (const words of ['Fall conferences', 'Alder Creek', 'Tuesday, November 24', 'Maya Thompson', 'Reading']) expect(page).to.contain(words);
      expect(page).not.to.contain('For staff');
      expect(isShown(control(desk, 'Print'))).to.equal(true);
    });

    it('CS-16 who manages the conference may look at one host alone, also on paper', async () => {
      const chen = { id: idOf(5), name: 'Mr Chen' };
      const lists = { [slots]: [deskSlot(0, { free: 0 }), deskSlot(1), deskSlot(3, { host: chen })], [bookings]: [deskBooking(0)] };
      const { desk, choose, press } = await mountDesk(fallConference({ hosts: [chen, rivera] }), { lists });
      const names = (): readonly string[] => all(desk, 'ol > .entry').map((row) => (textOf(row).includes('Mr Chen') ? 'Chen' : 'Rivera'));
      expect(names()).to.deep.equal(['Rivera', 'Rivera', 'Chen']);
      await press('As one page');
      expect(all(desk, '.page tbody th').map(textOf).join()).to.contain('Ms Rivera').and.to.contain('Mr Chen');
      await press('As one page');
      await choose('host', chen.id);
      expect(names()).to.deep.equal(['Chen']);
      await choose('host', rivera.id);
      expect(names()).to.deep.equal(['Rivera', 'Rivera']);
      desk.conference = fallConference({ hosts: [chen, rivera], mayManage: false });
      await settled(desk);
      expect(all(desk, '#host'), 'a host has their own evening alone').to.deep.equal([]);
    });

    it('CS-17 CS-19 X-13 what is written down for a family is asked of the school', async () => {
      const { desk, press, choose } = await mountDesk(fallConference(), { lists: full });
      await press('Book for a family');
      await choose('student', idOf(6));
      await choose('slot', idOf(311));
      const part = textOf(one(desk, 'flywheel-desk-book-for'));
      for (const words of ['How will you meet?', 'Would an interpreter help the family?', 'What does the family need?', 'What is it about?'])
        expect(part).to.contain(words);
      expect(part).to.contain('The family, the teacher whom they meet and the people at school').and.not.to.contain('costs you nothing');
    });

    it('CS-16 books for a family at once, and keeps what is typed where the time is gone', async () => {
      const { desk, ports, press, choose, fill, last } = await mountDesk(fallConference(), { lists: full });
      await press('Book for a family');
      await press('Book it');
      expect((focused() as HTMLElement).id).to.equal('student');
      await choose('student', idOf(6));
      await choose('slot', idOf(311));
      await fill('topic', 'His mother called');
      await press('Book it');
      const { operationId, body } = last();
      expect(operationId).to.equal('bookings.run');
      expect(body.items).to.deep.equal([{ studentId: idOf(6), slotId: idOf(311) }]);
      expect(body.details).to.deep.include({ topic: 'His mother called', mode: 'in-person', interpreter: null });
      ports.outbox.park(undefined, 'slot-taken');
      await settled(desk);
      expect(textOf(desk)).to.contain('Somebody else took this time a moment ago.');
      await press('Open again');
      expect(one<HTMLTextAreaElement>(desk, '#topic').value).to.equal('His mother called');
    });
  });

  describe('who has not booked', () => {
    it('CS-15 CS-26 asks by name, says when they last met, and ranks nobody', async () => {
      const { desk, press, chip, last } = await mountDesk(fallConference(), { lists: full });
      await press('Who has not booked yet');
      const part = one(desk, 'flywheel-desk-invitations');
      expect(textOf(part)).to.contain('Leo Thompson').and.to.contain('Last met:').and.not.to.contain('Maya Thompson');
      await press('Please book: invite the family of Leo Thompson');
      expect(last()).to.deep.include({ operationId: 'conference-invitations.create', params: { conference: idOf(300) }, body: { studentId: idOf(6) } });
      expect(textOf(part)).to.contain('The invitation is on its way.');
      expect(hasControl(desk, /^Please book/)).to.equal(false);
      await chip('which', 'all');
      expect(textOf(part)).to.contain('Maya Thompson');
      expect(textOf(part)).not.to.match(/late|never|ignored|%|failed/i);
    });
  });

  describe('times that families ask for', () => {
    const ask = async () => {
      const mounted = await mountDesk(fallConference(), { lists: full });
      await mounted.press('Times that families ask for');
      return mounted;
    };
    it('CS-25 says yes', async () => {
      const { desk, press, last } = await ask();
      expect(textOf(desk))
        .to.contain('I work in the evening')
        .and.to.match(/Wednesday, November 25 at 7:30/);
      await press('Say yes to the family of Maya Thompson');
      expect(last()).to.deep.include({ params: { student: idOf(1), request: idOf(350) }, body: { answer: 'accept' }, version: 1 });
      expect(textOf(desk)).to.contain('Your answer is on its way.');
    });
    it('CS-25 offers another time on the school’s clock', async () => {
      const { press, fill, last } = await ask();
      await press('Offer another time');
      await press('Send this time');
      expect((focused() as HTMLElement).id).to.equal('on');
      await fill('on', '2026-11-24');
      await fill('at', '17:30');
      await press('Send this time');
      expect(last().body).to.deep.equal({ answer: 'counter', startsAt: '2026-11-24T22:30:00.000Z', minutes: 15, reason: null });
    });
    it('X-02 a form that was only opened is not said to be saved; its first word is', async () => {
      const { desk, press, fill } = await ask();
      await press('Say no');
      expect(textOf(desk)).not.to.contain('Saved on this device');
      await fill('reason', 'I am away');
      expect(textOf(desk)).to.contain('Saved on this device');
    });
    it('CS-25 says no only with a reason', async () => {
      const { ports, press, fill, last } = await ask();
      await press('Say no');
      await press('Send the answer');
      expect(ports.outbox.current).to.deep.equal([]);
      await fill('reason', 'I am away that week');
      await press('Send the answer');
      expect(last().body).to.deep.equal({ answer: 'decline', reason: 'I am away that week' });
    });
  });

  describe('everywhere', () => {
    const everything = async (setting: { width?: number; dir?: 'ltr' | 'rtl' } = {}) => {
      const mounted = await mountDesk(fallConference(), { lists: full, ...setting });
      for (const name of [offer, 'Times that families ask for', 'Who has not booked yet', 'Book for a family', rules]) await mounted.press(name);
      await mounted.press('More rules');
      await mounted.press('Say no');
      return mounted;
    };
    for (const [width, dir] of [
      [280, 'ltr'],
      [280, 'rtl'],
      [640, 'ltr'],
      [1200, 'ltr'],
    ] as const)
      it(`X-17 fits ${width} px ${dir}, can be pressed, and axe finds nothing`, async () => {
        const { desk } = await everything({ width, dir });
        expect(overflow(desk)).to.be.lessThan(1);
        expect(tooSmall(desk)).to.deep.equal([]);
        expect(await violations(desk)).to.deep.equal([]);
      });

    it('the schedule on paper fits 280 px', async () => {
      const { desk, press } = await mountDesk(fallConference(), { lists: full, width: 280 });
      await press('As one page');
      expect(one(desk, '.page').getBoundingClientRect().width).to.be.at.most(280);
      expect(await violations(desk)).to.deep.equal([]);
    });

    it('X-05 what cannot be read is said, and the rest goes on', async () => {
      const { CallFailure } = await import('../../../src/contract/problem.js');
      const { desk, press, fill, last } = await mountDesk(fallConference(), {
        prepare: ({ reader }) => void (reader.failure = new CallFailure('network', bookings)),
      });
      expect(textOf(desk)).to.contain('cannot be read right now');
      await press(offer);
      await fill('on', '2026-11-24');
      await press('Offer these times');
      expect(last().operationId).to.equal('slots.offer');
    });
  });
});
