/**
 * What went wrong with the device's storage, in six classes that decide what is done next. Browsers name the same fault in many ways, so the
 * message is read too; what a message says never travels on.
 */

/**
 * `transient` the connection or transaction died: open again, once · `capacity` the disk or quota is full: later writes may fit · `invalid` the value
 * cannot be stored, ever · `denied` storage is forbidden here · `unknown` nobody said how it ended: read back · `purged` the person's data was
 * cleared meanwhile, so the write must not come back.
 */
export type Trouble = 'transient' | 'capacity' | 'invalid' | 'denied' | 'unknown' | 'purged';

/** A fault that we found ourselves: a watchdog, a closed connection, a purge. */
export class StorageError extends Error {
  constructor(
    readonly trouble: Trouble,
    message: string,
  ) {
    super(`flywheel: ${message}`);
    this.name = 'StorageError';
  }
}

/** The class of anything that storage threw. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof StorageError) return error.trouble;
  const { name = '', message = '' } = (error ?? {}) as Partial<DOMException>;
  if (name === 'QuotaExceededError' || /quota|no_?space|write blobs|disk/i.test(message)) return 'capacity';
  if (/^(Security|NotAllowed)Error$/.test(name) || /denied|mutation operation/i.test(message)) return 'denied';
  if (/^Data(Clone)?Error$/.test(name)) return 'invalid';
  return /^(Abort|InvalidState|TransactionInactive|Unknown|Timeout)Error$/.test(name) ? 'transient' : 'unknown';
}
