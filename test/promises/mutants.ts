/**
 * Faults planted one by one in store and sync, each a mistake that somebody could make, and which tests are to notice. The list is kept: `npm test` sees
 * that each still applies to a line of today's code, `npm run soak` plants each and sees that the suite catches it.
 */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Of `test/promises/`. */
  readonly caughtBy: 'faults' | 'schedules' | 'lost-words';
  /** Which of its tests, by the beginning of their names. */
  readonly deed?: string;
}

export const mutants: readonly Mutant[] = [
  {
    name: 'a draft is called saved before the disk said so',
    file: 'src/store/connection.ts',
    from: '      await ended;\n',
    to: '      void ended.catch(ignore);\n',
    caughtBy: 'faults',
    deed: 'typing, and typing on',
  },
  {
    name: 'what could not be put is not journalled',
    file: 'src/store/open-draft.ts',
    from: 'for (const record of records) this.#desk.table.journal.append(this.#place, record);',
    to: 'void records;',
    caughtBy: 'faults',
    deed: 'typing, and typing on',
  },
  {
    name: 'a put that fails after its words were sent takes them out of the journal',
    file: 'src/store/open-draft.ts',
    from: 'this.hasUnsaved ? [this.#words.record] : []',
    to: '[this.#words.record]',
    caughtBy: 'faults',
    deed: 'sending',
  },
  {
    name: 'the row is called kept on the device where it is only in memory',
    file: 'src/store/outbox-table.ts',
    from: "      kept = 'memory';\n",
    to: '',
    caughtBy: 'faults',
    deed: 'sending, where',
  },
  {
    name: 'the draft stays when its words go to the outbox',
    file: 'src/store/outbox-table.ts',
    from: '        for (const { place, decide } of handovers) await settleIn(tx, place, decide);\n',
    to: '',
    caughtBy: 'faults',
    deed: 'sending, where',
  },
  {
    name: 'a row is forgotten where the device could not say that it is gone',
    file: 'src/store/outbox-table.ts',
    from: "      if (back || troubleOf(error) === 'purged') return false;",
    to: "      if (troubleOf(error) === 'purged') return false;",
    caughtBy: 'faults',
    deed: 'taking back',
  },
  {
    name: 'a transaction that was given up may come about later',
    file: 'src/store/connection.ts',
    from: '      attempt(() => raw.abort()); // given up: it must not come about later\n',
    to: '',
    caughtBy: 'faults',
    deed: 'taking a row',
  },
  {
    name: 'a purge does not raise the epoch',
    file: 'src/store/device-store.ts',
    from: 'const epoch = lease.epoch + 1;',
    to: 'const epoch = lease.epoch;',
    caughtBy: 'faults',
    deed: 'signing out',
  },
  {
    name: 'another key with every attempt',
    file: 'src/sync/outbox-runner.ts',
    from: 'idempotencyKey: row.id,',
    to: 'idempotencyKey: `${row.id}-${row.attempts}`,',
    caughtBy: 'schedules',
  },
  {
    name: 'the row goes before the answer is there',
    file: 'src/sync/outbox-runner.ts',
    from: '    const neverLeft = this.#watchNetwork();\n',
    to: '    await this.#options.store.outbox.remove(owner, row.id);\n    const neverLeft = this.#watchNetwork();\n',
    caughtBy: 'schedules',
  },
  {
    name: 'a row that was being sent when its tab died is never sent again',
    file: 'src/domain/outbox-schedule.ts',
    from: "  if (row.state === 'sending') return alone || tried > now ? now : tried + ATTEMPT_MS;\n",
    to: "  if (row.state === 'sending') return undefined;\n",
    caughtBy: 'schedules',
  },
  {
    name: 'nobody marks what the device has',
    file: 'src/store/open-draft.ts',
    from: 'table.journal.mark(this.#place, record.value ? record.savedAt : undefined);',
    to: '',
    caughtBy: 'lost-words',
  },
  {
    name: 'the mark stays when the words are sent',
    file: 'src/store/draft-handover.ts',
    from: '    this.#desk.table.journal.mark(place, undefined);\n',
    to: '',
    caughtBy: 'lost-words',
  },
  {
    name: 'a page that is left keeps the lock that lets it send',
    file: 'src/sync/leader.ts',
    from: '    this.#release?.();\n',
    to: '',
    caughtBy: 'schedules',
    deed: 'X-03 a window that is left',
  },
];
