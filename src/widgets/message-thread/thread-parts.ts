/** The parts that only some threads draw, each behind its own file. It knows nothing of when they are drawn. */
import type { LitElement } from 'lit';
import { LazyParts } from '../../element/lazy-parts.js';

const loaders = {
  closed: () => import('../../ui/closed-view.js'),
  find: () => import('./thread-find.js'),
};
export type ThreadParts = LazyParts<typeof loaders>;
export const threadParts = (host: LitElement): ThreadParts => new LazyParts(host, loaders);
