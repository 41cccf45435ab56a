import { expect } from 'chai';
import type { StoreOptions } from '../../src/store/device-store.js';
import { openStore } from '../../src/store/device-store.js';
import type { Store } from '../../src/store/store.js';
import { ana, becomes, holds, opened, place, words } from '../support/device.js';
import '../support/store-frame.js';

/** The same promises in pages of their own, with the browser's own locks, channels, clock and `pagehide`. */
describe('store in real pages', () => {
  const frames: HTMLIFrameElement[] = [];
  let name: string;
  beforeEach(() => (name = `pages-${Math.random().toString(36).slice(2)}`));
  afterEach(async () => {
    for (const frame of frames.splice(0)) frame.remove();
    localStorage.clear();
    await opened(indexedDB.deleteDatabase(name));
  });

  async function page(options: StoreOptions = {}): Promise<{ store: Store; window: Window; frame: HTMLIFrameElement }> {
    const frame = document.createElement('iframe');
    frames.push(frame);
    const ready = new Promise<Window>((resolve) => {
      window.addEventListener('store-frame-ready', function listen(event) {
        const { detail } = event as CustomEvent<Window>;
        if (detail !== frame.contentWindow) return;
        window.removeEventListener('store-frame-ready', listen);
        resolve(detail);
      });
    });
    frame.src = new URL('../support/store-frame.html', import.meta.url).href;
    document.body.append(frame);
    const inside = await ready;
    return { store: inside.openStore({ name, ...options }), window: inside, frame };
  }
  const navigatedAway = (frame: HTMLIFrameElement) =>
    new Promise<void>((resolve) => {
      frame.addEventListener('load', () => resolve(), { once: true });
      frame.src = 'about:blank';
    });

  it('X-01 X-02 a key typed just before the page is navigated away is there on the next page', async () => {
    const first = await page();
    const draft = first.store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    draft.write(words('typed and gone'));
    expect(draft.current.status).to.equal('saving');
    await navigatedAway(first.frame);
    const second = await page();
    const again = second.store.drafts.open(ana, place);
    await becomes(again, ({ value, status }) => value?.note === 'typed and gone' && status === 'saved');
    await holds(() => !JSON.stringify({ ...localStorage }).includes('typed and gone'));
  });

  it('X-01 a key typed before the database has opened, on a page that goes at once, is there on the next page', async () => {
    const first = await page();
    first.store.drafts.open(ana, place).write(words('faster than the disk'));
    first.frame.remove();
    const second = await page();
    await becomes(second.store.drafts.open(ana, place), ({ value }) => value?.note === 'faster than the disk');
  });

  it('X-02 when the page is hidden the journal has the words within the same turn, and no longer once the database has them', async () => {
    const { store, window: inside } = await page();
    const draft = store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    draft.write(words('hidden in mid-sentence'));
    Object.defineProperty(inside.document, 'visibilityState', { configurable: true, value: 'hidden' });
    inside.document.dispatchEvent(new Event('visibilitychange'));
    expect(JSON.stringify({ ...localStorage })).to.include('hidden in mid-sentence');
    await becomes(draft, ({ status }) => status === 'saved');
    expect(JSON.stringify({ ...localStorage })).not.to.include('hidden in mid-sentence');
  });

  for (const [which, options] of [
    ['with Web Locks', {}],
    ['without Web Locks, as on plain http', { locks: undefined }],
  ] as const) {
    it(`X-07 two living pages fork, and the words of a page that left are restored, ${which}`, async () => {
      const [one, two] = [await page(options), await page(options)];
      const [a, b] = [one.store.drafts.open(ana, place), two.store.drafts.open(ana, place)];
      a.write(words('mine'));
      await becomes(a, ({ status }) => status === 'saved');
      b.write(words('theirs'));
      await becomes(b, ({ status, others }) => status === 'saved' && others.length === 1);
      await becomes(a, ({ others }) => others[0]?.value.note === 'theirs');
      one.frame.remove();
      const three = await page(options);
      const c = three.store.drafts.open(ana, place);
      await becomes(c, ({ value, others }) => value?.note === 'mine' && others[0]?.value.note === 'theirs');
    });
  }

  it('X-05 a purge in one page empties the other', async () => {
    const [one, two] = [await page(), await page()];
    const draft = one.store.drafts.open(ana, place);
    draft.write(words('of ana'));
    await becomes(draft, ({ status }) => status === 'saved');
    await two.store.purge(ana);
    await becomes(draft, ({ value, status }) => value === undefined && status === 'empty');
  });

  it('ten openings and closings leave nothing behind: no lock, no listener, no connection', async () => {
    let listening = 0;
    const count = (target: EventTarget) => {
      const add = target.addEventListener.bind(target);
      target.addEventListener = (type: string, run: never, options?: AddEventListenerOptions) => {
        listening++;
        options?.signal?.addEventListener('abort', () => listening--);
        add(type, run, options);
      };
      return () => void (target.addEventListener = add);
    };
    const undo = [window, document].map(count);
    try {
      for (let cycle = 0; cycle < 10; cycle++) {
        const store = openStore({ name });
        const draft = store.drafts.open(ana, place);
        draft.write(words(`cycle ${cycle}`));
        await becomes(draft, ({ status }) => status === 'saved');
        expect(listening).to.be.greaterThan(0);
        draft.close();
        store.close();
        expect(listening).to.equal(0);
      }
    } finally {
      undo.forEach((one) => one());
    }
    await holds(async () => ((await navigator.locks.query()).held ?? []).every((lock) => !lock.name?.startsWith(name)));
    let isBlocked = false;
    const deleting = indexedDB.deleteDatabase(name);
    deleting.onblocked = () => (isBlocked = true);
    await opened(deleting);
    expect(isBlocked, 'a connection was still open').to.equal(false);
  });

  it('closing flushes what was typed', async () => {
    const store = openStore({ name });
    const draft = store.drafts.open(ana, place);
    await becomes(draft, ({ status }) => status === 'empty');
    draft.write(words('last words'));
    store.close();
    const again = openStore({ name });
    await becomes(again.drafts.open(ana, place), ({ value }) => value?.note === 'last words');
    again.close();
  });
});
