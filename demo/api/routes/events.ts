/** Events for polling. The live stream on the same path is in `event-stream.ts`. */
import { limits } from '../../../src/contract/limits.js';
import { eventsAfter, lastEvent } from '../queries/feed.js';
import type { Handlers } from './handler.js';

/** The smaller of two decimal numbers. */
export const earlier = (a: string, b: string) => (BigInt(a) < BigInt(b) ? a : b);

export const eventRoutes = {
  'events.list': async ({ db, viewer, query }) => {
    const { schoolId, id } = viewer;
    const last = await lastEvent(db, schoolId, id);
    if (query.after === undefined) return { answer: { items: [], last } };
    // A number that the feed has not reached comes from another database; from here on is the best that can be said.
    const after = earlier(query.after, last);
    const items = await eventsAfter(db, schoolId, id, after, query.limit ?? limits.pageItemsDefault);
    return { answer: { items, last: items.at(-1)?.id ?? after } };
  },
} satisfies Partial<Handlers>;
