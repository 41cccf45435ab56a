/** The ports that the front door hands out, as one thing. It knows no concrete part. */
import type { Clock } from '../base/clock.js';
import {
  accessContext,
  clockContext,
  draftsContext,
  filesContext,
  outboxContext,
  readerContext,
  type Access,
  type Drafts,
  type Files,
  type Outbox,
  type Reader,
} from '../element/contexts.js';

export interface Ports {
  readonly access: Access;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly reader: Reader;
  readonly files: Files;
  readonly clock: Clock;
}

/** Which port answers a context request; `undefined`: not ours to answer. */
export const portNames = new Map<unknown, keyof Ports>([
  [accessContext, 'access'],
  [draftsContext, 'drafts'],
  [outboxContext, 'outbox'],
  [readerContext, 'reader'],
  [filesContext, 'files'],
  [clockContext, 'clock'],
]);

/** Everything behind the ports, for one API and one person. */
export interface Machinery {
  /** They may be others after `onChange`. */
  readonly ports: Partial<Ports>;
  /** How many things of the viewer wait to be sent or decided. */
  unsent(): number;
  /** In how many forms the viewer has words that they have not sent. */
  drafted(): Promise<number>;
  /** Sends what waits; resolves once nothing does, or once waiting is in vain. Tells how many are left. */
  flush(): Promise<number>;
  /** For how many days what the viewer did not send may stay on the device when they leave: only where it is sealed and their key is here. */
  keepDays(): number | undefined;
  /** The viewer leaves and their words stay, sealed. `false`: the device would not take all of them, so nothing happened. */
  keep(): Promise<boolean>;
  /** Clears everything of this viewer from the device and from this page's memory. */
  purge(): Promise<void>;
  /** The page has changed its mind about student, locale or time zone. */
  wish(wishes: Wishes): void;
  stop(): void;
  /** Set by whoever holds it: the ports have become others. */
  onChange?: () => void;
}

export interface Wishes {
  readonly student?: string | undefined;
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
}

/**
 * What becomes of what was not sent, when somebody leaves: `send` it first, and ask again if that fails · `keep` it sealed on this device · `delete` it · `stay`.
 */
export type UnsentChoice = 'send' | 'keep' | 'delete' | 'stay';
