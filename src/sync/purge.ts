/**
 * Signing out: the viewer's drafts, outbox, cache and session leave the device, and nobody else's. What was not sent yet is named first, and
 * only a person's word lets it go.
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
