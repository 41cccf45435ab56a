import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { Goal } from '../../../src/contract/goal.js';
import { EditorClosedEvent } from '../../../src/widgets/goal-tracker/goal-events.js';
import { idOf } from '../../support/check-ins.js';
import { goalOf, revision } from '../../support/goals.js';
import { all, control, focused, hasControl, one, settled, textOf, type } from '../../support/inside.js';
import { overflow, tooSmall, violations } from '../../support/mounted.js';
import { mountPart, TODAY, type PartSetting } from '../../support/mount-goal-part.js';
import type { SampleRole } from '../../support/sample-session.js';

const open = (role: SampleRole, goal?: Goal, setting?: PartSetting) => mountPart('flywheel-goal-editor', role, goal, setting);
const input = (part: Element, id: string): HTMLInputElement => one<HTMLInputElement>(part, `#${id}`);
async function fill(part: Element, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(values)) {
    const field = input(part, id);
    if (field instanceof HTMLSelectElement) {
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    } else type(field, value);
    await settled(part);
  }
}
const press = async (part: Element, name: string | RegExp): Promise<void> => {
  control(part, name).click();
  await settled(part);
};
const place = (record: string) => ({ studentId: idOf(1), widget: 'goal-tracker', record });
const whole = { statement: 'Maya reads to Leo', kind: 'rate', unit: 'words a minute', baseline: '42', target: '90', endsOn: '2026-05-28' };
const body = (ports: { outbox: { current: readonly { body: unknown }[] } }, at = -1) => ports.outbox.current.at(at)!.body as Record<string, never>;

