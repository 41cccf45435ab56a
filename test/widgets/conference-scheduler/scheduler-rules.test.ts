import { expect } from 'chai';
import type { AgendaTopic } from '../../../src/contract/booking.js';
import { agendaOrder } from '../../../src/widgets/conference-scheduler/agenda-order.js';
import { schedulerState } from '../../../src/widgets/conference-scheduler/conference-scene.js';
import { phaseOf, ruleWords } from '../../../src/widgets/conference-scheduler/conference-words.js';
import { newestBookings, secondsLeft } from '../../../src/widgets/conference-scheduler/newest-bookings.js';
import { isWished, wishesOf, wishField } from '../../../src/widgets/conference-scheduler/run-wishes.js';
import { countdown, dayAndSpanOf, differs, timeOf, zoneNote } from '../../../src/widgets/conference-scheduler/time-words.js';
import type { OutboxItem } from '../../../src/domain/outbox.js';
import { idOf } from '../../support/check-ins.js';
import { bookingOf, chen, conferenceOf, heldOf, rivera } from '../../support/conferences.js';
import { createFakePorts } from '../../support/fake-ports.js';
import { conferenceSession } from '../../support/mount-scheduler.js';

const now = Date.parse('2026-11-17T19:03:00Z');

describe('who sees what', () => {
  const settings = { studentId: undefined, timeZone: undefined };
  const at = (role: Parameters<typeof conferenceSession>[0], capabilities = ['conferences']) =>
    schedulerState(createFakePorts({ session: conferenceSession(role), capabilities }).access.current, settings);

  it('puts families and staff on their own side, and who only looks on neither', () => {
    const sideOf = (role: Parameters<typeof conferenceSession>[0]): unknown => {
      const state = at(role);
      return state.kind === 'ready' ? state.scene.side : state.kind;
    };
    expect(['guardian', 'student', 'teacher', 'family-viewer'].map((role) => sideOf(role as 'guardian'))).to.deep.equal(['family', 'family', 'staff', 'none']);
  });

  it('says that the school does not offer it, and that this student is not theirs to see', () => {
    expect(at('guardian', ['goals']).kind).to.equal('not-offered');
    const { access } = createFakePorts({ session: conferenceSession(), capabilities: ['conferences'] });
    expect(schedulerState(access.current, { ...settings, studentId: idOf(99) }).kind).to.equal('not-allowed');
  });
});

describe('when a conference can be booked', () => {
  it('CS-14 CS-21 opens for early access first, and ends', () => {
    const conference = conferenceOf({ bookableFrom: '2026-11-17T19:03:00.001Z' });
    expect(phaseOf(conference, now)).to.equal('early');
    expect(phaseOf(conference, now + 1)).to.equal('open');
    expect(phaseOf(conference, Date.parse(conference.closesAt))).to.equal('over');
  });

  it('CS-08 CS-13 CS-11 says its rules in words', () => {
    expect(ruleWords(conferenceOf(), 'en').join(' ')).to.contain('until 1 day before').and.contain('they share it').and.contain('5 minutes to walk');
    const each = ruleWords(conferenceOf({ households: 'each', guardMinutes: 90, travelMinutes: 0, perStudent: 1 }), 'en').join(' ');
    expect(each).to.contain('90 minutes').and.contain('Neither sees').and.contain('One appointment for each child').and.not.contain('walk');
  });
});

