/**
 * Web Locks and a broadcast channel among the tabs of one test: exclusive locks with `signal` and `steal`, as the browser's, and tabs that can be
 * frozen (they hold on to their locks and hear nothing) or killed (their locks go).
 */
interface Held {
  readonly tab: PaperTab;
  readonly lost: (error: unknown) => void;
}
interface Waiting {
  readonly tab: PaperTab;
  readonly begin: () => void;
}

export class PaperOrigin {
  readonly held = new Map<string, Held>();
  readonly waiting = new Map<string, Waiting[]>();
  readonly channels = new Set<PaperChannel>();

  tab(): PaperTab {
    return new PaperTab(this);
  }
  next(name: string): void {
    if (this.held.has(name)) return;
    const queue = this.waiting.get(name) ?? [];
    queue.shift()?.begin();
  }
}

export class PaperTab {
  isFrozen = false;
  constructor(readonly origin: PaperOrigin) {}

  readonly locks = {
    request: (name: string, options: LockOptions, held: (lock: Lock) => unknown) =>
      new Promise((resolve, reject) => {
        const { origin } = this;
        const begin = () => {
          const mine: Held = { tab: this, lost: reject };
          origin.held.set(name, mine);
          void Promise.resolve()
            .then(() => held({ name, mode: 'exclusive' }))
            .then(resolve, reject)
            .finally(() => {
              if (origin.held.get(name) === mine) origin.held.delete(name);
              origin.next(name);
            });
        };
        if (options.steal) {
          const former = origin.held.get(name);
          origin.held.delete(name);
          former?.lost(new DOMException('stolen', 'AbortError'));
          return begin();
        }
        const queue = origin.waiting.get(name) ?? [];
        origin.waiting.set(name, queue);
        const waiting = { tab: this, begin };
        queue.push(waiting);
        options.signal?.addEventListener('abort', () => {
          const at = queue.indexOf(waiting);
          if (at < 0) return;
          queue.splice(at, 1);
          reject(new DOMException('aborted', 'AbortError'));
        });
        origin.next(name);
      }),
  } as unknown as LockManager;

  readonly openChannel = (name: string): BroadcastChannel => new PaperChannel(this, name) as unknown as BroadcastChannel;

  holds(name: string): boolean {
    return this.origin.held.get(name)?.tab === this;
  }
  /** The process is gone: so are its locks and its place in every line. */
  kill(): void {
    this.isFrozen = true;
    for (const [name, queue] of this.origin.waiting)
      this.origin.waiting.set(
        name,
        queue.filter(({ tab }) => tab !== this),
      );
    for (const [name, { tab }] of [...this.origin.held]) {
      if (tab !== this) continue;
      this.origin.held.delete(name);
      this.origin.next(name);
    }
  }
}

class PaperChannel extends EventTarget {
  constructor(
    readonly tab: PaperTab,
    readonly name: string,
  ) {
    super();
    tab.origin.channels.add(this);
  }
  postMessage(data: unknown): void {
    const isThere = (other: PaperChannel) => other !== this && other.name === this.name;
    for (const other of this.tab.origin.channels) if (isThere(other)) queueMicrotask(() => other.#hear(structuredClone(data)));
  }
  #hear(data: unknown): void {
    if (!this.tab.isFrozen && this.tab.origin.channels.has(this)) this.dispatchEvent(new MessageEvent('message', { data }));
  }
  close(): void {
    this.tab.origin.channels.delete(this);
  }
}
