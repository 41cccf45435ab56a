import { expect } from 'chai';
import type { CheckIn, CheckInBody } from '../../../src/contract/check-in.js';
import type { Goal } from '../../../src/contract/goal.js';
import { checkIn, idOf, plan } from '../../support/check-ins.js';
import { createFakePorts, type FakePorts, type FakeSetting } from '../../support/fake-ports.js';
import { offerGoals } from '../../support/goal-ports.js';
import { goalOf, goalPoint } from '../../support/goals.js';
import { all, control, hasControl, one, settled, textOf, type } from '../../support/inside.js';
import { feelingsPlace, mountOn, type Mounted } from '../../support/mount-card.js';
import { goalSession } from '../../support/mount-tracker.js';

const reading = goalOf({ statement: 'Maya reads more words' });
const calm: Goal = goalOf(
  {
    statement: 'Maya finds calm',
    measure: { kind: 'attainment', unit: 'level' },
    baseline: null,
    probes: [],
    target: null,
    scale: ['Never', 'Seldom', 'Half', 'Often', 'Always'],
  },
  { id: idOf(701) },
);
const ended = goalOf({ statement: 'Over and done' }, { id: idOf(702), status: 'ended' });
const vague = goalOf({ statement: 'Not said how', measure: null, baseline: null, probes: [], target: null }, { id: idOf(703) });
const own = { voice: 'home', author: { id: idOf(2), name: 'Ana Thompson', role: 'guardian' }, on: '2026-11-17' } as const;
const logged = (value: number): Partial<CheckIn> => ({ goalPoint: { goalId: reading.id, pointId: idOf(7100), value } });

async function mount(goals: readonly Goal[] = [reading], setting: FakeSetting = {}, prepare?: (ports: FakePorts) => void, properties = {}): Promise<Mounted> {
  const ports = createFakePorts({ session: goalSession('guardian', { one: true }), capabilities: ['check-ins', 'goals', 'events', 'drafts'], ...setting });
  offerGoals(ports, goals, [goalPoint('2026-11-10', 30)]);
  prepare?.(ports);
  return mountOn(ports, properties);
}
const press = async (card: Element, element: HTMLElement): Promise<void> => {
  element.click();
  await settled(card);
};
const open = (card: Element): Promise<void> => press(card, control(card, 'Add a point to a goal'));
const value = (card: Element): HTMLInputElement => one<HTMLInputElement>(card, '#point-value');
const enter = async (card: Element, typed: string): Promise<void> => {
  type(value(card), typed);
  await settled(card);
};
const choose = async (card: Element, statement: string): Promise<void> => {
  const list = one<HTMLSelectElement>(card, '#point-goal');
  list.value = [...list.options].find(({ text }) => text.trim() === statement)!.value;
  list.dispatchEvent(new Event('change'));
  await settled(card);
};
const feel = (card: Element): Promise<void> => press(card, one(card, '[data-value="calm"]'));
const send = (card: Element): Promise<void> => press(card, one(card, '.actions .primary'));
const bodies = ({ outbox }: FakePorts): CheckInBody[] => outbox.current.map(({ body }) => body as unknown as CheckInBody);

