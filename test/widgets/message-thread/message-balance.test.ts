import { expect } from 'chai';
import '../../../src/widgets/message-thread/message-composer-balance.js';
import type { Message } from '../../../src/contract/message.js';
import { idOf } from '../../support/check-ins.js';
import { control, hasControl, settled, textOf } from '../../support/inside.js';
import { ana, message, rivera, thread } from '../../support/messages.js';
import { mountWriting } from '../../support/mount-writing.js';

const note = (seq: number, starter: string | null, author = rivera): Message => message(seq, { starter, author });
const open = (messages: readonly Message[], id = thread().id) =>
  mountWriting('flywheel-message-balance', 'teacher', {
    thread: { id },
    prepare: ({ reader }) => reader.answers.set('messages.list', () => ({ items: messages, next: null })),
  });
const worries = [1, 2, 3, 4].map((seq) => note(seq, 'concern'));

describe('MT-19 a quiet word about balance', () => {
  it('comes when the last notes were worries, counts only one’s own, and goes at a press for as long as the page is open', async () => {
    const id = '01890000-0000-7000-8000-0000000000b1';
    const { part, ports } = await open([...worries, note(5, 'celebrate', ana), note(6, 'concern')], id);
    expect(textOf(part)).to.contain('Your last 5 notes here were worries: 5.').and.to.contain('Only you see this.');
    expect(ports.outbox.current).to.have.length(0);
    control(part, 'Not now, thank you').click();
    await settled(part);
    expect(textOf(part)).to.equal('');
    expect(hasControl((await open([...worries, note(6, 'concern')], id)).part, 'Not now, thank you')).to.equal(false);
  });

  it('goes by the setting of the school, and is silent where the school wants none', async () => {
    const notes = [note(1, 'celebrate'), note(2, 'concern'), note(3, 'concern')];
    const said = async (concernReminder: { last: number; ratio: number } | null, written = notes) => {
      const { part } = await open(written, idOf(2000));
      const { school } = part.scene!;
      const policies = { ...school.policies, messages: { ...school.policies.messages!, concernReminder } };
      part.scene = { ...part.scene!, school: { ...school, policies } };
      await settled(part);
      return textOf(part);
    };
    expect(await said({ last: 3, ratio: 0.6 })).to.contain('Your last 3 notes here were worries: 2.');
    expect(await said({ last: 3, ratio: 0.9 })).to.equal('');
    const five = [...worries, note(5, 'concern')];
    expect(await said({ last: 5, ratio: 0.8 }, five)).to.contain('worries: 5.');
    expect(await said(null, five)).to.equal('');
  });

  it('is for the author alone: it sends nothing, and another thread still says it', async () => {
    const { part, ports } = await open([...worries, note(6, 'concern')], idOf(2001));
    control(part, 'Not now, thank you').click();
    await settled(part);
    expect([ports.outbox.current.length, Object.values(localStorage).join().includes(idOf(2001))]).to.deep.equal([0, false]);
    expect(hasControl((await open([...worries, note(6, 'concern')], idOf(2002))).part, 'Not now, thank you')).to.equal(true);
  });

  it('stays silent where there is too little to go by, or something good among them', async () => {
    expect(textOf((await open(worries)).part)).to.equal('');
    expect(textOf((await open([...worries.slice(1), note(6, 'celebrate'), note(7, 'thanks')])).part)).to.equal('');
  });
});
