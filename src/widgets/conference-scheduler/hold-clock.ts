/**
 * Counts a hold down on the screen, once a second, and says it for ears at its start and a minute before its end only. The API said how many seconds
 * there are; this device's clock only counts, so it may be a day wrong.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../../base/clock.js';
import { secondsLeft, type Heard } from './newest-bookings.js';

/** What has just become so, to be said once: the hold began, its last minute began, it is over. */
export type HoldMoment = 'begun' | 'last-minute' | 'over';

export class HoldClock implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: () => Clock;
  readonly #tell: (moment: HoldMoment, heard: Heard) => void;
  #heard: Heard | undefined;
  #warned = false;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, clock: () => Clock, tell: (moment: HoldMoment, heard: Heard) => void) {
    this.#host = host;
    this.#clock = clock;
    this.#tell = tell;
    host.addController(this);
  }

  get seconds(): number {
    return this.#heard ? secondsLeft(this.#heard, this.#clock().now()) : 0;
  }

  /** Says which hold there is; the same again goes on counting. `undefined`: none, and nothing is said about its end. */
  count(heard: Heard | undefined): void {
    const isOther = heard?.booking.id !== this.#heard?.booking.id;
    this.#heard = heard;
    if (!isOther) return;
    this.#stop?.();
    this.#stop = undefined;
    if (!heard) return;
    this.#warned = this.seconds <= 60;
    this.#tell('begun', heard);
    this.#tick();
  }

  hostConnected(): void {
    if (this.#heard && !this.#stop) this.#tick();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #tick(): void {
    this.#stop = this.#clock().after(1000, () => {
      const heard = this.#heard;
      this.#stop = undefined;
      if (!heard) return;
      const left = this.seconds;
      if (left <= 60 && left > 0 && !this.#warned) {
        this.#warned = true;
        this.#tell('last-minute', heard);
      }
      if (left > 0) this.#tick();
      else {
        this.#heard = undefined;
        this.#tell('over', heard);
      }
      this.#host.requestUpdate();
    });
  }
}
