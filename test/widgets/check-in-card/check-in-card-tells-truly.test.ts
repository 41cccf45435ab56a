/** What the card says is so: of a day's ratings, of two versions, of numbers and dates in the language of the sentences around them. */
import { expect } from 'chai';
import { localeOfWords, useLocale } from '../../../src/i18n/locale.js';
import { checkIn, idOf, plan, ratingsOf, reportPlan } from '../../support/check-ins.js';
import { all, control, one, settled, textOf, type } from '../../support/inside.js';
import { mountCard } from '../../support/mount-card.js';
import { session } from '../../support/sample-session.js';

const press = async (card: Element, element: HTMLElement): Promise<void> => {
  element.click();
  await settled(card);
};
const day = checkIn({ kind: 'check-out', mode: 'check-in-check-out', planId: plan.id, ratings: ratingsOf([2, 2, 2, 2, 1]) });
const report = checkIn({
  kind: 'report',
  mode: 'daily-report-card',
  planId: reportPlan.id,
  results: [
    { behaviour: 'starts', met: true },
    { behaviour: 'asks', met: false },
    { behaviour: 'kind', met: null },
  ],
});
const maya = { id: idOf(1), name: 'Maya Thompson', role: 'student' } as const;

async function expectPanel(card: HTMLElement): Promise<void> {
  await customElements.whenDefined('flywheel-check-in-group-panel');
  await import('../../../src/widgets/check-in-card/group-panel.js');
  await settled(card);
  expect([all(card, 'flywheel-check-in-group-panel'), all(card, '.skeleton')].map(({ length }) => length)).to.deep.equal([1, 0]);
}

