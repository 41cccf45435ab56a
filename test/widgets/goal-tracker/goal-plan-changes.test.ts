import { expect } from 'chai';
import type { Commitment } from '../../../src/contract/commitment.js';
import type { Strategy } from '../../../src/contract/strategy.js';
import type { CallFailure } from '../../../src/contract/problem.js';
import { onlyFound, strategyStart } from '../../../src/widgets/goal-tracker/strategy-change.js';
import { idOf } from '../../support/check-ins.js';
import { goalOf } from '../../support/goals.js';
import { all, control, hasControl, one, settled, textOf, type } from '../../support/inside.js';
import { violations } from '../../support/mounted.js';
import { mountPart, type PartSetting } from '../../support/mount-goal-part.js';
import { session } from '../../support/sample-session.js';

const at = '2025-10-20T14:00:00.000Z';
const { viewer } = session('guardian');
const mine = { id: viewer.id, name: viewer.name };
const other = goalOf({ statement: 'Maya counts to a hundred.' }, { id: idOf(701), points: 1 });
const strategy: Strategy = {
  id: idOf(801),
  studentId: idOf(1),
  text: 'Read to Leo before bed',
  language: 'en',
  place: 'home',
  goalIds: [idOf(700)],
  voice: 'home',
  author: mine,
  findings: [],
  createdAt: at,
  updatedAt: at,
  version: 4,
};
const commitment: Commitment = {
  id: idOf(811),
  studentId: idOf(1),
  goalId: idOf(700),
  voice: 'home',
  author: mine,
  text: 'listen for ten minutes',
  language: 'en',
  reviewOn: '2025-10-01',
  state: 'open',
  createdAt: at,
  updatedAt: at,
  version: 2,
};

const press = async (part: Element, name: string | RegExp): Promise<void> => {
  control(part, name).click();
  await settled(part);
};
const fill = async (part: Element, id: string, value: string): Promise<void> => {
  type(all<HTMLInputElement>(part, `#${id}`).at(-1)!, value);
  await settled(part);
};
async function open(section: string, setting: PartSetting = {}) {
  const goal = goalOf({}, { points: 6, version: 3 });
  const lists = { 'goals.list': [goal, other], 'strategies.list': [strategy], 'commitments.list': [commitment], ...setting.lists };
  const mounted = await mountPart('flywheel-goal-plan', 'guardian', goal, { ...setting, lists });
  await press(mounted.part, section);
  return mounted;
}
type Ports = Awaited<ReturnType<typeof open>>['ports'];
const last = ({ outbox }: Ports) => {
  const { operationId, params, body, version } = outbox.current.at(-1)!;
  return { operationId, params, body, version };
};
const goalsField = (part: Element): HTMLInputElement[] => all<HTMLInputElement>(part, '#goals input');
const tick = async (part: Element, id: string): Promise<void> => {
  goalsField(part)
    .find(({ value }) => value === id)!
    .click();
  await settled(part);
};

