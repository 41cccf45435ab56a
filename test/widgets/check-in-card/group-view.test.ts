import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../../src/widgets/check-in-card/group-view.js';
import type { GroupValue } from '../../../src/widgets/check-in-card/group-form.js';
import { GroupSubmitEvent, ViewChangeEvent } from '../../../src/widgets/check-in-card/view-events.js';
import { checkIn, idOf, plan, reportPlan } from '../../support/check-ins.js';
import { button, focused, mount, overflow, settled, textOf, tooSmall, unmountAll, violations, within } from '../../support/mounted.js';

type View = HTMLElementTagNameMap['flywheel-check-in-group'];
const students = ['Maya', 'Noah', 'يوسف'].map((name, i) => ({ id: idOf(201 + i), name }));
const [maya, noah] = students.map(({ id }) => id) as [string, string, string];
const show = (part: Partial<View> = {}, box = {}) => mount('flywheel-check-in-group', { students, ...part }, box);
const lists = (view: View) => within<HTMLSelectElement>(view, 'select[data-column]');
const here = (view: View) => within<HTMLInputElement>(view, 'input[type="checkbox"]');
const strips = (view: View) => within<HTMLElementTagNameMap['flywheel-segments']>(view, 'flywheel-segments');
const row = (view: View, name: string) => within(view, '.row[role="group"]').find((r) => r.getAttribute('aria-label') === name)!;
const choose = async (view: View, list: HTMLSelectElement, value: string) => {
  list.value = value;
  list.dispatchEvent(new Event('change'));
  await settled(view);
};
const periods = { mode: 'check-in-check-out' as const, plan };

