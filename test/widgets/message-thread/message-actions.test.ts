import { expect } from 'chai';
import '../../../src/widgets/message-thread/message-actions.js';
import type { Message } from '../../../src/contract/message.js';
import { all, control, focused, hasControl, one, settled, textOf, type } from '../../support/inside.js';
import { ana, message, threadId } from '../../support/messages.js';
import { overflow, tooSmall, violations } from '../../support/mounted.js';
import { mountWriting, type WritingSetting } from '../../support/mount-writing.js';

const open = (more: Partial<Message>, setting: WritingSetting = {}) =>
  mountWriting('flywheel-message-actions', 'guardian', { ...setting, given: { message: message(4, more) } });
const own: Partial<Message> = { author: ana, voice: 'home', mayRemove: true };
async function press(part: Element, name: string | RegExp): Promise<void> {
  control(part, name).click();
  await settled(part);
}

describe('what can be done with a message', () => {
  it('MT-10 removing says before what stays, asks once more and leaves the rest to the API', async () => {
    const { part, ports } = await open(own);
    await press(part, 'Remove…');
    expect(textOf(part)).to.contain('Its place stays, and says who removed it and when.');
    await press(part, 'Keep it');
    expect(ports.outbox.current).to.have.length(0);
    await press(part, 'Remove…');
    await press(part, 'Remove');
    const [row] = ports.outbox.current;
    expect(row).to.deep.include({ operationId: 'messages.remove', params: { thread: threadId, message: message(4).id }, thread: `thread:${threadId}` });
    expect(hasControl(part, 'Remove…')).to.equal(false);
  });

  it('MT-10 is offered only where the API says so, and not for what is removed already', async () => {
    expect(hasControl((await open({})).part, 'Remove…')).to.equal(false);
    const gone = await open({ ...own, text: null, removed: { at: '2026-11-20T16:00:00.000Z', by: ana } });
    expect(hasControl(gone.part, 'Remove…')).to.equal(false);
    expect(hasControl(gone.part, 'Copy text')).to.equal(false);
  });

  it('MT-12 a report says who looks at it, needs a reason, and goes out once', async () => {
    const { part, ports } = await open({}, { thread: { overseers: [{ id: 'x', name: 'Dr Okafor', role: 'admin' }] } });
    await press(part, 'Report…');
    expect(textOf(part)).to.contain('Dr Okafor will look at it. Who wrote the message is not told who reported it.');
    await press(part, 'Send report');
    expect(ports.outbox.current).to.have.length(0);
    expect(textOf(part)).to.contain('Please choose what fits best.');
    expect(focused()?.getAttribute('value')).to.equal('hurtful');
    await press(part, 'It tells something private');
    type(one<HTMLTextAreaElement>(part, '#note'), 'It names another child.');
    await settled(part);
    await press(part, 'Send report');
    expect(ports.outbox.current[0]).to.deep.include({ operationId: 'messages.report', body: { reason: 'private', note: 'It names another child.' } });
    expect(hasControl(part, 'Report…')).to.equal(false);
    expect(textOf(part)).to.contain('You reported this message.');
  });

  it('MT-12 words of a report are kept, and come back where it could not be sent', async () => {
    const { part, ports } = await open({});
    await press(part, 'Report…');
    await press(part, 'It hurts somebody');
    await press(part, 'Send report');
    ports.outbox.park();
    await settled(part);
    await press(part, 'Open again');
    expect(
      all<HTMLInputElement>(part, '#reason input')
        .filter(({ checked }) => checked)
        .map(({ value }) => value),
    ).to.deep.equal(['hurtful']);
  });

  it('nobody reports their own message', async () => {
    expect(hasControl((await open(own)).part, 'Report…')).to.equal(false);
  });

  it('tells when it is done with', async () => {
    const { part } = await open({});
    let closed = 0;
    part.addEventListener('flywheel-part-closed', () => closed++);
    await press(part, 'Close');
    expect(closed).to.equal(1);
  });

  it('is clean for axe and fits 280 px in each of its steps', async () => {
    const { part } = await open({ mayRemove: true }, { width: 280 });
    for (const step of [undefined, 'Remove…', 'Keep it', 'Report…']) {
      if (step) await press(part, step);
      expect(await violations(part)).to.deep.equal([]);
      expect(overflow(part)).to.be.lessThan(1);
      expect(tooSmall(part)).to.deep.equal([]);
    }
  });
});
