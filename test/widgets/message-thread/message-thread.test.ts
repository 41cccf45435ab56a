/** The threads as a person meets them: the list, the open thread, its timeline. */
import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { CallFailure } from '../../../src/contract/problem.js';
import { idOf } from '../../support/check-ins.js';
import { all, appears, control, focused, hasControl, isShown, one, settled, textOf } from '../../support/inside.js';
import { ana, attachment, message, rivera, thread, threadId } from '../../support/messages.js';
import {
  arrive,
  conversation,
  drawn,
  drawnSeqs,
  logOf,
  messageSession,
  mountThread,
  otherThread,
  scroller,
  seenSeqs,
  threadItems,
  threadOf,
} from '../../support/mount-thread.js';

describe('flywheel-message-thread', () => {
  beforeEach(() => setViewport({ width: 800, height: 900 }));

  describe('the list', () => {
    const messages = conversation(4);
    const two = [
      threadOf(messages, { readSeq: 2, unread: 2, needsReply: { seq: 4, by: '2026-11-19T22:00:00Z' } }),
      otherThread(1, { studentId: idOf(6), subject: 'The bus', lastMessage: { ...thread().lastMessage, sentAt: '2026-11-16T15:00:00.000Z' } }),
    ];

    it('MT-01 names who is in each thread, the child, what was said last and when', async () => {
      const { element } = await mountThread({ messages, threads: two });
      const [first, second] = threadItems(element).map(textOf);
      expect(first).to.contain('The bus').and.contain('Leo Thompson').and.contain('Mon');
      expect(all(threadItems(element)[0]!, '.last').map(({ textContent }) => textContent)).to.deep.equal(['Ms Rivera: Message 1']);
      expect(second).to.contain('Ms Rivera').and.contain('Maya Thompson').and.contain('Message 4');
    });
    it('MT-02 MT-23 marks what is new, and what waits for a reply and until when', async () => {
      const { element } = await mountThread({ messages, threads: two });
      expect(textOf(threadItems(element)[1]!))
        .to.contain('2 new')
        .and.contain('Waits for your reply, by Thursday 5:00 PM');
      expect(textOf(threadItems(element)[0]!)).to.contain('1 new');
    });
    it('X-11 shows one child, or all of them, and tells the page', async () => {
      const { element } = await mountThread({ messages, threads: two });
      const chosen: string[] = [];
      element.addEventListener('flywheel-student-chosen', ({ studentId }) => chosen.push(studentId));
      const select = one<HTMLSelectElement>(element, '#whose');
      select.value = idOf(6);
      select.dispatchEvent(new Event('change'));
      await settled(element);
      expect(threadItems(element).map(({ dataset }) => dataset.thread)).to.deep.equal([two[1]!.id]);
      expect(chosen).to.deep.equal([idOf(6)]);
      select.value = 'all';
      select.dispatchEvent(new Event('change'));
      await settled(element);
      expect(threadItems(element)).to.have.length(2);
    });
    it('stands beside the open thread where there is room, and makes way for it where there is none', async () => {
      const { element } = await mountThread({ messages, threads: two });
      threadItems(element)[1]!.click();
      await drawn(element);
      expect(isShown(one(element, '.list')) && isShown(one(element, 'flywheel-thread-view'))).to.equal(true);
      await setViewport({ width: 390, height: 800 });
      await drawn(element);
      expect(isShown(one(element, '.list'))).to.equal(false);
      control(element, 'All messages').click();
      await settled(element);
      expect(isShown(one(element, '.list'))).to.equal(true);
      expect(all(element, 'flywheel-thread-view')).to.have.length(0);
      expect(focused()).to.equal(threadItems(element)[1]);
    });
    it('tells the page which thread was opened, and leads the keyboard into it', async () => {
      const { element } = await mountThread({ messages, threads: two });
      const opened: string[] = [];
      element.addEventListener('flywheel-thread-opened', (event) => opened.push(event.threadId));
      threadItems(element)[1]!.click();
      await drawn(element);
      expect(opened).to.deep.equal([threadId]);
      expect(focused()?.id).to.equal('name');
    });
    it('shows one thread alone where the page says which', async () => {
      const { element } = await mountThread({ messages, threads: two }, { thread: threadId });
      expect(threadItems(element)).to.have.length(0);
      expect(hasControl(element, 'All messages')).to.equal(false);
      expect(textOf(element)).to.contain('Message 4');
    });
  });

  describe('a thread', () => {
    it('X-13 says in words who reads it, who has no name, and who may look in', async () => {
      const messages = conversation(2);
      const audience = { ...thread().audience, guardians: 2, unnamed: 1 };
      const { element } = await mountThread({
        messages,
        threads: [threadOf(messages, { audience, overseers: [{ id: idOf(90), name: 'Principal Okafor', role: 'admin' }] })],
      });
      expect(textOf(one(element, '.audience'))).to.equal(
        'You and Ms Rivera and 1 more person read this. Principal Okafor may also look in, to see that all is well.',
      );
    });
    it('X-13 counts who has no name for the viewer once, and calls nobody by a guess', async () => {
      const messages = conversation(2);
      const [home, school] = thread().participants;
      const other = { ...home!, id: idOf(91), name: null, relation: 'father' };
      const audience = { ...thread().audience, guardians: 2, unnamed: 1 };
      const { element } = await mountThread({ messages, threads: [threadOf(messages, { participants: [home!, other, school!], audience })] });
      expect(textOf(one(element, '.audience'))).to.equal('You and Ms Rivera and 1 more person read this.');
    });
    it('MT-01 shows author, role, time and voice of each message, in shape and in words', async () => {
      const messages = [
        message(1, { sentAt: '2026-11-17T14:05:00Z' }),
        message(2, { author: ana, voice: 'home' }),
        message(3, { author: { id: idOf(1), name: 'Maya', role: 'student' }, voice: 'student' }),
      ];
      const { element } = await mountThread({ messages });
      const shapes = all(element, '.message').map((bubble) => [...bubble.querySelector('.marker')!.classList].find((name) => name !== 'marker'));
      expect(shapes).to.deep.equal(['square', 'round', 'diamond']);
      expect(all(element, '.by').map(textOf)).to.deep.equal(['M Ms Rivera class teacher 9:05 AM', 'A You 10:00 AM', 'M Maya 10:00 AM']);
    });
    it('MT-10 keeps a trace of what was removed: its place and who hid it, and no words', async () => {
      const messages = [message(1), message(2, { text: null, removed: { at: '2026-11-17T15:00:00Z', by: rivera }, version: 2 })];
      const { element } = await mountThread({ messages });
      expect(textOf(element)).to.contain('Ms Rivera removed this message (10:00 AM). The school keeps it.').and.not.contain('Message 2');
    });
    it('MT-09 MT-20 shows what is urgent, and calls and visits, in the same timeline', async () => {
      const messages = [
        message(1, { urgent: true }),
        message(2, { kind: 'contact', text: 'We talked about sleep.', contact: { channel: 'call', at: '2026-11-16T20:30:00Z', reached: true } }),
        message(3, { kind: 'contact', text: 'No answer.', contact: { channel: 'visit', at: '2026-11-16T20:30:00Z', reached: false } }),
      ];
      const { element } = await mountThread({ messages });
      expect(all(element, '.tags').map(textOf)).to.deep.equal(['Urgent', 'Phone call, Monday 3:30 PM', 'Home visit, Monday 3:30 PM. Nobody was reached.']);
    });
    it('MT-18 shows how a message begins and its next step', async () => {
      const { element } = await mountThread({ messages: [message(1, { starter: 'concern', nextStep: 'Read together for ten minutes.' })] });
      expect(textOf(one(element, '.message')))
        .to.contain('Something on my mind')
        .and.contain('Next step: Read together for ten minutes.');
    });
    it('MT-08 tells the sender who has read it and when, and nobody else', async () => {
      const messages = [message(1, { readBy: [{ person: ana, readAt: '2026-11-17T15:00:00Z' }] }), message(2)];
      const { element } = await mountThread({ messages, session: messageSession('teacher') });
      expect(all(element, '.delivery').map(textOf)).to.deep.equal(['Read by Ana (10:00 AM)', 'Sent']);
    });
    it('MT-05 says when a message that came in quiet hours will be seen', async () => {
      const messages = [message(1, { author: ana, voice: 'home', heldUntil: '2026-11-18T12:00:00Z' })];
      const { element } = await mountThread({ messages });
      expect(textOf(one(element, '.delivery'))).to.equal('Sent. It will be seen after Wednesday 7:00 AM.');
    });
    it('MT-04 names each file with its kind, its size and its description, and links to none', async () => {
      const { element } = await mountThread({ messages: [message(1, { attachments: [attachment()] })] });
      expect(textOf(one(element, '.message .file'))).to.equal('leaf.png 2 kB A red leaf on a desk');
      expect(all(element, '.file a')).to.have.length(0);
    });
    it('MT-17 asks whether an announcement was read, and sends the answer once', async () => {
      const messages = [message(1, { asksAcknowledgement: true })];
      const { element, ports } = await mountThread({ messages, threads: [threadOf(messages, { kind: 'announcement', sendRefusal: 'announcement' })] });
      control(element, 'I have read it').click();
      await settled(element);
      expect(ports.outbox.current.map(({ operationId, params }) => [operationId, params])).to.deep.equal([
        ['messages.acknowledge', { thread: threadId, message: messages[0]!.id }],
      ]);
      expect(hasControl(element, 'I have read it')).to.equal(false);
      expect(textOf(element)).to.contain('You said that you have read it.').and.contain('Nobody answers in an announcement.');
    });
    it('says who closed a thread, and that it stays to be read', async () => {
      const messages = conversation(2);
      const { element } = await mountThread({ messages, threads: [threadOf(messages, { state: 'closed', stateBy: rivera, sendRefusal: 'closed', may: [] })] });
      expect(textOf(element)).to.contain('Ms Rivera closed this thread. Everything stays here to be read.');
    });
    it('shows markup, scripts and addresses that run as the text that they are, and links only what is safe', async () => {
      const text = '<img src=x onerror=alert(1)> javascript:alert(1) https://school.example/a?b=1. \u202Egnp.exe';
      const { element } = await mountThread({ messages: [message(1, { text })] });
      await appears(element, '.text a');
      expect(one(element, '.text').textContent).to.equal(text);
      expect(all<HTMLAnchorElement>(element, '.text a').map(({ href, rel }) => [href, rel])).to.deep.equal([
        ['https://school.example/a?b=1', 'noopener noreferrer nofollow'],
      ]);
      expect(getComputedStyle(one(element, '.text')).unicodeBidi).to.equal('isolate');
    });
    it('500 marks upon one letter stay in their own message, cover no other and change nothing of its words', async () => {
      const text = `e${'\u0301'.repeat(500)}`;
      const { element } = await mountThread({ messages: [message(1), message(2, { text }), message(3)] });
      const words = all(element, '.text');
      expect(words[1]!.textContent).to.equal(text);
      expect(getComputedStyle(words[1]!).overflow).to.equal('clip');
      const boxes = words.map((one) => one.getBoundingClientRect());
      expect(boxes[1]!.height).to.be.below(60);
      expect(boxes[0]!.bottom <= boxes[1]!.top && boxes[1]!.bottom <= boxes[2]!.top).to.equal(true);
    });
    it('marks each message with its language, and runs it its own way', async () => {
      const { element } = await mountThread({ messages: [message(1, { text: 'ABC كان اليوم جيدا', language: 'ar' }), message(2)] });
      expect(all(element, '.text').map(({ lang, dir }) => [lang, dir])).to.deep.equal([
        ['ar', 'rtl'],
        ['en', 'auto'],
      ]);
    });
  });

  describe('what has not arrived', () => {
    const sent = async (text = 'On its way') => {
      const mounted = await mountThread({ messages: conversation(3) });
      const { sendMessage } = await import('../../../src/contract/thread-changes.js');
      const body = { text, language: 'en', starter: null, nextStep: null, urgent: false, reply: null, asksAcknowledgement: false, attachmentIds: [] };
      const place = { studentId: idOf(1), widget: 'message-thread', record: threadId };
      await mounted.ports.outbox.send(sendMessage, {
        params: { thread: threadId },
        body,
        studentId: idOf(1),
        thread: threadId,
        draft: { place, value: { text } },
      });
      await drawn(mounted.element);
      return mounted;
    };

    it('MT-01 stands below the last message: sending, then waiting, then refused with a reason and ways on', async () => {
      const { element, ports } = await sent();
      expect(textOf(all(element, '.message').at(-1)!)).to.equal('A You On its way Sending…');
      ports.outbox.fail();
      await drawn(element);
      expect(textOf(one(element, '.waiting'))).to.contain('Waiting to be sent. It goes out by itself');
      ports.outbox.park(undefined, 'thread-closed');
      await drawn(element);
      expect(textOf(one(element, '.waiting'))).to.contain('Not sent. This thread was closed before your message arrived.');
      control(element, 'Try now').click();
      await drawn(element);
      expect(ports.outbox.current[0]!.state).to.equal('queued');
    });
    it('comes back into the form as long as it has not left, and is thrown away on request', async () => {
      const { element, ports } = await sent();
      ports.outbox.fail();
      await drawn(element);
      control(element, 'Edit').click();
      await drawn(element);
      expect(ports.drafts.at({ studentId: idOf(1), widget: 'message-thread', record: threadId })).to.deep.equal({ text: 'On its way' });
      expect(all(element, '.waiting')).to.have.length(0);
    });
    it('is there once when it has arrived, whether the answer or the list comes first', async () => {
      const { element, ports, school } = await sent();
      const [row] = ports.outbox.current;
      const made = message(4, { author: ana, voice: 'home', text: 'On its way', key: row!.id });
      school.messages = [...school.messages, made];
      ports.reader.refresh();
      await drawn(element);
      expect(all(element, '.text').filter((words) => words.textContent === 'On its way')).to.have.length(1);
      ports.outbox.change(row!.id, { state: 'done', answer: made });
      await drawn(element);
      expect(drawnSeqs(element)).to.deep.equal([1, 2, 3, 4]);
    });
  });

  describe('a long thread', () => {
    const messages = conversation(400);

    it('MT-02 opens at the first message that was not read, and marks the place', async () => {
      const { element } = await mountThread({ messages, threads: [threadOf(messages, { readSeq: 300, unread: 50 })] });
      const line = one(element, '.unread');
      expect(textOf(line)).to.equal('New since your last visit');
      // 302 is the first of the other side.
      expect(seenSeqs(element)).to.include(302);
      expect(Math.abs(line.getBoundingClientRect().top - scroller(element).getBoundingClientRect().top)).to.be.below(200);
      control(element, 'Newest messages').click();
      await drawn(element);
      expect(seenSeqs(element)).to.include(400);
      control(element, 'First new message').click();
      await drawn(element);
      expect(seenSeqs(element)).to.include(302);
    });
    it('opens at the end where everything was read, and asks for no more than it shows', async () => {
      const { element, school } = await mountThread({ messages });
      expect(seenSeqs(element).at(-1)).to.equal(400);
      expect(school.queries.every((query) => Number(query.limit) <= 50)).to.equal(true);
      expect(school.queries.filter(({ after }) => after !== undefined).length).to.be.below(3);
    });
    it('draws at most three times what is on the screen', async () => {
      const { element } = await mountThread({ messages });
      expect(drawnSeqs(element).length).to.be.at.most(seenSeqs(element).length * 3);
      scroller(element).scrollTop -= 700;
      await drawn(element);
      expect(drawnSeqs(element).length).to.be.at.most(seenSeqs(element).length * 3);
    });
    it('MT-03 has older messages on scrolling and by a button, and what is read stays where it is', async () => {
      const { element } = await mountThread({ messages });
      const log = scroller(element);
      log.scrollTop = 470;
      await drawn(element);
      const seq = seenSeqs(element)[0]!;
      const topOf = (): number => one(element, `#by-${seq}`).getBoundingClientRect().top;
      const before = topOf() + log.scrollTop - 370;
      expect(logOf(element).messages[0]!.seq).to.equal(351);
      log.scrollTop = 370;
      await drawn(element);
      expect(logOf(element).messages[0]!.seq).to.equal(301);
      expect(topOf()).to.be.closeTo(before, 1);
      control(element, 'Show older messages').click();
      await drawn(element);
      expect(logOf(element).messages[0]!.seq).to.equal(251);
      expect(topOf()).to.be.closeTo(before, 1);
    });
    it('MT-03 keeps what is read in its place where a new day begins with it', async () => {
      // The first of the newest page is the first of its day.
      const days = conversation(400).map((one, at) => ({ ...one, sentAt: at < 350 ? '2026-03-02T15:00:00.000Z' : '2026-03-03T15:00:00.000Z' }));
      const { element, ports } = await mountThread({ messages: days });
      const log = scroller(element);
      // Rows that were never drawn have their guessed height: what is compared is one place before and after the older ones are there, not two places.
      ports.reader.failure = new CallFailure('network', 'messages.list');
      log.scrollTop = 20;
      await drawn(element);
      expect(logOf(element).messages[0]!.seq).to.equal(351);
      const topOf = (): number => one(element, '#by-352').getBoundingClientRect().top;
      const before = topOf();
      ports.reader.failure = undefined;
      ports.reader.refresh();
      await drawn(element);
      expect(logOf(element).messages[0]!.seq).to.equal(301);
      expect(topOf()).to.be.closeTo(before, 1);
      expect(all(element, '.day').map(textOf)).to.deep.equal(['Tuesday, March 3']);
    });
    it('keeps the place of who reads older ones when something new comes', async () => {
      const mounted = await mountThread({ messages });
      const { element } = mounted;
      scroller(element).scrollTop -= 1500;
      await drawn(element);
      const before = seenSeqs(element);
      await arrive(mounted, message(401));
      expect(seenSeqs(element)).to.deep.equal(before);
      expect(hasControl(element, 'Newest messages')).to.equal(true);
    });
    it('leaves no hole where events skip: what is missing is asked for', async () => {
      const mounted = await mountThread({ messages });
      const { element } = mounted;
      await arrive(mounted, ...Array.from({ length: 130 }, (_, at) => message(401 + at)));
      await drawn(element);
      expect(logOf(element).messages.map(({ seq }) => seq)).to.deep.equal(Array.from({ length: 180 }, (_, at) => 351 + at));
    });
    it('tells how far was read once it was on the screen for a moment, and tells it again where that failed', async () => {
      const { element, ports, school } = await mountThread({ messages, threads: [threadOf(messages, { readSeq: 398, unread: 1 })] });
      expect(school.read).to.deep.equal([]);
      ports.reader.failure = new CallFailure('network', 'messages.read');
      ports.clock.pass(1000);
      await drawn(element);
      expect(school.read).to.deep.equal([]);
      ports.reader.failure = undefined;
      ports.clock.pass(30_000);
      await drawn(element);
      expect(school.read).to.deep.equal([{ thread: threadId, seq: 400 }]);
      ports.clock.pass(60_000);
      await drawn(element);
      expect(school.read).to.have.length(1);
    });
    it('finds words, shows each place in turn, and says how many there are', async () => {
      const { element } = await mountThread({ messages, found: { seqs: [350, 120, 7], more: false } });
      control(element, 'Find').click();
      await customElements.whenDefined('flywheel-thread-find');
      await settled(element);
      const field = one<HTMLInputElement>(element, '#words');
      expect(focused()).to.equal(field);
      field.value = 'bus';
      field.form!.requestSubmit();
      await drawn(element);
      expect(seenSeqs(element)).to.include(350);
      control(element, 'Earlier').click();
      await drawn(element);
      expect(textOf(one(element, 'flywheel-thread-find'))).to.contain('2 of 3, the newest first');
      expect(seenSeqs(element)).to.include(120);
      expect(one(element, '.found').querySelector('.text')!.textContent).to.equal('Message 120');
    });
    it('goes to a day', async () => {
      const { element } = await mountThread({ messages });
      control(element, 'Find').click();
      await customElements.whenDefined('flywheel-thread-find');
      await settled(element);
      const day = one<HTMLInputElement>(element, '#day');
      day.value = '2026-02-01';
      day.dispatchEvent(new Event('change'));
      await drawn(element);
      expect(seenSeqs(element)).to.include(82);
      expect(all(element, '.day').map(textOf)).to.include('Sunday, February 1');
    });
  });

  describe('translation', () => {
    const spanish = message(1, { text: 'Maya leyó una página.', language: 'es' });

    it('MT-16 X-15 shows the translation with the original one press away, and says who made it', async () => {
      const { element } = await mountThread({ messages: [{ ...spanish, translation: { text: 'Maya read a page.', language: 'en', by: 'machine' } }] });
      expect(textOf(one(element, '.message'))).to.contain('Maya read a page. Translated by a machine.');
      control(element, 'Show the original').click();
      await settled(element);
      expect(one(element, '.text').textContent).to.equal('Maya leyó una página.');
      expect(one(element, '.text').lang).to.equal('es');
      control(element, 'Show the translation').click();
      await settled(element);
      expect(one(element, '.text').textContent).to.equal('Maya read a page.');
    });
    it('asks the school for one where the school can, and says where there is none', async () => {
      const { element } = await mountThread({ messages: [spanish], capabilities: ['messages', 'translate'] }, {}, ({ reader }) =>
        reader.answers.set('messages.translate', () => ({ text: 'Maya read a page.', language: 'en', by: 'person' })),
      );
      control(element, 'Translate').click();
      await appears(element, '.text[lang="en"]');
      expect(textOf(one(element, '.message'))).to.contain('Maya read a page. Translated by a person.');
      Object.defineProperty(globalThis, 'Translator', { value: undefined, configurable: true, writable: true });
      const other = await mountThread({ messages: [spanish], capabilities: ['messages', 'translate'] }, {}, ({ reader }) =>
        reader.answers.set('messages.translate', () => {
          throw new CallFailure('problem', 'messages.translate', { type: 'no-translation' });
        }),
      );
      control(other.element, 'Translate').click();
      await settled(other.element);
      expect(textOf(one(other.element, '.message')))
        .to.contain('There is no translation right now.')
        .and.contain('Maya leyó una página.');
    });
  });
});
