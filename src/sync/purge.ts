/**
 * Signing out: the viewer's drafts, outbox, cache and session leave the device, and nobody else's. What was not sent yet is named first, and
 * only a person's word lets it go. Where words are sealed they may stay behind, which nobody but their writer can open.
 */
import type { OutboxItem } from '../domain/outbox.js';
import type { Owner, Store } from '../store/store.js';

export interface PurgeOptions {
  readonly access: { readonly owner: Owner | undefined; forget(): void };
  readonly store: Store;
  readonly outbox: { readonly current: readonly OutboxItem[]; start(): void; stop(): Promise<void> };
  /** Resolves to `true` where the unsent items may be deleted. Without it they never are. */
  readonly mayDelete?: ((unsent: readonly OutboxItem[]) => boolean | Promise<boolean>) | undefined;
}

/** `purged: false`: nothing was cleared, because of `unsent`. */
export async function purge({ access, store, outbox, mayDelete }: PurgeOptions): Promise<{ readonly purged: boolean; readonly unsent: readonly OutboxItem[] }> {
  const { owner } = access;
  if (!owner) return { purged: true, unsent: [] };
  await outbox.stop();
  try {
    const unsent = outbox.current.filter(({ state }) => state !== 'done');
    if (unsent.length > 0 && !(await mayDelete?.(unsent))) return { purged: false, unsent };
    await store.purge(owner);
    if (access.owner?.person === owner.person) access.forget();
    return { purged: true, unsent };
  } finally {
    outbox.start();
  }
}

/** Everything of the viewer leaves the page; on the device it stays, sealed. `false`: something is in memory alone, so the viewer is still here. */
export async function leaveSealed({ access, store, outbox }: Omit<PurgeOptions, 'mayDelete'>): Promise<boolean> {
  const { owner } = access;
  if (!owner) return true;
  await outbox.stop();
  try {
    if (!(await store.leave(owner))) return false;
    if (access.owner?.person === owner.person) access.forget();
    return true;
  } finally {
    outbox.start();
  }
}
