import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { addDays } from '../../../src/base/days.js';
import type { Goal } from '../../../src/contract/goal.js';
import { phasesOf } from '../../../src/domain/goal-phases.js';
import { standingOfGoal } from '../../../src/domain/goal-standing.js';
import type { ChartPoint } from '../../../src/widgets/goal-tracker/chart-marks.js';
import '../../../src/widgets/goal-tracker/goal-table.js';
import { tableGroups } from '../../../src/widgets/goal-tracker/table-groups.js';
import { goalOf, goalPoint, phaseChange, readingPoints, revision } from '../../support/goals.js';
import { button, focused, mount, overflow, settled, textOf, tooSmall, unmountAll, violations, within, type Box } from '../../support/mounted.js';

type Table = HTMLElementTagNameMap['flywheel-goal-table'];
interface Shown extends Partial<Pick<Table, 'voices' | 'locale'>> {
  readonly goal?: Goal;
  readonly points?: readonly ChartPoint[];
  readonly today?: string;
}
const show = ({ goal = goalOf(), points = readingPoints(), today = '2025-10-20', ...more }: Shown = {}, box: Box = { width: 800 }) =>
  mount('flywheel-goal-table', { goal, points, today, standing: standingOfGoal(goal, points, today), ...more }, box);
const rows = (table: Element) => within(table, 'tr:has([scope="row"])').map((row) => [...row.children].map((cell) => textOf(cell)).join(' | '));
const days = (table: Element) => within(table, 'time').map((time) => time.getAttribute('datetime'));
const many = (count: number) => Array.from({ length: count }, (_, i) => goalPoint(addDays('2025-09-08', i), 24 + i));

