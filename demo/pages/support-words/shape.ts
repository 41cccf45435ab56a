/** What there is to say on the page for whoever helps with a device: each language has all of it, or it does not compile. `{0}`: something is filled in. */
import type { DeviceReport } from '../../../src/index.js';

/** What the page itself says, by the `data-say` of its elements. */
type Said = 'skip' | 'grades' | 'families' | 'support' | 'language' | 'title' | 'whatFor' | 'neverShows' | 'copy' | 'trial' | 'again' | 'madeUp' | 'back';
type Kept = 'drafts' | 'outbox' | 'files' | 'cache';
type State = 'queued' | 'sending' | 'auth-wait' | 'parked' | 'conflict' | 'done' | 'words' | 'emptied' | 'sealed' | 'mark' | 'epoch' | 'other';

export interface SupportWords {
  readonly page: Readonly<Record<Said, string>>;
  /** Of the list of pages. */
  readonly site: string;
  readonly noScript: string;
  readonly copied: string;
  readonly cannotCopy: string;
  readonly now: string;

  readonly storage: string;
  readonly database: Readonly<Record<DeviceReport['database'], string>>;
  readonly version: string;
  readonly uses: string;
  readonly usesOf: string;
  readonly promised: string;
  readonly mayClear: string;
  readonly http: string;
  readonly tables: Readonly<Record<Kept, string>>;
  readonly journal: string;
  readonly noJournal: string;
  readonly nothing: string;
  readonly entries: string;
  readonly heads: Readonly<Record<'whose' | 'what' | 'size' | 'age' | 'state', string>>;
  readonly states: Readonly<Record<State, string>>;
  readonly tries: string;

  readonly works: string;
  readonly silent: string;
  readonly refused: string;
}
