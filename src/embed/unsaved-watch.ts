/**
 * Whether a page holds words that its device does not: typed or waiting to be sent, and kept only while the page is open. It stands between a school and
 * its widget, hands the widget's drafts on as they are, and looks at how they are kept, never at what they say.
 */
import { ContextEvent, ContextProvider, type Context } from '@lit/context';
import type { Unsubscribe } from '../base/subscribers.js';
import { draftsContext, outboxContext, type Drafts, type OpenDraft, type Outbox } from '../element/contexts.js';

/**
 * @param place inside the school and around the widget, on the page
 * @param told each time that it changes
 */
export function watchUnsaved(place: HTMLElement, told: (unsaved: boolean) => void): void {
  const drafts = new Set<OpenDraft>();
  let outbox: Outbox | undefined;
  let before = false;
  const look = (): void => {
    const typed = [...drafts].some(({ current: { status, value } }) => status === 'memory' && value !== undefined);
    const unsaved = typed || !!outbox?.current.some(({ state, kept }) => kept === 'memory' && state !== 'done');
    if (unsaved !== before) told((before = unsaved));
  };
  const provider = new ContextProvider(place, { context: draftsContext });
  follow(place, draftsContext, (port) => provider.setValue((port && watched(port, drafts, look)) as Drafts));
  let stop: Unsubscribe | undefined;
  follow(place, outboxContext, (port) => {
    stop?.();
    outbox = port;
    stop = port?.subscribe(look);
    look();
  });
}

/** Hears what stands behind a port of the school around `place`, now and whenever it is another. */
function follow<T>(place: HTMLElement, context: Context<unknown, T>, given: (port: T | undefined) => void): void {
  let now: T | undefined;
  const receive = (port: T | undefined): void => {
    if (port === now) return;
    now = port;
    given(port);
  };
  place.dispatchEvent(new ContextEvent(context, place, receive, true));
}

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
