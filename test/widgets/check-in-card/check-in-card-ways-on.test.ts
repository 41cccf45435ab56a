import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { FlywheelCheckInEntry } from '../../../src/widgets/check-in-card/entry-view.element.js';
import '../../../src/widgets/check-in-card/entry-view.js';
import { checkIn, idOf } from '../../support/check-ins.js';
import { all, control, focused, hasControl, one, settled, textOf, type } from '../../support/inside.js';
import { mountCard } from '../../support/mount-card.js';
import { session } from '../../support/sample-session.js';

const cell = (card: Element, feeling: string) => one(card, `[data-value="${feeling}"]`);
const press = async (card: Element, element: HTMLElement): Promise<void> => {
  element.click();
  await settled(card);
};
const writeNote = async (card: Element, words: string): Promise<void> => {
  const add = all(card, '.add-words')[0];
  if (add) await press(card, add);
  type(one<HTMLTextAreaElement>(card, 'textarea'), words);
  await settled(card);
};

const pressed = async (card: Element, name: string): Promise<Element | null> => {
  control(card, name).focus();
  await sendKeys({ press: 'Enter' });
  await settled(card);
  return focused();
};

describe('flywheel-check-in-card: ways on', () => {
  it('CI-03 "Not today" is there over words in progress too: they are kept and come back with the form', async () => {
    const { card, ports } = await mountCard();
    await writeNote(card, 'Half a thought');
    await press(card, control(card, 'Not today'));
    expect(textOf(card)).to.contain('That is fine.').and.contain('Saved on this device');
    expect(ports.outbox.current).to.deep.equal([]);
    await press(card, control(card, 'Check in after all'));
    expect(one<HTMLTextAreaElement>(card, 'textarea').value).to.equal('Half a thought');
  });

  it('X-17 the focus goes on to what came in place of a pressed control', async () => {
    const { card } = await mountCard();
    expect(await pressed(card, 'Not today')).to.equal(control(card, 'Check in after all'));
    expect((await pressed(card, 'Check in after all'))?.role).to.equal('radio');
    await press(card, cell(card, 'proud'));
    expect(await pressed(card, 'Send')).to.equal(control(card, 'Check in again'));
  });

  it('X-17 the focus goes to the words, and to those whom a student may talk with', async () => {
    const { card } = await mountCard({ session: session('student') });
    expect((await pressed(card, 'I would like to talk with somebody'))?.getAttribute('name')).to.equal('help');
    expect((await pressed(card, 'Add a few words'))?.localName).to.equal('textarea');
  });

  it('X-07 an entry is opened again only where its kind is written: a feeling never becomes a morning check-in', async () => {
    const mine = { on: '2026-11-17', voice: 'student', author: { id: idOf(1), name: 'Maya Thompson', role: 'student' } } as const;
    const entries = [checkIn({ ...mine, feeling: 'sad' }), checkIn({ ...mine, kind: 'check-in', feeling: 'calm' })];
    for (const mode of ['feelings', 'check-in-check-out'] as const) {
      const { card } = await mountCard({ checkIns: entries }, { mode });
      await import('../../../src/widgets/check-in-card/plan-view.js');
      await settled(card);
      const changeable = all<FlywheelCheckInEntry>(card, 'flywheel-check-in-entry').filter((entry) => hasControl(entry, 'Change'));
      expect(changeable.map((entry) => entry.checkIn?.kind)).to.deep.equal([mode === 'feelings' ? 'feelings' : 'check-in']);
    }
  });
});
