/** The ring at the top of the scheduler: weeks in which home and school took part in conferences, and nothing that is not known. */
import { expect } from 'chai';
import type { Booking } from '../../../src/contract/booking.js';
import { ringWeeks } from '../../../src/domain/momentum-ring.js';
import { touchpointsOf } from '../../../src/widgets/conference-scheduler/conference-touchpoints.js';
import { idOf } from '../../support/check-ins.js';
import { bookingOf, heldOf, requestOf, rivera } from '../../support/conferences.js';
import { all, one } from '../../support/inside.js';
import { conferenceSession, mountScheduler } from '../../support/mount-scheduler.js';

const scene = { viewer: conferenceSession().viewer, timeZone: 'America/New_York' };
const topic = (voice: 'home' | 'school' | 'student', createdAt: string): Booking['agenda'][number] => {
  return { id: idOf(1), voice, author: { id: idOf(3), name: null }, text: 'Reading', language: 'en', kind: 'topic', createdAt };
};
/** Of the eight weeks up to November 17, home's and school's part as two digits each. */
const weeksOf = (...told: Parameters<typeof touchpointsOf>): string =>
  ringWeeks(touchpointsOf(...told), '2026-11-17')
    .map(({ home, school }) => `${Number(home)}${Number(school)}`)
    .join(' ');
const open = '00 00 00 00 00 00 00 00';
const attended = bookingOf({ state: 'attended', startsAt: '2026-10-20T20:00:00.000Z', createdAt: '2026-07-01T12:00:00.000Z' });

describe('the ring of the scheduler', () => {
  it('a meeting that was held closes its week; one that is still to come, was missed or was cancelled does not', () => {
    expect(weeksOf([attended], [], scene)).to.equal('00 00 00 11 00 00 00 00');
    for (const state of ['booked', 'missed', 'cancelled']) expect(weeksOf([{ ...attended, state }], [], scene)).to.equal(open);
  });

  it('a topic is the part of the side that brought it, by the reader’s own calendar, and a student’s of neither', () => {
    // Monday 3:00 by UTC is still Sunday in New York.
    const agenda = [topic('home', '2026-11-02T03:00:00.000Z'), topic('school', '2026-11-10T12:00:00.000Z'), topic('student', '2026-10-14T12:00:00.000Z')];
    expect(weeksOf([{ ...attended, state: 'booked', agenda }], [], scene)).to.equal('00 00 00 00 10 00 01 00');
  });

  it('a time is the part of whoever is known to have taken it or asked for it, and of nobody where that is not known', () => {
    const by = (id: string) => weeksOf([bookingOf({ bookedBy: { id, name: null } })], [], scene);
    expect([by(scene.viewer.id), by(rivera.id), by(idOf(1)), by(idOf(77))]).to.deep.equal([`${open.slice(0, -2)}10`, `${open.slice(0, -2)}01`, open, open]);
    expect(weeksOf([heldOf()], [], scene)).to.equal(open);
    expect(weeksOf([], [requestOf()], scene)).to.equal(`${open.slice(0, -2)}10`);
  });

  it('stands beside the name and says in words what it draws', async () => {
    const { scheduler } = await mountScheduler({ bookings: [attended, bookingOf({ id: idOf(651), agenda: [topic('school', '2026-11-10T12:00:00.000Z')] })] });
    const ring = one(scheduler, 'header .who > .ring');
    expect(ring.getAttribute('aria-label')).to.equal('The last 8 weeks: family took part in 2, school in 2, both in 1.');
    expect([all(scheduler, '.ring .both'), all(scheduler, '.ring .outer'), all(scheduler, '.ring .inner')].map(({ length }) => length)).to.deep.equal([
      1, 2, 2,
    ]);
    expect(ring.getBoundingClientRect().width).to.equal(28);
  });

  it('says nothing to ears while nothing is read, and has its room', async () => {
    const { scheduler } = await mountScheduler({}, {}, ({ reader }) => void reader.answers.set('bookings.list', () => undefined));
    const ring = one(scheduler, '.ring');
    expect([ring.getAttribute('aria-hidden'), ring.getAttribute('aria-label')]).to.deep.equal(['true', null]);
    expect(ring.getBoundingClientRect().width).to.equal(28);
  });

  it('is not drawn for staff, who see the times of all families here', async () => {
    const { scheduler } = await mountScheduler({ session: conferenceSession('teacher') });
    expect(all(scheduler, '.ring')).to.have.length(0);
  });
});