describe('what is written about a goal can be changed', () => {
  it('GT-15 a new strategy serves the goals that one chooses; the open goal is chosen already', async () => {
    const { part, ports } = await open('At home and at school');
    expect(goalsField(part)).to.deep.equal([]);
    await fill(part, 'text', 'Count the stairs');
    expect(goalsField(part).map(({ value, checked }) => [value, checked])).to.deep.equal([
      [idOf(700), true],
      [idOf(701), false],
    ]);
    expect(await violations(part)).to.deep.equal([]);
    await tick(part, idOf(701));
    await press(part, 'Share it');
    expect(last(ports).body).to.deep.equal({ text: 'Count the stairs', language: 'en', place: 'anywhere', goalIds: [idOf(700), idOf(701)] });
  });

  it('GT-15 asks for a goal where none is chosen, and sends nothing', async () => {
    const { part, ports } = await open('At home and at school');
    await fill(part, 'text', 'Count the stairs');
    await tick(part, idOf(700));
    await press(part, 'Share it');
    expect(textOf(part)).to.contain('Choose at least one goal.');
    expect(ports.outbox.current).to.deep.equal([]);
  });

  it('GT-15 whoever shared a strategy changes its words, place and goals, on the version they saw', async () => {
    const { part, ports } = await open('At home and at school');
    await press(part, 'Change “Read to Leo before bed”');
    await fill(part, 'text', '');
    await press(part, 'Save the change');
    expect(textOf(part)).to.contain('Please write what could be tried.');
    await fill(part, 'text', 'Read to Leo after lunch');
    await tick(part, idOf(701));
    await press(part, 'Save the change');
    expect(last(ports)).to.deep.equal({
      operationId: 'strategies.change',
      params: { student: idOf(1), strategy: idOf(801) },
      body: { text: 'Read to Leo after lunch', language: 'en', place: 'home', goalIds: [idOf(700), idOf(701)] },
      version: 4,
    });
    expect(ports.drafts.at({ studentId: idOf(1), widget: 'goal-tracker', record: `strategy-change-${idOf(801)}` })).to.equal(undefined);
    expect(hasControl(part, /^Change “/)).to.equal(false);
  });

  it('GT-15 sends nothing where nothing was changed, and offers it for one’s own alone', async () => {
    const { part, ports } = await open('At home and at school');
    await press(part, 'Change “Read to Leo before bed”');
    await press(part, 'Save the change');
    expect(ports.outbox.current).to.deep.equal([]);
    expect(hasControl(part, 'Share it')).to.equal(true);
    const theirs = { ...strategy, author: { id: idOf(4), name: 'Ms Rivera' } };
    const { part: another } = await open('At home and at school', { lists: { 'strategies.list': [theirs] } });
    expect(hasControl(another, /^Change “/)).to.equal(false);
  });

  it('X-07 asks nothing where somebody only said meanwhile what they found', () => {
    const item = (current: Strategy) => {
      const trouble = { kind: 'problem', problem: { current } } as unknown as CallFailure;
      return { trouble, draft: { value: strategyStart(strategy) } } as unknown as Parameters<typeof onlyFound>[0];
    };
    const findings: Strategy['findings'] = [{ personId: idOf(4), name: 'Ms Rivera', voice: 'school', finding: 'works', at }];
    expect(onlyFound(item({ ...strategy, findings, version: 5 }))).to.equal(5);
    expect(onlyFound(item({ ...strategy, text: 'Something else', version: 5 }))).to.equal(undefined);
  });

  it('GT-15 a commitment gets other words and another day; a day that is over is kept, a new one lies ahead', async () => {
    const { part, ports } = await open('I will');
    await press(part, 'Change “listen for ten minutes”');
    await fill(part, 'reviewOn', '2025-10-02');
    await press(part, 'Save the change');
    expect(textOf(part)).to.contain('Please choose today or a later day');
    expect(ports.outbox.current).to.deep.equal([]);
    await fill(part, 'reviewOn', '2025-10-01');
    await fill(part, 'text', 'listen for five minutes');
    await press(part, 'Save the change');
    const params = { student: idOf(1), commitment: idOf(811) };
    const body = { text: 'listen for five minutes', language: 'en', reviewOn: '2025-10-01', state: 'open' };
    expect(last(ports)).to.deep.equal({ operationId: 'commitments.change', params, body, version: 2 });
  });

  it('X-03 words taken back from the outbox are in the open form again', async () => {
    const { part, ports } = await open('I will');
    await press(part, 'Change “listen for ten minutes”');
    await fill(part, 'text', 'listen for five minutes');
    await press(part, 'Save the change');
    ports.outbox.fail();
    await settled(part);
    await press(part, /^Edit/);
    expect(one<HTMLTextAreaElement>(part, '#text').value).to.equal('listen for five minutes');
  });

  it('GT-15 a list that goes on says so, and goes on on a press', async () => {
    const all200 = Array.from({ length: 205 }, (_, index) => ({
      ...strategy,
      id: idOf(2000 + index),
      text: `Try ${index}`,
      createdAt: new Date(1e12 - index * 1000).toISOString(),
    }));
    const { part } = await open('At home and at school', {
      prepare: ({ reader }) =>
        reader.answers.set('strategies.list', (input) => {
          const from = Number((input as { query?: { cursor?: string } }).query?.cursor ?? 0);
          return { items: all200.slice(from, from + 200), next: from + 200 < all200.length ? String(from + 200) : null };
        }),
    });
    expect(textOf(part)).to.contain('The newest 200 are here, and there are more.').and.not.contain('Try 204');
    await press(part, 'Show more');
    expect(textOf(part)).to.contain('Try 204');
    expect(hasControl(part, 'Show more')).to.equal(false);
  });
});