describe('widgets/goal-tracker/goal-table', () => {
  afterEach(unmountAll);

  it('GT-02 says the numbers of the chart, newest first: day, value, aim line, who, note', async () => {
    const points = [...readingPoints(), goalPoint('2025-10-01', 30, { note: 'She read to the dog.' })];
    const table = await show({ points });
    expect(within(table, 'thead th').map((head) => head.textContent.trim())).to.deep.equal(['Day', 'Value', 'Aim line', 'Who', 'Note']);
    expect(rows(table)).to.deep.equal([
      'October 20 | 33 words per minute | 36 | Maya · student | ',
      'October 13 | 31 words per minute | 34 | Ms Rivera · school | ',
      'October 6 | 29 words per minute | 32 | home | ',
      'October 1 | 30 words per minute | 30.6 | Ms Rivera · school | She read to the dog.',
      'September 29 | 31 words per minute | 30 | Ms Rivera · school | ',
      'September 22 | 26 words per minute | 28 | Ana Lopez · home | ',
      'September 15 | 27 words per minute | 26 | Ms Rivera · school | ',
    ]);
    expect(textOf(within(table, 'caption')[0]!)).to.equal('The 7 points of this goal, newest first');
  });
  it('GT-08 GT-13 groups them under the phases, each value in the unit of its phase', async () => {
    const revisions = [revision(1, { measure: { kind: 'rate', unit: 'letters per minute' } }), revision(2, { startsOn: '2025-10-06' }, 'Words now')];
    const table = await show({ goal: goalOf({}, { revisions, phaseChanges: [phaseChange('2025-10-15', 'Small group')] }) });
    expect(within(table, '.phase').map(textOf)).to.deep.equal([
      'From October 15, 2025: Small group',
      'From October 6, 2025: Words now',
      'From September 8, 2025',
    ]);
    expect(rows(table)[0]).to.contain('33 words per minute');
    expect(rows(table).at(-1)).to.contain('27 letters per minute');
  });
  it('has every point once, also those that the chart does not draw', () => {
    const points = [...readingPoints(), goalPoint('2024-01-01', 1), goalPoint('2030-01-01', 1e300), goalPoint('2025-10-06', 29)];
    const groups = tableGroups(points, phasesOf(goalOf({}, { phaseChanges: [phaseChange('2025-10-06', 'Small group')] })), 50);
    expect(groups.flatMap((group) => group.points.map(({ id }) => id)).sort()).to.deep.equal(points.map(({ id }) => id).sort());
    expect(groups).to.have.length(2);
  });
  it('shows fifty, then fifty more at a press, and says how many came; the keyboard goes on where the new ones begin', async () => {
    const table = await show({ points: many(120), today: '2026-01-20' });
    expect(days(table)).to.have.length(50);
    button(table, 'Show 50 more').focus();
    await sendKeys({ press: 'Enter' });
    await settled(table);
    expect(days(table)).to.have.length(100);
    expect(textOf(within(table, '[role="status"]')[0]!)).to.equal('50 more points are shown.');
    button(table, 'Show 20 more').focus();
    await sendKeys({ press: 'Enter' });
    await settled(table);
    expect(textOf(within(table, '[role="status"]')[0]!)).to.equal('20 more points are shown.');
    expect(within(table, 'button')).to.deep.equal([]);
    expect(focused()).to.equal(within(table, 'th[scope="row"]')[100]);
  });
  it('GT-14 shows the voices that are chosen, and begins anew with them', async () => {
    const table = await show({ points: [...many(80), ...readingPoints()], today: '2026-01-20' });
    button(table, 'Show 36 more').click();
    await settled(table);
    table.voices = ['school'];
    await settled(table);
    expect(days(table)).to.have.length(50);
    table.voices = ['home'];
    await settled(table);
    expect(days(table)).to.deep.equal(['2025-10-06', '2025-09-22']);
    expect(textOf(within(table, 'caption')[0]!)).to.contain('2 points');
  });
  it('keeps what is open when a point arrives', async () => {
    const points = many(70);
    const table = await show({ points, today: '2026-01-20' });
    button(table, 'Show 20 more').click();
    await settled(table);
    table.points = [...points, goalPoint('2026-01-19', 60)];
    table.goal = { ...table.goal!, version: 2 };
    await settled(table);
    expect(days(table)).to.have.length(71);
  });
  it('says what waits to be sent, and that there is nothing yet', async () => {
    expect(rows(await show({ points: [{ ...goalPoint('2025-10-20', 33), waiting: true }] }))[0]).to.match(/^October 20 not sent yet \|/);
    expect(textOf(await show({ points: [] }))).to.equal('No points yet.');
    expect(within(await mount('flywheel-goal-table', {}), 'table')).to.deep.equal([]);
  });
  it('names the school’s days in whatever zone the device is, with the year of another', async () => {
    const table = await show({ points: ['2025-11-02', '2025-10-05', '2026-01-01'].map((on) => goalPoint(on, 30)), today: '2026-01-10' });
    expect(within(table, 'time').map(textOf)).to.deep.equal(['January 1', 'November 2, 2025', 'October 5, 2025']);
  });
  it('a level has its sign, and a goal without an aim line an empty cell', async () => {
    const goal = goalOf({ measure: { kind: 'attainment', unit: 'level' }, baseline: -2, probes: [], target: 1, endsOn: null });
    expect(rows(await show({ goal, points: [goalPoint('2025-10-01', 1)] }))[0]).to.equal('October 1 | +1 level |  | Ms Rivera · school | ');
  });
  it('stays a table for ears when it is narrow, is clean for axe, and fits 280 px from either side', async () => {
    const long = goalPoint('2025-10-18', 32, { note: 'Averyverylongwordthatnobodywouldeverwritebutsomebodydoes '.repeat(3) });
    for (const dir of ['ltr', 'rtl'] as const) {
      const table = await show({ points: [...many(60), long], today: '2026-01-20', locale: dir === 'rtl' ? 'ar' : 'en' }, { width: 280, dir });
      expect(within(table, 'table')[0]!.getAttribute('role')).to.equal('table');
      expect(within(table, 'tbody tr:not([role="row"]), td:not([role="cell"])')).to.deep.equal([]);
      expect(await violations(table)).to.deep.equal([]);
      expect(overflow(table)).to.be.below(1);
      expect(tooSmall(table)).to.deep.equal([]);
    }
  });
});