describe('widgets/goal-tracker/goal-editor', () => {
  it('fields beside one another stand in line, whatever is said above or below one of them', async () => {
    const { part } = await open('teacher', undefined, { width: 700 });
    await fill(part, { ...whole, endsOn: '2024-01-01' });
    await press(part, 'Save goal');
    expect(textOf(part)).to.contain('The last day must be after the first day.');
    const tops = (...ids: readonly string[]): readonly number[] => ids.map((id) => Math.round(input(part, id).getBoundingClientRect().top));
    for (const row of [tops('startsOn', 'endsOn', 'reviewOn'), tops('kind', 'unit')]) expect(new Set(row).size, row.join()).to.equal(1);
    expect(overflow(part)).to.be.lessThan(1);
  });

  it('GT-01 the school sets a goal with statement, domain, measure, start, target and end', async () => {
    const { part, ports } = await open('teacher');
    const closed: boolean[] = [];
    part.addEventListener(EditorClosedEvent.type, (event) => closed.push((event as EditorClosedEvent).isSent));
    await press(part, 'IEP annual goal');
    await fill(part, { ...whole, domain: 'functional' });
    await press(part, 'Save goal');
    const [item] = ports.outbox.current;
    expect([item!.operationId, item!.thread, item!.params]).to.deep.equal(['goals.create', `goals:${idOf(1)}`, { student: idOf(1) }]);
    expect(body(ports)).to.deep.equal({
      origin: 'iep',
      language: 'en',
      reviewOn: null,
      terms: {
        statement: 'Maya reads to Leo',
        domain: 'functional',
        measure: { kind: 'rate', unit: 'words a minute' },
        direction: 'increase',
        baseline: 42,
        probes: [],
        startsOn: TODAY,
        target: 90,
        endsOn: '2026-05-28',
        scale: null,
      },
    });
    expect(closed).to.deep.equal([true]);
    expect(ports.drafts.at(place('goal-new')), 'the draft went with it').to.equal(undefined);
  });
  it('GT-20 a family and a student look at their goal again after sixty days, unless they say another day', async () => {
    for (const [role, origin] of [
      ['guardian', 'home'],
      ['student', 'student'],
    ] as const) {
      const { part, ports } = await open(role);
      await fill(part, { statement: 'Be on time' });
      await press(part, 'Save goal');
      expect(body(ports)).to.deep.include({ origin, reviewOn: '2025-12-26' });
    }
    const { part, ports } = await open('guardian');
    await fill(part, { statement: 'Be on time', reviewOn: '2026-01-10' });
    await press(part, 'Save goal');
    expect(body(ports).reviewOn).to.equal('2026-01-10');
  });
  it('GT-19 says what would help and saves without it', async () => {
    const { part, ports } = await open('guardian');
    expect(textOf(part)).to.contain('How will you see that it works?').and.contain('By when?');
    await fill(part, { statement: 'Be kind' });
    await press(part, 'Save goal');
    expect(ports.outbox.current).to.have.length(1);
    const other = await open('teacher');
    await fill(other.part, whole);
    expect(all(other.part, '.smart')).to.deep.equal([]);
  });
  it('X-09 says in plain words what is wrong, at its field, and leads to the first', async () => {
    const { part, ports } = await open('teacher');
    await fill(part, { kind: 'percent', baseline: '50', target: 'all of them' });
    await press(part, 'Save goal');
    expect(ports.outbox.current).to.deep.equal([]);
    expect(focused()).to.equal(input(part, 'statement'));
    const target = input(part, 'target');
    expect(target.getAttribute('aria-invalid')).to.equal('true');
    expect(textOf(one(part, `#${target.getAttribute('aria-describedby')!.split(' ').at(-1)!}`))).to.equal('Please write a number here, like 42 or 1.5.');
    await fill(part, { target: '120' });
    expect(target.getAttribute('aria-invalid'), 'a key takes the trouble away').to.equal('false');
    await fill(part, { statement: 'Half of it' });
    await press(part, 'Save goal');
    expect(textOf(part)).to.contain('This must be a number from 0 to 100');
    expect(focused()).to.equal(target);
  });
  it('GT-09 three measurements, of which the middle one counts', async () => {
    const { part, ports } = await open('teacher');
    one(part, 'input[name="measured"][value="three"]').click();
    await settled(part);
    await fill(part, { statement: 'Read', kind: 'rate', probe1: '50', probe2: '38', probe3: '42' });
    await press(part, 'Save goal');
    expect(body(ports).terms).to.deep.include({ baseline: 42, probes: [50, 38, 42] });
  });
  it('GT-11 asks for five descriptions of an attainment scale, 0 being what we expect', async () => {
    const { part, ports } = await open('teacher');
    await fill(part, { statement: 'Ask for help', kind: 'attainment', level1: 'never', level2: 'once a week' });
    expect(textOf(part)).to.contain('0: what we expect');
    await press(part, 'Save goal');
    expect(focused()).to.equal(input(part, 'level3'));
    await fill(part, { level3: 'daily', level4: 'before it is hard', level5: 'helps others ask' });
    await press(part, 'Save goal');
    expect(body(ports).terms).to.deep.include({ scale: ['never', 'once a week', 'daily', 'before it is hard', 'helps others ask'] });
  });
  it('X-01 is kept from the first key and is back after a reload', async () => {
    const { part, ports } = await open('guardian');
    await fill(part, { statement: 'R' });
    expect(ports.drafts.at(place('goal-new'))).to.include({ statement: 'R' });
    expect(textOf(part)).to.contain('Saved on this device');
    const again = await open('guardian', undefined, {
      prepare: ({ drafts, clock }) => drafts.put(place('goal-new'), { statement: 'Read', target: 'nine', later: 1 }, clock.now()),
    });
    expect([input(again.part, 'statement').value, input(again.part, 'target').value]).to.deep.equal(['Read', 'nine']);
    expect(textOf(again.part)).to.contain('Your words from');
    await fill(again.part, { statement: 'Read!' });
    expect(again.ports.drafts.at(place('goal-new'))).to.include({ later: 1, target: 'nine' });
    await press(again.part, 'Discard');
    expect(input(again.part, 'statement').value).to.equal('');
  });
  it('X-03 says where the words are when the device cannot keep them', async () => {
    const { part } = await open('guardian', undefined, { prepare: ({ drafts }) => (drafts.storage = 'memory') });
    await fill(part, { statement: 'Read' });
    expect(textOf(part)).to.contain('Kept only while this page is open.');
    expect(hasControl(part, 'Copy text')).to.equal(true);
  });
  it('X-05 waits offline and can be opened again; what is refused is said and kept', async () => {
    const { part, ports } = await open('guardian');
    await fill(part, { statement: 'Read' });
    await press(part, 'Save goal');
    ports.outbox.fail();
    await settled(part);
    expect(textOf(part)).to.contain('1 thing is waiting to send').and.contain('It goes out by itself');
    await press(part, 'Edit');
    expect(input(part, 'statement').value).to.equal('Read');
    await press(part, 'Save goal');
    ports.outbox.park();
    await settled(part);
    expect(textOf(part)).to.contain('This could not be sent. Nothing is lost.');
    await press(part, 'Open again');
    expect(input(part, 'statement').value).to.equal('Read');
  });
  it('GT-13 a goal with points is revised: from a day on, with a reason, on top of the version that was seen', async () => {
    const goal = goalOf({}, { points: 6, version: 3 });
    const { part, ports } = await open('teacher', goal);
    expect(textOf(part)).to.contain('Change this goal from a day on');
    expect([input(part, 'startsOn').value, input(part, 'baseline').value]).to.deep.equal([TODAY, '33']);
    await fill(part, { target: '70' });
    expect(ports.drafts.at(place(`goal-revise-${goal.id}`))).to.include({ target: '70' });
    await press(part, 'Save goal');
    expect(focused()).to.equal(input(part, 'reason'));
    await fill(part, { reason: 'She is faster than we thought' });
    await press(part, 'Save goal');
    const [item] = ports.outbox.current;
    expect([item!.operationId, item!.version]).to.deep.equal(['goals.revise', 3]);
    expect(body(ports)).to.deep.include({ reason: 'She is faster than we thought', language: 'en' });
    expect(body(ports).terms).to.deep.include({ target: 70, startsOn: TODAY, baseline: 33 });
  });
  it('GT-13 a goal without points is corrected, and a guardian of an IEP goal suggests and is told who decides', async () => {
    const correcting = await open('teacher', goalOf());
    await fill(correcting.part, { statement: 'Maya reads aloud' });
    await press(correcting.part, 'Save goal');
    expect(correcting.ports.outbox.current[0]!.operationId).to.equal('goals.change');
    expect(body(correcting.ports)).to.deep.include({ origin: 'iep' }).and.not.have.property('reason');
    const { part, ports } = await open('guardian', goalOf({}, { mayDecide: false, points: 2 }));
    expect(textOf(part)).to.contain('Ms Rivera and Mr Chen will decide.');
    await fill(part, { target: '60', reason: 'It is a lot for her' });
    await press(part, 'Send suggestion');
    expect([ports.outbox.current[0]!.operationId, ports.outbox.current[0]!.version]).to.deep.equal(['goals.propose', undefined]);
  });
  it('X-12 who may only look reads who can write, and an ended goal has no form', async () => {
    const { part } = await open('family-viewer', goalOf({}, { mayDecide: false }));
    expect(textOf(part)).to.contain('Ms Rivera and Mr Chen can change this goal.');
    const ended = await open('teacher', goalOf({}, { status: 'met' }));
    for (const one of [part, ended.part]) expect(all(one, 'input, textarea')).to.deep.equal([]);
  });
  it('X-07 a change that goes together with theirs goes out without asking', async () => {
    const goal = goalOf({}, { points: 6 });
    const { part, ports } = await open('teacher', goal);
    await fill(part, { startsOn: '2025-09-08', baseline: '24', endsOn: '2026-03-01', reason: 'Snow days' });
    await press(part, 'Save goal');
    const theirs = { ...goal, version: 2, revisions: [...goal.revisions, revision(2, { statement: 'Theirs', probes: [] }, 'Clearer')] };
    ports.outbox.conflict(theirs as never);
    await settled(part);
    expect(ports.outbox.current.map(({ state, version }) => [state, version])).to.deep.equal([['queued', 2]]);
    expect(body(ports).terms).to.deep.include({ statement: 'Theirs', endsOn: '2026-03-01' });
    expect(body(ports).reason).to.equal('Snow days');
  });
  it('X-07 what both changed is shown side by side and chosen by keyboard', async () => {
    const goal = goalOf({}, { points: 6 });
    const { part, ports } = await open('teacher', goal);
    await fill(part, { endsOn: '2026-03-01', reason: 'Snow days' });
    await press(part, 'Save goal');
    const theirs = {
      ...goal,
      version: 2,
      revisions: [...goal.revisions, { ...revision(2, { endsOn: '2026-06-01' }, 'More time'), by: { id: idOf(5), name: 'Mr Chen', voice: 'school' } }],
    };
    ports.outbox.conflict(theirs as never);
    await settled(part);
    const fight = one(part, 'flywheel-two-versions');
    expect(textOf(fight)).to.contain('March 1, 2026').and.contain('June 1, 2026').and.contain('Mr Chen');
    expect(await violations(fight)).to.deep.equal([]);
    all<HTMLInputElement>(fight, 'input')[0]!.focus();
    await sendKeys({ press: ' ' });
    await settled(part);
    control(fight, 'Keep what I chose').focus();
    await sendKeys({ press: 'Enter' });
    await settled(part);
    expect(ports.outbox.current.map(({ state, version }) => [state, version])).to.deep.equal([['queued', 2]]);
    expect(body(ports).terms).to.deep.include({ endsOn: '2026-03-01' });
  });
  it('X-07 where the choice contradicts itself, it becomes the form again and nothing is sent', async () => {
    const goal = goalOf({ probes: [] });
    const { part, ports } = await open('teacher', goal);
    await fill(part, { endsOn: '2025-12-01', statement: 'Mine' });
    await press(part, 'Save goal');
    ports.outbox.conflict({ ...goal, version: 2, revisions: [revision(1, { probes: [], startsOn: '2025-12-24', statement: 'Theirs' })] } as never);
    await settled(part);
    const fight = one(part, 'flywheel-two-versions');
    all<HTMLInputElement>(fight, 'input')[0]!.click();
    await settled(part);
    await press(fight, 'Keep what I chose');
    await settled(part);
    expect(ports.outbox.current.map(({ state }) => state)).to.deep.equal([]);
    expect([input(part, 'statement').value, input(part, 'endsOn').value, input(part, 'startsOn').value]).to.deep.equal(['Mine', '2025-12-01', '2025-12-24']);
    expect(ports.drafts.at(place(`goal-change-${goal.id}`))?.base).to.deep.include({ version: 2 });
  });
  it('X-17 X-18 is clean for axe and fits from 280 px on, also from right to left', async () => {
    for (const [width, dir] of [
      [280, 'ltr'],
      [390, 'rtl'],
      [1200, 'ltr'],
    ] as const) {
      const { part } = await open('teacher', undefined, { width, dir });
      await fill(part, { kind: 'attainment', target: 'x' });
      await press(part, 'Save goal');
      expect(await violations(part)).to.deep.equal([]);
      expect(overflow(part)).to.be.lessThan(1);
      expect(tooSmall(part)).to.deep.equal([]);
    }
  });
});
