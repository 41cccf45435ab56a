/**
 * Asks the page for one port (context-request, community protocol) while its host is connected, and takes a new one whenever it is given.
 * It knows neither who answers nor what the port does.
 */
import { ContextEvent, type Context } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Watchable } from './contexts.js';

export type Host = ReactiveControllerHost & HTMLElement;

export class PortController<T> implements ReactiveController {
  #port: T | undefined;
  #leave: (() => void) | undefined;

  constructor(
    protected readonly host: Host,
    readonly context: Context<unknown, T>,
  ) {
    host.addController(this);
  }

  /** What stands behind the port, once somebody gave it. */
  get port(): T | undefined {
    return this.#port;
  }

  hostConnected(): void {
    document.addEventListener('context-provider', this.#onProvider);
    this.request();
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this.#onProvider);
    this.#leave?.();
    this.#leave = undefined;
  }

  /** Somebody new answers on this page: modules load in any order, so the first question may have been asked before anyone was there. */
  readonly #onProvider = (event: Event): void => {
    if ((event as Event & { context?: unknown }).context === this.context) this.request();
  };

  /** Asks (again): the page may answer otherwise now. */
  request(): void {
    this.host.dispatchEvent(new ContextEvent(this.context, this.host, (value, leave) => this.#receive(value, leave), true));
  }

  /** Called with the port before and after; a subclass moves its subscription. */
  protected portChanged(_before: T | undefined): void {
    this.host.requestUpdate();
  }

  #receive(value: T, leave: (() => void) | undefined): void {
    if (leave !== this.#leave) {
      this.#leave?.();
      this.#leave = leave;
    }
    if (!this.host.isConnected) {
      this.hostDisconnected();
      return;
    }
    if (value === this.#port) return;
    const before = this.#port;
    this.#port = value;
    this.portChanged(before);
  }
}

/** A port whose `current` changes: the host draws itself anew each time. */
export class WatchController<T, W extends Watchable<T>> extends PortController<W> {
  #stop: (() => void) | undefined;

  get current(): T | undefined {
    return this.port?.current;
  }

  override hostConnected(): void {
    super.hostConnected();
    this.#watch();
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.#stop?.();
    this.#stop = undefined;
  }

  protected override portChanged(): void {
    this.#watch();
    this.host.requestUpdate();
  }

  /** Called after each change, before the host draws. */
  protected currentChanged(): void {
    this.host.requestUpdate();
  }

  #watch(): void {
    this.#stop?.();
    this.#stop = this.port?.subscribe(() => this.currentChanged());
  }
}
