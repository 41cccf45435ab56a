/** The parts that only some cards draw, each behind its own file. It knows nothing of when they are drawn. */
import type { LitElement } from 'lit';
import { LazyParts } from '../../element/lazy-parts.js';

const loaders = {
  closed: () => import('./closed-view.js'),
  voices: () => import('./voices-view.js'),
  history: () => import('./history-section.js'),
  conflict: () => import('./conflict-section.js'),
  group: () => import('./group-panel.js'),
  point: () => import('./point-section.js'),
  'check-in-check-out': () => Promise.all([import('./plan-view.js'), import('./check-out-view.js')]).then(([plan]) => plan),
  'daily-report-card': () => Promise.all([import('./plan-view.js'), import('./report-view.js')]).then(([plan]) => plan),
};
export type CardParts = LazyParts<typeof loaders>;
export const cardParts = (host: LitElement): CardParts => new LazyParts(host, loaders);
