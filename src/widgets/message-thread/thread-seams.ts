/**
 * Where the reading and the writing of messages meet: what a part is given as properties, and what it tells. A part stands in a file of its own that
 * `thread-parts.ts` fetches when it is first drawn. It knows nothing of how either side works.
 *
 * | tag | file | is given | stands |
 * |---|---|---|---|
 * | `flywheel-message-composer` | `message-composer.ts` | `OfThread` | below the messages, always while a thread is open |
 * | `flywheel-contact-log` | `contact-log.ts` | `OfThread` | below the messages, when it was asked for |
 * | `flywheel-thread-settings` | `thread-settings.ts` | `OfThread` | below the head of a thread, when it was asked for |
 * | `flywheel-staff-hours` | `staff-hours.ts` | `OfThread`, settings | below the settings, when staff asked for it |
 * | `flywheel-message-actions` | `message-actions.ts` | `OfMessage` | in a message, when its "More" was pressed |
 * | `flywheel-attachment-view` | `attachment-view.ts` | `OfAttachment` | in a message, for each of its files |
 * | `flywheel-new-thread` | `new-thread.ts` | `OfScene` | instead of a thread, when it was asked for |
 */
import type { Attachment } from '../../contract/attachment.js';
import type { Message } from '../../contract/message.js';
import type { Thread } from '../../contract/thread.js';
import type { ThreadScene } from './thread-scene.js';

export interface OfScene {
  scene?: ThreadScene;
}
export interface OfThread extends OfScene {
  /** With the newest that is known of it. */
  thread?: Thread;
}
export interface OfMessage extends OfThread {
  message?: Message;
}
export interface OfAttachment extends OfThread {
  attachment?: Attachment;
}

/** The name of a widget's drafts, and what names one thread's. */
export const WIDGET = 'message-thread';
/** Rows of one thread leave in the order in which they were written. */
export const outboxThread = (threadId: string): string => `thread:${threadId}`;

/** The person is done with a part that they had asked for; the keyboard goes back to what opened it. */
export class PartClosedEvent extends Event {
  static readonly type = 'flywheel-part-closed';
  constructor() {
    super(PartClosedEvent.type, { bubbles: true, composed: true });
  }
}
/** A thread is to be shown: it has just begun, or it was there already. */
export class ThreadWantedEvent extends Event {
  static readonly type = 'flywheel-thread-wanted';
  constructor(readonly threadId: string) {
    super(ThreadWantedEvent.type, { bubbles: true, composed: true });
  }
}
