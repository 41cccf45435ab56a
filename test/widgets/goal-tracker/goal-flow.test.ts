import { expect } from 'chai';
import type { GoalPoint } from '../../../src/contract/goal-point.js';
import type { OutboxItem } from '../../../src/domain/outbox.js';
import { trends } from '../../../src/domain/goal-trend-methods.js';
import { newest } from '../../../src/widgets/goal-tracker/goal-flow.js';
import { GoalPoints } from '../../../src/widgets/goal-tracker/goal-points.js';
import { shownPoints } from '../../../src/widgets/goal-tracker/shown-points.js';
import { standingSettings } from '../../../src/widgets/goal-tracker/tracker-settings.js';
import { idOf } from '../../support/check-ins.js';
import { createFakePorts } from '../../support/fake-ports.js';
import { offerGoals } from '../../support/goal-ports.js';
import { goalOf, goalPoint } from '../../support/goals.js';
import { session } from '../../support/sample-session.js';

const { viewer } = session('guardian');
const row = (operationId: string, part: Partial<OutboxItem> = {}): OutboxItem => ({
  schema: 1,
  id: idOf(1),
  person: 'p',
  studentId: idOf(1),
  thread: 't',
  seq: 1,
  operationId,
  method: 'POST',
  path: '/',
  params: { student: idOf(1), goal: idOf(700) },
  body: undefined,
  version: undefined,
  draft: undefined,
  createdAt: Date.parse('2025-10-20T12:00:00Z'),
  state: 'queued',
  attempts: 0,
  lastTriedAt: undefined,
  notBefore: 0,
  trouble: undefined,
  kept: 'device',
  ...part,
});
const body = { on: '2025-10-20', value: 35, note: null, language: 'en' };
const many = (count: number): GoalPoint[] =>
  Array.from({ length: count }, (_, i) => goalPoint('2025-10-01', i, { createdAt: new Date(1e12 + i).toISOString() }));

describe('the points of a goal', () => {
  const ports = createFakePorts();
  const school = offerGoals(ports, [goalOf()]);
  const read = (): GoalPoints => new GoalPoints(ports.reader, idOf(1), idOf(700), () => undefined);

  it('come in pages, all of them, and each once', () => {
    school.points = many(950);
    const points = read();
    expect(points.items).to.have.length(950);
    expect(points.complete).to.equal(true);
    points.stop();
    expect(ports.reader.watchers).to.equal(0);
  });

  it('stay complete while some are added, some are gone, and pages move', () => {
    school.points = many(450);
    const points = read();
    const [first, ...others] = school.points;
    school.points = [...others, goalPoint('2025-10-20', 99, { createdAt: '2025-10-20T12:00:00.000Z' })];
    ports.reader.refresh();
    expect(points.items).to.have.length(450);
    expect(points.items.some(({ id }) => id === first!.id)).to.equal(false);
    school.points = [];
    ports.reader.refresh();
    expect(points.items).to.deep.equal([]);
    expect(ports.reader.watchers).to.equal(1);
    points.stop();
  });

  it('say nothing before the API or the device has', () => {
    ports.reader.silent = true;
    const points = read();
    expect({ complete: points.complete, failed: points.failed, items: points.items }).to.deep.equal({ complete: false, failed: false, items: [] });
    points.stop();
    ports.reader.silent = false;
  });
});

describe('what is drawn as a point', () => {
  const there = goalPoint('2025-10-10', 30, { version: 2 });

  it('GT-02 is what the API has, with what waits on top', () => {
    const items = [
      row('goal-points.add', { id: idOf(5), body }),
      row('goal-points.change', { params: { point: there.id }, body: { ...body, on: '2025-10-09', value: 31 } }),
    ];
    expect(shownPoints([there], items, viewer).map(({ on, value, waiting, voice }) => ({ on, value, waiting, voice }))).to.deep.equal([
      { on: '2025-10-09', value: 31, waiting: true, voice: 'school' },
      { on: '2025-10-20', value: 35, waiting: true, voice: 'home' },
    ]);
  });

  it('is not what is being taken back, nor what was refused', () => {
    expect(shownPoints([there], [row('goal-points.remove', { params: { point: there.id } })], viewer)).to.deep.equal([]);
    expect(
      shownPoints([there], [row('goal-points.add', { body, state: 'parked' }), row('goal-points.add', { body, state: 'conflict' })], viewer),
    ).to.have.length(1);
  });

  it('is once there when the list has it too, in the newest version', () => {
    const done = (answer: GoalPoint) => row('goal-points.change', { state: 'done', answer, params: { point: there.id } });
    expect(shownPoints([there], [done({ ...there, value: 32, version: 3 })], viewer).map(({ value }) => value)).to.deep.equal([32]);
    expect(shownPoints([there], [done({ ...there, value: 1, version: 1 })], viewer).map(({ value }) => value)).to.deep.equal([30]);
    expect(shownPoints([there], [row('goal-points.add', { state: 'done', answer: undefined })], viewer)).to.have.length(1);
  });
});

describe('the goals that are shown', () => {
  it('are the newest version of each, new ones first, those taken back gone', () => {
    const first = goalOf();
    const second = goalOf({}, { id: idOf(701), createdAt: '2025-10-01T00:00:00.000Z' });
    const items = [
      row('goals.create', { state: 'done', answer: second }),
      row('goals.revise', { state: 'done', answer: { ...first, version: 4 } }),
      row('goals.revise', { state: 'queued', answer: { ...first, version: 9 } }),
    ];
    expect(newest([first], items).map(({ id, version }) => [id, version])).to.deep.equal([
      [idOf(701), 1],
      [idOf(700), 4],
    ]);
    expect(newest([first], [row('goals.remove', { state: 'done' })])).to.deep.equal([]);
  });
  it('GT-13 have the points that the list says, not those of the moment when the goal was set', () => {
    const items = [row('goals.create', { state: 'done', answer: goalOf({}, { points: 0 }) })];
    expect(newest([goalOf({}, { points: 5 })], items).map(({ points }) => points)).to.deep.equal([5]);
  });
});

describe('what a page sets about trend and rule', () => {
  const page = { method: 'tukey-thirds', trendMinimum: 4, rule: 'trend-line', ruleLast: 3, ruleMinimumPoints: 5, ruleMinimumWeeks: 0 };

  it('GT-05 GT-07 is taken where it is possible', () => {
    const ruleSettings = { last: 3, minimumPoints: 5, minimumWeeks: 0 };
    expect(standingSettings(page)).to.deep.equal({ trend: trends['tukey-thirds'], trendMinimum: 4, rule: 'trend-line', ruleSettings });
  });

  it('falls back where it is not, and tells the developer once', () => {
    const warned: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warned.push(text);
    try {
      for (let times = 0; times < 2; times++) expect(standingSettings({ ...page, trendMinimum: 1.5, ruleLast: NaN })).to.deep.include({ trendMinimum: 3 });
    } finally {
      console.warn = warn;
    }
    expect(warned).to.deep.equal([
      'flywheel: flywheel-goal-tracker does not know trend-minimum="1.5"; "3" is used.',
      'flywheel: flywheel-goal-tracker does not know rule-last="NaN"; "4" is used.',
    ]);
  });
});
