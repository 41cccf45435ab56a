/** What waits to be sent, and the way to send; for the widget that holds it. */
import type { OutboxItem } from '../domain/outbox.js';
import { outboxContext, type Outbox } from './contexts.js';
import { WatchController, type Host } from './port-controller.js';

const none: readonly OutboxItem[] = [];

export class OutboxController extends WatchController<readonly OutboxItem[], Outbox> {
  constructor(host: Host) {
    super(host, outboxContext);
  }

  /** Oldest first; with what the API took since the page opened. */
  get items(): readonly OutboxItem[] {
    return this.current ?? none;
  }
}