describe('flywheel-check-in-card: tells truly', () => {
  afterEach(() => useLocale('en'));

  it('CI-08 CI-11 a card of feelings says what the school’s ratings of the day add up to', async () => {
    const { card } = await mountCard({ session: session('guardian'), checkIns: [day, report], plans: [plan, reportPlan] });
    expect(textOf(card)).to.contain('9 of 10 points, 90%. The goal of 80% is reached.').and.contain('1 yes, 1 not yet. 2 of 3 were looked at.');
  });

  it('CI-08 CI-11 and how much was rated, where the plan is not to be had: never an empty entry', async () => {
    const { card } = await mountCard({ session: session('guardian'), checkIns: [day, report, checkIn({ ...day, id: idOf(99), ratings: [] })] });
    expect(textOf(card)).to.contain('Ratings given: 5.').and.contain('1 yes, 1 not yet.').and.contain('Nothing was rated.');
  });

  it('CI-01 a card of feelings asks for no plan where nothing belongs to one', async () => {
    const { ports } = await mountCard({ checkIns: [checkIn({ feeling: 'sad' })] });
    expect(ports.reader.asked).to.deep.equal(['check-ins.list']);
  });

  it('X-07 a conflict with oneself is not somebody else’s: it tells what is not sent from what the school has', async () => {
    const mine = checkIn({ voice: 'student', author: maya, note: { text: 'was', language: 'en', translation: null } });
    const { card, ports } = await mountCard({ checkIns: [mine] });
    await press(card, control(card, /^Change$/));
    type(one<HTMLTextAreaElement>(card, 'textarea'), 'here');
    await settled(card);
    await press(card, one(card, '.actions .primary'));
    ports.outbox.conflict({ ...mine, version: 2, note: { text: 'there', language: 'en', translation: null } });
    await settled(card);
    const words = textOf(one(card, 'flywheel-two-versions'));
    expect(words).to.contain('This was changed in two places').and.contain('Yours, not sent yet').and.contain('What the school has');
    expect(words).not.to.contain('somebody else');
  });

  it('X-14 dates follow the language of the sentences: a language without words has English ones, a region keeps its own way', async () => {
    const { card } = await mountCard({ locale: 'fr' });
    expect(textOf(one(card, 'header time'))).to.equal('Tuesday, November 17');
    const { card: british } = await mountCard({ locale: 'en-GB' });
    expect(textOf(one(british, 'header time'))).to.match(/^Tuesday,? 17 November$/);
    await useLocale('es-MX');
    expect(['es-MX', 'es', 'fr', 'en-GB'].map(localeOfWords)).to.deep.equal(['es-MX', 'es', 'es', 'es']);
  });

  it('X-14 what is written in a language without words is still said to be in that language', async () => {
    const { card, ports } = await mountCard({ locale: 'fr' });
    await press(card, one(card, '[data-value="happy"]'));
    await press(card, one(card, '.actions .primary'));
    expect(ports.outbox.current[0]!.body).to.deep.include({ language: 'fr' });
  });

  it('X-14 writes its numbers as the language does', async () => {
    await useLocale('es');
    const { card, ports } = await mountCard({ session: session('guardian'), locale: 'es-ES' });
    type(one<HTMLTextAreaElement>(card, 'textarea'), 'x'.repeat(12_000));
    await settled(card);
    await press(card, one(card, '.actions .primary'));
    expect(one(card, '#problem').textContent).to.contain((2000).toLocaleString('es-ES'));
    expect(one(card, '#count').textContent).to.contain((12_000).toLocaleString('es-ES')).and.contain((10_000).toLocaleString('es-ES'));
    await useLocale('ar');
    ports.access.set({ locale: 'ar-EG' });
    await settled(card);
    expect(one(card, '#problem').textContent).to.contain('٢٬٠٠٠');
    expect(one(card, '.ring').getAttribute('aria-label')).to.match(/[٠-٩]/);
  });

  it('X-14 a name in another script keeps its order among the waiting and the chosen', async () => {
    const { card, ports } = await mountCard({ session: session('guardian') });
    type(one<HTMLTextAreaElement>(card, 'textarea'), 'يوم جيد (3)');
    await settled(card);
    await press(card, one(card, '.actions .primary'));
    expect(all(card, '.sending bdi').map((words) => words.textContent)).to.deep.equal(['يوم جيد (3)']);
    expect(all(card, '.chosen bdi').map((name) => name.textContent)).to.deep.equal(['Maya Thompson']);
    ports.outbox.fail();
    await settled(card);
    expect(all(card, '.item-words').map((words) => words.getAttribute('dir'))).to.deep.equal(['auto']);
  });

  it('CI-17 the group’s card is on its way, not empty', async () => {
    const { page } = await mountCard({ session: session('teacher') });
    const group = Object.assign(document.createElement('flywheel-check-in-card'), { group: true });
    page.append(group);
    await group.updateComplete;
    expect(all(group, '.skeleton')).to.have.length(1);
    await expectPanel(group);
  });

  it('at 200 % text the icon of the folded line stands beside its words', async () => {
    const { card, page } = await mountCard({ checkIns: [checkIn({ voice: 'student', author: maya })] });
    page.style.fontSize = '32px';
    page.style.width = '320px';
    await settled(card);
    const [icon, words] = ['.after-words .icon', '.after-words > span'].map((selector) => one(card, selector).getBoundingClientRect());
    expect(icon!.right).to.be.at.most(words!.left);
    expect(icon!.top).to.be.within(words!.top, words!.bottom);
  });

  for (const locale of ['en', 'es', 'ar'])
    it(`X-14 at 280 px no feeling is broken inside a word: ${locale}`, async () => {
      await useLocale(locale);
      for (const preReader of [false, true]) {
        const { card, page } = await mountCard({ locale }, { preReader });
        page.style.width = '280px';
        await settled(card);
        for (const cell of all(card, '[role="radio"]')) {
          one(card, `[data-value="${cell.dataset['value']!}"]`).style.fontWeight = '650';
          const text = [...cell.querySelector('span')!.childNodes].find((node) => node instanceof Text && node.data.trim()) as Text;
          for (const { index, 0: word } of text.data.matchAll(/\S+/g)) {
            const range = new Range();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            expect(new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size, word).to.equal(1);
            expect(cell.scrollWidth, word).to.be.at.most(cell.clientWidth);
          }
        }
      }
    });
});
