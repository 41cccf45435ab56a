/** The parts that only some trackers draw, each behind its own file. It knows nothing of when they are drawn. */
import type { LitElement } from 'lit';
import { LazyParts } from '../../element/lazy-parts.js';

const loaders = {
  settings: () => import('./tracker-settings.js'),
  form: () => import('./point-form-view.js'),
  asides: () => import('./goal-asides.js'),
  scale: () => import('./scale-view.js'),
  conflict: () => import('./point-conflict.js'),
  closed: () => import('../../ui/closed-view.js'),
  growth: () => import('./growth-picture.js'),
  own: () => import('./own-points-view.js'),
  together: () => import('./together-word.js'),
  table: () => import('./goal-table.js'),
  plan: () => import('./goal-plan.js'),
  editor: () => import('./goal-editor.js'),
};
export type TrackerParts = LazyParts<typeof loaders>;
export const trackerParts = (host: LitElement): TrackerParts => new LazyParts(host, loaders);
