/**
 * The ports: everything a widget may lean on, and nothing of how it is done. Only `school/compose.ts` builds what stands behind them.
 * The keys are registered symbols, so two copies of the library on one page understand each other.
 */
import { createContext } from '@lit/context';
import type { Clock } from '../base/clock.js';
import type { Unsubscribe } from '../base/subscribers.js';
import type { Attachment, AttachmentBody } from '../contract/attachment.js';
import type { AnswerOf, BodyOf, InputOf, Operation, ParamsOf } from '../contract/operation.js';
import type { CallFailure } from '../contract/problem.js';
import type { Session } from '../contract/session.js';
import type { DraftPlace, DraftSnapshot, DraftValue, DraftVersion } from '../domain/draft.js';
import type { OutboxItem } from '../domain/outbox.js';

/** Something whose `current` changes; `subscribe` tells when. */
export interface Watchable<T> {
  readonly current: T;
  subscribe(listener: () => void): Unsubscribe;
}

/** Who is looking, and whether that is known. */
export interface AccessSnapshot {
  /**
   * `loading` · `ready` · `signed-out` the API no longer knows the viewer (`session` stays, so that words stay) · `unreachable` nothing known yet
   * and no answer (`failure` says why) · `misconfigured` the page names no usable API.
   */
  readonly status: 'loading' | 'ready' | 'signed-out' | 'unreachable' | 'misconfigured';
  readonly session: Session | undefined;
  /** Slices that the school's API offers. */
  readonly capabilities: readonly string[];
  /** The student whom the page is about; the viewer may choose another. */
  readonly studentId: string | undefined;
  /** `false`: nobody chose that student, it is the first of them. */
  readonly studentChosen?: boolean | undefined;
  readonly locale: string;
  readonly timeZone: string;
  /** The session comes from this device, because the API does not answer now. */
  readonly offline: boolean;
  readonly failure: CallFailure | undefined;
  /** For developers, in English; the console has it too. */
  readonly advice: string | undefined;
}
export interface Access extends Watchable<AccessSnapshot> {
  chooseStudent(studentId: string): void;
  /** Asks again: session, discovery, and everything that waits. */
  retry(): void;
}

/** One form's words in progress. */
export interface OpenDraft extends Watchable<DraftSnapshot> {
  /** Takes the words as they are after a key; returns at once. An empty form is `undefined`: the draft goes. */
  write(value: DraftValue | undefined): void;
  /** The person throws the words away. */
  discard(): Promise<void>;
  /** Continue with another tab's words; ours become one of the others. */
  take(version: DraftVersion): void;
  discardOther(version: DraftVersion): Promise<void>;
  /** The form goes away: what is typed is flushed first. */
  close(): void;
}
export interface Drafts {
  open(place: DraftPlace): OpenDraft;
}

export interface SendRequest<O extends Operation> {
  readonly params: ParamsOf<O>;
  readonly body: BodyOf<O>;
  readonly studentId: string;
  readonly thread: string;
  readonly version?: number;
  /** The draft this came from: it goes into the outbox in one transaction. */
  readonly draft?: { readonly place: DraftPlace; readonly value: DraftValue };
}
/** What the viewer has sent and the API has not yet taken, oldest first; with what it took since the page opened. */
export interface Outbox extends Watchable<readonly OutboxItem[]> {
  /** Resolves once the row is safe: `complete` on the device, or in memory where there is no storage (`kept` says which). Never waits for the network. `undefined`: everything of the viewer was cleared meanwhile. */
  send<O extends Operation>(operation: O, request: SendRequest<O>): Promise<OutboxItem | undefined>;
  /** All rows in one transaction: a group pass. */
  sendAll<O extends Operation>(operation: O, requests: readonly SendRequest<O>[]): Promise<readonly OutboxItem[]>;
  /** Back into the form: the words become the draft again, nothing is sent. `undefined` where it is too late, or not clear whether it is. */
  takeBack(id: string): Promise<DraftValue | undefined>;
  /** The person throws it away. `false` where it is too late. */
  cancel(id: string): Promise<boolean>;
  /** Try now. */
  retry(id: string): Promise<void>;
  /** After a conflict: the words as merged, on top of the version that is there now, under a new key. */
  resolve<O extends Operation>(id: string, operation: O, request: SendRequest<O>): Promise<OutboxItem | undefined>;
}

/** A file as it is announced, and where its bytes are kept. */
export interface FileToSend {
  readonly id: string;
  /** Under which it is announced: the same again is the same file. */
  readonly key: string;
  readonly threadId: string;
  readonly body: AttachmentBody;
}
export interface FileProgress {
  /** In bytes. */
  readonly sent: number;
  /** No answer came; it is tried again by itself. */
  readonly waiting: boolean;
}
/** Files that go along with words: kept on this device until they are sent, and fetched where somebody may see them. */
export interface Files {
  /** Whether files can be sent and fetched at all here. */
  readonly carries: boolean;
  keep(id: string, content: Blob): Promise<'device' | 'memory'>;
  kept(id: string): Promise<Blob | undefined>;
  drop(ids: readonly string[]): Promise<void>;
  /** Resolves once the API has all of it and took it for what it is; waits for the network as long as `signal` allows. Rejects with a `CallFailure`. */
  send(file: FileToSend, told: (progress: FileProgress) => void, signal: AbortSignal): Promise<Attachment>;
  content(threadId: string, attachmentId: string, signal?: AbortSignal): Promise<Blob>;
}

/** An answer as far as it is known. */
export interface Reading<T> {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly value: T | undefined;
  /** When the API said so, in milliseconds since 1970. */
  readonly readAt: number | undefined;
  /** It comes from this device and the API has not confirmed it. */
  readonly fromCache: boolean;
  readonly failure: CallFailure | undefined;
}
/** Reads: at once from the device, then from the API, then live. */
export interface Reader {
  watch<O extends Operation>(operation: O, input: InputOf<O>, listener: (reading: Reading<AnswerOf<O>>) => void): Unsubscribe;
  /** One read past the cache: the next page of a list. Rejects with a `CallFailure`. */
  read<O extends Operation>(operation: O, input: InputOf<O>): Promise<AnswerOf<O>>;
  /** Asks again whatever is being watched. */
  refresh(): void;
}

export const accessContext = createContext<Access>(Symbol.for('flywheel-access/1'));
export const draftsContext = createContext<Drafts>(Symbol.for('flywheel-drafts/1'));
export const outboxContext = createContext<Outbox>(Symbol.for('flywheel-outbox/1'));
export const readerContext = createContext<Reader>(Symbol.for('flywheel-reader/1'));
export const filesContext = createContext<Files>(Symbol.for('flywheel-files/1'));
export const clockContext = createContext<Clock>(Symbol.for('flywheel-clock/1'));
