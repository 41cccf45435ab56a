import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../../src/widgets/check-in-card/report-view.js';
import { answerOf, answerValue } from '../../../src/widgets/check-in-card/answer-words.js';
import { ViewChangeEvent } from '../../../src/widgets/check-in-card/view-events.js';
import { reportPlan } from '../../support/check-ins.js';
import { button, focused, mount, overflow, settled, textOf, tooSmall, unmountAll, violations, within } from '../../support/mounted.js';

type View = HTMLElementTagNameMap['flywheel-report-view'];
const show = (part: Partial<View> = {}, box = {}) => mount('flywheel-report-view', { plan: reportPlan, ...part }, box);
const strips = (view: View) => within<HTMLElementTagNameMap['flywheel-segments']>(view, 'flywheel-segments');

describe('widgets/check-in-card/report-view', () => {
  afterEach(unmountAll);

  it('CI-09 asks each target behaviour with its criterion, and tells the card the answer', async () => {
    const view = await show();
    const values: unknown[] = [];
    view.addEventListener(ViewChangeEvent.type, (event) => values.push((event as ViewChangeEvent<View['value']>).value));
    expect(textOf(view)).to.contain('Starts work Within 2 minutes, 4 of 5 times').and.to.contain('Nothing was looked at yet.');
    button(strips(view)[0]!, 'Yes').click();
    button(strips(view)[1]!, 'Not yet').click();
    button(strips(view)[2]!, 'Not looked at').click();
    await settled(view);
    expect(values.at(-1)).to.deep.equal([
      { behaviour: 'starts', met: true },
      { behaviour: 'asks', met: false },
      { behaviour: 'kind', met: null },
    ]);
    expect(textOf(view)).to.contain('1 yes, 1 not yet. 2 of 3 were looked at.');
  });
  it('CI-09 shows eight behaviours, and says it shortly when all were looked at', async () => {
    const behaviours = Array.from({ length: 8 }, (_, i) => ({ key: `b${i}`, name: `Behavior ${i}`, criterion: 'Once' }));
    const view = await show({ plan: { ...reportPlan, behaviours }, value: behaviours.map(({ key }) => ({ behaviour: key, met: true })) });
    expect(strips(view)).to.have.length(8);
    expect(textOf(view)).to.contain('8 yes, 0 not yet.').and.not.to.contain('looked at.');
  });
  it('an answer can be taken back', async () => {
    const view = await show({ value: [{ behaviour: 'asks', met: false }] });
    button(strips(view)[1]!, 'Not yet').click();
    await settled(view);
    expect(view.value).to.deep.equal([]);
  });
  it('every answer goes to the screen and back unchanged', () => {
    for (const met of [true, false, null]) expect(answerValue(answerOf([{ behaviour: 'a', met }], 'a'))).to.equal(met);
    expect(answerValue(answerOf([], 'a'))).to.equal(undefined);
  });
  it('X-17 goes through the report by keyboard', async () => {
    const view = await show();
    strips(view)[0]!.focus();
    for (const key of ['y', 'ArrowDown', 'n', 'ArrowDown']) {
      await sendKeys({ press: key });
      await settled(view);
    }
    expect(view.value).to.deep.equal([
      { behaviour: 'starts', met: true },
      { behaviour: 'asks', met: false },
    ]);
    expect(focused()?.closest('[role="radiogroup"]')?.getAttribute('aria-label')).to.equal('Kind words');
  });
  it('CI-14 read only, "not yet" has the colour of the text, and nothing can be pressed', async () => {
    const view = await show({ readonly: true, value: [{ behaviour: 'asks', met: false }] });
    expect(within(view, 'button')).to.deep.equal([]);
    expect(within(view, '.answer').map(textOf)).to.deep.equal(['Not looked at', 'Not yet', 'Not looked at']);
    expect(getComputedStyle(within(view, '.answer')[1]!).color).to.equal(getComputedStyle(view).color);
  });
  it('is clean for axe and fits 280 px from either side', async () => {
    const behaviours = reportPlan.behaviours.map((behaviour) => ({ ...behaviour, name: behaviour.name + 'langesWort'.repeat(8) }));
    for (const dir of ['ltr', 'rtl'] as const) {
      for (const readonly of [true, false]) {
        const view = await show({ plan: { ...reportPlan, behaviours }, readonly, value: [{ behaviour: 'kind', met: true }] }, { width: 280, dir });
        expect(await violations(view)).to.deep.equal([]);
        expect(overflow(view)).to.be.at.most(0.5);
        expect(tooSmall(view)).to.deep.equal([]);
      }
    }
    expect(textOf(await show({ plan: undefined as never }))).to.equal('');
  });
});