describe('times in words', () => {
  it('CS-30 reads 3:00 PM in New York before and after the change of the clock', () => {
    const zoned = { locale: 'en-US', timeZone: 'America/New_York' };
    expect(timeOf('2025-10-31T19:00:00Z', zoned), 'its half of the day never stands alone on a line').to.equal('3:00\u00a0PM');
    for (const at of ['2025-10-31T19:00:00Z', '2025-11-03T20:00:00Z']) expect(timeOf(at, zoned).replace(/\s/g, ' ')).to.equal('3:00 PM');
  });

  it('a day and its hours are joined as the language does it, with no comma of another', () => {
    const told = (locale: string): string =>
      dayAndSpanOf('2026-11-24T20:00:00Z', '2026-11-24T20:15:00Z', { locale, timeZone: 'America/New_York' }).replace(/[\u2009\u202f\u00a0]/g, ' ');
    expect(told('en-US')).to.equal('Tuesday, November 24, 3:00 – 3:15 PM');
    expect(told('ar'))
      .to.match(/^الثلاثاء، 24 نوفمبر، /)
      .and.not.to.contain(',');
    expect(told('zh-Hans')).not.to.contain(',');
  });
  it('CS-04 names the zone only where it shows another time than the school’s', () => {
    const zoned = { locale: 'en', timeZone: 'Asia/Kolkata', schoolZone: 'America/New_York' };
    expect(zoneNote('2026-11-24T21:00:00Z', zoned)).to.contain('India');
    expect(zoneNote('2026-11-24T21:00:00Z', { ...zoned, timeZone: 'America/Toronto' })).to.equal('');
    expect(differs('Europe/London', 'UTC', Date.parse('2026-07-01T00:00:00Z'))).to.equal(true);
  });

  it('counts minutes and seconds', () => {
    expect([countdown(65, 'en'), countdown(0, 'en')]).to.deep.equal(['1:05', '0:00']);
  });
});

describe('a hold', () => {
  it('CS-07 is counted from when the API said so, whatever this device thinks the day is', () => {
    for (const wrong of [0, 86_400_000, -86_400_000]) {
      const heard = { booking: heldOf(), heardAt: now + wrong };
      expect(secondsLeft(heard, now + wrong + 61_000)).to.equal(239);
      expect(secondsLeft(heard, now + wrong + 301_000)).to.equal(0);
    }
  });

  it('never has more time because the clock went back', () => {
    expect(secondsLeft({ booking: heldOf(), heardAt: now }, now - 5000)).to.equal(300);
  });

  it('takes the newest of what the list and an answer say', () => {
    const answer = { state: 'done', operationId: 'bookings.confirm', id: 'a', answer: bookingOf({ version: 2 }) } as unknown as OutboxItem;
    const [one] = newestBookings([heldOf()], now, [answer], () => now + 5);
    expect([one?.booking.state, one?.heardAt]).to.deep.equal(['booked', now + 5]);
    expect(newestBookings([bookingOf({ version: 3, state: 'cancelled' })], now, [answer], () => now)[0]?.booking.state).to.equal('cancelled');
  });

  it('CS-07 a hold that was given back never was an appointment', () => {
    const given = { state: 'done', operationId: 'bookings.cancel', id: 'a', answer: heldOf({ version: 2, state: 'cancelled', mode: null }) };
    expect(newestBookings([heldOf()], now, [given as unknown as OutboxItem], () => now)).to.deep.equal([]);
  });
});

describe('around an appointment', () => {
  it('CS-24 puts strengths first, then the side that the conference names', () => {
    const topic = (id: number, voice: AgendaTopic['voice'], kind: string): AgendaTopic => ({
      id: idOf(id),
      voice,
      kind,
      author: rivera,
      text: '',
      language: 'en',
      createdAt: `2026-11-1${id}T00:00:00Z`,
    });
    const topics = [topic(1, 'school', 'topic'), topic(2, 'home', 'concern'), topic(3, 'student', 'question'), topic(4, 'school', 'strength')];
    const order = (first: string): string[] => agendaOrder(topics, first).map(({ id }) => id.slice(-1));
    expect(order('home')).to.deep.equal(['4', '2', '3', '1']);
    expect(order('school')).to.deep.equal(['4', '1', '2', '3']);
  });

  it('CS-10 wishes for each child its own teachers, until somebody says otherwise', () => {
    const { students } = conferenceSession();
    const [maya] = students;
    expect(isWished({}, maya!, rivera.id)).to.equal(true);
    expect(isWished({}, maya!, idOf(999))).to.equal(false);
    expect(isWished({}, maya!, rivera.id, new Set([wishField(maya!.id, rivera.id)]))).to.equal(false);
    const typed = { [wishField(maya!.id, chen.id)]: 'no' };
    expect(wishesOf(typed, [maya!], [rivera, chen])).to.deep.equal([{ studentId: maya!.id, hostId: rivera.id }]);
  });
});
