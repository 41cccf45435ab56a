import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { expect } from 'chai';
import { addDays } from '../../../src/base/days.js';
import type { Goal } from '../../../src/contract/goal.js';
import { standingOfGoal } from '../../../src/domain/goal-standing.js';
import type { ChartPoint } from '../../../src/widgets/goal-tracker/chart-marks.js';
import '../../../src/widgets/goal-tracker/goal-chart.js';
import { goalOf, goalPoint, phaseChange, readingPoints, revision } from '../../support/goals.js';
import { focused, mount, overflow, settled, textOf, unmountAll, violations, within, type Box } from '../../support/mounted.js';
import { until } from '../../support/stepping-clock.js';

type Chart = HTMLElementTagNameMap['flywheel-goal-chart'];
interface Shown extends Partial<Pick<Chart, 'voices' | 'locale'>> {
  readonly goal?: Goal;
  readonly points?: readonly ChartPoint[];
  readonly today?: string;
}
const show = ({ goal = goalOf(), points = readingPoints(), today = '2025-10-20', ...more }: Shown = {}, box: Box = {}) =>
  mount('flywheel-goal-chart', { points, standing: standingOfGoal(goal, points, today), ...more }, box);
const slider = (chart: Element) => within(chart, '[role="slider"]')[0]!;
const said = (chart: Element) => slider(chart).getAttribute('aria-valuetext')?.replace(/\s/g, ' ');
/** What stands there, without its tooltip and without the marks that keep its direction apart. */
const wordOf = (text: Element) => [...text.childNodes].map((node) => (node instanceof Text ? node.data.replace(/[\u2068\u2069]/g, '').trim() : '')).join('');
const words = (chart: Element) => within(chart, 'text').map(wordOf);
/** After the chart is drawn so: browsers tell of a new width, and of a pointer, when they next draw, whenever that is. */
async function drawn(chart: Element, isSo: () => boolean): Promise<void> {
  await until(isSo, 'the chart was drawn so');
  await settled(chart);
}

