import { expect } from 'chai';
import '../../../src/widgets/message-thread/contact-log.js';
import { all, control, focused, one, settled, textOf, type } from '../../support/inside.js';
import { threadId } from '../../support/messages.js';
import { overflow, tooSmall, violations } from '../../support/mounted.js';
import { mountWriting, type WritingSetting } from '../../support/mount-writing.js';

// 2026-11-17, 14:03 in New York.
const open = (setting: WritingSetting = {}) => mountWriting('flywheel-contact-log', 'teacher', setting);
type Part = Awaited<ReturnType<typeof open>>;
async function press(part: Element, name: string | RegExp): Promise<void> {
  control(part, name).click();
  await settled(part);
}
async function fill(part: Element, id: string, text: string): Promise<void> {
  type(one<HTMLInputElement>(part, `#${id}`), text);
  await settled(part);
}
async function written({ part }: Part, on = '', time = ''): Promise<void> {
  await press(part, 'Phone call');
  if (on) await fill(part, 'on', on);
  await fill(part, 'time', time);
  await fill(part, 'text', 'We talked about reading.');
  await press(part, 'Write it down');
}
const body = ({ ports }: Part) => ports.outbox.current[0]?.body as { at: string } | undefined;

describe('writing down a contact outside the thread', () => {
  it('MT-20 takes a place in the same timeline, with what it was, when, and what was said', async () => {
    const mounted = await open();
    let closed = 0;
    mounted.part.addEventListener('flywheel-part-closed', () => closed++);
    expect(textOf(mounted.part)).to.contain('Ana will read this.');
    await fill(mounted.part, 'nextStep', 'Ten minutes each evening');
    await press(mounted.part, 'No, nobody was reached');
    await written(mounted, '2026-11-13', '8:05');
    expect(mounted.ports.outbox.current[0]).to.deep.include({ operationId: 'contact-log.add', params: { thread: threadId }, thread: `thread:${threadId}` });
    expect(body(mounted)).to.deep.equal({
      channel: 'call',
      at: '2026-11-13T13:05:00.000Z',
      reached: false,
      text: 'We talked about reading.',
      language: 'en',
      nextStep: 'Ten minutes each evening',
    });
    expect(closed).to.equal(1);
  });

  it('without a time it was at noon, and before noon it is now', async () => {
    const afternoon = await open();
    await written(afternoon);
    expect(body(afternoon)!.at).to.equal('2026-11-17T17:00:00.000Z');
    const morning = await open({ now: '2026-11-17T13:30:00Z' });
    await written(morning);
    expect(body(morning)!.at).to.equal('2026-11-17T13:30:00.000Z');
  });

  it('days ahead, long ago or unreadable times are said at their field, and nothing is sent', async () => {
    const cases = [
      ['2026-11-18', '', 'on', 'until today'],
      ['2026-09-17', '', 'on', 'until today'],
      ['', '25:00', 'time', 'like 15:30'],
      ['', '23:59', 'time', 'still ahead'],
    ] as const;
    for (const [on, time, field, says] of cases) {
      const mounted = await open();
      await written(mounted, on, time);
      expect(mounted.ports.outbox.current, `${on} ${time}`).to.have.length(0);
      expect(textOf(mounted.part)).to.contain(says);
      expect(focused()?.id).to.equal(field);
    }
    const last = await open();
    await written(last, '2026-09-18');
    expect(last.ports.outbox.current).to.have.length(1);
  });

  it('asks for what is missing, the first of it first', async () => {
    const { part, ports } = await open();
    await press(part, 'Write it down');
    expect(ports.outbox.current).to.have.length(0);
    expect(textOf(part)).to.contain('Please choose what it was.');
    expect(textOf(part)).to.contain('Please write what was said');
    expect(focused()?.getAttribute('value')).to.equal('call');
  });

  it('MT-22 what is typed is kept for this thread', async () => {
    const place = { studentId: (await open()).part.thread!.studentId, widget: 'message-thread', record: `contact-${threadId}` };
    const { part } = await open({ prepare: ({ drafts, clock }) => drafts.put(place, { text: 'Begun', channel: 'visit' }, clock.now()) });
    expect(one<HTMLTextAreaElement>(part, '#text').value).to.equal('Begun');
    expect(all<HTMLInputElement>(part, '#channel input').find(({ checked }) => checked)?.value).to.equal('visit');
  });

  it('is clean for axe, fits 280 px from right to left, and every control is large enough', async () => {
    const { part } = await open({ width: 280, dir: 'rtl' });
    await press(part, 'Write it down');
    expect(await violations(part)).to.deep.equal([]);
    expect(overflow(part)).to.be.lessThan(1);
    expect(tooSmall(part)).to.deep.equal([]);
  });
});
