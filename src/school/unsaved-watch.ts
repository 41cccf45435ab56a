/**
 * Whether a page holds words that its device does not: typed or waiting to be sent, and kept only while the page is open. It stands between a machinery and the
 * widgets, hands drafts on as they are, and looks at how they are kept, never at what they say.
 */
import type { Unsubscribe } from '../base/subscribers.js';
import type { Drafts, OpenDraft, Outbox } from '../element/contexts.js';
import { UnsavedEvent } from '../element/events.js';
import type { Machinery, Ports } from './ports.js';

/** The same machinery; `hearer` is told each time that it begins or ceases to hold such words. */
export function watchUnsaved(machinery: Machinery, hearer: EventTarget): Machinery {
  const open = new Set<OpenDraft>();
  let [from, ports]: [Partial<Ports>?, Partial<Ports>?] = [];
  let stop: Unsubscribe | undefined;
  let before = false;
  const tell = (unsaved: boolean): void => {
    if (unsaved !== before) hearer.dispatchEvent(new UnsavedEvent((before = unsaved)));
  };
  const look = (): void => {
    const typed = [...open].some(({ current: { status, value } }) => status === 'memory' && value !== undefined);
    tell(typed || isWaitingInMemory(from?.outbox));
  };
  const around = Object.create(machinery) as Machinery;
  return Object.defineProperties(around, {
    ports: {
      get: () => {
        if (machinery.ports !== from || !ports) {
          from = machinery.ports;
          ports = { ...from, ...(from.drafts && { drafts: watched(from.drafts, open, look) }) };
          stop?.();
          stop = from.outbox?.subscribe(look);
        }
        return ports;
      },
    },
    stop: {
      value: () => {
        stop?.();
        machinery.stop();
        tell(false); // they went with it
      },
    },
    onChange: { set: (run: () => void) => (machinery.onChange = run) },
  });
}

const isWaitingInMemory = (outbox: Outbox | undefined): boolean => !!outbox?.current.some(({ state, kept }) => kept === 'memory' && state !== 'done');

/** The same drafts, and each that is open among `open`. */
function watched(port: Drafts, open: Set<OpenDraft>, look: () => void): Drafts {
  return {
    open(where) {
      const draft = port.open(where);
      const stop = draft.subscribe(look);
      open.add(draft);
      return {
        get current() {
          return draft.current;
        },
        subscribe: (listener) => draft.subscribe(listener),
        write: (value) => draft.write(value),
        discard: () => draft.discard(),
        take: (version) => draft.take(version),
        discardOther: (version) => draft.discardOther(version),
        close() {
          stop();
          open.delete(draft);
          draft.close();
          look();
        },
      };
    },
  };
}
