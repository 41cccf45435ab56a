/** The ring in the head of a conversation: weeks in which each side wrote or was spoken with, as far as every message of them was read. */
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { all, appears, one, settled } from '../../support/inside.js';
import { ana, message, rivera } from '../../support/messages.js';
import { arrive, conversation, messageSession, mountThread, threadOf } from '../../support/mount-thread.js';
import type { FlywheelThreadView } from '../../../src/widgets/message-thread/thread-view.element.js';
import type { Message } from '../../../src/contract/message.js';

const home = { author: ana, voice: 'home' } as const;
const reached = { channel: 'call', at: '2026-10-06T15:00:00.000Z', reached: true };
/** Three weeks: home alone, a call that reached home, both. Today is Tuesday, November 17. */
const three = [
  message(1, { ...home, sentAt: '2026-09-30T15:00:00.000Z' }),
  message(2, { kind: 'contact', contact: reached, sentAt: '2026-11-17T12:00:00.000Z' }),
  message(3, { ...home, sentAt: '2026-11-17T13:00:00.000Z' }),
];
const ringOf = (element: Element): string | null | undefined => all(element, '.audience .ring')[0]?.getAttribute('aria-label');
async function shown(messages: readonly Message[], more: Parameters<typeof threadOf>[1] = {}, role: Parameters<typeof messageSession>[0] = 'guardian') {
  const mounted = await mountThread({ messages, threads: [threadOf(messages, more)], session: messageSession(role) });
  if (role === 'guardian') await appears(mounted.element, 'flywheel-message-composer');
  await settled(mounted.element);
  return mounted;
}

describe('the ring of a thread', () => {
  beforeEach(() => setViewport({ width: 800, height: 900 }));

  it('FW-09 counts who wrote in a week, and a call that reached the other side in the week in which it was', async () => {
    const { element } = await shown(three);
    expect(ringOf(element)).to.equal('The last 8 weeks: family took part in 3, school in 1, both in 1.');
    expect(all(element, '.ring .both')).to.have.length(1);
  });

  it('a call that reached nobody is the part of whoever called alone', async () => {
    const { element } = await shown([three[0]!, message(2, { kind: 'contact', contact: { ...reached, reached: false } })]);
    expect(ringOf(element)).to.equal('The last 8 weeks: family took part in 1, school in 1, both in 0.');
  });

  it('says nothing of weeks of which not every message was read, and nothing at all of one week', async () => {
    // 55 messages, of which the last 50 are read: the first of those is of a Wednesday, October 21.
    const long = (firstOfRead: string) =>
      Array.from({ length: 55 }, (_, at) =>
        message(at + 1, { ...home, sentAt: at < 5 ? '2026-10-05T12:00:00.000Z' : at === 5 ? firstOfRead : '2026-11-17T12:00:00.000Z' }),
      );
    const { element } = await shown(long('2026-10-21T12:00:00.000Z'));
    expect(ringOf(element)).to.equal('The last 4 weeks: family took part in 1, school in 0, both in 0.');
    const { element: busy } = await shown(long('2026-11-10T12:00:00.000Z'));
    expect(ringOf(busy)).to.equal(undefined);
  });

  it('closes a week as soon as the answer comes', async () => {
    const mounted = await shown(three.slice(0, 1));
    expect(ringOf(mounted.element)).to.contain('school in 0');
    await arrive(mounted, message(2, { author: rivera, sentAt: '2026-11-17T15:00:00.000Z' }));
    expect(ringOf(mounted.element)).to.contain('school in 1');
  });

  it('is not counted anew while a timeline is scrolled', async () => {
    const far = '2026-10-21T12:00:00.000Z';
    const messages = Array.from({ length: 45 }, (_, at) => message(at + 1, { ...home, sentAt: at === 0 ? far : '2026-11-17T12:00:00.000Z' }));
    const { parse } = Date;
    let looked = 0;
    Date.parse = (text) => {
      if (text === far) looked++;
      return parse(text);
    };
    try {
      const { element } = await shown(messages);
      expect(ringOf(element)).to.contain('The last');
      expect(looked, 'one that is far from the screen was counted').to.be.above(0);
      looked = 0;
      one<FlywheelThreadView>(element, 'flywheel-thread-view').requestUpdate();
      await settled(element);
      expect(looked).to.equal(0);
    } finally {
      Date.parse = parse;
    }
  });

  it('has its room before it is there: nothing moves when it comes, and it stands inside of it', async () => {
    const { element } = await shown(conversation(4));
    const words = one(element, '.audience > span');
    const sizes = () => [one(element, '.head').getBoundingClientRect().height, words.getBoundingClientRect().width];
    const ring = one(element, '.audience .ring');
    const { left, right, bottom, width, height } = ring.getBoundingClientRect();
    expect([width, height]).to.deep.equal([28, 28]);
    expect(left).to.be.at.least(words.getBoundingClientRect().right);
    const room = one(element, '.audience').getBoundingClientRect();
    expect(right).to.be.at.most(room.right + 0.5);
    expect(bottom, 'clear of the line below it').to.be.at.most(room.bottom - 4);
    const withRing = sizes();
    ring.remove();
    expect(sizes()).to.deep.equal(withRing);
  });

  it('an announcement, which nobody answers, has no ring; nor has who only looks', async () => {
    const { element } = await shown(three, { kind: 'announcement' });
    expect(ringOf(element)).to.equal(undefined);
    const { element: looker } = await shown(three, {}, 'family-viewer');
    expect(ringOf(looker)).to.equal(undefined);
  });
});
