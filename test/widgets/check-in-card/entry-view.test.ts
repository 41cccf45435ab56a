import { expect } from 'chai';
import type { CheckIn } from '../../../src/contract/check-in.js';
import type { Viewer } from '../../../src/contract/person.js';
import '../../../src/widgets/check-in-card/entry-view.js';
import { AcknowledgeEvent, ChangeEntryEvent } from '../../../src/widgets/check-in-card/view-events.js';
import { checkIn, idOf, plan, ratingsOf, reportPlan } from '../../support/check-ins.js';
import { button, mount, overflow, settled, textOf, tooSmall, unmountAll, violations, within } from '../../support/mounted.js';

const home: Viewer = { id: idOf(2), name: 'Ana Lopez', role: 'guardian', voice: 'home', locale: 'en', timeZone: 'America/New_York' };
const teacher: Viewer = { id: idOf(4), name: 'Ms Rivera', role: 'teacher', voice: 'school', locale: 'en', timeZone: 'America/New_York' };
const students = [{ id: idOf(1), name: 'Maya' }];
const newYork = { timeZone: 'America/New_York', schoolTimeZone: 'America/New_York' };

type Part = Partial<HTMLElementTagNameMap['flywheel-check-in-entry']>;
const show = (entry: Partial<CheckIn>, part: Part = {}, box = {}) =>
  mount('flywheel-check-in-entry', { checkIn: checkIn(entry), viewer: home, students, ...newYork, ...part }, box);
const checkOut: Partial<CheckIn> = {
  kind: 'check-out',
  mode: 'check-in-check-out',
  planId: plan.id,
  ratings: ratingsOf([2, 2, 2, 2, 2, 2, 2, 2, 1, 2, 2, 1, 2, 1, 0]),
};
const note = (text: string, more: object = {}) => ({ text, language: 'en', translation: null, ...more });
const translation = { text: 'She slept badly.', language: 'en', by: 'person' as const };
const spanish = note('Durmió mal.', { language: 'es', translation });

