import { expect } from 'chai';
import { rescheduleBooking } from '../../../src/contract/booking.js';
import { idOf } from '../../support/check-ins.js';
import { bookingOf, conferenceOf } from '../../support/conferences.js';
import { control, focused, one, settled, textOf } from '../../support/inside.js';
import { arrived, mountScheduler, type MountedScheduler } from '../../support/mount-scheduler.js';

const press = async (root: Element, name: string | RegExp): Promise<void> => {
  const pressed = control(root, name);
  pressed.focus();
  pressed.click();
  await settled(root);
};
const openDay = (scheduler: Element): Promise<void> => press(scheduler, /^Tuesday, November 24/);
const sent = ({ ports }: MountedScheduler) => ports.outbox.current.filter(({ operationId }) => operationId === rescheduleBooking.id);
const plain = (root: Element): string => textOf(root).replace(/\s/g, ' ');

describe('an appointment', () => {
  it('moves to another time, and stands until that is had', async () => {
    const mounted = await mountScheduler({ bookings: [bookingOf()] });
    await arrived(mounted.scheduler);
    await press(mounted.scheduler, 'Move to another time');
    expect(plain(mounted.scheduler)).to.contain('stays yours until you have the new one');
    await openDay(mounted.scheduler);
    one(mounted.scheduler, `[data-slot="${idOf(10_004)}"]`).click();
    await settled(mounted.scheduler);
    const [row] = sent(mounted);
    expect([row?.body, row?.version]).to.deep.equal([{ slotId: idOf(10_004) }, 1]);
    expect(one(mounted.scheduler, `[data-slot="${idOf(10_004)}"]`).className, 'while the school is asked').to.contain('asked');
    mounted.ports.outbox.park(row!.id, 'slot-taken');
    await settled(mounted.scheduler);
    expect(plain(mounted.scheduler)).to.contain('Your appointment stands as it was');
    one(mounted.scheduler, `[data-slot="${idOf(10_001)}"]`).click();
    await settled(mounted.scheduler);
    expect(
      sent(mounted).map(({ body }) => body),
      'another time is another wish to move',
    ).to.deep.equal([{ slotId: idOf(10_001) }]);
  });

  it('X-17 leads the keyboard to the appointment that was moved, where the times are gone with it', async () => {
    const mounted = await mountScheduler({ bookings: [bookingOf()], conferences: [conferenceOf({ perStudent: 1 })] });
    await arrived(mounted.scheduler);
    await press(mounted.scheduler, 'Move to another time');
    await openDay(mounted.scheduler);
    one(mounted.scheduler, `[data-slot="${idOf(10_004)}"]`).focus();
    one(mounted.scheduler, `[data-slot="${idOf(10_004)}"]`).click();
    await settled(mounted.scheduler);
    expect(focused()?.getAttribute('data-slot'), 'the time that was pressed').to.equal(idOf(10_004));
    mounted.ports.outbox.deliver();
    await settled(mounted.scheduler);
    expect(focused()?.id).to.equal('appointments');
  });
});
