import { expect } from 'chai';
import fc from 'fast-check';
import type { DraftValue } from '../../src/domain/draft.js';
import type { StoredDraft } from '../../src/store/store.js';
import { ana, becomes, Device, idle, place, row, words, type Tab } from '../support/device.js';

/** What a person can do to one form in up to three tabs, in any order. */
const ACTIONS = ['type', 'type', 'wait', 'send', 'discard', 'reload', 'crash', 'open', 'take', 'discard other', 'back and forth', 'take back'] as const;
const steps = fc.array(fc.record({ who: fc.nat(2), what: fc.constantFrom(...ACTIONS) }), { minLength: 3, maxLength: 14 });

interface Page {
  tab: Tab;
  draft: StoredDraft;
  /** The wording on screen, where it was typed or chosen here and not merely restored. */
  own: string | undefined;
}

/** Plays a person and keeps the books: which wordings must be found in the end, and which must never be seen again. */
class Person {
  readonly device = new Device();
  readonly must = new Set<string>();
  readonly never = new Set<string>();
  readonly #pages: Page[] = [];
  readonly #sent: { id: string; text: string }[] = [];
  #typed = 0;
  log: string[] = [];

  async do({ who, what }: { who: number; what: (typeof ACTIONS)[number] }): Promise<void> {
    const page = this.#pages[who % Math.max(1, this.#pages.length)] ?? (await this.#open());
    const text = page.draft.current.value?.note as string | undefined;
    this.log.push(`${what} in ${this.#pages.indexOf(page)} (${text ?? ''})`);
    if (what === 'type') this.#type(page, text);
    else if (what === 'wait') await this.device.clock.pass(300);
    else if (what === 'send' && text) await this.#send(page, text);
    else if (what === 'discard' && text) await this.#discard(page, text);
    else if (what === 'open' && this.#pages.length < 3) await this.#open();
    else if (what === 'reload' || what === 'crash') await this.#reload(page, what);
    else if (what === 'back and forth') await this.#backAndForth(page);
    else if (what === 'take') this.#take(page, text);
    else if (what === 'discard other') await this.#discardOther(page);
    else if (what === 'take back') await this.#takeBack(page);
    await idle(3);
  }

  /** Everybody goes; whoever comes last sees what there is. */
  async finish(): Promise<Set<string>> {
    await this.device.clock.pass(300);
    await idle(20);
    for (const page of this.#pages) await page.tab.leave();
    const { draft } = await this.#open();
    await this.device.clock.pass(2000);
    await idle(20);
    expect(draft.current.lostAt, 'a loss where nothing was lost').to.equal(undefined);
    return new Set([draft.current.value, ...draft.current.others.map(({ value }) => value)].flatMap((value) => (value ? [textOf(value)] : [])));
  }

  async #open(): Promise<Page> {
    const tab = this.device.open();
    const draft = tab.store.drafts.open(ana, place);
    const page = { tab, draft, own: undefined };
    this.#pages.push(page);
    await becomes(draft, ({ status }) => status !== 'loading');
    return page;
  }

  #type(page: Page, before: string | undefined): void {
    const text = `words ${++this.#typed}`;
    page.draft.write(words(text));
    page.own = text;
    this.must.add(text);
    // Typed over: gone, unless another page has the same words as its own.
    if (before && !this.#pages.some(({ own }) => own === before)) this.must.delete(before);
  }

  async #send(page: Page, text: string): Promise<void> {
    const id = `row ${this.#sent.length}`;
    await page.tab.store.outbox.add(ana, [row(id, { draft: { place, value: words(text) } })]);
    this.#sent.push({ id, text });
    this.#gone(text);
  }

  async #discard(page: Page, text: string): Promise<void> {
    await page.draft.discard();
    this.#gone(text);
  }

  async #discardOther(page: Page): Promise<void> {
    const other = page.draft.current.others[0];
    if (!other) return;
    const text = textOf(other.value);
    const { own } = page;
    await page.draft.discardOther(other);
    if (own !== text) this.#gone(text);
  }

  #take(page: Page, mine: string | undefined): void {
    const other = page.draft.current.others[0];
    if (!other) return;
    if (mine) this.must.add(mine);
    page.draft.take(other);
    page.own = textOf(other.value);
    this.must.add(page.own);
  }

  async #takeBack(page: Page): Promise<void> {
    const last = this.#sent.pop();
    if (!last) return;
    expect(await page.tab.store.outbox.remove(ana, last.id, true)).to.equal(true);
    this.never.delete(last.text);
    this.must.add(last.text);
    page.own = last.text;
  }

  async #reload(page: Page, how: 'reload' | 'crash'): Promise<void> {
    const { value, status } = page.draft.current;
    if (how === 'reload') await page.tab.leave();
    else {
      page.tab.crash();
      if (value && page.own && status !== 'saved') this.must.delete(page.own); // not yet said to be saved
    }
    this.#pages.splice(this.#pages.indexOf(page), 1);
    await this.#open();
  }

  async #backAndForth(page: Page): Promise<void> {
    page.tab.page.play('left');
    await idle(10);
    page.tab.page.play('back');
    await idle(10);
  }

  #gone(text: string): void {
    this.must.delete(text);
    this.never.add(text);
    for (const page of this.#pages) if (page.own === text) page.own = undefined;
  }
}

const textOf = (value: DraftValue): string => value.note as string;

describe('store, whatever a person does in whatever order', () => {
  it('X-01 X-03 X-07 no wording that was said to be saved is lost, and none that was sent or thrown away comes back', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const person = new Person();
        try {
          for (const step of plan) await person.do(step);
          const found = await person.finish();
          const story = person.log.join(' → ');
          for (const text of person.must) expect([...found], story).to.include(text);
          for (const text of person.never) expect([...found], story).not.to.include(text);
        } finally {
          await person.device.clear();
        }
      }),
      { numRuns: 40, interruptAfterTimeLimit: 25_000, markInterruptAsFailure: false },
    );
  });
});
