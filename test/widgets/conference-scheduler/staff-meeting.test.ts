import { expect } from 'chai';
import type { AgendaTopic, Agreement, Booking } from '../../../src/contract/booking.js';
import type { Conference } from '../../../src/contract/conference.js';
import type { OutboxItem } from '../../../src/domain/outbox.js';
import { idOf } from '../../support/check-ins.js';
import { deskBooking, deskSlot, fallConference } from '../../support/desk-samples.js';
import { goalOf } from '../../support/goals.js';
import { all, control, focused, hasControl, one, settled, textOf } from '../../support/inside.js';
import { mountDesk, type DeskSetting } from '../../support/mount-desk.js';
import { overflow, tooSmall, violations } from '../../support/mounted.js';

const topic = (n: number, part: Partial<AgendaTopic>): AgendaTopic => ({
  id: idOf(400 + n),
  voice: 'home',
  author: { id: idOf(2), name: 'Ana Thompson' },
  text: `Topic ${n}`,
  language: 'en',
  kind: 'topic',
  createdAt: `2026-11-1${n}T14:00:00.000Z`,
  ...part,
});
const after = '2026-11-24T20:10:00Z';
const kept: Agreement = {
  id: idOf(500),
  text: 'Leer diez minutos',
  language: 'es',
  voice: 'home',
  dueOn: '2026-12-15',
  goalId: null,
  commitmentId: null,
  author: { id: idOf(4), name: 'Ms Rivera' },
  createdAt: '2026-11-24T20:00:00.000Z',
};

async function open(booking: Partial<Booking> = {}, conference: Partial<Conference> = {}, setting: DeskSetting = {}) {
  const mounted = await mountDesk(fallConference(conference), {
    ...setting,
    lists: { 'bookings.of-conference': [deskBooking(0, booking)], 'slots.list': [deskSlot(0, { free: 0 }), deskSlot(1), deskSlot(2)], ...setting.lists },
  });
  await mounted.press('Open the meeting with the family of Maya Thompson');
  return mounted;
}
type Opened = Awaited<ReturnType<typeof open>>;
/** Somebody else changed the booking before the last row arrived. */
const fight = async ({ ports, desk }: Opened, current: Booking): Promise<void> => {
  const { id } = ports.outbox.current.at(-1)!;
  const trouble: NonNullable<OutboxItem['trouble']> = { type: 'stale-version', problem: { type: 'stale-version', title: '', status: 412, current } };
  ports.outbox.change(id, { state: 'conflict', attempts: 1, trouble });
  await settled(desk);
};

