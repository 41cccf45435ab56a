/** Tells the developer, once for each API, that a page of another origin could not read it. The reader's sentence is the widget's own. */
import type { AccessSnapshot } from '../element/contexts.js';

const told = new Set<string>();

/** A browser does not say whether an API was away or kept its answer from this page, so both are said. */
export function tellUnread({ origin: api }: URL, { status, failure }: AccessSnapshot): void {
  const isForeign = api !== location.origin;
  if (!isForeign || status !== 'unreachable' || failure?.kind !== 'network' || !navigator.onLine || told.has(api)) return;
  told.add(api);
  console.warn(`flywheel: this page could not read ${api}. If that is up, let it answer with the header Access-Control-Allow-Origin: ${self.origin}`);
}
