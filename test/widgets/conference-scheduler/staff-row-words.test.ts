import { expect } from 'chai';
import {
  addAgreement,
  addTopic,
  bookRun,
  cancelBooking,
  makeGoalOfAgreement,
  recordOutcome,
  rescheduleBooking,
  writeBookingNotes,
} from '../../../src/contract/booking.js';
import { inviteToConference } from '../../../src/contract/conference-invitation.js';
import { answerConferenceRequest } from '../../../src/contract/conference-request.js';
import { changeConference, createConference } from '../../../src/contract/conference.js';
import { offerSlots, withdrawSlot } from '../../../src/contract/slot.js';
import { languageWord } from '../../../src/widgets/conference-scheduler/language-word.js';
import { deskRefusal, deskSummary } from '../../../src/widgets/conference-scheduler/staff-row-words.js';
import { requestStateWord } from '../../../src/widgets/conference-scheduler/staff-requests.js';
import { deskStateWord, roleWord, studentWord } from '../../../src/widgets/conference-scheduler/staff-words.js';
import { idOf } from '../../support/check-ins.js';
import { maya } from '../../support/sample-session.js';

const sent = [
  createConference,
  changeConference,
  offerSlots,
  withdrawSlot,
  bookRun,
  rescheduleBooking,
  cancelBooking,
  recordOutcome,
  writeBookingNotes,
  addTopic,
  addAgreement,
  makeGoalOfAgreement,
  answerConferenceRequest,
  inviteToConference,
];

const zoned = { locale: 'en-US', timeZone: 'America/New_York' };

describe('widgets/conference-scheduler/staff-row-words', () => {
  it('X-02 everything that leaves the desk has words of its own while it waits', () => {
    const words = sent.map(({ id }) => deskSummary({ operationId: id, body: undefined }, zoned));
    expect(new Set(words).size).to.equal(sent.length);
    expect(words).not.to.include('Your change');
  });

  it('says what somebody wrote, after what it is', () => {
    expect(deskSummary({ operationId: 'bookings.note', body: { shared: 'We read', confidential: null } }, zoned)).to.equal('Notes of a meeting: We read');
    expect(deskSummary({ operationId: 'later.thing', body: null }, zoned)).to.equal('Your change');
  });

  it('says a day and its hours as the reader’s language writes them, in the zone of the conference', () => {
    const body = { on: '2026-11-24', from: '15:00', until: '18:30' };
    const said = (of: Parameters<typeof deskSummary>[0]['body'], locale = 'en'): string =>
      deskSummary({ operationId: 'slots.offer', body: of }, { ...zoned, locale }).replace(/\s/g, ' ');
    expect(said(body)).to.equal('Times to offer: Tuesday, November 24, 3:00 – 6:30 PM');
    expect(said(body, 'ar')).to.contain('الثلاثاء، 24 نوفمبر، 3:00');
    expect(said({ on: '2026-11-24' })).to.equal('Times to offer: Tuesday, November 24');
  });

  it('CS-06 every refusal that an operation of the desk can meet has its own words', () => {
    const types = new Set(sent.flatMap(({ problems }) => [...problems] as string[]));
    // Those that are no matter of times have the words of every widget.
    for (const type of ['goal-ended', 'already-there', 'not-found', 'not-allowed', 'hold-expired']) types.delete(type);
    expect(types.size).to.be.greaterThan(3);
    for (const type of types) expect(deskRefusal(type)?.title, type).to.be.a('string');
    expect(deskRefusal('invalid')).to.equal(undefined);
  });

  it('states and roles that this version does not know are read as the plainest', () => {
    expect(['booked', 'later'].map(deskStateWord)).to.deep.equal(['', '']);
    expect(roleWord('specialist')).to.equal('Specialist');
    expect(requestStateWord({ state: 'later', mayAnswer: false })).to.equal('Waits for an answer');
    // A sign language has a name also where the browser knows none; a tag that nobody knows stays readable.
    expect(['es', 'ase', 'qqq'].map((tag) => languageWord(tag, 'en'))).to.deep.equal(['Spanish', 'American Sign Language', 'qqq']);
  });

  it('a student whom the session does not hold is no blank', () => {
    const scene = { students: [maya('teacher')] };
    expect([studentWord(idOf(1), scene), studentWord(idOf(99), scene)]).to.deep.equal(['Maya Thompson', 'A student']);
  });
});
