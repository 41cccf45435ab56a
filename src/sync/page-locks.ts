/** The page's own Web Locks and broadcast channels, as far as it may have them. */
import type { LeaderOptions } from './leader.js';

/** The page's own locks and channel, or none where the page may not have them. */
export function pageLocks(): Pick<LeaderOptions, 'locks' | 'openChannel'> {
  const open = typeof BroadcastChannel === 'function' ? (name: string) => new BroadcastChannel(name) : undefined;
  return open && navigator.locks ? { locks: navigator.locks, openChannel: open } : { locks: undefined, openChannel: undefined };
}
