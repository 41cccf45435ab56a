/**
 * The port `Files` as a page has it from the beginning: what is kept on the device is a matter of the store; what travels is fetched (`school-files.ts`) with
 * the first file, since most pages never see one. It knows no form.
 */
import { fullJitter } from '../base/backoff.js';
import { pause } from '../base/pause.js';
import type { Attachment } from '../contract/attachment.js';
import type { Files, FilesOptions, FileToSend } from './school-files.js';
import type { Owner } from '../store/store.js';

type Way = Pick<Files, 'send' | 'content'>;
type Told = Parameters<Files['send']>[1];

const LONGEST_WAIT_MS = 15_000;
const nobody: Owner = { person: '' };

/** Without a network not even the way can be fetched: a file that is sent waits for it as it does for the school. */
async function patiently(way: () => Promise<Way>, { clock, random = Math.random }: FilesOptions, told: Told, signal: AbortSignal): Promise<Way> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await way();
    } catch (error) {
      if (signal.aborted) throw error;
      told({ sent: 0, waiting: true });
      await pause(clock, Math.min(fullJitter(attempt, random()), LONGEST_WAIT_MS), signal);
    }
  }
}

/** @param load fetches what travels. */
export function createFiles(options: FilesOptions, load = () => import('./school-files.js')): Files {
  const { store, owner, carrier } = options;
  let loading: Promise<Way> | undefined;
  const way = (): Promise<Way> =>
    (loading ??= load().then(
      ({ SchoolFiles }) => new SchoolFiles(options),
      (error: unknown) => {
        loading = undefined; // asked for again with the next file
        throw error;
      },
    ));
  const whose = (): Owner => owner() ?? nobody;
  /** Ahead of need, while there is a network. */
  const ahead = (): void => void way().catch(() => undefined); // `send` waits for it
  return {
    carries: carrier !== undefined,
    keep: (id, content) => {
      ahead();
      return store.put(whose(), id, content);
    },
    kept: (id) => {
      ahead();
      return store.get(whose(), id);
    },
    drop: (ids) => store.drop(whose(), ids),
    send: async (file: FileToSend, told, signal): Promise<Attachment> => (await patiently(way, options, told, signal)).send(file, told, signal),
    content: async (threadId, attachmentId, signal): Promise<Blob> => (await way()).content(threadId, attachmentId, signal),
  };
}
