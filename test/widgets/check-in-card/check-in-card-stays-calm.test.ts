/** The form's place: it is decided before anybody looks, and what comes from elsewhere later takes nothing away. */
import { expect } from 'chai';
import { HOLD_MS } from '../../../src/widgets/check-in-card/form-fold.js';
import { checkIn, idOf, plan } from '../../support/check-ins.js';
import type { FakePorts } from '../../support/fake-ports.js';
import { all, control, hasControl, one, settled, textOf } from '../../support/inside.js';
import { feelingsPlace, mountCard, mountOn } from '../../support/mount-card.js';
import { session } from '../../support/sample-session.js';

const press = async (card: Element, element: HTMLElement): Promise<void> => {
  element.click();
  await settled(card);
};
const choose = (card: Element, feeling: string) => press(card, one(card, `[data-value="${feeling}"]`));
const pressSend = (card: Element) => press(card, one(card, '.actions .primary'));
const faces = (card: Element): number => all(card, '[role="radio"]').length;

const maya = { id: idOf(1), name: 'Maya Thompson', role: 'student' } as const;
const mine = checkIn({ on: '2026-11-17', voice: 'student', author: maya, feeling: 'calm' });
const silent = ({ reader }: FakePorts): boolean => (reader.silent = true);
const answer = async ({ reader }: FakePorts, card: Element): Promise<void> => {
  reader.silent = false;
  reader.refresh();
  await settled(card);
};

