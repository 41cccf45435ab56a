/**
 * The port `Files` as a page has it from the beginning: what is kept on the device is a matter of the store; what travels is fetched (`school-files.ts`) with
 * the first file, since most pages never see one. It knows no form.
 */
import type { Attachment } from '../contract/attachment.js';
import type { Files, FilesOptions, FileToSend } from './school-files.js';
import type { Owner } from '../store/store.js';

const nobody: Owner = { person: '' };

export function createFiles(options: FilesOptions): Files {
  const { store, owner, carrier } = options;
  let loading: Promise<Pick<Files, 'send' | 'content'>> | undefined;
  const way = (): Promise<Pick<Files, 'send' | 'content'>> =>
    (loading ??= import('./school-files.js').then(
      ({ SchoolFiles }) => new SchoolFiles(options),
      (error: unknown) => {
        loading = undefined; // asked for again with the next file
        throw error;
      },
    ));
  const whose = (): Owner => owner() ?? nobody;
  return {
    carries: carrier !== undefined,
    keep: (id, content) => {
      way().catch(() => undefined); // ahead of need, while there is a network; `send` says what is wrong
      return store.put(whose(), id, content);
    },
    kept: (id) => store.get(whose(), id),
    drop: (ids) => store.drop(whose(), ids),
    send: async (file: FileToSend, told, signal): Promise<Attachment> => (await way()).send(file, told, signal),
    content: async (threadId, attachmentId, signal): Promise<Blob> => (await way()).content(threadId, attachmentId, signal),
  };
}
