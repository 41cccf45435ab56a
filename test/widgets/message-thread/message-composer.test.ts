import { expect } from 'chai';
import '../../../src/widgets/message-thread/message-composer.js';
import { messageLimits } from '../../../src/contract/message-limits.js';
import { all, control, focused, hasControl, isShown, one, settled, textOf, type } from '../../support/inside.js';
import { thread, threadId } from '../../support/messages.js';
import { overflow, tooSmall, violations } from '../../support/mounted.js';
import { mountWriting, type WritingSetting } from '../../support/mount-writing.js';

const compose = (role: 'guardian' | 'teacher' = 'guardian', setting: WritingSetting = {}) => mountWriting('flywheel-message-composer', role, setting);
type Composer = Awaited<ReturnType<typeof compose>>;

const area = (part: Element): HTMLTextAreaElement => one<HTMLTextAreaElement>(one(part, 'flywheel-note-field'), 'textarea');
async function write(part: Element, text: string): Promise<void> {
  type(area(part), text);
  await settled(part);
}
async function press(part: Element, name: string | RegExp): Promise<void> {
  control(part, name).click();
  await settled(part);
}
async function keys(part: Element, init: KeyboardEventInit): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init });
  area(part).dispatchEvent(event);
  await settled(part);
  return event;
}
const place = { studentId: thread().studentId, widget: 'message-thread', record: `message-${threadId}` };
const bodies = ({ ports }: Composer) =>
  ports.outbox.current.map(({ body }) => body as { text: string; starter: string | null; nextStep: string | null; urgent: boolean; reply: string | null });

describe('writing into a thread', () => {
  it('X-13 says who will read it before a word is written, and that nobody watches around the clock', async () => {
    const { part } = await compose();
    const text = textOf(part);
    expect(text).to.contain('Ms Rivera will read this.');
    expect(text).to.contain('Nobody watches messages around the clock.');
    expect(all<HTMLAnchorElement>(part, 'a[href^="tel:"]').map(({ textContent }) => textContent)).to.deep.equal(['555-0142']);
    expect(text.indexOf('will read this')).to.be.lessThan(text.indexOf('Your message'));
  });

  it('MT-01 sends through the outbox, in the order of the thread, and the form is empty again', async () => {
    const mounted = await compose();
    for (const text of ['First', 'Second']) {
      await write(mounted.part, text);
      await press(mounted.part, 'Send');
    }
    expect(bodies(mounted).map(({ text }) => text)).to.deep.equal(['First', 'Second']);
    expect(mounted.ports.outbox.current.map(({ thread: order, operationId }) => `${operationId} ${order}`)).to.deep.equal([
      `messages.send thread:${threadId}`,
      `messages.send thread:${threadId}`,
    ]);
    expect(area(mounted.part).value).to.equal('');
    expect(mounted.ports.drafts.at(place)).to.equal(undefined);
  });

  it('Enter is a new line; Ctrl or Command and Enter send, and the focus stays', async () => {
    const mounted = await compose();
    await write(mounted.part, 'Good morning');
    area(mounted.part).focus();
    expect((await keys(mounted.part, { key: 'Enter' })).defaultPrevented).to.equal(false);
    expect((await keys(mounted.part, { key: 'Enter', ctrlKey: true, isComposing: true })).defaultPrevented).to.equal(false);
    expect(bodies(mounted)).to.have.length(0);
    expect((await keys(mounted.part, { key: 'Enter', ctrlKey: true })).defaultPrevented).to.equal(true);
    expect(focused()).to.equal(area(mounted.part));
    await write(mounted.part, 'And again');
    await keys(mounted.part, { key: 'Enter', metaKey: true });
    expect(bodies(mounted).map(({ text }) => text)).to.deep.equal(['Good morning', 'And again']);
  });

  it('the focus is in the field after the button too', async () => {
    const { part } = await compose();
    await write(part, 'Good morning');
    control(part, 'Send').focus();
    await press(part, 'Send');
    expect(focused()).to.equal(area(part));
  });

  it('an empty message is not sent, and what is missing is said at the field', async () => {
    const mounted = await compose();
    await press(mounted.part, 'Send');
    expect(bodies(mounted)).to.have.length(0);
    expect(textOf(mounted.part)).to.contain('Please write a few words first.');
    expect(focused()).to.equal(area(mounted.part));
    await write(mounted.part, 'x');
    expect(textOf(mounted.part)).not.to.contain('Please write a few words first.');
  });

  it('counts near the limit, sends nothing too long and cuts nothing off', async () => {
    const mounted = await compose();
    const long = 'é'.repeat(messageLimits.textCharacters + 1);
    await write(mounted.part, long);
    expect(textOf(mounted.part)).to.contain('4,001 of 4,000 characters: 1 too many');
    await press(mounted.part, 'Send');
    expect(bodies(mounted)).to.have.length(0);
    expect(area(mounted.part).value).to.equal(long);
  });
});

