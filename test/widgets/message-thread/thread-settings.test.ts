import { expect } from 'chai';
import { CallFailure } from '../../../src/contract/problem.js';
import '../../../src/widgets/message-thread/thread-settings.js';
import { all, control, hasControl, one, settled, textOf } from '../../support/inside.js';
import { message, thread, threadId } from '../../support/messages.js';
import { overflow, tooSmall, violations } from '../../support/mounted.js';
import { mountWriting, type WritingSetting } from '../../support/mount-writing.js';

const settings = { personId: 'x', readReceipts: true, digest: 'each', hours: null, version: 3 };
const open = (setting: WritingSetting = {}) =>
  mountWriting('flywheel-thread-settings', 'guardian', {
    ...setting,
    prepare: (ports) => {
      ports.reader.answers.set('message-settings.read', () => settings);
      setting.prepare?.(ports);
    },
  });
type Mounted = Awaited<ReturnType<typeof open>>;
async function press(part: Element, name: string | RegExp): Promise<void> {
  control(part, name).click();
  await settled(part);
}
async function choose(part: Element, field: string, value: string): Promise<void> {
  one<HTMLInputElement>(part, `#${field} input[value="${value}"]`).click();
  await settled(part);
}
const chosen = (part: Element, field: string) => all<HTMLInputElement>(part, `#${field} input`).find(({ checked }) => checked)?.value;
const last = ({ ports }: Mounted) => {
  const { operationId, body, version } = ports.outbox.current.at(-1)!;
  return { operationId, body, version };
};