describe('widgets/goal-tracker/goal-chart', () => {
  afterEach(unmountAll);

  it('GT-02 GT-03 GT-14 draws the points of each voice in its shape, the aim line and the trend, each with its word on it', async () => {
    const chart = await show();
    expect(within(chart, '.mark').map((mark) => [mark.getAttribute('class'), mark.getAttribute('d')!.split('M').length - 1])).to.deep.equal([
      ['mark school', 3],
      ['mark home', 2],
      ['mark student', 1],
    ]);
    expect(words(chart)).to.include.members(['Aim line', 'Trend (Theil–Sen)', 'Start 24', 'Target 64']);
    expect(within(chart, '.trend')).to.have.length(1);
  });
  it('is one tab stop that arrow keys lead through point by point, each said in a sentence', async () => {
    const chart = await show();
    // Where there is nothing after the chart, Firefox leads Tab out of the page, and the keys of the tests that follow with it.
    const after = document.createElement('button');
    chart.after(after);
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal(slider(chart));
    expect(said(chart)).to.equal('October 20, student, 33 words per minute; the aim line is at 36');
    const press = async (key: string) => {
      await sendKeys({ press: key });
      await settled(chart);
      return said(chart)!.split(',')[0];
    };
    expect(await press('ArrowLeft')).to.equal('October 13');
    expect(await press('Home')).to.equal('September 15');
    expect(await press('ArrowLeft')).to.equal('September 15');
    expect(await press('ArrowUp')).to.equal('September 22');
    expect(said(chart)).to.equal('September 22, home, 26 words per minute; the aim line is at 28');
    expect(slider(chart).getAttribute('aria-valuenow')).to.equal('2');
    expect(textOf(within(chart, '.readout')[0]!)).to.equal(said(chart));
    expect(await press('End')).to.equal('October 20');
    expect(within(chart, '.here')).to.have.length(1);
    expect(getComputedStyle(slider(chart)).outlineStyle).to.equal('solid');
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal(after);
  });
  it('from right to left time runs to the left, and so do the arrow keys', async () => {
    const chart = await show({ locale: 'ar' }, { dir: 'rtl' });
    slider(chart).focus();
    await settled(chart);
    const x = () => Number(within(chart, '.here')[0]!.getAttribute('cx'));
    const last = x();
    await sendKeys({ press: 'ArrowRight' });
    await settled(chart);
    expect(slider(chart).getAttribute('aria-valuenow')).to.equal('5');
    expect(x()).to.be.above(last);
    await sendKeys({ press: 'ArrowLeft' });
    await settled(chart);
    expect(slider(chart).getAttribute('aria-valuenow')).to.equal('6');
  });
  it('says the same for a pointer near a point, and lets go when a mouse leaves', async () => {
    const chart = await show();
    slider(chart).focus();
    await settled(chart);
    await sendKeys({ press: 'Home' });
    await settled(chart);
    const { left, top } = within(chart, 'svg')[0]!.getBoundingClientRect();
    const ring = within(chart, '.here')[0]!;
    const at: [number, number] = [Math.round(left + Number(ring.getAttribute('cx')) + 8), Math.round(top + Number(ring.getAttribute('cy')) - 6)];
    slider(chart).blur();
    await sendMouse({ type: 'move', position: [Math.round(left + 300), Math.round(top + 5)] });
    await sendMouse({ type: 'move', position: at });
    await drawn(chart, () => /^September 15, school, 27 words/.test(textOf(within(chart, '.readout')[0]!)));
    await sendMouse({ type: 'move', position: [0, 0] });
    await drawn(chart, () => textOf(within(chart, '.readout')[0]!).startsWith('Touch a point'));
  });
  it('GT-14 shows the voices that are chosen, says so where there is none of them, and names the trend as that of all', async () => {
    const chart = await show({ voices: ['home'] });
    expect(within(chart, '.mark').map((mark) => mark.getAttribute('class'))).to.deep.equal(['mark home']);
    expect(words(chart)).to.include('Trend of all points (Theil–Sen)');
    const none = await show({ voices: [] });
    expect(within(none, '[role="slider"], .mark')).to.deep.equal([]);
    expect(textOf(none)).to.contain('None of the points that you have chosen to see is here.');
  });
  it('GT-08 GT-13 draws phases with their words, and a second aim line', async () => {
    const revisions = [revision(1), revision(2, { startsOn: '2025-11-03', baseline: 33, target: 53, probes: [] }, 'A gentler step')];
    const chart = await show(
      { goal: goalOf({}, { revisions, phaseChanges: [phaseChange('2025-10-06', 'Small group')] }), today: '2025-11-04' },
      { width: 800 },
    );
    expect(within(chart, '.change-word').map(wordOf)).to.deep.equal(['Small group', 'A gentler step']);
    expect(within(chart, '.change-word title').map((title) => title.textContent)).to.deep.equal(['Small group', 'A gentler step']);
    expect(within(chart, '.aim')[0]!.getAttribute('d')!.split('M')).to.have.length(4);
    expect(words(chart)).to.include('Start 33');
  });
  it('GT-12 without points it is the way to the target and a sentence; one point is read like many', async () => {
    const none = await show({ points: [] });
    expect(textOf(none)).to.contain('No points yet. The first one starts the picture.');
    expect(within(none, '[tabindex]')).to.deep.equal([]);
    const one = await show({ points: readingPoints().slice(0, 1) });
    expect(slider(one).getAttribute('aria-valuemax')).to.equal('1');
    expect(within(one, '.trend')).to.deep.equal([]);
    expect(within(await mount('flywheel-goal-chart', {}), 'svg')).to.deep.equal([]);
  });
  it('says which points are not on this scale', async () => {
    const revisions = [revision(1, { measure: { kind: 'rate', unit: 'letters per minute' } }), revision(2, { startsOn: '2025-09-20' }, 'Words now')];
    const chart = await show({ goal: goalOf({}, { revisions }), points: [...readingPoints(), goalPoint('2025-10-21', 40), goalPoint('2025-10-22', 40)] });
    expect(textOf(chart)).to.contain('One point was measured in another unit.');
    expect(textOf(chart)).to.contain('2 points lie before the goal’s first day, after today or off the scale.');
  });
  it('draws what still waits to be sent hollow, and says so', async () => {
    const chart = await show({ points: [{ ...goalPoint('2025-10-20', 33), waiting: true }] });
    expect(within(chart, '.mark.waiting')).to.have.length(1);
    expect(said(chart)).to.match(/\(not sent yet\)$/);
  });
  it('draws anew for the width it is given: as wide as its box and no wider, with type of the same size', async () => {
    const chart = await show({}, { width: 280 });
    const view = () => within(chart, 'svg')[0]!.getAttribute('viewBox')!.split(' ').map(Number);
    expect(view()[2]).to.equal(280);
    const ticks = within(chart, '.quiet').length;
    chart.parentElement!.style.inlineSize = '1200px';
    await drawn(chart, () => view()[2] === 1200);
    expect(within(chart, '.quiet').length).to.be.above(ticks);
    chart.parentElement!.style.fontSize = '32px';
    chart.parentElement!.style.inlineSize = '600px';
    await drawn(chart, () => view()[2] === 600);
    expect(within<SVGTextElement>(chart, 'text').map((text) => parseFloat(getComputedStyle(text).fontSize))).to.include(26);
    expect(overflow(chart)).to.be.below(1);
  });
  it('keeps the point that is being read when another arrives', async () => {
    const points = readingPoints();
    const chart = await show({ points });
    slider(chart).focus();
    await sendKeys({ press: 'Home' });
    chart.points = [goalPoint('2025-09-10', 22), ...points];
    await settled(chart);
    expect(said(chart)).to.match(/^September 15,/);
    expect(slider(chart).getAttribute('aria-valuenow')).to.equal('2');
  });
  it('draws 2,000 points as three paths', async () => {
    const voices = ['school', 'home', 'student'] as const;
    const points = Array.from({ length: 2000 }, (_, i) => goalPoint(addDays('2025-09-08', Math.floor(i / 15)), 24 + (i % 40), { voice: voices[i % 3]! }));
    const chart = await show({ points, today: '2026-01-26' });
    expect(within(chart, '.mark')).to.have.length(3);
    expect(slider(chart).getAttribute('aria-valuemax')).to.equal('2000');
    expect(within(chart, '*').length).to.be.below(80);
  });
  it('names the school’s days in whatever zone the device is', async () => {
    const chart = await show({ points: [goalPoint('2025-11-02', 30)], today: '2025-11-03' });
    expect(said(chart)).to.match(/^November 2,/);
    expect(said(await show({ points: [goalPoint('2025-10-05', 30)], today: '2026-01-10' }))).to.match(/^October 5, 2025,/);
  });
  it('is clean for axe at 280 px from either side, with and without points', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      for (const points of [readingPoints(), []]) {
        const chart = await show({ points, locale: dir === 'rtl' ? 'ar' : 'en' }, { width: 280, dir });
        expect(await violations(chart)).to.deep.equal([]);
        expect(overflow(chart)).to.be.below(1);
      }
    }
  });
});
