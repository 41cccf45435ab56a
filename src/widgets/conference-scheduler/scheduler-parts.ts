/** The parts that only some schedulers draw, each behind its own file. It knows nothing of when they are drawn. */
import type { LitElement } from 'lit';
import { LazyParts } from '../../element/lazy-parts.js';

const loaders = {
  closed: () => import('../../ui/closed-view.js'),
  booking: () => import('./booking-form.js'),
  appointment: () => import('./appointment-parts.js'),
  run: () => import('./run-planner.js'),
  desk: () => import('./staff-desk.js'),
  request: () => import('./time-request.js'),
};
export type SchedulerParts = LazyParts<typeof loaders>;
export const schedulerParts = (host: LitElement): SchedulerParts => new LazyParts(host, loaders);