describe('flywheel-check-in-card: stays calm', () => {
  it('CI-02 waits a moment for what is there already, so that nothing jumps where there is a check-in of today', async () => {
    const { card, ports } = await mountCard({ checkIns: [mine] }, {}, silent);
    expect(faces(card)).to.equal(0);
    await answer(ports, card);
    expect(textOf(card)).to.contain('You have checked in today.');
    expect(faces(card)).to.equal(0);
  });

  it('CI-02 never waits for long: a slow school has the form on the screen, and it stays there when the list comes', async () => {
    const { card, ports } = await mountCard({ checkIns: [mine] }, {}, silent);
    ports.clock.pass(HOLD_MS);
    await settled(card);
    expect(faces(card)).to.equal(12);
    const top = one(card, 'flywheel-choice-grid').getBoundingClientRect().top;
    await answer(ports, card);
    expect(faces(card)).to.equal(12);
    expect(one(card, 'flywheel-choice-grid').getBoundingClientRect().top, 'nothing above it came or went').to.equal(top);
    expect(all(card, 'flywheel-check-in-entry')).to.have.length(1);
  });

  it('CI-02 is drawn once and whole, and keeps its header where another student’s list is waited for', async () => {
    const { card, ports } = await mountCard({ session: session('guardian') }, {}, silent);
    expect(one(card, '.skeleton').getAttribute('aria-label')).to.equal('Loading');
    expect(all(card, 'header')).to.have.length(0);
    await answer(ports, card);
    expect(all(card, 'header')).to.have.length(1);
    expect(faces(card)).to.equal(12);
    silent(ports);
    const chooser = one<HTMLSelectElement>(card, '#whose');
    chooser.value = idOf(6);
    chooser.dispatchEvent(new Event('change'));
    await settled(card);
    expect(faces(card)).to.equal(0);
    expect(one(card, '#whose'), 'what was pressed is still there').to.equal(chooser);
  });

  it('CI-02 does not wait at all where there are words in progress, or no answer to come', async () => {
    const { card } = await mountCard({}, {}, (ports) => {
      silent(ports);
      ports.drafts.put(feelingsPlace, { feeling: 'sad' }, 5);
    });
    expect(faces(card)).to.equal(12);
  });

  it('X-03 another card’s check-in folds this form, but never one that somebody is in', async () => {
    const { card, ports } = await mountCard();
    const { card: idle } = await mountOn(ports);
    const { card: used } = await mountOn(ports);
    await choose(card, 'happy');
    one(used, '[data-value="calm"]').focus();
    await pressSend(card);
    one(used, '[data-value="calm"]').focus();
    used.requestUpdate();
    ports.outbox.deliver();
    await settled(used);
    expect([faces(idle), faces(used)]).to.deep.equal([0, 12]);
    one(used, '[data-value="calm"]').blur();
    used.requestUpdate();
    await settled(used);
    expect(faces(used), 'it does not go later either').to.equal(12);
  });

  it('CI-01 says how it goes to who has not checked in before, and does not take it away under the finger', async () => {
    const words = 'A check-in takes half a minute';
    const { card } = await mountCard();
    expect(textOf(card)).to.contain(words);
    await choose(card, 'happy');
    expect(textOf(card)).to.contain(words);
    const before = [checkIn({ on: '2026-11-16', voice: 'student', author: maya })];
    const again = await mountCard({ checkIns: before });
    expect(textOf(again.card)).not.to.contain(words);
    const slow = await mountCard({ checkIns: before }, {}, silent);
    slow.ports.clock.pass(HOLD_MS);
    await settled(slow.card);
    expect(textOf(slow.card), 'not known yet').to.contain('Calm').and.not.contain(words);
  });

  it('X-03 the line in place of the form is true: written, then at the school', async () => {
    const { card, ports } = await mountCard();
    await choose(card, 'happy');
    await pressSend(card);
    expect(textOf(card)).to.contain('Your check-in is written and not sent yet.').and.not.contain('You have checked in today.');
    ports.outbox.fail();
    await settled(card);
    expect(textOf(card)).to.contain('1 check-in is waiting to send').and.not.contain('You have checked in today.');
    ports.outbox.deliver();
    await settled(card);
    expect(textOf(card)).to.contain('You have checked in today.').and.not.contain('not sent yet');
  });

  it('X-03 what waits since yesterday is no check-in of today', async () => {
    const { card, ports } = await mountCard();
    await choose(card, 'happy');
    await pressSend(card);
    ports.outbox.fail();
    ports.clock.pass(24 * 60 * 60 * 1000);
    card.requestUpdate();
    await settled(card);
    const next = await mountOn(ports);
    expect(faces(next.card)).to.equal(12);
    expect(textOf(next.card)).to.contain('1 check-in is waiting to send');
  });

  it('CI-02 a card that is open over midnight is one of the new day with the next key, by the clock of the school', async () => {
    const { card, ports } = await mountCard({ now: '2026-11-18T04:59:59Z' });
    const day = (): string | null => one(card, 'header time').getAttribute('datetime');
    expect(day()).to.equal('2026-11-17');
    ports.clock.pass(1000);
    await choose(card, 'happy');
    expect(day()).to.equal('2026-11-18');
  });

  it('X-03 where what was sent is not to be sent after all, the form is back', async () => {
    const { card, ports } = await mountCard();
    await choose(card, 'happy');
    await pressSend(card);
    ports.outbox.fail();
    await settled(card);
    await press(card, control(card, 'Do not send'));
    expect(faces(card)).to.equal(12);
  });

  it('CI-13 X-13 on a check-out that is continued, the readers are those of the entry and not those of a new one', async () => {
    const day = checkIn({ kind: 'check-out', mode: 'check-in-check-out', planId: plan.id, audience: ['home', 'school'] });
    const setting = { session: session('teacher'), plans: [plan] };
    const readers = async (card: Element): Promise<string> => {
      await press(card, control(card, 'The day, period by period'));
      return one(card, '.readers-line').textContent;
    };
    const { card } = await mountCard({ ...setting, checkIns: [day] }, { mode: 'check-in-check-out' });
    expect(await readers(card)).to.match(/^\s*Ana Thompson,/);
    const { card: fresh } = await mountCard(setting, { mode: 'check-in-check-out' });
    expect(await readers(fresh)).to.match(/^\s*Maya Thompson,/);
  });

  it('X-07 Discard lets go of a change that was begun: the entry stays as it is, nothing is sent', async () => {
    const { card, ports } = await mountCard({ checkIns: [mine] });
    await press(card, one(card, '.change'));
    await choose(card, 'angry');
    await press(card, control(card, 'Discard'));
    expect(ports.drafts.at(feelingsPlace)).to.equal(undefined);
    expect(ports.outbox.current).to.deep.equal([]);
    expect(textOf(card)).to.contain('You have checked in today.').and.contain('Calm');
    expect(hasControl(card, 'Discard')).to.equal(false);
  });
});