describe('widgets/check-in-card/goal-point', () => {
  it('CI-16 a point goes with the check-in, in one request', async () => {
    const { card, ports } = await mount();
    await feel(card);
    await open(card);
    expect(textOf(card))
      .to.contain('Maya reads more words')
      .and.to.contain('words per minute')
      .and.to.contain('Everybody who can see the goal will see the point.');
    await enter(card, '27');
    await send(card);
    expect(bodies(ports)).to.have.length(1);
    expect(bodies(ports)[0]).to.deep.include({ feeling: 'calm', goalPoint: { goalId: reading.id, value: 27 } });
  });

  it('CI-16 is closed by default, reads no goals before it is opened, and a check-in without it is as it was', async () => {
    const { card, ports } = await mount();
    expect(all(card, '.goal-point')).to.have.length(0);
    expect(ports.reader.asked).not.to.include('goals.list');
    await feel(card);
    await send(card);
    expect(bodies(ports)[0]).not.to.have.property('goalPoint');
    expect(ports.reader.asked).not.to.include('goals.list');
  });

  it('CI-16 is offered only where the API has goals, and the viewer sees them and measures', async () => {
    const offered = async (setting: FakeSetting): Promise<boolean> => hasControl((await mount([reading], setting)).card, 'Add a point to a goal');
    expect(await offered({})).to.equal(true);
    expect(await offered({ capabilities: ['check-ins'] })).to.equal(false);
    for (const lacking of ['see-goals', 'add-goal-point']) {
      const session = goalSession('guardian', { one: true });
      const students = session.students.map((student) => ({ ...student, permissions: student.permissions.filter((one) => one !== lacking) }));
      expect(await offered({ session: { ...session, students } }), lacking).to.equal(false);
    }
  });

  it('CI-16 offers goals that go on and say how they are measured; a scale by its levels', async () => {
    const { card, ports } = await mount([reading, calm, ended, vague]);
    await feel(card);
    await open(card);
    const options = [...one<HTMLSelectElement>(card, '#point-goal').options].map(({ text }) => text.trim());
    expect(options).to.deep.equal(['Choose a goal', 'Maya reads more words', 'Maya finds calm']);
    await choose(card, 'Maya finds calm');
    expect(all(card, '.level').map(textOf)).to.deep.equal(['−2 Never', '−1 Seldom', '0 Half (expected)', '+1 Often', '+2 Always']);
    await press(card, all(card, '.level input')[3]!);
    await send(card);
    expect(bodies(ports)[0]?.goalPoint).to.deep.equal({ goalId: calm.id, value: 1 });
    expect(textOf(one(card, 'section.waiting'))).to.contain('Calm · Level +1 · Maya finds calm');
  });

  it('CI-16 what is no value of the goal stops Send and is said beside it; what is only unlikely is asked', async () => {
    const { card, ports } = await mount();
    await feel(card);
    await open(card);
    for (const [typed, said] of [
      ['many', '“many” is not one number.'],
      ['-3', 'This can be from 0'],
      ['9000', 'This is far from everything so far. Is 9000 right?'],
    ] as const) {
      await enter(card, typed);
      await send(card);
      expect(textOf(card)).to.contain(said);
      expect(bodies(ports)).to.deep.equal([]);
    }
    await press(card, control(card, 'Yes, it is right'));
    await send(card);
    expect(bodies(ports)[0]?.goalPoint).to.deep.equal({ goalId: reading.id, value: 9000 });
  });

  it('CI-16 X-01 is in the draft from the first key, and comes back with it', async () => {
    const { card, ports, page } = await mount();
    await open(card);
    await enter(card, '2');
    expect(ports.drafts.at(feelingsPlace)).to.deep.include({ goalPoint: { goalId: reading.id, typed: '2', value: 2 } });
    page.remove();
    const again = await mountOn(ports);
    expect(value(again.card).value).to.equal('2');
    await press(again.card, control(again.card, 'No point after all'));
    expect(hasControl(again.card, 'Add a point to a goal')).to.equal(true);
    expect(ports.drafts.at(feelingsPlace)).to.equal(undefined);
  });

  it('CI-16 waits with the check-in, and stands in the entry once it is there', async () => {
    const { card, ports } = await mount();
    await feel(card);
    await open(card);
    await enter(card, '27');
    await send(card);
    expect(textOf(one(card, 'section.waiting'))).to.contain('Calm · 27 words per minute · Maya reads more words');
    ports.outbox.deliver();
    await settled(card);
    expect(textOf(one(card, 'flywheel-check-in-entry'))).to.contain('27 words per minute · Maya reads more words');
  });

  it('CI-16 an entry with a point has its goals read, and other entries none', async () => {
    const { card, ports } = await mount([reading], { checkIns: [checkIn({ ...own, feeling: 'calm', ...logged(31) })] });
    expect(textOf(one(card, 'flywheel-check-in-entry'))).to.contain('31 words per minute · Maya reads more words');
    expect(ports.reader.asked.filter((id) => id === 'goals.list')).to.have.length(1);
  });

  it('CI-16 on change the point stays when it is left alone, follows, or is taken back', async () => {
    const changes: readonly [(card: Element) => Promise<void>, CheckInBody['goalPoint']][] = [
      [async () => undefined, undefined],
      [(card) => enter(card, '33'), { goalId: reading.id, value: 33 }],
      [(card) => press(card, control(card, 'Take the point back')), null],
    ];
    for (const [change, sent] of changes) {
      const { card, ports } = await mount([reading], { checkIns: [checkIn({ ...own, feeling: 'calm', ...logged(31) })] });
      await press(card, control(card, 'Change'));
      expect(value(card).value).to.equal('31');
      await change(card);
      await send(card);
      const [body] = bodies(ports);
      expect(body?.goalPoint).to.deep.equal(sent);
      expect(ports.outbox.current[0]!.operationId).to.equal('check-ins.change');
    }
  });

  it('CI-16 goes with the check-out of a day, too', async () => {
    const { card, ports } = await mount([reading], { session: goalSession('teacher', { one: true }), plans: [plan] }, undefined, {
      mode: 'check-in-check-out',
    });
    await press(card, control(card, 'The day, period by period'));
    await press(card, all(card, '[data-expectation] , flywheel-segments').flatMap((strip) => all(strip, '[role="radio"]'))[2]!);
    await open(card);
    await enter(card, '40');
    await send(card);
    expect(bodies(ports)[0]).to.deep.include({ kind: 'check-out', goalPoint: { goalId: reading.id, value: 40 } });
  });

  it('CI-16 the goal ended meanwhile: the words are kept, and the way on is said', async () => {
    const { card, ports } = await mount([reading, calm]);
    const school = offerGoals(ports, [reading, calm]);
    await feel(card);
    await open(card);
    await choose(card, 'Maya reads more words');
    await enter(card, '27');
    await send(card);
    school.goals = [{ ...reading, status: 'met' }, calm];
    ports.outbox.park(undefined, 'goal-ended');
    ports.reader.refresh();
    await settled(card);
    expect(textOf(card)).to.contain('This could not be sent. Nothing is lost.').and.to.contain('The goal of your point has ended in the meantime.');
    await press(card, control(card, 'Open again'));
    expect(textOf(card)).to.contain('This goal has ended, so no point can be added to it.');
    await press(card, control(card, 'No point after all'));
    await send(card);
    expect(bodies(ports)).to.have.length(1);
    expect(bodies(ports)[0]).to.deep.include({ feeling: 'calm' }).and.not.to.have.property('goalPoint');
  });

  it('CI-16 where the goals cannot be read, the check-in goes without', async () => {
    const { card, ports } = await mount([reading], {}, ({ reader }) => reader.answers.set('goals.list', () => ({ items: [], next: null })));
    await feel(card);
    await open(card);
    expect(textOf(card)).to.contain('There is no goal here yet that says how it is measured.');
    await send(card);
    expect(bodies(ports)[0]).not.to.have.property('goalPoint');
  });
});
