/**
 * Live events while somebody watches and the API offers them; the reading of them is loaded only then, and once the page is calm. It says what changed,
 * to whom it matters.
 */
import type { Unsubscribe } from '../base/subscribers.js';
import type { EventsOptions } from '../client/watch-events.js';

export interface LiveOptions extends Omit<EventsOptions, 'onEvent' | 'onState'> {
  readonly onEvent: (studentId: string, type: string) => void;
}

export class LiveEvents {
  readonly #options: LiveOptions;
  #wanted = false;
  #stop: Unsubscribe | undefined;
  #isOn = false;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  /** Whatever changes is told; nobody need ask. */
  get isOn(): boolean {
    return this.#isOn;
  }

  want(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) this.#stop = this.#options.page.whenCalm(() => void this.#start());
    else this.stop();
  }

  stop(): void {
    this.#wanted = this.#isOn = false;
    this.#stop?.();
    this.#stop = undefined;
  }

  async #start(): Promise<void> {
    const before = this.#stop;
    const { watchEvents } = await import('../client/watch-events.js');
    if (!this.#wanted || this.#stop !== before) return;
    this.#stop = watchEvents({
      ...this.#options,
      onEvent: ({ studentId, type }) => this.#options.onEvent(studentId, type),
      onState: (state) => {
        this.#isOn = state === 'live' || state === 'polling';
        if (state === 'off') this.stop();
      },
    });
  }
}
