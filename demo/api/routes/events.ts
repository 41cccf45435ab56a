/** Events for polling. The live stream on the same path is in `event-stream.ts`. */
import { limits } from '../../../src/contract/limits.js';
import { eventsAfter, lastEvent, type FeedRow } from '../queries/feed.js';
import { Refusal } from '../refusal.js';
import type { Handlers } from './handler.js';

/** The smaller of two decimal numbers. */
export const earlier = (a: string, b: string) => (BigInt(a) < BigInt(b) ? a : b);

/** Numbers have no gaps: where the one after `after` should be among `items` and is not, it was swept. @throws {Refusal} `too-old`. */
export function checkNotSwept(after: string, last: string, items: readonly FeedRow[]): void {
  if (BigInt(after) < BigInt(last) && items[0]?.id !== String(BigInt(after) + 1n)) throw new Refusal('too-old');
}

export const eventRoutes = {
  'events.list': async ({ db, viewer, query }) => {
    const { schoolId, id } = viewer;
    const last = await lastEvent(db, schoolId, id);
    if (query.after === undefined) return { answer: { items: [], last } };
    // A number that the feed has not reached comes from another database; from here on is the best that can be said.
    const after = earlier(query.after, last);
    const items = await eventsAfter(db, schoolId, id, after, query.limit ?? limits.pageItemsDefault);
    checkNotSwept(after, last, items);
    return { answer: { items, last: items.at(-1)?.id ?? after } };
  },
} satisfies Partial<Handlers>;
