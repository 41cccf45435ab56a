import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import fc from 'fast-check';
import { weekOf } from '../../../src/domain/check-in-week.js';
import '../../../src/widgets/check-in-card/check-out-view.js';
import { scoreWord } from '../../../src/widgets/check-in-card/score-words.js';
import { ViewChangeEvent } from '../../../src/widgets/check-in-card/view-events.js';
import { checkIn, plan, ratingsOf, schoolDays } from '../../support/check-ins.js';
import { button, focused, mount, overflow, settled, textOf, tooSmall, unmountAll, violations, within } from '../../support/mounted.js';

type View = HTMLElementTagNameMap['flywheel-check-out-view'];
const show = (part: Partial<View> = {}, box = {}) => mount('flywheel-check-out-view', { plan, ...part }, box);
const cell = (view: View, period: string, expectation: string) =>
  within<HTMLElementTagNameMap['flywheel-segments']>(view, `flywheel-segments[data-period="${period}"][data-expectation="${expectation}"]`)[0]!;
const day25 = ratingsOf([2, 2, 2, 2, 2, 2, 2, 2, 1, 2, 2, 1, 2, 1, 0]);
const checkOut = (on: string, scores: readonly (number | null)[]) => checkIn({ on, kind: 'check-out', planId: plan.id, ratings: ratingsOf(scores) });

