import { expect } from 'chai';
import { holdSlot } from '../../../src/contract/booking.js';
import type { Slot } from '../../../src/contract/slot.js';
import { idOf } from '../../support/check-ins.js';
import { chen, evenings } from '../../support/conferences.js';
import { all, control, one, settled } from '../../support/inside.js';
import { mountScheduler } from '../../support/mount-scheduler.js';

describe('a press on what is offered', () => {
  const pressed = (scheduler: Element, selector: string): boolean => one(scheduler, selector).matches('[aria-pressed="true"], .asked');
  /** As far as a page comes before it is drawn. */
  const beforeTheFrame = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };

  it('is seen on the day before the times of the day are drawn, and then they are (CS-23)', async () => {
    const { scheduler } = await mountScheduler();
    control(scheduler, /^Tuesday, November 24/).click();
    await beforeTheFrame();
    expect(pressed(scheduler, '[data-on="2026-11-24"]')).to.equal(true);
    expect(all(scheduler, '.time')).to.have.length(0);
    await settled(scheduler);
    expect(pressed(scheduler, '[data-on="2026-11-24"]')).to.equal(true);
    expect(all(scheduler, '.time')).not.to.have.length(0);
  });

  it('is seen on the time at once and as long as the school is asked, and no longer (CS-01)', async () => {
    const { scheduler, ports } = await mountScheduler();
    const asked = () => ports.outbox.current.filter(({ operationId }) => operationId === holdSlot.id);
    const time = `[data-slot="${idOf(10_001)}"]`;
    control(scheduler, /^Tuesday, November 24/).click();
    await settled(scheduler);
    one(scheduler, time).click();
    await beforeTheFrame();
    expect(pressed(scheduler, time)).to.equal(true);
    expect(asked()).to.have.length(0);
    await settled(scheduler);
    expect(asked()).to.have.length(1);
    expect(pressed(scheduler, time)).to.equal(true);
    ports.outbox.park(undefined, 'limit-reached');
    await settled(scheduler);
    expect(pressed(scheduler, time)).to.equal(false);
  });

  it('goes on with everybody where who was chosen by offers nothing any more (CS-23)', async () => {
    const picker = Object.assign(document.createElement('flywheel-slot-picker'), {
      slots: evenings() as Slot[],
      zoned: { locale: 'en', timeZone: 'America/New_York', schoolZone: 'America/New_York' },
      open: true,
    });
    document.body.append(picker);
    await picker.updateComplete;
    const who = one<HTMLSelectElement>(picker, 'select');
    who.value = chen.id;
    who.dispatchEvent(new Event('change'));
    await picker.updateComplete;
    picker.slots = evenings().filter(({ host }) => host.id !== chen.id);
    await picker.updateComplete;
    expect(all(picker, '.day')).to.have.length(2);
    picker.remove();
  });
});
