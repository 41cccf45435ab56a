import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { mergeCheckIns, settle, type Changeable, type Choice } from '../../../src/domain/check-in-merge.js';
import '../../../src/ui/two-versions.js';
import { VersionsChosenEvent } from '../../../src/ui/two-versions.element.js';
import { conflictFields } from '../../../src/widgets/check-in-card/conflict-form.js';
import { idOf, people, plan, reportPlan } from '../../support/check-ins.js';
import { button, focused, mount, overflow, settled, textOf, tooSmall, unmountAll, violations, within } from '../../support/mounted.js';

type View = HTMLElementTagNameMap['flywheel-two-versions'];
const base: Changeable = { note: 'Start', language: 'en', audience: ['home', 'school'], ratings: [] };
const cell = (score: number | null) => [{ expectation: 'safe', period: 'math', score }];
const merge = mergeCheckIns(base, { ...base, note: 'My words', ratings: cell(2) }, { ...base, note: 'كلماتهم', language: 'ar', ratings: cell(1) });
const context = { plan, studentName: 'Maya', people, locale: 'en', pointWord: ({ value }: { readonly value: number }) => `${value} words per minute` };
const fields = conflictFields(merge.conflicts, context);

const show = async (part: Partial<View> = {}, box = {}) => {
  const view = await mount(
    'flywheel-two-versions',
    { mine: { name: 'You', when: 'Tuesday 14:03' }, theirs: { name: 'Mr Chen', when: 'Tuesday 14:05' }, fields, ...part },
    box,
  );
  const resolved: Readonly<Record<string, Choice>>[] = [];
  view.addEventListener(VersionsChosenEvent.type, (event) => resolved.push((event as VersionsChosenEvent).value));
  return { view, resolved };
};
const radios = (view: View) => within<HTMLInputElement>(view, 'input');
const save = async (view: View) => {
  button(view, 'Keep what I chose').click();
  await settled(view);
};

describe('widgets/check-in-card/conflict-form, ui/two-versions', () => {
  afterEach(unmountAll);

  it('X-07 shows both versions side by side, with who and when', async () => {
    const { view } = await show({}, { width: 600 });
    for (const words of ['My words', 'كلماتهم', 'You Tuesday 14:03', 'Mr Chen Tuesday 14:05', 'Math: Be safe', '2 · yes', '1 · partly'])
      expect(textOf(view)).to.contain(words);
    const [mine, theirs] = within(view, '.side').map((side) => side.getBoundingClientRect());
    expect([mine!.top, mine!.width]).to.deep.equal([theirs!.top, theirs!.width]);
  });
  it('X-07 asks until everything is chosen, and leads to what is missing', async () => {
    const { view, resolved } = await show();
    radios(view)[0]!.click();
    await settled(view);
    await save(view);
    expect(resolved).to.deep.equal([]);
    expect(within(view, '[role="alert"]').map(textOf)).to.deep.equal(['Please choose one for each.']);
    expect((focused() as HTMLInputElement).name).to.equal('rating/safe/math');
  });
  it('X-07 chooses field by field, by keyboard', async () => {
    const { view, resolved } = await show();
    radios(view)[0]!.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: ' ' });
    await settled(view);
    await save(view);
    expect(resolved).to.deep.equal([{ note: 'theirs', 'rating/safe/math': 'mine' }]);
    expect(settle(merge, resolved[0]!)).to.deep.include({ note: 'كلماتهم', language: 'ar', ratings: cell(2) });
  });
  it('X-07 takes all of one side at once, or keeps both notes', async () => {
    const { view, resolved } = await show();
    button(view, 'All from Mr Chen').click();
    await settled(view);
    await save(view);
    radios(view)[2]!.click();
    await save(view);
    button(view, 'All of mine').click();
    await save(view);
    expect(resolved).to.deep.equal([
      { note: 'theirs', 'rating/safe/math': 'theirs' },
      { note: 'both', 'rating/safe/math': 'theirs' },
      { note: 'mine', 'rating/safe/math': 'mine' },
    ]);
    expect(settle(merge, resolved[1]!).note).to.equal('My words\n\nكلماتهم');
  });
  it('X-07 a choice counts only between the versions it was made for', async () => {
    const { view, resolved } = await show();
    button(view, 'All of mine').click();
    await settled(view);
    view.fields = fields.map((field) => (field.name === 'note' ? { ...field, theirs: 'Changed once more' } : field));
    await settled(view);
    expect(radios(view).map(({ checked }) => checked)).to.deep.equal([false, false, false, true, false]);
    await save(view);
    expect(resolved).to.deep.equal([]);
  });
  it('each text runs in its own direction and says its language', async () => {
    const texts = within((await show()).view, '.text');
    expect(texts.slice(0, 2).map((text) => [text.lang, getComputedStyle(text).direction])).to.deep.equal([
      ['en', 'ltr'],
      ['ar', 'rtl'],
    ]);
  });
  it('says every kind of conflict in words, and what the plan does not name by its key', () => {
    const all = conflictFields(
      [
        { field: 'feeling', base: null, mine: 'happy', theirs: null },
        { field: 'feeling', base: null, mine: 'bewildered', theirs: 'sad' },
        { field: 'audience', base: [], mine: ['home', 'school'], theirs: ['home', 'school', 'student'] },
        { field: 'helpFrom', base: null, mine: idOf(4), theirs: null },
        { field: 'helpFrom', base: null, mine: idOf(99), theirs: idOf(5) },
        { field: 'goalPoint', base: null, mine: { goalId: idOf(700), value: 27 }, theirs: null },
        { field: 'note', base: 'x', mine: null, theirs: { text: 'Words', language: 'en' } },
        { field: 'rating/gone/math', base: undefined, mine: 0, theirs: null },
      ],
      context,
    );
    expect(all.map(({ label, mine, theirs }) => `${label}: ${mine} | ${theirs}`)).to.deep.equal([
      'Feeling: Happy | no feeling',
      'Feeling: bewildered | Sad',
      'Who may read it: Family and school can read this | Family, school and Maya can read this',
      'Talk with: Ms Rivera | nobody',
      'Talk with: someone at school | Mr Chen',
      'A point of a goal: 27 words per minute | no point',
      'Note: no note | Words',
      'Math: gone: 0 · not yet | not rated',
    ]);
    expect(all[6]!.both).to.equal(false);
    const report = conflictFields([{ field: 'result/asks', base: undefined, mine: true, theirs: null }], { ...context, plan: reportPlan });
    expect(report.map(({ label, mine, theirs }) => [label, mine, theirs])).to.deep.equal([['Asks for help', 'Yes', 'Not looked at']]);
  });
  it('offers both notes only where both together fit', () => {
    const words = (length: number) => ({ text: 'x'.repeat(length), language: 'en' });
    const both = (length: number) => conflictFields([{ field: 'note', base: null, mine: words(length), theirs: words(length) }], context)[0]!.both;
    expect([both(900), both(1900)]).to.deep.equal([true, false]);
  });
  it('is clean for axe and fits 280 px from either side', async () => {
    const long = fields.map((field) => ({ ...field, mine: 'unbreakable'.repeat(20), label: 'Label'.repeat(20) }));
    for (const dir of ['ltr', 'rtl'] as const) {
      const { view } = await show({ fields: long }, { width: 280, dir });
      expect(await violations(view)).to.deep.equal([]);
      expect(overflow(view)).to.be.at.most(0.5);
      expect(tooSmall(view)).to.deep.equal([]);
    }
  });
});