describe('settings of a thread', () => {
  it('MT-08 read receipts are the viewer’s to choose for each thread, and what holds now is said', async () => {
    const mounted = await open();
    expect(chosen(mounted.part, 'receipts')).to.equal('');
    expect(textOf(mounted.part)).to.contain('Right now they see it. In your quiet hours they do not.');
    await choose(mounted.part, 'receipts', 'no');
    expect(last(mounted)).to.deep.equal({ operationId: 'threads.set', body: { readReceipts: false }, version: undefined });
    expect(chosen(mounted.part, 'receipts')).to.equal('no');
    mounted.part.thread = thread({ readReceipts: { own: false, told: false } });
    await settled(mounted.part);
    expect(textOf(mounted.part)).to.contain('Right now they do not see it.');
    await choose(mounted.part, 'receipts', '');
    expect(last(mounted).body).to.deep.equal({ readReceipts: null });
  });

  it('MT-17 news may come together; messages and emergencies always come at once, and that is said', async () => {
    const mounted = await open();
    expect(textOf(mounted.part)).to.contain('Messages to you and emergencies always come at once.');
    await choose(mounted.part, 'digest', 'daily');
    expect(last(mounted)).to.deep.equal({ operationId: 'message-settings.change', body: { readReceipts: true, digest: 'daily', hours: null }, version: 3 });
    await choose(mounted.part, 'all-receipts', 'no');
    expect(last(mounted).body).to.deep.equal({ readReceipts: false, digest: 'daily', hours: null });
  });

  it('MT-17 changes in a row follow each other while nothing is answered, and each is made from what the last one left', async () => {
    const mounted = await open();
    const { ports, part } = mounted;
    const sent = () => ports.outbox.current.map(({ body, version }) => ({ ...(body as object), version }));
    await choose(part, 'digest', 'daily');
    await choose(part, 'all-receipts', 'no');
    expect(sent()).to.deep.equal([
      { readReceipts: true, digest: 'daily', hours: null, version: 3 },
      { readReceipts: false, digest: 'daily', hours: null, version: 4 },
    ]);
    // The first one is taken; what was read before it is old, and is not gone back to.
    ports.outbox.change(ports.outbox.current[0]!.id, { state: 'done', answer: { ...settings, digest: 'daily', version: 4 } });
    await choose(part, 'digest', 'weekly');
    expect(sent().at(-1)).to.deep.equal({ readReceipts: false, digest: 'weekly', hours: null, version: 5 });
    for (const [at, digest] of ['daily', 'weekly'].entries())
      ports.outbox.change(ports.outbox.current[at + 1]!.id, { state: 'done', answer: { ...settings, digest, readReceipts: false, version: 5 + at } });
    await settled(part);
    expect([chosen(part, 'digest'), chosen(part, 'all-receipts')]).to.deep.equal(['weekly', 'no']);
    await choose(part, 'all-receipts', 'yes');
    expect(sent().at(-1)).to.deep.equal({ readReceipts: true, digest: 'weekly', hours: null, version: 6 });
  });

  it('MT-17 two changes at once are one after the other, while the device still writes the first one down', async () => {
    const { part, ports } = await open();
    const { outbox } = ports;
    const send = outbox.send.bind(outbox);
    const written: (() => void)[] = [];
    outbox.send = async (...sending) => {
      await new Promise<void>((resolve) => written.push(resolve));
      return send(...sending);
    };
    one<HTMLInputElement>(part, '#digest input[value="daily"]').click();
    one<HTMLInputElement>(part, '#all-receipts input[value="no"]').click();
    await settled(part);
    expect(written, 'the second one waits for the first').to.have.length(1);
    for (let at = 0; at < 2; at++) {
      written[at]!();
      await settled(part);
    }
    expect(outbox.current.map(({ body, version }) => ({ ...(body as object), version }))).to.deep.equal([
      { readReceipts: true, digest: 'daily', hours: null, version: 3 },
      { readReceipts: false, digest: 'daily', hours: null, version: 4 },
    ]);
  });

  it('MT-17 a change that could not be kept does not stop the next one', async () => {
    const { part, ports } = await open();
    const { outbox } = ports;
    const send = outbox.send.bind(outbox);
    outbox.send = async (...sending) => {
      outbox.send = send;
      throw new DOMException(`no room for ${sending.length}`, 'QuotaExceededError');
    };
    one<HTMLInputElement>(part, '#digest input[value="daily"]').click();
    one<HTMLInputElement>(part, '#all-receipts input[value="no"]').click();
    await settled(part);
    expect(outbox.current.map(({ body, version }) => ({ ...(body as object), version }))).to.deep.equal([
      { readReceipts: false, digest: 'each', hours: null, version: 3 },
    ]);
  });

  it('MT-12 stopping says what it does, and asks once more', async () => {
    const mounted = await open({ thread: { may: ['send', 'block'] } });
    await press(mounted.part, 'Stop this thread…');
    expect(textOf(mounted.part)).to.contain('The others see that you stopped it.');
    expect(mounted.ports.outbox.current).to.have.length(0);
    await press(mounted.part, 'Stop it');
    expect(last(mounted)).to.deep.include({ operationId: 'threads.block', body: { blocked: true } });
    mounted.part.thread = thread({ state: 'blocked', may: ['unblock'] });
    await settled(mounted.part);
    await press(mounted.part, 'Let this thread go on');
    expect(last(mounted).body).to.deep.equal({ blocked: false });
  });

  it('offers only what the viewer may do', async () => {
    const plain = await open();
    for (const name of [/Stop this/, /Close this thread/, /go on/, /Open this/]) expect(hasControl(plain.part, name)).to.equal(false);
    const staff = await open({ thread: { may: ['close'] } });
    await press(staff.part, 'Close this thread…');
    await press(staff.part, 'Close it');
    expect(last(staff)).to.deep.include({ operationId: 'threads.close', body: { closed: true } });
  });

  it('MT-11 writes the whole thread out, page after page, and says so when that does not work', async () => {
    const cursors: (string | undefined)[] = [];
    const { part, ports } = await open({
      prepare: ({ reader }) =>
        reader.answers.set('threads.export', (input) => {
          const { cursor } = (input as { query: { cursor?: string } }).query;
          cursors.push(cursor);
          return { exportedAt: '2026-11-20T15:00:00.000Z', thread: thread(), items: [message(cursor ? 2 : 1)], next: cursor ? null : 'more' };
        }),
    });
    let name = '';
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      name = this.download;
    };
    try {
      await press(part, 'Save this thread as a file');
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(cursors).to.deep.equal([undefined, 'more']);
    expect(name).to.equal('Maya Thompson.html');
    expect(textOf(part)).to.contain('The file is with your downloads.');
    ports.reader.answers.set('threads.export', () => {
      throw new Error('no answer');
    });
    await press(part, 'Save this thread as a file');
    expect(textOf(part)).to.contain('This did not work just now.');
  });

  it('MT-11 X-18 prints the whole thread on paper of its own: every message, who reads it, and nothing of the page around', async () => {
    const { part, ports } = await open({
      prepare: ({ reader }) =>
        reader.answers.set('threads.export', (input) => {
          const { cursor } = (input as { query: { cursor?: string } }).query;
          const removed = { at: '2026-11-20T16:00:00.000Z', by: message(1).author };
          const items = cursor ? [message(3), message(4, { text: null, removed })] : [message(1), message(2, { text: '<b>not bold</b>' })];
          return { exportedAt: '2026-11-20T15:00:00.000Z', thread: thread(), items, next: cursor ? null : 'more' };
        }),
    });
    const papers: { readonly text: string; readonly items: number; readonly bold: number; readonly box: DOMRect; readonly frame: HTMLIFrameElement }[] = [];
    const { append } = document.body;
    document.body.append = (...nodes) => {
      append.apply(document.body, nodes);
      for (const frame of nodes.filter((node) => node instanceof HTMLIFrameElement)) {
        const paper = frame.contentWindow! as Window & typeof globalThis;
        paper.print = () => {
          const { body } = paper.document;
          const count = (selector: string): number => body.querySelectorAll(selector).length;
          papers.push({ text: body.textContent, items: count('li'), bold: count('b'), box: frame.getBoundingClientRect(), frame });
          setTimeout(() => paper.dispatchEvent(new paper.Event('afterprint')));
        };
      }
    };
    try {
      await press(part, 'Print this thread');
    } finally {
      document.body.append = append;
    }
    const [paper, ...others] = papers;
    expect(others).to.have.length(0);
    expect([paper!.items, paper!.bold]).to.deep.equal([4, 0]);
    for (const words of ['Maya Thompson', 'Ms Rivera', 'Message 1', '<b>not bold</b>', 'Message 3', 'Removed by Ms Rivera'])
      expect(paper!.text).to.contain(words);
    expect(paper!.text).not.to.contain('Print this thread').and.not.to.contain('Settings');
    expect([paper!.box.width, paper!.box.height, paper!.frame.isConnected]).to.deep.equal([0, 0, false]);
    expect(hasControl(part, 'Print this thread') && !(control(part, 'Print this thread') as HTMLButtonElement).disabled).to.equal(true);

    ports.reader.failure = new CallFailure('network', 'threads.export');
    await press(part, 'Print this thread');
    expect(textOf(part)).to.contain('This did not work just now. Please try again.');
    expect(papers).to.have.length(1);
  });

  it('a change that somebody else made meanwhile is asked about', async () => {
    const mounted = await open();
    await choose(mounted.part, 'digest', 'weekly');
    const { id } = mounted.ports.outbox.current[0]!;
    const problem = { type: 'stale-version' as const, title: '', status: 412, current: { ...settings, version: 4 } };
    mounted.ports.outbox.change(id, { state: 'conflict', trouble: { type: 'stale-version', problem } });
    await settled(mounted.part);
    await press(mounted.part, 'Yes, send it');
    expect(last(mounted)).to.deep.include({ operationId: 'message-settings.change', version: 4 });
  });

  it('is clean for axe and fits 280 px', async () => {
    const { part } = await open({ width: 280, thread: { id: threadId, may: ['block', 'close'] } });
    await press(part, 'Stop this thread…');
    expect(await violations(part)).to.deep.equal([]);
    expect(overflow(part)).to.be.lessThan(1);
    expect(tooSmall(part)).to.deep.equal([]);
  });
});
