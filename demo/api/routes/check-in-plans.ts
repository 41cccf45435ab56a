/** The plans behind check-in/check-out and the daily report card. */
import { limits } from '../../../src/contract/limits.js';
import { listPlans } from '../queries/check-in-plans.js';
import type { Handlers } from './handler.js';
import { tieTo } from './ties.js';

export const checkInPlanRoutes = {
  'check-in-plans.list': async ({ db, viewer, query }) => {
    if (query.student !== undefined) await tieTo(db, viewer, query.student, 'see-check-ins');
    return { answer: await listPlans(db, viewer, { ...query, limit: query.limit ?? limits.pageItemsDefault }) };
  },
} satisfies Partial<Handlers>;
