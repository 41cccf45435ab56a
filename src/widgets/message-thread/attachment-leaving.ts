/**
 * Files on their way, one after the other, because their message goes out only when the API has them all. It goes on by itself after breaks, and where the page
 * was left in the middle, the next one starts again where it was. It knows the port and no form.
 */
import type { Attachment } from '../../contract/attachment.js';
import type { CallFailure } from '../../contract/problem.js';
import type { FileProgress, Files } from '../../element/contexts.js';
import { announcementOf, type DraftFile } from './attachment-file.js';

export type Left = { readonly ids: readonly string[] } | { readonly failed: DraftFile; readonly type: CallFailure['type'] };

export class LeavingFiles {
  #ending: AbortController | undefined;
  progress: ReadonlyMap<string, FileProgress> = new Map();

  constructor(readonly changed: () => void) {}

  get isOn(): boolean {
    return this.#ending !== undefined;
  }

  /** `undefined`: it was stopped. */
  async run(port: Files, threadId: string, files: readonly DraftFile[], language: string): Promise<Left | undefined> {
    const ending = (this.#ending = new AbortController());
    this.progress = new Map();
    const ids: string[] = [];
    for (const file of files) {
      const told = (progress: FileProgress): void => {
        if (ending.signal.aborted) return;
        this.progress = new Map(this.progress).set(file.id, progress);
        this.changed();
      };
      try {
        const { id }: Attachment = await port.send({ id: file.id, key: file.key, threadId, body: announcementOf(file, language) }, told, ending.signal);
        ids.push(id);
      } catch (error) {
        if (ending.signal.aborted) return undefined;
        this.#ending = undefined;
        return { failed: file, type: (error as CallFailure).type };
      }
      if (ending.signal.aborted) return undefined;
    }
    this.#ending = undefined;
    return { ids };
  }

  stop(): void {
    this.#ending?.abort();
    this.#ending = undefined;
  }
}