describe('widgets/conference-scheduler/staff-meeting', () => {
  it('X-17 the keyboard goes to the meeting’s name, and back to where it came from', async () => {
    const { desk, press } = await open();
    expect(focused()?.textContent).to.equal('Meeting about Maya Thompson');
    await press('Back to who comes');
    expect(focused()?.id).to.equal(`open-${idOf(330)}`);
    expect(hasControl(desk, 'Who comes')).to.equal(true);
  });

  it('CS-24 strengths come first, then the side that the conference names', async () => {
    const agenda = [topic(1, { voice: 'school' }), topic(2, {}), topic(3, { voice: 'school', kind: 'strength' })];
    const order = async (agendaFirst: string): Promise<string[]> => {
      const { desk } = await open({ agenda }, { agendaFirst });
      const found = all(desk, '.topic .said').map(({ textContent }) => textContent ?? '');
      desk.remove();
      return found;
    };
    expect(await order('home')).to.deep.equal(['Topic 3', 'Topic 2', 'Topic 1']);
    expect(await order('school')).to.deep.equal(['Topic 3', 'Topic 1', 'Topic 2']);
  });

  it('CS-24 the school adds to the agenda, a strength unless it says otherwise', async () => {
    const { desk, press, last, ports } = await open();
    const agenda = one(desk, 'flywheel-desk-agenda');
    const text = one<HTMLTextAreaElement>(agenda, '#text');
    text.value = 'She reads to her brother';
    text.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled(desk);
    expect(ports.drafts.at({ studentId: idOf(1), widget: 'conference-scheduler', record: `desk-topic-${idOf(330)}` })).to.deep.equal({
      text: 'She reads to her brother',
    });
    await press('Add it');
    expect(last()).to.deep.include({ operationId: 'bookings.add-topic', params: { student: idOf(1), booking: idOf(330) } });
    expect(last().body).to.deep.equal({ text: 'She reads to her brother', kind: 'strength', language: 'en' });
  });

  it('CS-28 an IEP meeting names the whole team with its roles, and asks for no signature', async () => {
    const { desk } = await open({}, { kind: 'iep' });
    const team = textOf(one(desk, 'section[aria-label="The team"]'));
    for (const words of [
      'Ana Thompson · Parent or guardian',
      'Another adult of the family',
      'Mr Chen · Specialist',
      'Ms Rivera · Teacher',
      'Nothing needs to be signed',
    ])
      expect(team).to.contain(words);
  });

  it('CS-29 a student-led conference shows what the student prepares, and what is there', async () => {
    const { desk } = await open({ agenda: [topic(1, { voice: 'student', kind: 'strength' })] }, { kind: 'student-led' });
    const steps = all(desk, '.step').map(textOf);
    expect(steps.length).to.equal(4);
    expect(steps[0]).to.contain('Maya Thompson is proud of').and.to.contain(': there');
    expect(steps[1]).to.contain(': not yet');
  });

  describe('notes', () => {
    it('CS-18 the two notes differ in place, look and words, and each keeps its own', async () => {
      const { desk, press, fill, last } = await open({ sharedNote: 'We read together' });
      const [shared, confidential] = all(desk, '.note');
      expect(textOf(shared!)).to.contain('The family, the student and staff can read this.');
      expect(textOf(confidential!)).to.contain('Only staff can read this. The family and the student never see it.');
      expect(getComputedStyle(shared!).borderTopStyle).not.to.equal(getComputedStyle(confidential!).borderTopStyle);
      await fill('confidential', 'Ask the counselor');
      await press('Save both notes');
      expect(last()).to.deep.include({ operationId: 'bookings.note', version: 2 });
      expect(last().body).to.deep.equal({ shared: 'We read together', confidential: 'Ask the counselor', language: 'en' });
    });

    it('X-07 what two people wrote in different notes is put together by itself', async () => {
      const opened = await open();
      await opened.fill('confidential', 'Ask the counselor');
      await opened.press('Save both notes');
      await fight(opened, deskBooking(0, { sharedNote: 'We read together', version: 5 }));
      expect(opened.last()).to.deep.include({ version: 5, body: { shared: 'We read together', confidential: 'Ask the counselor', language: 'en' } });
    });

    it('X-07 what both wrote in one note is shown side by side, and both can stay', async () => {
      const opened = await open();
      await opened.fill('shared', 'Mine');
      await opened.press('Save both notes');
      await fight(opened, deskBooking(0, { sharedNote: 'Theirs', version: 5 }));
      expect(textOf(opened.desk)).to.contain('Somebody else wrote a note before yours arrived.');
      await opened.press('Keep both');
      expect(opened.last().body.shared).to.equal('Theirs\n\nMine');
    });

    it('too long is said at the note, and nothing is cut off', async () => {
      const { desk, ports, press, fill } = await open();
      await fill('shared', 'x'.repeat(2001));
      await press('Save both notes');
      expect(ports.outbox.current).to.deep.equal([]);
      expect((focused() as HTMLTextAreaElement).value.length).to.equal(2001);
      expect(textOf(desk)).to.contain('This is too long');
    });
  });

  describe('agreements', () => {
    const goals = { 'goals.list': [goalOf(), goalOf({ statement: 'Ended' }, { id: idOf(701), status: 'met' })] };
    const write = async ({ desk }: Opened, value: string): Promise<void> => {
      const text = one<HTMLTextAreaElement>(one(desk, 'flywheel-desk-agreements'), '#text');
      text.value = value;
      text.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await settled(desk);
    };

    it('CS-27 an agreement has words, whose it is, a day, and if they like one of the student’s goals', async () => {
      const opened = await open({}, {}, { lists: goals });
      await write(opened, 'Read for ten minutes before bed');
      await opened.chip('voice', 'home');
      await opened.fill('dueOn', '2026-12-15');
      expect(all(opened.desk, '#goalId option').map(({ textContent }) => textContent)).to.deep.equal(['No goal', goalOf().revisions[0]!.terms.statement]);
      await opened.choose('goalId', idOf(700));
      await opened.press('Keep this agreement');
      expect(opened.last()).to.deep.include({ operationId: 'bookings.agree', params: { student: idOf(1), booking: idOf(330) } });
      expect(opened.last().body).to.deep.equal({
        text: 'Read for ten minutes before bed',
        language: 'en',
        voice: 'home',
        dueOn: '2026-12-15',
        goalId: idOf(700),
      });
    });

    it('CS-27 without goals at this school there is none to choose, and four weeks are the day', async () => {
      const opened = await open({}, {}, { lists: goals, scene: {} });
      const { scene } = opened.desk;
      opened.desk.scene = { ...scene!, access: { ...scene!.access, capabilities: ['conferences'] } };
      await settled(opened.desk);
      expect(all(opened.desk, '#goalId')).to.deep.equal([]);
      await write(opened, 'Call on Friday');
      await opened.press('Keep this agreement');
      expect(opened.last().body).to.deep.include({ voice: 'school', dueOn: '2026-12-15', goalId: null });
    });

    it('shows what is agreed, with whose it is and the day', async () => {
      const serving = { ...kept, text: 'Read', goalId: idOf(700), commitmentId: idOf(501) };
      const { desk } = await open({ agreements: [serving] }, {}, { lists: goals });
      expect(textOf(one(desk, 'flywheel-desk-agreements')))
        .to.contain('Read')
        .and.to.contain('Home')
        .and.to.contain('Tuesday, December 15')
        .and.to.contain('Towards: Maya reads');
    });
  });

  describe('an agreement as a goal', () => {
    const place = { studentId: idOf(1), widget: 'conference-scheduler', record: `desk-goal-${idOf(500)}` };
    const form = ({ desk }: Opened) => one(desk, 'flywheel-desk-agreement-goal');

    it('CS-27 begins with what was agreed, and sends a goal that is looked at on the day', async () => {
      const opened = await open({ agreements: [kept] });
      control(opened.desk, 'Make it a goal').focus();
      await opened.press('Make it a goal');
      expect((focused() as HTMLTextAreaElement).value).to.equal('Leer diez minutos');
      expect(textOf(form(opened)))
        .to.contain('You look at it together on Tuesday, December 15')
        .and.to.contain('Maya Thompson and the school can read it');
      await opened.choose('domain', 'functional');
      await opened.press('Set this goal');
      expect(opened.last()).to.deep.include({ operationId: 'bookings.make-goal', params: { student: idOf(1), booking: idOf(330), agreement: idOf(500) } });
      const { terms, ...body } = opened.last().body as { terms: Record<string, unknown> };
      expect(body).to.deep.equal({ origin: 'school', language: 'es', reviewOn: '2026-12-15' });
      expect(terms).to.deep.include({ statement: 'Leer diez minutos', domain: 'functional', measure: null, target: null, startsOn: '2026-11-17' });
      const answer = deskBooking(0, { agreements: [{ ...kept, goalId: idOf(702) }], version: 3 });
      opened.ports.outbox.change(opened.ports.outbox.current.at(-1)!.id, { state: 'done', attempts: 1, answer });
      await settled(opened.desk);
      expect(hasControl(opened.desk, 'Make it a goal')).to.equal(false);
      expect(textOf(one(opened.desk, 'flywheel-desk-agreements'))).to.contain('Now a goal');
    });

    it('X-01 keeps what is typed, and an emptied goal is asked for', async () => {
      const opened = await open({ agreements: [kept] }, { kind: 'iep' });
      await opened.press('Make it a goal');
      await opened.fill('statement', '');
      await opened.press('Set this goal');
      expect(opened.ports.outbox.current).to.deep.equal([]);
      expect(textOf(form(opened))).to.contain('Please write what the goal is.');
      await opened.fill('statement', 'Maya reads every day');
      expect(opened.ports.drafts.at(place)).to.deep.equal({ statement: 'Maya reads every day' });
      await opened.press('Set this goal');
      expect(opened.last().body).to.deep.include({ origin: 'iep', language: 'en' });
    });

    it('a day that is over is no day to look at it', async () => {
      const opened = await open({ agreements: [{ ...kept, dueOn: '2026-11-16' }] });
      await opened.press('Make it a goal');
      await opened.press('Set this goal');
      expect(opened.last().body.reviewOn).to.equal(null);
    });

    it('X-07 one that somebody else made a goal meanwhile is not made one twice', async () => {
      const opened = await open({ agreements: [kept] });
      await opened.press('Make it a goal');
      await opened.press('Set this goal');
      await fight(opened, deskBooking(0, { agreements: [kept], version: 5 }));
      expect(textOf(opened.desk)).to.contain('It is a goal already.').and.to.contain('Leer diez minutos');
      expect(hasControl(opened.desk, 'Yes, send it')).to.equal(false);
      await opened.press('All right');
      expect(opened.ports.outbox.current).to.deep.equal([]);
    });

    it('is offered to those alone who may set goals, for what is none yet', async () => {
      const opened = await open({ agreements: [kept, { ...kept, id: idOf(501), goalId: idOf(700), commitmentId: idOf(502) }] });
      expect(all(opened.desk, 'flywheel-desk-agreement-goal').length).to.equal(1);
      const { scene } = opened.desk;
      const students = scene!.students.map((student) => ({ ...student, permissions: student.permissions.filter((one) => one !== 'write-goal') }));
      opened.desk.scene = { ...scene!, students };
      await settled(opened.desk);
      expect(hasControl(opened.desk, 'Make it a goal')).to.equal(false);
    });
  });

  describe('attendance', () => {
    it('CS-22 from its start on, a meeting is noted as held or not, without blame', async () => {
      const before = await open();
      expect(hasControl(before.desk, 'Yes, we met')).to.equal(false);
      before.desk.remove();
      const { press, last } = await open({}, {}, { now: after });
      await press('Yes, we met');
      expect(last()).to.deep.include({ operationId: 'bookings.outcome', body: { outcome: 'attended' }, version: 2 });
    });

    it('CS-22 what was noted by mistake is noted again', async () => {
      const { desk, press, last } = await open({ state: 'missed' }, {}, { now: after });
      expect(control(desk, 'It did not take place').getAttribute('aria-pressed')).to.equal('true');
      expect(textOf(desk)).to.contain('Things come up.');
      await press('Yes, we met');
      expect(last().body).to.deep.equal({ outcome: 'attended' });
    });

    it('CS-08 CS-16 the host moves a meeting inside the guard time', async () => {
      const { desk, press, choose, last } = await open({ changeableUntil: '2026-11-16T20:00:00.000Z', mayChange: true });
      await press('Change the time');
      expect(all(desk, '#slot option').length).to.equal(3);
      await press('Move the meeting');
      expect((focused() as HTMLElement).id).to.equal('slot');
      await choose('slot', idOf(312));
      await press('Move the meeting');
      expect(last()).to.deep.include({ operationId: 'bookings.reschedule', body: { slotId: idOf(312) }, version: 2 });
    });

    it('CS-16 cancels for a family only after a second press, with a reason that it reads', async () => {
      const { desk, ports, press, fill, last } = await open();
      await press('Cancel the meeting');
      expect(ports.outbox.current).to.deep.equal([]);
      expect(textOf(desk), 'nothing is written yet').not.to.contain('Saved on this device');
      await fill('reason', 'I am ill');
      expect(textOf(desk)).to.contain('Saved on this device');
      await press('Yes, cancel this meeting');
      expect(last()).to.deep.include({ operationId: 'bookings.cancel', body: { reason: 'I am ill' } });
    });

    it('X-07 a note or topic of somebody else meanwhile changes nothing; another time does, and is asked about', async () => {
      const first = await open({}, {}, { now: after });
      await first.press('Yes, we met');
      await fight(first, deskBooking(0, { sharedNote: 'New', version: 7 }));
      expect(first.last()).to.deep.include({ operationId: 'bookings.outcome', version: 7 });
      await fight(first, deskBooking(0, { slotId: idOf(312), startsAt: deskSlot(2).startsAt, version: 8 }));
      expect(textOf(first.desk)).to.contain('Please look at it as it is now.');
      await first.press('Yes, send it');
      expect(first.last().version).to.equal(8);
    });
  });

  it('a cancelled meeting takes no words any more', async () => {
    const mounted = await open();
    mounted.ports.reader.answers.set('bookings.of-conference', () => ({ items: [deskBooking(0, { state: 'cancelled', version: 3 })], next: null }));
    mounted.ports.reader.refresh();
    await settled(mounted.desk);
    expect(all(mounted.desk, 'textarea')).to.deep.equal([]);
    expect(textOf(mounted.desk)).to.contain('Cancelled');
  });

  for (const [width, dir] of [
    [280, 'ltr'],
    [280, 'rtl'],
    [1200, 'ltr'],
  ] as const)
    it(`X-17 fits ${width} px ${dir}, can be pressed, and axe finds nothing`, async () => {
      const lists = { 'goals.list': [goalOf()] };
      const { desk, press } = await open({ agenda: [topic(1, {})], topic: 'Reading', agreements: [kept] }, { kind: 'iep' }, { width, dir, lists, now: after });
      await press('Make it a goal');
      await press('Cancel the meeting');
      expect(overflow(desk)).to.be.lessThan(1);
      expect(tooSmall(desk)).to.deep.equal([]);
      expect(await violations(desk)).to.deep.equal([]);
    });
});