describe('words in progress', () => {
  it('MT-22 X-01 are kept for each thread, come back, and can be thrown away', async () => {
    const { part, ports } = await compose('guardian', {
      prepare: ({ drafts, clock }) => drafts.put(place, { text: 'From yesterday' }, clock.now() - 86_400_000),
    });
    expect(area(part).value).to.equal('From yesterday');
    expect(textOf(part)).to.contain('are here.');
    part.thread = thread({ id: '01890000-0000-7000-8000-000000000999' });
    await settled(part);
    expect(area(part).value).to.equal('');
    await write(part, 'Another thread');
    part.thread = thread();
    await settled(part);
    expect(area(part).value).to.equal('From yesterday');
    await press(part, 'Discard');
    expect(ports.drafts.at(place)).to.equal(undefined);
  });

  it('MT-22 two windows: both words are kept, and the person chooses', async () => {
    const { part, ports } = await compose();
    await write(part, 'Here');
    ports.drafts.fork({ tab: 'other', value: { text: 'There' }, savedAt: ports.clock.now() });
    await settled(part);
    expect(textOf(part)).to.contain('You also wrote this in another window');
    await press(part, 'Go on with this one');
    expect(area(part).value).to.equal('There');
    expect(textOf(part)).to.contain('Here');
  });

  it('X-03 what is typed while a message leaves stays', async () => {
    const { part, ports } = await compose();
    await write(part, 'First');
    await press(part, 'Send');
    await write(part, 'Second, half wri');
    ports.outbox.deliver();
    await settled(part);
    expect(area(part).value).to.equal('Second, half wri');
  });

  it('words that were begun before a thread was closed can be taken along', async () => {
    const { part, ports } = await compose();
    await write(part, 'I wanted to say');
    part.thread = thread({ state: 'closed', sendRefusal: 'closed', may: [] });
    await settled(part);
    expect(all(part, 'textarea')).to.have.length(0);
    expect(textOf(part)).to.contain('I wanted to say');
    expect(hasControl(part, 'Copy text')).to.equal(true);
    expect(ports.drafts.at(place)).to.deep.equal({ text: 'I wanted to say' });
  });
});

describe('what has not left yet', () => {
  it('MT-01 taken back before it left, the words are in the field again, with all that went along', async () => {
    const { part, ports } = await compose();
    await press(part, 'Ways to begin, next step, reply');
    await press(part, 'Needs a reply');
    await write(part, 'On the bus');
    await press(part, 'Send');
    await ports.outbox.takeBack(ports.outbox.current[0]!.id);
    await settled(part);
    expect(area(part).value).to.equal('On the bus');
    expect(isShown(one(part, '#extras'))).to.equal(true);
    await press(part, 'Send');
    expect(ports.outbox.current.map(({ body }) => (body as { reply: string }).reply)).to.deep.equal(['needed']);
  });
});

