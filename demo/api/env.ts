/** What travels with one request, from middleware to handler. */
import type { Viewer } from './rules/voices.js';
import type { ApiLimits, Deps } from './deps.js';

export interface ApiEnv {
  Variables: {
    requestId: string;
    /** The operation that the request asks for, for the log. */
    operationId?: string;
    /** The Content-Security-Policy of an answer that is a page for a person, and may be framed as it says. */
    pagePolicy?: string;
    /** Once it is known who is asking. */
    viewer?: Viewer;
  };
}

/** `Deps` with every limit filled in. */
export type Wired = Omit<Deps, 'limits' | 'calendarKey'> & { readonly limits: ApiLimits; readonly calendarKey: string };
