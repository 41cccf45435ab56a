/**
 * What people, tabs, the network and the storage do to one another, as a list of steps, and one run of it: the real store on a paper disk, the real
 * outbox, and an API that is a model. It plays; what must be true afterwards is for the test to say.
 */
import fc from 'fast-check';
import type { OutboxItem } from '../../src/domain/outbox.js';
import type { StoredDraft } from '../../src/store/store.js';
import { ModelApi, type Weather } from '../support/model-api.js';
import { SendingTab } from '../support/sending-tab.js';
import { settled } from '../support/stepping-clock.js';
import { ana, place, words } from './life.js';
import { PaperDisk, type DiskPage } from './paper-disk.js';

export type Step =
  | { readonly do: 'type' | 'send' | 'discard' | 'kill' | 'open' | 'leave' | 'come-back' | 'sign-out' | 'sign-in' | 'offline' | 'online'; readonly tab: number }
  | { readonly do: 'weather'; readonly is: Weather }
  | { readonly do: 'pass'; readonly ms: number };

const weather: fc.Arbitrary<Weather> = fc.oneof(
  fc.constant<Weather>({ kind: 'lost' }),
  fc.constant<Weather>({ kind: 'taken-unheard' }),
  fc.integer({ min: 1, max: 40_000 }).map<Weather>((ms) => ({ kind: 'slow', ms })),
  fc.constantFrom<Weather>(
    { kind: 'refused', type: 'signed-out' },
    { kind: 'refused', type: 'in-progress' },
    { kind: 'refused', type: 'stale-version' },
    { kind: 'refused', type: 'rate-limited', retryAfterMs: 5000 },
    { kind: 'refused', type: 'unavailable' },
    { kind: 'refused', type: 'internal' },
  ),
);

export const stepsOf = (tabs: number): fc.Arbitrary<Step[]> => {
  const tab = fc.nat({ max: tabs - 1 });
  const doing = (...deeds: Extract<Step, { tab: number }>['do'][]) => fc.record({ do: fc.constantFrom(...deeds), tab });
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: doing('type', 'send') },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('weather' as const), is: weather }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(0, 300, 3000, 12_000, 60_000) }) },
    { weight: 4, arbitrary: doing('kill', 'open', 'leave', 'come-back', 'sign-out', 'sign-in', 'offline', 'online', 'discard') },
  );
  return fc.array(step, { minLength: 3, maxLength: 20 });
};

interface Window {
  readonly disk: DiskPage;
  readonly tab: SendingTab;
  readonly draft: StoredDraft;
}

export class Schedule {
  readonly disk = new PaperDisk();
  readonly api = new ModelApi(this.disk.clock);
  /** Everything that was said to be taken: its key, what it says, and as which event of the run it was sent off and taken. */
  readonly sent: { readonly id: string; readonly n: number; readonly seq: number; readonly from: object; readonly begun: number; readonly taken: number }[] =
    [];
  /** What somebody changed meanwhile, so that a person had to decide: it goes when they say so, not in its turn. */
  readonly decided = new Set<string>();
  readonly #windows: (Window | undefined)[] = [];
  readonly #random: () => number;
  #typed = 0;
  #events = 0;

  constructor(seed: number) {
    let state = (seed % 2147483646) + 1;
    this.#random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  }

  async play(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if (step.do === 'weather') this.api.ahead.push(step.is);
      else if (step.do === 'pass') await this.#pass(step.ms);
      else this.#act(step.tab, step.do);
      await settled(6);
    }
    await this.disk.clock.pass(300, 6);
    await settled(60);
  }

  /** Fine weather, one window, and time until nothing waits. What a person must decide, they decide: it is sent again. */
  async end(): Promise<SendingTab> {
    this.api.ahead.length = 0;
    for (const window of this.#windows.splice(0)) this.#close(window);
    const { tab } = this.#open();
    for (let turn = 0; turn < 40; turn++) {
      await this.disk.clock.pass(60_000, 4);
      await settled(40);
      const waiting = tab.outbox.current.filter(({ state }) => state !== 'done');
      if (waiting.length === 0) break;
      for (const { id, state } of waiting) {
        if (state !== 'parked' && state !== 'conflict') continue;
        this.decided.add(id);
        await this.disk.until(tab.outbox.retry(id));
      }
    }
    return tab;
  }

  /** Not so fast that a disk which only takes its turns looks dead. */
  async #pass(ms: number): Promise<void> {
    for (let left = Math.min(ms, 5000); left > 0; left -= 500) {
      await settled(10);
      await this.disk.clock.pass(500, 3);
    }
    await this.disk.clock.pass(Math.max(0, ms - 5000), 6);
  }

  #open(): Window {
    const disk = this.disk.open();
    const store = Object.assign(disk.store, { die: () => disk.crash() });
    const world = { clock: this.disk.clock, api: this.api, origin: this.disk.origin, random: this.#random };
    const tab = new SendingTab({ ...world, device: { tab: () => store } }, ana.person);
    return { disk, tab, draft: disk.store.drafts.open(ana, place) };
  }

  #close(window: Window | undefined): void {
    window?.tab.kill();
  }

  #act(at: number, deed: string): void {
    if (deed === 'open' || deed === 'type' || deed === 'send') this.#windows[at] ??= this.#open();
    const window = this.#windows[at];
    if (!window) return;
    const { tab, draft, disk } = window;
    if (deed === 'type') draft.write(words(String(++this.#typed)));
    if (deed === 'send') this.#send(tab, draft);
    if (deed === 'discard') void draft.discard();
    if (deed === 'leave' || deed === 'come-back') for (const page of [tab.page, disk.page]) page[deed === 'leave' ? 'leave' : 'comeBack']();
    if (deed === 'sign-out') tab.access.set({ live: false, status: 'signed-out' });
    if (deed === 'sign-in') tab.access.signIn(ana.person);
    if (deed === 'offline') tab.page.offline = true;
    if (deed === 'online') tab.page.goOnline();
    if (deed !== 'kill') return;
    this.#close(window);
    this.#windows[at] = undefined;
  }

  #send(tab: SendingTab, draft: StoredDraft): void {
    const value = draft.current.value ?? words(String(++this.#typed));
    const n = Number(value.note);
    const begun = ++this.#events;
    void tab.send(n, 'a', { draft: { place, value } }).then(({ id, kept, seq }: OutboxItem) => {
      if (kept === 'device') this.sent.push({ id, n, seq, from: tab, begun, taken: ++this.#events });
    });
  }
}
