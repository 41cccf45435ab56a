/** The parts that only some threads draw, each behind its own file. It knows nothing of when they are drawn. */
import type { LitElement } from 'lit';
import { LazyParts } from '../../element/lazy-parts.js';

const loaders = {
  closed: () => import('../../ui/closed-view.js'),
  find: () => import('./thread-find.js'),
  composer: () => import('./message-composer.js'),
  contact: () => import('./contact-log.js'),
  actions: () => import('./message-actions.js'),
  settings: () => import('./thread-settings.js'),
  links: () => import('./message-links.js'),
  file: () => import('./attachment-view.js'),
  begin: () => import('./new-thread.js'),
};
export type ThreadParts = LazyParts<typeof loaders>;
export const threadParts = (host: LitElement): ThreadParts => new LazyParts(host, loaders);
