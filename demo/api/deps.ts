/**
 * Everything the reference API leans on, handed in: database, clock, identity, limits, log. Nothing below reads an environment variable,
 * a file or the time, so a test, the demo and a server in earnest run the same code.
 */
import type { Pool } from 'pg';
import type { Clock } from './clock.js';
import type { Identity } from './identity.js';
import type { Notice } from './notice.js';

/** A bucket of `capacity` requests that fills again by `perSecond`. */
export interface Rate {
  readonly capacity: number;
  readonly perSecond: number;
}

export interface ApiLimits {
  /** Requests of one signed-in person. */
  readonly person: Rate;
  /** Requests of one network address; a whole school may share one. */
  readonly address: Rate;
  /** How long a request may take before it is answered with `unavailable`, in milliseconds. */
  readonly requestTimeoutMs: number;
  /** How long a retry waits for its first try that is still running before it hears `in-progress`, in milliseconds. */
  readonly lockTimeoutMs: number;
  /** How often a quiet stream of events says that it is alive, in milliseconds. */
  readonly keepAliveMs: number;
  /** Event streams of one person at once. */
  readonly streamsPerPerson: number;
}

export const defaultLimits: ApiLimits = {
  person: { capacity: 240, perSecond: 20 },
  address: { capacity: 2400, perSecond: 400 },
  requestTimeoutMs: 15_000,
  lockTimeoutMs: 2_000,
  keepAliveMs: 15_000,
  streamsPerPerson: 12,
};

/** A text in another language; `undefined`: it cannot. It is asked inside the request that waits for it. */
export type Translate = (text: string, from: string, to: string) => Promise<string | undefined>;

/** LTI 1.3, for learning platforms that the database names. */
export interface LtiSettings {
  /** The address of the API as platforms and browsers know it, ending with a slash: `https://school.example/api/`. */
  readonly api: string;
  /** Where the embed pages are, ending with a slash: `https://school.example/widgets/embed/`. Its origin must be allowed to call the API. */
  readonly embed: string;
  /** Seals the keys that we sign with; at least 32 bytes, the same in all processes. */
  readonly secret: string;
  /** How long a platform may take to show its keys: 5 seconds unless said. */
  readonly platformTimeoutMs?: number;
}

export interface Deps {
  /** `pg` in both cases: a server's pool, or the embedded database's with its one connection. */
  readonly pool: Pool;
  /** Holds of seats begin and run out by the database's clock, so that processes whose clocks differ agree. Off: by `clock`. */
  readonly databaseTime?: boolean;
  /** Calendar addresses are made with it; whoever knows it and the database can make them too. Without one they end with the process. */
  readonly calendarKey?: string;
  /** Calls back with the payload of every `NOTIFY channel`, or with an empty one when some may have been missed. Resolves with the way to stop. */
  readonly listen: (channel: string, onNotify: (payload: string) => void) => Promise<() => Promise<void>>;
  /**
   * Tells the school's own mail what happened to conferences, after it is done: `Notice` in `notice.ts`. What is not resolved in half a minute, or rejects,
   * comes again later with the same `id`, for three days. Where it is not given, nobody is told.
   */
  readonly notify?: (notice: Notice, signal: AbortSignal) => Promise<void>;
  readonly clock: Clock;
  readonly identity: Identity;
  /** Origins that may call from a browser whatever the school, such as `http://localhost:4173`; a school's own are in its row. */
  readonly allowedOrigins: readonly string[];
  readonly limits?: Partial<ApiLimits>;
  /** Offers `demo/people` and `demo/sign-in`: anybody may become anybody. Off unless said. */
  readonly demo?: boolean;
  /** Takes the cookie that `demo/sign-in` can set as a credential, with its CSRF checks. Off unless said. */
  readonly cookies?: boolean;
  /** Lets learning platforms open the widgets, by `/lti/{school}/…`. Off unless said; it needs an `identity` that signs. */
  readonly lti?: LtiSettings;
  /** A machine that translates messages. Without one only what people have translated is answered; nothing is sent to anybody else unless this does. */
  readonly translate?: Translate;
  /** Checks every answer against the contract before it goes out. For tests and development. */
  readonly checkAnswers?: boolean;
  /** The network address a request comes from; by default the socket's. Behind a proxy, read what your proxy vouches for. */
  readonly addressOf?: (request: Request, env: unknown) => string;
  /** Takes one line, JSON: request id, operation, status, milliseconds; never a name, a word, a token or an id of a person. */
  readonly log: (line: string) => void;
}
