/** One thing read from the API, for the widget that holds it: at once from the device, then from the API, then live. */
import type { AnswerOf, InputOf, Operation } from '../contract/operation.js';
import { readerContext, type Reader, type Reading } from './contexts.js';
import { PortController, type Host } from './port-controller.js';

export class ReaderController<O extends Operation> extends PortController<Reader> {
  #input: InputOf<O> | undefined;
  #key = '';
  #stop: (() => void) | undefined;
  #reading: Reading<AnswerOf<O>> | undefined;

  constructor(
    host: Host,
    readonly operation: O,
  ) {
    super(host, readerContext);
  }

  get reading(): Reading<AnswerOf<O>> {
    return this.#reading ?? { status: 'loading', value: undefined, readAt: undefined, fromCache: false, failure: undefined };
  }

  /** Says what to read; the same again changes nothing, `undefined` reads nothing. */
  watch(input: InputOf<O> | undefined): void {
    const key = input ? JSON.stringify([input.params, input.query]) : '';
    if (key === this.#key) return;
    this.#key = key;
    this.#input = input;
    this.#start();
  }

  override hostConnected(): void {
    super.hostConnected();
    if (!this.#stop && this.#input) this.#start();
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.#stop?.();
    this.#stop = undefined;
  }

  protected override portChanged(): void {
    this.#start();
    this.host.requestUpdate();
  }

  #start(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#reading = undefined;
    if (!this.#input || !this.port || !this.host.isConnected) return;
    this.#stop = this.port.watch(this.operation, this.#input, (reading) => {
      this.#reading = reading;
      this.host.requestUpdate();
    });
  }
}
