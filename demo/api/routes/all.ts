/** Every handler by its operation's id. An operation of the contract without one does not compile. */
import { checkInPlanRoutes } from './check-in-plans.js';
import { checkInRoutes } from './check-ins.js';
import { discoveryRoutes } from './discovery.js';
import { draftRoutes } from './drafts.js';
import { eventRoutes } from './events.js';
import type { Handlers } from './handler.js';
import { sessionRoutes } from './session.js';
import { studentRoutes } from './students.js';

export const handlers: Handlers = {
  ...discoveryRoutes,
  ...sessionRoutes,
  ...studentRoutes,
  ...checkInPlanRoutes,
  ...checkInRoutes,
  ...eventRoutes,
  ...draftRoutes,
};