describe('widgets/check-in-card/entry-view', () => {
  afterEach(unmountAll);

  it('CI-11 each voice has its own shape, name and role', async () => {
    const shapes = async (voice: CheckIn['voice']) => within(await show({ voice }), '.marker')[0]!.className;
    expect(await shapes('home')).to.contain('round');
    expect(await shapes('school')).to.contain('square');
    expect(await shapes('student')).to.contain('diamond');
    expect(textOf(await show({}))).to.match(/^\S* ?Ms Rivera teacher/);
  });
  it('says "You" to the author, and what somebody is where the name is not for the viewer', async () => {
    expect(textOf(await show({}, { viewer: teacher })))
      .to.contain('You')
      .and.not.to.contain('Ms Rivera');
    expect(textOf(await show({ voice: 'home', author: { id: idOf(3), name: null, role: 'guardian' } })))
      .to.contain('Another guardian')
      .and.not.to.contain('null');
    expect(textOf(await show({ author: { id: idOf(9), name: null, role: 'wizard' } })))
      .to.contain('Someone at school')
      .and.not.to.contain('wizard');
  });
  it('CI-01 says a feeling in words, and one from a later contract without an error', async () => {
    expect(textOf(await show({ feeling: 'happy' }))).to.contain('Happy');
    const later = await show({ feeling: 'bewildered', kind: 'dream', mode: 'dreams' });
    expect(textOf(later)).to.contain('A feeling in other words: bewildered').and.to.contain('An entry of a newer kind');
    expect(await violations(later)).to.deep.equal([]);
  });
  it('CS-04 times are the reader’s, with the zone named where it is not the school’s', async () => {
    expect(textOf(await show({})))
      .to.match(/3:00\sPM/)
      .and.not.to.contain('EST');
    expect(textOf(await show({}, { timeZone: 'America/Los_Angeles' }))).to.match(/12:00\sPM PST/);
    expect(textOf(await show({}, { timeZone: 'Asia/Tokyo' }))).to.match(/Nov 18, 5:00\sAM GMT\+9/);
    expect(textOf(await show({}, { timeZone: 'Moon/Crater' }))).to.match(/8:00\sPM UTC/);
  });
  it('tells that an entry was changed', async () => {
    expect(textOf(await show({ version: 2, updatedAt: '2026-11-17T21:30:00Z' }))).to.match(/changed 4:30\sPM/);
  });
  it('X-15 a translation says so, and the original is one press away in its own language', async () => {
    const entry = await show({ note: spanish });
    expect(textOf(entry)).to.contain('She slept badly.').and.to.contain('Translated from Spanish by a person').and.not.to.contain('Durmió');
    button(entry, 'Show original').click();
    await settled(entry);
    expect(textOf(entry)).to.contain('Durmió mal.').and.to.contain('The original, in Spanish');
    expect(within(entry, '#note')[0]!.lang).to.equal('es');
    expect(textOf(await show({ note: { ...spanish, translation: { ...translation, by: 'machine' } } }))).to.contain('by a computer');
  });
  it('a note is text in its own direction, and never markup', async () => {
    const entry = await show({ note: note('<img src=x onerror="x()"> <b>hello</b>') });
    expect(within(entry, 'img, b')).to.deep.equal([]);
    expect(textOf(entry)).to.contain('<b>hello</b>');
    const arabic = await show({ note: note('كان يومها جميلاً.', { language: 'ar' }) });
    expect(getComputedStyle(within(arabic, '#note')[0]!).direction).to.equal('rtl');
  });
  it('a very long note folds, opens with Show all, and loses nothing', async () => {
    const words = 'We talked about it. '.repeat(90).trim();
    const entry = await show({ note: note(words) });
    const height = () => within(entry, '#note')[0]!.getBoundingClientRect().height;
    const folded = height();
    expect(within(entry, '#note')[0]!.textContent).to.equal(words);
    button(entry, 'Show all').click();
    await settled(entry);
    expect(height()).to.be.greaterThan(folded * 2);
    expect(button(entry, 'Show less').getAttribute('aria-expanded')).to.equal('true');
  });
  it('X-13 says who can read it', async () => {
    expect(textOf(await show({}))).to.contain('Family, school and Maya can read this');
    expect(textOf(await show({ audience: ['home', 'school'] }))).to.contain('Family and school can read this');
    expect(textOf(await show({ audience: ['school', 'student'] }))).to.contain('School and Maya can read this');
  });
  it('X-11 names the student where the viewer sees several', async () => {
    expect(textOf(await show({}, { students: [...students, { id: idOf(8), name: 'Leo' }] }))).to.contain('about Maya');
    expect(textOf(await show({}))).not.to.contain('about Maya');
  });
  it('CI-07 sums up a check-out, where its plan is known', async () => {
    expect(textOf(await show(checkOut, { plan }))).to.contain('25 of 30 points, 83%. The goal of 80% is reached.');
    expect(textOf(await show(checkOut, { plan: { ...plan, goalPercent: 90 } }))).to.contain('25 of 30 points, 83%. The goal is 90%.');
    expect(textOf(await show(checkOut)))
      .to.contain('The day')
      .and.not.to.contain('points');
  });
  it('CI-09 sums up a report', async () => {
    const report: Partial<CheckIn> = { kind: 'report', planId: reportPlan.id, results: [{ behaviour: 'starts', met: true }] };
    expect(textOf(await show(report, { plan: reportPlan }))).to.contain('1 yes, 0 not yet. 1 of 3 were looked at.');
  });
  it('CI-08 home says that it has read the day, once', async () => {
    const entry = await show(checkOut, { canAcknowledge: true });
    let heard: AcknowledgeEvent | undefined;
    entry.addEventListener(AcknowledgeEvent.type, (event) => (heard = event as AcknowledgeEvent));
    button(entry, 'We have read this').click();
    expect([heard?.checkIn, heard?.kind]).to.deep.equal([entry.checkIn, 'read-at-home']);
    const read = { kind: 'read-at-home' as const, at: '2026-11-17T22:10:00Z' };
    const mine = await show({ ...checkOut, acknowledgements: [{ ...read, personId: home.id, name: 'Ana Lopez' }] }, { canAcknowledge: true });
    expect(textOf(mine))
      .to.match(/Read at home: You · 5:10\sPM/)
      .and.not.to.contain('We have read this');
    const other = await show({ ...checkOut, acknowledgements: [{ ...read, personId: idOf(3), name: null }] }, { canAcknowledge: true });
    expect(textOf(other)).to.contain('Read at home: Another guardian').and.to.contain('We have read this');
  });
  it('CI-08 an acknowledgement that waits to be sent says so and is not asked for twice', async () => {
    expect(textOf(await show(checkOut, { canAcknowledge: true, waiting: 'read-at-home' })))
      .to.contain('It waits to be sent.')
      .and.not.to.contain('We have read this');
  });
  it('CI-08 nobody is asked to acknowledge a feeling, or without the permission', async () => {
    expect(textOf(await show({ feeling: 'calm' }, { canAcknowledge: true }))).not.to.contain('We have read this');
    expect(textOf(await show(checkOut))).not.to.contain('We have read this');
  });
  it('CI-06 the adult says that they have talked; then it says so to everyone', async () => {
    const asked: Partial<CheckIn> = { voice: 'student', help: { personId: teacher.id, name: 'Ms Rivera', answeredAt: null } };
    const entry = await show(asked, { viewer: teacher, canAnswerHelp: true });
    let kind = '';
    entry.addEventListener(AcknowledgeEvent.type, (event) => (kind = (event as AcknowledgeEvent).kind));
    expect(textOf(entry)).to.contain('Would like to talk with you.');
    button(entry, 'I have talked with Maya').click();
    expect(kind).to.equal('talked');
    const done = await show({ ...asked, help: { ...asked.help!, answeredAt: '2026-11-17T21:00:00Z' } }, { viewer: teacher, canAnswerHelp: true });
    expect(textOf(done)).to.contain('They have talked.').and.not.to.contain('I have talked');
    expect(textOf(await show(asked)))
      .to.contain('Would like to talk with Ms Rivera.')
      .and.not.to.contain('I have talked');
  });
  it('the author may change an entry, the school its ratings, and nobody what is locked or of a later kind', async () => {
    const may = async (entry: Partial<CheckIn>, part: Part) => within(await show(entry, part), '.change').length === 1;
    expect(await may({}, { viewer: teacher })).to.equal(true);
    expect(await may({}, { viewer: home })).to.equal(false);
    expect(await may({ ...checkOut, author: { id: idOf(5), name: 'Mr Chen', role: 'specialist' } }, { viewer: teacher })).to.equal(true);
    expect(await may(checkOut, { viewer: home })).to.equal(false);
    expect(await may({}, { viewer: teacher, locked: true })).to.equal(false);
    expect(await may({ kind: 'dream' }, { viewer: teacher })).to.equal(false);
    expect(await may({}, { viewer: { ...teacher, voice: null } })).to.equal(false);
    const entry = await show({}, { viewer: teacher });
    let wanted: CheckIn | undefined;
    entry.addEventListener(ChangeEntryEvent.type, (event) => (wanted = (event as ChangeEntryEvent).checkIn));
    button(entry, 'Change').click();
    expect(wanted).to.equal(entry.checkIn);
  });
  it('what a person wrote does not leave the card with an event', () => {
    expect(new AcknowledgeEvent(checkIn(), 'talked').composed).to.equal(false);
    expect(new ChangeEntryEvent(checkIn()).composed).to.equal(false);
  });
  it('is clean for axe and fits 280 px, from either side, with long names and words', async () => {
    const long: Partial<CheckIn> = {
      ...checkOut,
      author: { id: idOf(7), name: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(2), role: 'teacher' },
      note: note('Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4)),
      help: { personId: idOf(4), name: null, answeredAt: null },
    };
    for (const dir of ['ltr', 'rtl'] as const) {
      const entry = await show(long, { plan, canAcknowledge: true, canAnswerHelp: true }, { width: 280, dir });
      expect(await violations(entry)).to.deep.equal([]);
      expect(overflow(entry)).to.be.at.most(0.5);
      expect(tooSmall(entry)).to.deep.equal([]);
    }
  });
});
