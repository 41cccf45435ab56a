/** The parts that only some pages draw, fetched when the first of them is drawn. */
import { lazyParts } from '../../element/lazy-parts.js';

/** Call it wherever the part's tag is drawn. */
export const need = lazyParts({
  booking: () => import('./booking-form.js'),
  appointment: () => import('./appointment-parts.js'),
  run: () => import('./run-planner.js'),
  desk: () => import('./staff-desk.js'),
  request: () => import('./time-request.js'),
});