describe('widgets/check-in-card/group-view', () => {
  afterEach(unmountAll);

  it('CI-17 sets a feeling for everyone, then another for one', async () => {
    const view = await show();
    const values: GroupValue[] = [];
    view.addEventListener(ViewChangeEvent.type, (event) => values.push((event as ViewChangeEvent<GroupValue>).value));
    await choose(view, lists(view)[0]!, 'calm');
    expect(textOf(row(view, 'Maya'))).to.contain('As everyone: Calm');
    await choose(view, lists(view)[2]!, 'tired');
    expect(values.at(-1)).to.deep.equal({ all: { feeling: 'calm' }, students: { [noah]: { include: true, override: { feeling: 'tired' } } } });
    await choose(view, lists(view)[2]!, '');
    expect(values.at(-1)!.students[noah]).to.deep.equal({ include: true });
  });
  it('CI-17 counts who is here, and says that nothing is sent for the absent', async () => {
    const view = await show({ value: { all: { feeling: 'calm' }, students: {} } });
    expect(textOf(view)).to.contain('All 3 here').and.to.contain('Send 3 check-ins');
    here(view)[1]!.click();
    await settled(view);
    expect(textOf(view)).to.contain('2 of 3 here, 1 absent').and.to.contain('Send 2 check-ins');
    expect(textOf(row(view, 'Noah'))).to.contain('Absent: nothing is sent');
    expect(view.value.students[noah]).to.deep.equal({ include: false });
  });
  it('CI-17 rates one period for everyone, shows it quietly in each row, and changes one', async () => {
    const view = await show(periods);
    button(strips(view)[0]!, '2 yes').click();
    await settled(view);
    const mayas = within<HTMLElementTagNameMap['flywheel-segments']>(row(view, 'Maya'), 'flywheel-segments')[0]!;
    expect([mayas.value, mayas.muted]).to.deep.equal(['2', true]);
    button(mayas, '1 partly').click();
    await settled(view);
    expect([mayas.value, mayas.muted]).to.deep.equal(['1', false]);
    expect(view.value).to.deep.equal({
      all: { ratings: [{ expectation: 'safe', period: 'morning', score: 2 }] },
      students: { [maya]: { include: true, override: { ratings: [{ expectation: 'safe', period: 'morning', score: 1 }] } } },
    });
    button(mayas, '1 partly').click();
    await settled(view);
    expect([mayas.value, mayas.muted]).to.deep.equal(['2', true]);
  });
  it('CI-17 goes to another part of the day and keeps what was rated before', async () => {
    const view = await show({ ...periods, value: { all: { ratings: [{ expectation: 'safe', period: 'morning', score: 2 }] }, students: {} } });
    const page = within<HTMLSelectElement>(view, '#page')[0]!;
    await choose(view, page, 'math');
    expect(strips(view)[0]!.value).to.equal('');
    button(strips(view)[0]!, '1 partly').click();
    await choose(view, page, 'morning');
    expect(strips(view)[0]!.value).to.equal('2');
    expect(view.value.all.ratings).to.have.length(2);
  });
  it('CI-17 shows what the school already has for a student, quietly', async () => {
    const existing = { [maya]: checkIn({ kind: 'check-out', planId: plan.id, ratings: [{ expectation: 'safe', period: 'morning', score: 1 }] }) };
    const view = await show({ ...periods, existing });
    const mayas = within<HTMLElementTagNameMap['flywheel-segments']>(row(view, 'Maya'), 'flywheel-segments')[0]!;
    expect([mayas.value, mayas.muted]).to.deep.equal(['1', true]);
    expect(textOf(view)).to.contain('Send').and.not.contain('check-ins');
  });
  it('CI-09 CI-17 fills in a report card behaviour by behaviour, with its criterion', async () => {
    const view = await show({ mode: 'daily-report-card', plan: reportPlan });
    expect(textOf(view)).to.contain('Within 2 minutes, 4 of 5 times');
    button(strips(view)[0]!, 'Yes').click();
    await settled(view);
    expect(view.value.all.results).to.deep.equal([{ behaviour: 'starts', met: true }]);
  });
  it('CI-17 a note for everyone, and another for one', async () => {
    const view = await show();
    button(view, 'Everyone: note').click();
    await settled(view);
    const field = within<HTMLElementTagNameMap['flywheel-note-field']>(view, 'flywheel-note-field')[0]!;
    field.focus();
    await sendKeys({ type: 'We practiced' });
    await settled(view);
    expect(view.value.all).to.deep.equal({ note: 'We practiced' });
    button(view, 'Maya: note').click();
    await settled(view);
    expect(textOf(row(view, 'Maya')))
      .to.contain('A note for Maya alone')
      .and.to.contain('It takes the place of the note for everyone.');
    expect(button(view, 'Everyone: note, written').getAttribute('aria-expanded')).to.equal('true');
  });
  it('X-17 goes from row to row with the arrows, and a digit rates', async () => {
    const view = await show(periods);
    strips(view)[1]!.focus();
    for (const key of ['2', 'ArrowDown', 'ArrowDown', '0', 'ArrowUp']) {
      await sendKeys({ press: key });
      await settled(view);
    }
    expect(view.value.all.ratings).to.deep.equal([{ expectation: 'kind', period: 'morning', score: 2 }]);
    expect(view.value.students[noah]?.override?.ratings).to.deep.equal([{ expectation: 'kind', period: 'morning', score: 0 }]);
    expect(focused()?.closest('[role="radiogroup"]')?.getAttribute('aria-label')).to.equal('Maya: Be kind');
    here(view)[0]!.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal(here(view)[1]);
  });
  it('CI-17 hands the pass up when Send is pressed, and says what is missing before', async () => {
    const view = await show();
    let sent: GroupValue | undefined;
    view.addEventListener(GroupSubmitEvent.type, (event) => (sent = (event as GroupSubmitEvent<GroupValue>).value));
    const send = () => within(view, '.primary')[0]!;
    send().click();
    await settled(view);
    expect(within(view, '[role="alert"]').map(textOf)).to.deep.equal(['Set something for everyone, or for one student, first.']);
    expect(sent).to.equal(undefined);
    await choose(view, lists(view)[0]!, 'happy');
    expect(within(view, '[role="alert"]')).to.deep.equal([]);
    send().click();
    expect(sent).to.equal(view.value);
  });
  it('does not send a note that is too long, and says whose it is', async () => {
    const view = await show({ value: { all: {}, students: { [maya]: { include: true, override: { note: 'x'.repeat(2001) } } } } });
    within(view, '.primary')[0]!.click();
    await settled(view);
    expect(textOf(view)).to.contain('The note for Maya is too long.');
  });
  it('nothing can be changed while it is being sent', async () => {
    const view = await show({ sending: true, ...periods });
    expect(within<HTMLButtonElement>(view, '.primary')[0]!.disabled).to.equal(true);
    expect(textOf(view)).to.contain('Sending…');
    expect([...here(view), ...strips(view)].every((control) => control.disabled)).to.equal(true);
  });
  it('CI-14 X-13 says that each family reads only what is about their child, and ranks nobody', async () => {
    const view = await show(periods);
    expect(textOf(view))
      .to.contain('Each family reads only what is about their own child.')
      .and.not.to.match(/rank|best|average|%/i);
  });
  it('is clean for axe and fits 280 px from either side, in each mode', async () => {
    const value: GroupValue = { all: { feeling: 'calm' }, students: { [noah]: { include: false } } };
    const long = [...students, { id: idOf(209), name: 'Wolfeschlegelsteinhausenbergerdorff' }];
    for (const dir of ['ltr', 'rtl'] as const) {
      for (const part of [{}, periods, { mode: 'daily-report-card' as const, plan: reportPlan }]) {
        const view = await show({ ...part, value, students: long }, { width: 280, dir });
        expect(await violations(view)).to.deep.equal([]);
        expect(overflow(view), part.mode).to.be.at.most(12.5);
        expect(tooSmall(view)).to.deep.equal([]);
        unmountAll();
      }
    }
  });
  it('has one row for each of thirty students, side by side with their scores where there is room', async () => {
    const thirty = Array.from({ length: 30 }, (_, i) => ({ id: idOf(300 + i), name: `Student ${i}` }));
    const view = await show({ ...periods, students: thirty }, { width: 800 });
    expect(within(view, '.row[role="group"]')).to.have.length(31);
    expect(row(view, 'Student 3').getBoundingClientRect().height).to.be.below(72);
  });
});
