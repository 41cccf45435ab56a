import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { CheckInBody } from '../../../src/contract/check-in.js';
import { CallFailure } from '../../../src/contract/problem.js';
import type { CheckInSentEvent } from '../../../src/element/events.js';
import '../../../src/widgets/check-in-card/entry-view.js';
import { checkIn, idOf } from '../../support/check-ins.js';
import { all, control, focused, hasControl, isShown, one, settled, textOf, type } from '../../support/inside.js';
import { feelingsPlace, mountCard, mountOn } from '../../support/mount-card.js';
import { leo, maya, school, session } from '../../support/sample-session.js';

const cell = (card: Element, feeling: string) => one(card, `[data-value="${feeling}"]`);
const press = async (card: Element, element: HTMLElement): Promise<void> => {
  element.click();
  await settled(card);
};
const pressSend = (card: Element) => press(card, one(card, '.actions .primary'));
const body = ({ body: sent }: { readonly body?: unknown }) => sent as CheckInBody;
const writeNote = async (card: Element, words: string): Promise<void> => {
  const add = all(card, '.add-words')[0];
  if (add) await press(card, add);
  type(one<HTMLTextAreaElement>(card, 'textarea'), words);
  await settled(card);
};

describe('flywheel-check-in-card', () => {
  it('CI-01 CI-02 is done in two presses: a face, and Send', async () => {
    const { card, ports } = await mountCard();
    await press(card, cell(card, 'proud'));
    await pressSend(card);
    expect(ports.outbox.current.map(body)).to.deep.equal([
      { kind: 'feelings', feeling: 'proud', note: null, helpFrom: null, on: '2026-11-17', language: 'en', audience: ['home', 'school', 'student'] },
    ]);
  });

  it('CI-02 is done by keyboard in three: an arrow, Tab, Enter', async () => {
    const { card, ports } = await mountCard();
    cell(card, 'angry').focus();
    await sendKeys({ press: 'ArrowRight' });
    await settled(card);
    expect(focused()).to.equal(cell(card, 'worried'));
    expect(cell(card, 'worried').getAttribute('aria-checked')).to.equal('true');
    one(card, '.actions .primary').focus();
    await sendKeys({ press: 'Enter' });
    await settled(card);
    expect(ports.outbox.current.map((row) => (body(row) as { feeling: string }).feeling)).to.deep.equal(['worried']);
  });

  it('CI-03 lets "Not today" be, without a trace and without a word of blame', async () => {
    const { card, ports } = await mountCard();
    let skipped = 0;
    card.addEventListener('flywheel-check-in-skipped', () => skipped++);
    await press(card, control(card, 'Not today'));
    expect(skipped).to.equal(1);
    expect(ports.outbox.current).to.deep.equal([]);
    expect(ports.drafts.writes).to.equal(0);
    expect(textOf(card))
      .to.contain('That is fine.')
      .and.not.match(/miss|streak|skipped/i);
    await press(card, control(card, 'Check in after all'));
    expect(isShown(cell(card, 'happy'))).to.equal(true);
  });

  it('CI-05 has twelve named cells in four named corners, one tab stop', async () => {
    const { card } = await mountCard();
    const cells = all(card, '[role="radio"]');
    expect(cells).to.have.length(12);
    expect(new Set(cells.map((one) => one.textContent?.trim())).size).to.equal(12);
    expect(cells.filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
    const corners = new Set(cells.map((one) => (one.getRootNode() as ShadowRoot).getElementById(one.getAttribute('aria-describedby')!)!.textContent));
    expect(corners.size).to.equal(4);
  });

  it('takes a feeling back on a second press, and then there is nothing to send', async () => {
    const { card, ports } = await mountCard();
    await press(card, cell(card, 'calm'));
    await press(card, cell(card, 'calm'));
    expect(ports.drafts.at(feelingsPlace)).to.equal(undefined);
    await pressSend(card);
    expect(textOf(card)).to.contain('Choose how it feels, or write a few words.');
    expect(ports.outbox.current).to.deep.equal([]);
  });

  it('CI-06 sends the wish to talk to the adult whom the student named', async () => {
    const { card, ports } = await mountCard();
    await press(card, control(card, 'I would like to talk with somebody'));
    expect(all(card, '.help .chip').map((one) => one.textContent?.trim())).to.deep.equal(['Ms Rivera', 'Mr Chen']);
    await press(card, control(card, 'Mr Chen'));
    await pressSend(card);
    expect(body(ports.outbox.current[0]!)).to.deep.include({ feeling: null, helpFrom: idOf(5) });
  });

  it('CI-06 stands at the top for that adult, until they have talked', async () => {
    const asked = checkIn({
      on: '2026-11-17',
      voice: 'student',
      author: { id: idOf(1), name: 'Maya Thompson', role: 'student' },
      help: { personId: idOf(4), name: 'Ms Rivera', answeredAt: null },
    });
    const { card, ports } = await mountCard({ session: session('teacher'), checkIns: [asked] });
    expect(textOf(card)).to.contain('Maya Thompson would like to talk with you.');
    await press(card, all(card, '.notice.good button')[0]!);
    expect(ports.outbox.current.map(({ operationId, body: sent }) => ({ operationId, sent }))).to.deep.equal([
      { operationId: 'check-ins.acknowledge', sent: { kind: 'talked' } },
    ]);
    expect(textOf(card)).not.to.contain('would like to talk with you.');
    const other = await mountCard({ session: { ...session('teacher'), viewer: { ...session('teacher').viewer, id: idOf(5) } }, checkIns: [asked] });
    expect(textOf(other.card)).not.to.contain('would like to talk with you.');
  });

  it('CI-11 shows the three voices side by side from 480 px, family first below', async () => {
    const today = (voice: 'home' | 'school' | 'student') => checkIn({ on: '2026-11-17', voice });
    const { card, page } = await mountCard({ checkIns: [today('school'), today('student'), today('home')] });
    const columns = () => all(card, '.voice').map((one) => one.getBoundingClientRect());
    expect(all(card, '.voice').map((one) => one.className)).to.deep.equal(['voice home', 'voice school', 'voice student']);
    page.style.width = '520px';
    await settled(card);
    let [home, its] = columns();
    expect(home!.top).to.equal(its!.top);
    expect(Math.abs(home!.width - its!.width)).to.be.below(1);
    page.style.width = '400px';
    await settled(card);
    [home, its] = columns();
    expect(its!.top).to.be.above(home!.bottom - 1);
    expect(home!.left).to.equal(its!.left);
  });

  it('CI-11 leaves the paper of a silent voice open, and says nothing of it where all are', async () => {
    const { card } = await mountCard({ checkIns: [checkIn({ on: '2026-11-17', voice: 'home' })] });
    expect(all(card, '.open-paper')).to.have.length(2);
    const { card: empty } = await mountCard();
    expect(all(empty, '.voice')).to.have.length(0);
  });

  it('CI-12 says that nobody watches and whom to call, before the first free text can be typed', async () => {
    const { card } = await mountCard();
    expect(all(card, 'textarea')).to.have.length(0);
    await press(card, control(card, 'Add a few words'));
    const notice = one(card, '.watched');
    expect(notice.textContent).to.contain('Nobody watches check-ins around the clock').and.contain('555-0142');
    expect(notice.compareDocumentPosition(one(card, 'flywheel-note-field')) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.above(0);
    expect(one<HTMLAnchorElement>(card, '.contact a').href).to.equal('tel:5550142');
  });

  it('never makes a link of an address that would run', async () => {
    const crisisContact = { name: 'Office', phone: null, url: 'javascript:alert(1)', hours: null };
    const { card } = await mountCard({ session: { ...session('guardian'), school: { ...school, crisisContact } } });
    expect(all(card, 'a')).to.have.length(0);
    expect(one(card, '.contact').textContent).to.contain('Office');
    expect(one(card, '.contact bdi').textContent, 'X-14 a name in another script keeps its order').to.equal('Office');
  });

  it('CI-13 X-13 says by name who will read it, before anything is written, and what a choice changes', async () => {
    const { card, ports } = await mountCard();
    expect(one(card, '.readers-line').textContent).to.contain('Ana Thompson, Ms Rivera, Mr Chen, and another adult in your family will read this.');
    await press(card, control(card, 'Change'));
    await press(card, control(card, 'School only'));
    expect(one(card, '.readers-line').textContent).to.contain('Ms Rivera and Mr Chen will read this.');
    await press(card, cell(card, 'sad'));
    await pressSend(card);
    expect(body(ports.outbox.current[0]!).audience).to.deep.equal(['school', 'student']);
  });

  it('X-11 lets a guardian choose among children, and keeps each one’s words apart', async () => {
    const { card, ports } = await mountCard({ session: session('guardian') });
    await writeNote(card, 'About Maya');
    const chooser = one<HTMLSelectElement>(card, '#whose');
    expect([...chooser.options].map(({ text }) => text)).to.deep.equal(['Maya Thompson', 'Leo Thompson']);
    chooser.value = idOf(6);
    chooser.dispatchEvent(new Event('change'));
    await settled(card);
    expect(textOf(card)).to.contain('How is Leo Thompson today?');
    expect(one<HTMLTextAreaElement>(card, 'textarea').value).to.equal('');
    expect(ports.access.current.studentId).to.equal(idOf(6));
    expect(ports.drafts.at(feelingsPlace)).to.deep.include({ note: 'About Maya' });
  });

  it('X-01 shows words of an earlier visit at once, since when they wait, and lets go of them on Discard', async () => {
    const { card, ports } = await mountCard({}, {}, ({ drafts }) =>
      drafts.put(feelingsPlace, { note: 'Half a', feeling: 'sad' }, Date.parse('2026-11-16T19:03:00Z')),
    );
    expect(one<HTMLTextAreaElement>(card, 'textarea').value).to.equal('Half a');
    expect(cell(card, 'sad').getAttribute('aria-checked')).to.equal('true');
    expect(textOf(card)).to.match(/Your words from Monday 2:03\sPM are here\./);
    await press(card, control(card, 'Discard'));
    expect(ports.drafts.at(feelingsPlace)).to.equal(undefined);
    expect(all(card, 'textarea')).to.have.length(0);
  });

  it('X-01 tells the page that words came back, once and without the words', async () => {
    const heard: Event[] = [];
    const listen = (event: Event) => heard.push(event);
    document.addEventListener('flywheel-draft-restored', listen);
    await mountCard({}, {}, ({ drafts }) => drafts.put(feelingsPlace, { note: 'secret' }, 5));
    document.removeEventListener('flywheel-draft-restored', listen);
    expect(heard).to.have.length(1);
    expect(JSON.stringify({ ...heard[0] })).not.to.contain('secret');
  });

  it('never shows an empty form where words may be: it waits for the device', async () => {
    const { card, ports } = await mountCard({}, {}, ({ drafts }) => {
      drafts.slow = true;
      drafts.put(feelingsPlace, { note: 'There' }, 5);
    });
    expect(all(card, 'textarea, [role="radio"]')).to.have.length(0);
    ports.drafts.settle();
    await settled(card);
    expect(one<HTMLTextAreaElement>(card, 'textarea').value).to.equal('There');
  });

  it('X-02 hands every key to the draft at once, and says "saved" only when the device did', async () => {
    const { card, ports } = await mountCard();
    ports.drafts.storage = 'saving';
    await writeNote(card, 'x');
    const before = ports.drafts.writes;
    const field = one<HTMLTextAreaElement>(card, 'textarea');
    type(field, 'xy');
    expect(ports.drafts.writes).to.equal(before + 1);
    await settled(card);
    expect(textOf(card)).to.contain('Saving…').and.not.contain('Saved on this device');
    for (const draft of ports.drafts.open_) draft.set({ status: 'saved' });
    await settled(card);
    expect(textOf(card)).to.contain('Saved on this device');
  });

  it('X-03 moves the draft to what is sent in one step, and leaves alone what is typed meanwhile', async () => {
    const { card, ports } = await mountCard();
    await writeNote(card, 'First');
    await pressSend(card);
    expect(ports.drafts.at(feelingsPlace)).to.equal(undefined);
    expect(ports.outbox.current[0]!.draft).to.deep.include({ place: feelingsPlace });
    await press(card, control(card, 'Check in again'));
    await writeNote(card, 'Second');
    ports.outbox.deliver();
    await settled(card);
    expect(one<HTMLTextAreaElement>(card, 'textarea').value).to.equal('Second');
  });

  it('X-03 brings back what waits, for editing, exactly as it was', async () => {
    const { card, ports } = await mountCard();
    await press(card, cell(card, 'lonely'));
    await writeNote(card, 'To edit');
    await pressSend(card);
    ports.outbox.fail();
    await settled(card);
    await press(card, control(card, 'Edit'));
    expect(ports.outbox.current).to.deep.equal([]);
    expect(one<HTMLTextAreaElement>(card, 'textarea').value).to.equal('To edit');
    expect(cell(card, 'lonely').getAttribute('aria-checked')).to.equal('true');
  });

  it('says what waits, since when it was tried, and what can be done; and what was refused, with its words', async () => {
    const { card, ports } = await mountCard();
    await press(card, cell(card, 'happy'));
    await writeNote(card, 'Museum');
    await pressSend(card);
    ports.outbox.fail();
    await settled(card);
    expect(textOf(card))
      .to.contain('1 check-in is waiting to send')
      .and.contain('Happy · Museum')
      .and.match(/Last tried 2:03\sPM/);
    expect(['Try now', 'Edit', 'Do not send'].every((name) => hasControl(card, name))).to.equal(true);
    ports.outbox.park(undefined, 'not-allowed');
    await settled(card);
    expect(textOf(card)).to.contain('This could not be sent. Nothing is lost.').and.contain('Happy · Museum').and.contain('does not let you write here');
    expect(['Open again', 'Copy text', 'Throw away'].every((name) => hasControl(card, name))).to.equal(true);
  });

  it('CI-14 uses the colour of trouble for the system only', async () => {
    const { card, ports } = await mountCard({ checkIns: [checkIn({ on: '2026-11-17', feeling: 'sad' })] });
    await press(card, cell(card, 'angry'));
    const coral = getComputedStyle(card).getPropertyValue('--fw-attention').trim();
    expect(coral).not.to.equal('');
    expect(all(card, '.attention')).to.have.length(0);
    expect(textOf(card)).not.to.match(/rank|below|worse|average|\d+(st|nd|rd|th) of/i);
    await pressSend(card);
    ports.outbox.park();
    await settled(card);
    expect(all(card, '.notice.attention')).to.have.length(1);
  });

  it('tells the page once that the API has taken it, with ids only', async () => {
    const { card, ports } = await mountCard();
    const heard: CheckInSentEvent[] = [];
    card.addEventListener('flywheel-check-in-sent', (event) => heard.push(event));
    await writeNote(card, 'Private');
    await pressSend(card);
    ports.outbox.deliver();
    await settled(card);
    card.requestUpdate();
    await settled(card);
    expect(heard.map(({ studentId, checkInId }) => ({ studentId, checkInId }))).to.deep.equal([
      { studentId: idOf(1), checkInId: ports.reader.checkIns[0]!.id },
    ]);
    expect(JSON.stringify({ ...heard[0] })).not.to.contain('Private');
  });

  it('X-07 puts together what goes together, and shows both where it does not', async () => {
    await import('../../../src/widgets/check-in-card/conflict-section.js');
    const mine = checkIn({
      on: '2026-11-17',
      voice: 'student',
      author: { id: idOf(1), name: 'Maya Thompson', role: 'student' },
      feeling: 'sad',
      note: { text: 'was', language: 'en', translation: null },
    });
    const { card, ports } = await mountCard({ checkIns: [mine] });
    const change = async () => {
      await press(card, control(card, /^Change$|^Change: /));
      type(one<HTMLTextAreaElement>(card, 'textarea'), 'mine');
      await settled(card);
      await pressSend(card);
    };
    await change();
    ports.outbox.conflict({ ...mine, version: 2, feeling: 'calm' });
    await settled(card);
    expect(ports.outbox.current.map((row) => ({ state: row.state, version: row.version, ...body(row) }))).to.deep.equal([
      {
        state: 'queued',
        version: 2,
        kind: 'feelings',
        on: '2026-11-17',
        feeling: 'calm',
        note: 'mine',
        language: 'en',
        helpFrom: null,
        audience: ['home', 'school', 'student'],
      },
    ]);
    ports.outbox.conflict({ ...mine, version: 3, note: { text: 'theirs', language: 'en', translation: null } });
    await settled(card);
    expect(textOf(one(card, 'flywheel-two-versions')))
      .to.contain('mine')
      .and.contain('theirs');
    expect(ports.outbox.current[0]!.state).to.equal('conflict');
  });

  it('keeps every word when the viewer is signed out in the middle, and tells the page', async () => {
    const { card, ports } = await mountCard();
    let told = 0;
    card.addEventListener('flywheel-signed-out', () => told++);
    await writeNote(card, 'Still mine');
    ports.access.set({ status: 'signed-out' });
    await settled(card);
    expect(told).to.equal(1);
    expect(textOf(card)).to.contain('You are signed out. Your words are still here.');
    expect(one<HTMLTextAreaElement>(card, 'textarea').value).to.equal('Still mine');
  });

  it('X-04 has nothing of the former viewer on the screen when another one comes', async () => {
    const { card, ports } = await mountCard({
      session: session('guardian'),
      checkIns: [checkIn({ on: '2026-11-17', voice: 'home', note: { text: 'Of Ana', language: 'en', translation: null } })],
    });
    await writeNote(card, 'By Ana');
    ports.reader.checkIns = [];
    ports.drafts.kept.clear();
    ports.access.set({ session: undefined, status: 'loading' });
    await settled(card);
    expect(textOf(card)).not.to.match(/Ana|Thompson/);
    expect(all(card, 'textarea')).to.have.length(0);
  });

  it('shows text of any script and any markup as text', async () => {
    const strange = '<img src=x onerror="window.hurt=1"> \u202Eabc ١٢٣ 👩🏽‍🚀 {{x}} ${y}';
    const { card } = await mountCard({ checkIns: [checkIn({ on: '2026-11-17', note: { text: strange, language: 'en', translation: null } })] });
    expect(textOf(card)).to.contain('<img src=x onerror="window.hurt=1">');
    expect(all(card, 'img')).to.have.length(0);
    expect('hurt' in window).to.equal(false);
  });

  it('sends what is stored: well-formed, without invisible control characters, the caret left alone', async () => {
    const { card, ports } = await mountCard();
    await writeNote(card, 'a\u0007b\ud800c');
    const field = one<HTMLTextAreaElement>(card, 'textarea');
    expect(ports.drafts.at(feelingsPlace)).to.deep.include({ note: 'ab\ufffdc' });
    expect(field.value).to.have.length(5);
    await pressSend(card);
    expect(body(ports.outbox.current[0]!).note).to.equal('ab\ufffdc');
  });

  it('refuses 10,000 characters with the count, and keeps them', async () => {
    const { card, ports } = await mountCard();
    await writeNote(card, 'ض'.repeat(10_000));
    expect(textOf(card)).to.contain('10,000 of 2,000 characters: 8,000 too many. Nothing is cut off');
    await pressSend(card);
    expect(ports.outbox.current).to.deep.equal([]);
    expect(one<HTMLTextAreaElement>(card, 'textarea').value).to.have.length(10_000);
  });

  it('X-14 reads the other way and in Arabic where the page does', async () => {
    const { useLocale } = await import('../../../src/i18n/locale.js');
    const { card } = await mountCard({ locale: 'ar' });
    await useLocale('ar');
    await settled(card);
    expect(one(card, '.card').dir).to.equal('rtl');
    expect(textOf(card)).to.contain('كيف حالك الآن؟');
    expect(one(card, 'time').textContent).to.match(/نوفمبر/);
    await useLocale('en');
  });

  it('X-16 has the plain meaning of its term one press away, in the school’s words where it has some', async () => {
    const glossary = [{ term: 'Check-in', meaning: 'Our two-minute hello.', language: 'en' }];
    const { card } = await mountCard({
      session: { ...session('guardian', { students: [maya('guardian'), leo('guardian')] }), school: { ...school, glossary } },
    });
    expect(textOf(card)).not.to.contain('Our two-minute hello.');
    await press(card, control(card, 'Check-in: what does this mean?'));
    expect(textOf(card)).to.contain('Our two-minute hello.');
  });

  it('X-17 announces only the newest thing, politely', async () => {
    const { card, ports } = await mountCard();
    const line = one(card, '[role="status"]');
    await press(card, cell(card, 'happy'));
    expect(line.textContent).to.equal('Saved on this device');
    await pressSend(card);
    expect(line.textContent).to.equal('Your check-in is on its way.');
    expect(line.getAttribute('aria-live')).to.equal('polite');
    expect(ports.outbox.current).to.have.length(1);
  });

  it('X-20 shows five large faces to who does not read yet, and each has a name for ears', async () => {
    const { card } = await mountCard({ session: session('student', { ageBand: 'pre-reader' }) });
    const faces = all(card, '[role="radio"]');
    expect(faces.map((one) => one.textContent?.trim())).to.deep.equal(['Happy', 'Calm', 'Tired', 'Sad', 'Angry']);
    expect(Math.min(...faces.map((one) => one.querySelector('svg')!.getBoundingClientRect().width))).to.be.at.least(44);
  });

  it('goes on where what others wrote cannot be read, and says what to do', async () => {
    const { card, ports } = await mountCard(
      { checkIns: [checkIn({ on: '2026-11-17', voice: 'home' })] },
      {},
      ({ reader }) => (reader.failure = new CallFailure('nonsense', 'check-ins.list')),
    );
    expect(textOf(card)).to.contain('What others wrote cannot be read right now. You can go on.');
    await press(card, cell(card, 'calm'));
    await pressSend(card);
    expect(ports.outbox.current).to.have.length(1);
    ports.reader.failure = undefined;
    await press(card, control(card, 'Try again'));
    expect(textOf(card)).not.to.contain('cannot be read');
    expect(all(card, '.voice')).to.have.length(3);
  });

  it('tells a network that wants a sign-in of its own from a school that is out of reach', async () => {
    const { card, ports } = await mountCard({ session: undefined, status: 'unreachable' });
    expect(textOf(card)).to.contain('Check your connection.');
    ports.access.set({ failure: new CallFailure('not-the-api', 'session.read') });
    await settled(card);
    expect(textOf(card)).to.contain('This network asks you to sign in first');
    await press(card, control(card, 'Try again'));
    expect(ports.access.retried).to.equal(1);
  });

  it('has the words of the other window beside its own, and goes on with either', async () => {
    const { card, ports } = await mountCard();
    await writeNote(card, 'Here');
    ports.drafts.fork({ tab: 'other', value: { note: 'There' }, savedAt: Date.parse('2026-11-17T18:50:00Z') });
    await settled(card);
    expect(textOf(card))
      .to.match(/another window \(1:50\sPM\)/)
      .and.contain('There');
    await press(card, control(card, 'Go on with this one'));
    expect(one<HTMLTextAreaElement>(card, 'textarea').value).to.equal('There');
    expect(textOf(card)).to.contain('Here');
  });

  it('is the same on two cards of one page: each keeps its own form, both show what was sent', async () => {
    const { card, ports } = await mountCard();
    const { card: second } = await mountOn(ports);
    await press(card, cell(card, 'calm'));
    await pressSend(card);
    ports.outbox.deliver();
    await settled(second);
    expect(textOf(second)).to.contain('You have checked in today.');
  });
});
