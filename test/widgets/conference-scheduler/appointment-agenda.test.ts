import { expect } from 'chai';
import { addAgreement, addTopic, type Booking } from '../../../src/contract/booking.js';
import type { Conference } from '../../../src/contract/conference.js';
import { idOf } from '../../support/check-ins.js';
import { bookingOf, conferenceOf, rivera } from '../../support/conferences.js';
import { all, control, hasControl, one, settled, textOf, type } from '../../support/inside.js';
import { arrived, conferenceSession, mountScheduler, mountSchedulerOn, type MountedScheduler } from '../../support/mount-scheduler.js';

const met = { state: 'attended', startsAt: '2026-11-16T21:15:00.000Z', endsAt: '2026-11-16T21:30:00.000Z' };
const press = async (root: Element, name: string | RegExp): Promise<void> => {
  const pressed = control(root, name);
  pressed.focus();
  pressed.click();
  await settled(root);
};
const plain = (root: Element): string => textOf(root).replace(/\s/g, ' ');
const sent = ({ ports }: MountedScheduler, operation: string) => ports.outbox.current.filter(({ operationId }) => operationId === operation);

async function openTopics(
  booking: Partial<Booking> = {},
  conference: Partial<Conference> = {},
  role: 'guardian' | 'student' = 'guardian',
): Promise<MountedScheduler> {
  const mounted = await mountScheduler({ session: conferenceSession(role), conferences: [conferenceOf(conference)], bookings: [bookingOf(booking)] });
  await arrived(mounted.scheduler);
  await press(mounted.scheduler, /^Topics/);
  return mounted;
}

describe('the agenda', () => {
  it('CS-24 takes a topic of the family’s, which waits without a connection', async () => {
    const mounted = await openTopics();
    const { scheduler, ports } = mounted;
    await press(scheduler, 'Strength');
    type(one<HTMLTextAreaElement>(scheduler, '#text'), 'She reads to her brother');
    await press(scheduler, 'Put it on the list');
    expect(sent(mounted, addTopic.id)[0]?.body).to.deep.equal({ text: 'She reads to her brother', kind: 'strength', language: 'en' });
    ports.outbox.fail();
    ports.access.set({ offline: true });
    await settled(scheduler);
    expect(plain(scheduler)).to.contain('1 thing waits to be sent').and.contain('She reads to her brother');
  });

  it('CS-24 what was said with the booking is a topic among the others, behind a strength, with who said it', async () => {
    const strength = {
      id: idOf(660),
      voice: 'school',
      author: rivera,
      text: 'She helps others',
      language: 'en',
      kind: 'strength',
      createdAt: '2026-11-17T15:00:00.000Z',
    } as const;
    const { scheduler } = await openTopics({ topic: 'Reading at home', agenda: [strength] });
    const said = all(one(scheduler, 'flywheel-appointment-agenda'), '.topic').map((topic) => textOf(topic));
    expect(said[0]).to.contain('She helps others');
    expect(said[1]).to.contain('Reading at home').and.to.contain('Topic · Ana Thompson');
  });

  it('says what is missing instead of sending nothing', async () => {
    const mounted = await openTopics();
    await press(mounted.scheduler, 'Put it on the list');
    expect(plain(mounted.scheduler)).to.contain('Please write a few words.');
    expect(mounted.ports.outbox.current).to.deep.equal([]);
  });

  it('X-01 has a half-written topic again after a reload', async () => {
    const { scheduler, ports } = await openTopics();
    type(one<HTMLTextAreaElement>(scheduler, '#text'), 'Half a thou');
    await settled(scheduler);
    scheduler.remove();
    await Promise.resolve();
    const { scheduler: next } = await mountSchedulerOn(ports);
    await press(next, /^Topics/);
    expect(one<HTMLTextAreaElement>(next, '#text').value).to.equal('Half a thou');
  });

  it('CS-28 prepares for an IEP meeting, and says that nothing needs signing', async () => {
    const concern = {
      id: idOf(1),
      voice: 'home' as const,
      author: rivera,
      text: 'Homework',
      language: 'en',
      kind: 'concern',
      createdAt: '2026-11-16T15:00:00.000Z',
    };
    const { scheduler } = await openTopics({ agenda: [concern] }, { kind: 'iep' });
    expect(plain(scheduler)).to.contain('Nothing needs your signature here').and.contain('What worries you, in your own words (done)');
    await press(scheduler, 'Who comes with you');
    await press(scheduler, 'Questions that you want answered');
    expect(one<HTMLInputElement>(scheduler, '#kind [value="question"]').checked).to.equal(true);
    expect(plain(scheduler)).to.contain('What do you want to ask?');
  });

  it('CS-29 gives a student who leads the conference a checklist in the first person', async () => {
    const { scheduler } = await openTopics({}, { kind: 'student-led' }, 'student');
    const steps = all(scheduler, '.steps li').map((step) => textOf(step));
    expect(steps).to.deep.equal(['Something that I am proud of', 'Something that is hard for me', 'What I want to show', 'What I would like help with']);
  });
});

describe('after the meeting', () => {
  it('CS-27 keeps what was agreed, with who does it and by when', async () => {
    const mounted = await openTopics(met);
    const { scheduler } = mounted;
    type(one<HTMLTextAreaElement>(scheduler, '#agreed'), 'Read ten minutes aloud');
    await settled(scheduler);
    const who = one<HTMLSelectElement>(scheduler, '#who');
    who.value = 'school';
    who.dispatchEvent(new Event('change'));
    await settled(scheduler);
    await press(scheduler, 'Keep it');
    expect(sent(mounted, addAgreement.id)[0]?.body).to.deep.equal({
      text: 'Read ten minutes aloud',
      language: 'en',
      voice: 'school',
      dueOn: '2026-12-15',
      goalId: null,
    });
  });

  it('shows what was agreed as a promise of one side, never a signature', async () => {
    const agreement = {
      id: idOf(9),
      text: 'Two books each Friday',
      language: 'en',
      voice: 'school' as const,
      dueOn: '2026-12-04',
      author: rivera,
      createdAt: met.endsAt,
    };
    const { scheduler } = await openTopics({ ...met, agreements: [{ ...agreement, goalId: idOf(700), commitmentId: idOf(701) }] });
    expect(plain(scheduler)).to.contain('Two books each Friday').and.contain('by Friday, December 4').and.contain('now a promise towards a goal');
  });

  it('offers no agreement before the meeting', async () => {
    const { scheduler } = await openTopics();
    expect(hasControl(scheduler, 'Keep it')).to.equal(false);
  });
});