describe('what goes along with the words', () => {
  const extras = 'Ways to begin, next step, reply';

  it('MT-18 a beginning is written for the person, a worry of the school asks for a next step', async () => {
    const mounted = await compose('teacher');
    await press(mounted.part, extras);
    await press(mounted.part, 'A worry');
    expect(area(mounted.part).value).to.contain('I noticed this lately');
    await press(mounted.part, 'Celebrate');
    expect(area(mounted.part).value).to.contain('I want to celebrate this');
    await write(mounted.part, 'Maya was tired all week.');
    await press(mounted.part, 'A worry');
    expect(area(mounted.part).value).to.equal('Maya was tired all week.');
    await press(mounted.part, 'Send');
    expect(bodies(mounted)).to.have.length(0);
    expect(focused()?.id).to.equal('nextStep');
    type(one<HTMLTextAreaElement>(mounted.part, '#nextStep'), 'A quiet corner from Monday on');
    await settled(mounted.part);
    await press(mounted.part, 'Send');
    expect(bodies(mounted)[0]).to.include({ starter: 'concern', nextStep: 'A quiet corner from Monday on' });
  });

  it('MT-23 says whether a reply is needed, and to a family when the school answers', async () => {
    const mounted = await compose();
    await press(mounted.part, extras);
    await press(mounted.part, 'Needs a reply');
    expect(textOf(mounted.part)).to.contain('The school answers within 2 school days');
    await write(mounted.part, 'May she come earlier?');
    await press(mounted.part, 'Send');
    expect(bodies(mounted)[0]!.reply).to.equal('needed');
  });

  it('MT-09 urgent is offered only to whom it is permitted, and says what quiet hours do to it', async () => {
    const family = await compose();
    await press(family.part, extras);
    expect(all(family.part, '#urgent')).to.have.length(0);
    const staff = await compose('teacher', { thread: { may: ['send', 'urgent'] } });
    await press(staff.part, extras);
    one<HTMLInputElement>(staff.part, '#urgent').click();
    await settled(staff.part);
    expect(textOf(staff.part)).to.contain('In quiet hours it still waits');
    await write(staff.part, 'The bus is late');
    await press(staff.part, 'Send');
    expect(bodies(staff)[0]!.urgent).to.equal(true);
  });

  it('they are folded until somebody wants them, and open where a draft holds some', async () => {
    const plain = await compose();
    expect(isShown(one(plain.part, '#extras'))).to.equal(false);
    const kept = await compose('guardian', { prepare: ({ drafts, clock }) => drafts.put(place, { text: 'x', reply: 'needed' }, clock.now()) });
    expect(isShown(one(kept.part, '#extras'))).to.equal(true);
  });

  it('in an announcement of one’s own nobody is asked to reply, but may be asked to say that they have read it', async () => {
    const mounted = await compose('teacher', { thread: { kind: 'announcement' } });
    await press(mounted.part, extras);
    expect(textOf(mounted.part)).not.to.contain('Does it need a reply?');
    expect(textOf(mounted.part)).to.contain('Ask everybody to say');
  });
});

describe('everybody can use it', () => {
  it('is clean for axe, fits 280 px, and every control is large enough, from right to left too', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      const { part } = await compose('teacher', { width: 280, dir, thread: { may: ['send', 'urgent', 'attach'] } });
      await press(part, 'Ways to begin, next step, reply');
      await press(part, 'A worry');
      expect(await violations(part)).to.deep.equal([]);
      expect(overflow(part)).to.be.lessThan(1);
      expect(tooSmall(part)).to.deep.equal([]);
    }
  });

  it('offers nothing to write where one may not, and is clean for axe', async () => {
    const { part } = await compose('guardian', { thread: { kind: 'announcement', sendRefusal: 'announcement', may: [] } });
    expect(all(part, 'textarea, button')).to.have.length(0);
    expect(await violations(part)).to.deep.equal([]);
  });
});
