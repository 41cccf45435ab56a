/** What an open thread says by itself: what has just come, once; who is there and until when; and on paper, how to have all of it. */
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { sendMessage } from '../../../src/contract/thread-changes.js';
import { idOf } from '../../support/check-ins.js';
import { all, appears, control, focused, isShown, one, settled, textOf, type } from '../../support/inside.js';
import { ana, message, messageBody, rivera, thread, threadId } from '../../support/messages.js';
import { arrive, conversation, drawn, logOf, messageSession, mountThread, scroller, seenSeqs, threadOf } from '../../support/mount-thread.js';

const statusOf = (element: Element): string => textOfStatus(one(element, 'flywheel-thread-view'));
const textOfStatus = (view: Element): string => (view.shadowRoot!.querySelector('[role="status"]')!.textContent ?? '').trim();

describe('what a thread says by itself', () => {
  beforeEach(() => setViewport({ width: 800, height: 900 }));

  describe('what comes, and what is on paper', () => {
    const messages = conversation(400);

    it('MT-21 says a new message once, never history, and leaves the focus where it is', async () => {
      const mounted = await mountThread({ messages });
      const { element } = mounted;
      expect(statusOf(element)).to.equal('');
      expect(scroller(element).getAttribute('role')).to.equal('log');
      expect(scroller(element).getAttribute('aria-live')).to.equal('off');
      const field = document.body.appendChild(document.createElement('input'));
      field.focus();
      await arrive(mounted, message(401, { text: 'The bus is late.' }));
      expect(statusOf(element)).to.equal('Ms Rivera wrote: The bus is late.');
      expect(seenSeqs(element)).to.include(401);
      scroller(element).scrollTop = 0;
      await drawn(element);
      expect(statusOf(element)).to.equal('Ms Rivera wrote: The bus is late.');
      expect(focused()).to.equal(field);
      field.remove();
    });
    it('MT-21 says several that come at once in one sentence, and one’s own not at all; the composer keeps the focus and its words', async () => {
      const mounted = await mountThread({ messages });
      const { element } = mounted;
      const field = await appears<HTMLTextAreaElement>(element, 'textarea');
      type(field, 'Half a sen');
      field.focus();
      await arrive(mounted, message(401, { author: ana }));
      expect(statusOf(element)).to.equal('');
      await arrive(mounted, message(402, { text: 'One.' }), message(403, { text: 'Two.' }));
      expect(statusOf(element)).to.equal('2 new messages. Ms Rivera wrote: Two.');
      expect(focused()).to.equal(field);
      expect(field.value).to.equal('Half a sen');
    });
    it('MT-21 says nothing again where a message that was said is read, removed or asked for once more', async () => {
      const mounted = await mountThread({ messages });
      const { element, ports } = mounted;
      await arrive(mounted, message(401, { text: 'The bus is late.' }));
      const said: string[] = [];
      const status = one(element, 'flywheel-thread-view').shadowRoot!.querySelector('[role="status"]')!;
      const watching = new MutationObserver(() => said.push(status.textContent));
      watching.observe(status, { childList: true, characterData: true, subtree: true });
      ports.reader.refresh();
      await drawn(element);
      await arrive(mounted, message(401, { text: null, version: 2, removed: { at: '2026-11-20T16:00:00.000Z', by: rivera } }));
      await drawn(element);
      watching.disconnect();
      expect(textOf(one(element, '.removed'))).to.contain('Ms Rivera removed this message');
      expect(said).to.deep.equal([]);
    });
    it('X-17 MT-10 the keyboard goes back to what opened the actions of a message, and to its trace where it was removed', async () => {
      const mounted = await mountThread({ messages });
      const { element } = mounted;
      const more = one(scroller(element), '#by-400').parentElement!.querySelector<HTMLButtonElement>('.more')!;
      const open = async (): Promise<void> => {
        more.focus();
        more.click();
        control(await appears(element, 'flywheel-message-actions'), 'Close').focus();
      };
      await open();
      (focused() as HTMLElement).click();
      await drawn(element);
      await settled(element);
      expect(focused()).to.equal(more);
      await open();
      await arrive(mounted, message(400, { text: null, version: 2, removed: { at: '2026-11-20T16:00:00.000Z', by: rivera } }));
      await settled(element);
      expect(all(element, 'flywheel-message-actions')).to.deep.equal([]);
      expect(textOf(focused() as HTMLElement)).to.match(/removed this message/);
    });
    it('MT-21 says what came below while somebody reads older ones, and does not take them there', async () => {
      const mounted = await mountThread({ messages });
      const { element } = mounted;
      scroller(element).scrollTop -= 1500;
      await drawn(element);
      const before = seenSeqs(element);
      await arrive(mounted, message(401, { text: 'The bus is late.' }));
      expect(statusOf(element)).to.equal('Ms Rivera wrote: The bus is late.');
      expect(seenSeqs(element)).to.deep.equal(before);
    });
    it('MT-21 says it too where the newest are not even fetched, and nothing of what the viewer wrote elsewhere', async () => {
      const mounted = await mountThread({ messages, threads: [threadOf(messages, { readSeq: 100, unread: 150 })] });
      const { element } = mounted;
      await arrive(mounted, message(401, { author: ana }));
      expect(statusOf(element)).to.equal('');
      await arrive(mounted, message(402, { text: 'The bus is late.' }));
      expect(statusOf(element)).to.equal('Ms Rivera wrote: The bus is late.');
      expect(seenSeqs(element)).to.include(102);
    });
    // Firefox lets nobody pretend that a page is on paper; the styles are the same.
    if (!/Firefox/.test(navigator.userAgent))
      it('MT-11 on the paper of the page what is drawn begins at its top, and how to print all of it is said', async () => {
        const { element } = await mountThread({ messages });
        const [log] = [scroller(element)];
        const note = one(element, '.paper');
        expect(isShown(note)).to.equal(false);
        try {
          await emulateMedia({ media: 'print' });
          expect(textOf(note)).to.equal('Only a part of this thread is on this paper. For all of it, open Settings and choose “Print this thread”.');
          const rows = all(log, '.row');
          expect(rows[0]!.getBoundingClientRect().top - log.getBoundingClientRect().top).to.be.below(8);
          expect(log.getBoundingClientRect().bottom - rows.at(-1)!.getBoundingClientRect().bottom).to.be.below(8);
        } finally {
          await emulateMedia({ media: 'screen' });
        }
        const short = await mountThread({ messages: conversation(2) });
        expect(all(short.element, '.paper')).to.have.length(0);
      });
    it('MT-11 says so too where what has not been sent is not all drawn', async () => {
      const { element, ports } = await mountThread({ messages: conversation(8) });
      await appears(element, 'textarea');
      expect(all(element, '.paper')).to.have.length(0);
      const request = { params: { thread: threadId }, body: messageBody(), studentId: idOf(1), thread: `thread:${threadId}` };
      await ports.outbox.sendAll(
        sendMessage,
        Array.from({ length: 40 }, () => request),
      );
      await drawn(element);
      expect(all(scroller(element), '.row').length).to.be.within(8, 47);
      expect(all(element, '.paper')).to.have.length(1);
    });
    it('MT-11 says so too where there are newer ones that were not fetched', async () => {
      const log = logOf((await mountThread({ messages: conversation(3) })).element);
      expect(all(log, '.paper')).to.have.length(0);
      log.frame = { ...log.frame!, thread: { ...log.frame!.thread, lastSeq: 4 } };
      await drawn(log);
      expect(all(log, '.paper')).to.have.length(1);
    });
    it('MT-01 another thread in the same timeline has days of its own', async () => {
      const log = logOf((await mountThread({ messages: [message(1), message(2)] })).element);
      const days = () => all(log, '.day time').map((day) => day.getAttribute('datetime'));
      expect(days()).to.deep.equal(['2026-11-20']);
      const id = idOf(711);
      log.messages = [1, 2].map((seq) => message(seq, { id: idOf(20_000 + seq), threadId: id, sentAt: `2026-11-1${seq}T15:00:00.000Z` }));
      log.frame = { ...log.frame!, thread: thread({ id }) };
      await drawn(log);
      expect(days()).to.deep.equal(['2026-11-11', '2026-11-12']);
    });
  });

  describe('hours', () => {
    const hours = { timeZone: 'America/New_York', quietHours: { from: '17:00', until: '07:00' }, officeHours: [], away: [] };
    const messages = conversation(2);
    const threads = [threadOf(messages, { participants: thread().participants.map((who) => (who.voice === 'school' ? { ...who, hours } : who)) })];

    it('MT-06 MT-23 says before anything is typed that somebody is there, or when they are back, in the viewer’s zone, and by when an answer comes', async () => {
      const { element } = await mountThread({ messages, threads, now: '2026-11-20T20:00:00Z' });
      expect(textOf(one(element, '.hours'))).to.equal('Ms Rivera is there now. You get an answer by Tuesday 5:00 PM.');
      const late = await mountThread({ messages, threads, now: '2026-11-20T23:30:00Z', session: messageSession('guardian', { timeZone: 'America/Chicago' }) });
      expect(textOf(one(late.element, '.hours'))).to.match(
        /^Ms Rivera is back Monday 6:00 AM \(Central Standard Time\)\. What you write now will be seen then\./,
      );
    });
    it('MT-07 turns by itself when the hours end while the page is open', async () => {
      const { element, ports } = await mountThread({ messages, threads, now: '2026-11-17T21:59:00Z' });
      expect(textOf(one(element, '.hours'))).to.contain('is there now');
      ports.clock.pass(60_000);
      await settled(element);
      expect(textOf(one(element, '.hours'))).to.contain('Ms Rivera is back Wednesday 7:00 AM');
    });
    it('MT-07 turns back in the morning, over a night on which nothing else happens, and keeps what was typed', async () => {
      const { element, ports } = await mountThread({ messages, threads, now: '2026-11-17T21:59:00Z' });
      const field = await appears<HTMLTextAreaElement>(element, 'textarea');
      type(field, 'About tomorrow');
      ports.clock.pass(60_000);
      await settled(element);
      ports.clock.pass(14 * 3_600_000 - 1000);
      await settled(element);
      expect(textOf(one(element, '.hours'))).to.contain('is back Wednesday 7:00 AM');
      ports.clock.pass(1000);
      await settled(element);
      expect(textOf(one(element, '.hours'))).to.contain('Ms Rivera is there now');
      expect(field.value).to.equal('About tomorrow');
    });
    it('MT-07 does not turn once it is taken off the page, and is right again when it comes back', async () => {
      const { element, ports } = await mountThread({ messages, threads, now: '2026-11-17T21:59:00Z' });
      const parent = element.parentElement!;
      element.remove();
      ports.clock.pass(60_000);
      parent.append(element);
      await drawn(element);
      expect(textOf(one(element, '.hours'))).to.contain('Ms Rivera is back Wednesday 7:00 AM');
    });
  });
});
