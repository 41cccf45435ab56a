import { expect } from 'chai';
import { confirmBooking, type BookingBody } from '../../../src/contract/booking.js';
import { idOf } from '../../support/check-ins.js';
import { bookingOf, conferenceOf } from '../../support/conferences.js';
import { all, control, focused, hasControl, one, settled, textOf, type } from '../../support/inside.js';
import { arrived, mountScheduler, mountSchedulerOn, type MountedScheduler } from '../../support/mount-scheduler.js';

const change = 'Change what was said';
const said = { topic: 'Reading at home', access: 'A step-free room', interpreter: 'es', mode: 'phone' as const, language: 'es' };

const press = async (root: Element, name: string): Promise<void> => {
  const pressed = control(root, name);
  pressed.focus();
  pressed.click();
  await settled(root);
};

async function open(booking = bookingOf({ ...said, mayChangeDetails: true })): Promise<MountedScheduler> {
  const mounted = await mountScheduler({ bookings: [booking] });
  await arrived(mounted.scheduler);
  await press(mounted.scheduler, change);
  return mounted;
}
const field = <T extends HTMLElement = HTMLTextAreaElement>({ scheduler }: MountedScheduler, id: string): T =>
  one<T>(one(scheduler, 'flywheel-appointment-details'), `#${id}`);
const body = ({ ports }: MountedScheduler): BookingBody => ports.outbox.current.at(-1)!.body as unknown as BookingBody;

describe('what was said with an appointment', () => {
  it('CS-17 CS-19 begins with what is known, and sends the whole of it; the time stays', async () => {
    const mounted = await open();
    expect(focused()?.id).to.equal('topic');
    expect([field(mounted, 'topic').value, field(mounted, 'access').value]).to.deep.equal([said.topic, said.access]);
    type(field(mounted, 'topic'), 'How she finds friends');
    await settled(mounted.scheduler);
    await press(mounted.scheduler, 'Save the change');
    const row = mounted.ports.outbox.current.at(-1)!;
    expect([row.operationId, row.params.booking, row.version]).to.deep.equal([confirmBooking.id, idOf(650), 1]);
    expect(body(mounted)).to.deep.equal({ mode: 'phone', interpreter: 'es', access: said.access, topic: 'How she finds friends', language: 'en' });
    mounted.ports.outbox.deliver();
    await settled(mounted.scheduler);
    expect(hasControl(mounted.scheduler, change)).to.equal(true);
  });

  it('takes an emptied field as empty, and leaves the language of words that nobody wrote anew', async () => {
    const emptied = await open();
    type(field(emptied, 'access'), '');
    await settled(emptied.scheduler);
    await press(emptied.scheduler, 'Save the change');
    expect(body(emptied).access).to.equal(null);
    const other = await open();
    const interpreter = field<HTMLSelectElement>(other, 'interpreter');
    interpreter.value = 'ar';
    interpreter.dispatchEvent(new Event('change'));
    await settled(other.scheduler);
    await press(other.scheduler, 'Save the change');
    expect(body(other)).to.deep.include({ interpreter: 'ar', topic: said.topic, language: 'es' });
  });

  it('CS-08 stays open within the guard time, and is closed where the school says so', async () => {
    const guarded = await mountScheduler({ bookings: [bookingOf({ mayChange: false, mayChangeDetails: true })] });
    await arrived(guarded.scheduler);
    expect([hasControl(guarded.scheduler, change), hasControl(guarded.scheduler, 'Cancel it')]).to.deep.equal([true, false]);
    const closed = await mountScheduler({ bookings: [bookingOf({ mayChangeDetails: false })] });
    await arrived(closed.scheduler);
    expect(hasControl(closed.scheduler, change)).to.equal(false);
  });

  it('X-01 keeps what is typed over a reload, and gives it up only when asked', async () => {
    const mounted = await open();
    type(field(mounted, 'topic'), 'How she finds friends');
    await settled(mounted.scheduler);
    mounted.scheduler.remove();
    const { scheduler } = await mountSchedulerOn(mounted.ports);
    await arrived(scheduler);
    const again = { ...mounted, scheduler };
    expect(field(again, 'topic').value).to.equal('How she finds friends');
    await press(scheduler, 'Leave it as it was');
    expect(all(one(scheduler, 'flywheel-appointment-details'), 'textarea')).to.deep.equal([]);
    expect(mounted.ports.outbox.current).to.deep.equal([]);
  });

  it('asks again where the appointment was changed meanwhile, and sends it on top of that', async () => {
    const mounted = await open();
    type(field(mounted, 'topic'), 'How she finds friends');
    await settled(mounted.scheduler);
    await press(mounted.scheduler, 'Save the change');
    const { ports, scheduler } = mounted;
    const current = bookingOf({ ...said, version: 4 });
    const problem = { type: 'stale-version', title: 'Changed', status: 412, current } as const;
    ports.outbox.change(ports.outbox.current[0]!.id, { state: 'conflict', attempts: 1, trouble: { type: 'stale-version', problem } });
    await settled(scheduler);
    expect(textOf(scheduler)).to.contain('Somebody changed this before yours arrived.');
    await press(scheduler, 'Yes, send it');
    expect([ports.outbox.current.at(-1)!.version, body(mounted).topic]).to.deep.equal([4, 'How she finds friends']);
  });
});

describe('after a meeting', () => {
  it('CS-22 one that was attended stays in sight, and the next can be booked', async () => {
    const met = bookingOf({ state: 'attended', startsAt: '2026-11-10T21:15:00.000Z', endsAt: '2026-11-10T21:30:00.000Z', mayChange: false });
    const { scheduler } = await mountScheduler({ bookings: [met], conferences: [conferenceOf({ perStudent: 1 })] });
    await arrived(scheduler);
    expect(textOf(one(scheduler, 'flywheel-appointment'))).to.contain('You met');
    expect(hasControl(scheduler, change)).to.equal(false);
    control(scheduler, /^Tuesday, November 24/).click();
    await settled(scheduler);
    expect(all(scheduler, 'button[data-slot]').length).to.be.greaterThan(0);
  });
});