describe('widgets/check-in-card/check-out-view', () => {
  afterEach(unmountAll);

  it('CI-07 adds up as the day is rated, and tells the card', async () => {
    const view = await show();
    const values: unknown[] = [];
    view.addEventListener(ViewChangeEvent.type, (event) => values.push((event as ViewChangeEvent<View['value']>).value));
    expect(textOf(view)).to.contain('Nothing is rated yet. The goal is 80%.');
    button(cell(view, 'lunch', 'kind'), '2 yes').click();
    await settled(view);
    expect(values).to.deep.equal([[{ expectation: 'kind', period: 'lunch', score: 2 }]]);
    expect(view.value).to.equal(values[0]);
    expect(textOf(view)).to.contain('2 of 2 points, 100%. The goal of 80% is reached.');
    expect(within(view, '.points-sentence')[0]!.getAttribute('aria-live')).to.equal('polite');
  });
  it('CI-07 25 of 30 points are 83 %, and the goal of 80 % is reached', async () => {
    expect(textOf(await show({ value: day25 }))).to.contain('25 of 30 points, 83%. The goal of 80% is reached.');
  });
  it('CI-07 each score has its word, on each scale', () => {
    const words = (lowest: 0 | 1, highest: 2 | 3) => {
      const scale = { scale: { lowest, highest } };
      return Array.from({ length: highest - lowest + 1 }, (_, i) => scoreWord(scale, lowest + i)).join(', ');
    };
    expect(words(0, 2)).to.equal('not yet, partly, yes');
    expect(words(1, 3)).to.equal('not yet, partly, yes');
    expect(words(0, 3)).to.equal('not yet, a little, mostly, yes');
    expect(words(1, 2)).to.equal('not yet, yes');
  });
  it('CI-14 below the goal nothing is red and nothing blames', async () => {
    const low = await show({ value: ratingsOf(Array<number>(15).fill(0)) });
    expect(textOf(low))
      .to.contain('0 of 30 points, 0%. The goal is 80%.')
      .and.not.to.match(/below|fail|missed|rank|class/i);
    const [below, reached] = [await show({ value: ratingsOf([1, 1, 1]) }), await show({ value: day25 })].map(
      (view) => getComputedStyle(within<SVGElement>(view, '.earned')[0]!).fill,
    );
    expect(below).not.to.equal(reached);
    const school = document.createElement('i');
    school.style.color = 'var(--fw-school)';
    within(low, '.frame')[0]!.append(school);
    expect(below).to.equal(getComputedStyle(school).color);
  });
  it('CI-07 the bar shows points and goal by geometry, and the sentence says the same', async () => {
    const view = await show({ value: day25 });
    expect(within(view, '.earned')[0]!.getAttribute('width')).to.equal('83%');
    expect(within(view, '.bar .goal')[0]!.getAttribute('x1')).to.equal('80%');
    expect(within(view, '.bar')[0]!.getAttribute('aria-hidden')).to.equal('true');
  });
  it('X-17 goes through the day by keyboard: a digit rates, down leads to the next period of the same expectation', async () => {
    const view = await show();
    cell(view, 'morning', 'kind').focus();
    for (const key of ['2', 'ArrowDown', '1', 'ArrowDown', 'ArrowUp', 'ArrowRight']) {
      await sendKeys({ press: key });
      await settled(view);
    }
    expect(view.value).to.deep.equal([
      { expectation: 'kind', period: 'morning', score: 2 },
      { expectation: 'kind', period: 'reading', score: 2 },
    ]);
    expect(focused()?.closest('[role="radiogroup"]')?.getAttribute('aria-label')).to.equal('Reading: Be kind');
  });
  it('CI-15 "Not here" leaves a whole period out of the count, and pressed again asks for it anew', async () => {
    const view = await show({ value: ratingsOf([2, 2, 2, 0, 0, 0]) });
    expect(textOf(view)).to.contain('6 of 12 points, 50%.');
    button(view, 'Reading: not here').click();
    await settled(view);
    expect(textOf(view)).to.contain('6 of 6 points, 100%.');
    expect(view.value.filter(({ period }) => period === 'reading')).to.have.length(3);
    expect(button(view, 'Reading: not here').getAttribute('aria-pressed')).to.equal('true');
    button(view, 'Reading: not here').click();
    await settled(view);
    expect(view.value.some(({ period }) => period === 'reading')).to.equal(false);
  });
  it('taking a score back leaves the cell not rated', async () => {
    const view = await show({ value: [{ expectation: 'safe', period: 'math', score: 1 }] });
    button(cell(view, 'math', 'safe'), '1 partly').click();
    await settled(view);
    expect(view.value).to.deep.equal([{ expectation: 'safe', period: 'math', score: null }]);
  });
  it('is a table from 480 px and goes period by period below, with options of 44 px in both', async () => {
    const tops = (view: View) => new Set(['safe', 'kind', 'ready'].map((key) => cell(view, 'morning', key).getBoundingClientRect().top)).size;
    const [wide, narrow] = [await show({}, { width: 480 }), await show({}, { width: 479 })];
    expect([tops(wide), tops(narrow)]).to.deep.equal([1, 3]);
    expect(tooSmall(wide)).to.deep.equal([]);
    expect(tooSmall(narrow)).to.deep.equal([]);
    expect(wide.shadowRoot!.querySelectorAll('[role="row"]')).to.have.length(6);
    expect(narrow.shadowRoot!.querySelectorAll('[role="columnheader"]')).to.have.length(4);
  });
  it('CI-08 read only, it says every score with its word, and what was not rated', async () => {
    const view = await show({ value: ratingsOf([2, 1, 0]), readonly: true });
    expect(within(view, '[role="radio"], button')).to.deep.equal([]);
    expect(within(view, '.score').map(textOf).slice(0, 4)).to.deep.equal(['2 yes', '1 partly', '0 not yet', 'not rated']);
    expect(await violations(view)).to.deep.equal([]);
  });
  it('CI-15 the week has its numbers in a table, gaps are open, and the line stops before them', async () => {
    const checkOuts = [checkOut('2026-11-09', [2, 2]), checkOut('2026-11-10', [2, 1]), checkOut('2026-11-13', [1, 1])];
    const view = await show({ readonly: true, week: weekOf(plan, checkOuts, schoolDays, '2026-11-13', '2026-11-13') });
    expect(within(view, 'td').map(textOf)).to.deep.equal(['100%', '75%', 'no school', 'no ratings', '50%']);
    expect(within(view, '.mark')).to.have.length(3);
    expect(within(view, '.trace')).to.have.length(1);
    expect(textOf(view)).to.contain('This week: 9 of 12 points, 75%.');
  });
  it('says that nothing is rated in a week without a rating', async () => {
    const view = await show({ week: weekOf(plan, [], schoolDays, '2026-11-17', '2026-11-17') });
    expect(textOf(view)).to.contain('Nothing is rated this week yet.');
    expect(within(view, '.mark')).to.deep.equal([]);
  });
  it('shows what the API answers, however strange, and never more than is possible', async () => {
    const strange = fc.array(
      fc.record({ expectation: fc.constantFrom('safe', 'x'), period: fc.constantFrom('math', 'y'), score: fc.option(fc.integer({ min: -9, max: 9 })) }),
    );
    await fc.assert(
      fc.asyncProperty(strange, async (value) => {
        const view = await show({ value });
        expect(textOf(view)).to.match(/Nothing is rated|[012] of 2 points/);
        unmountAll();
      }),
      { numRuns: 20 },
    );
  });
  it('draws nothing without a plan, and ten expectations without scrolling sideways', async () => {
    expect(textOf(await show({ plan: undefined as never }))).to.equal('');
    const expectations = Array.from({ length: 10 }, (_, i) => ({ key: `e${i}`, name: `Expectation number ${i} with a long name` }));
    expect(overflow(await show({ plan: { ...plan, expectations } }, { width: 800 }))).to.be.at.most(0.5);
  });
  it('is clean for axe and fits 280 px from either side', async () => {
    const week = weekOf(plan, [checkOut('2026-11-16', [2])], schoolDays, '2026-11-17', '2026-11-17', day25);
    for (const dir of ['ltr', 'rtl'] as const) {
      for (const width of [280, 800]) {
        const view = await show({ value: day25, week }, { width, dir });
        expect(await violations(view)).to.deep.equal([]);
        expect(overflow(view), `${dir} ${width}`).to.be.at.most(0.5);
      }
    }
  });
});
