/**
 * How files travel: announced and uploaded when their message is sent, and read again where somebody may see them. A file is announced under its own key, so
 * that whoever comes back goes on where it was. It knows no form.
 */
import { fullJitter } from '../base/backoff.js';
import type { Clock } from '../base/clock.js';
import { pause } from '../base/pause.js';
import type { BytesRequest, HttpCall } from '../client/http-call.js';
import { uploadBytes } from '../client/tus-upload.js';
import { contentPath, createAttachment, readAttachment, UPLOADS_PATH, type Attachment, type AttachmentBody } from '../contract/attachment.js';
import type { Call } from '../contract/operation.js';
import { CallFailure } from '../contract/problem.js';
import type { FileTable, Kept, Owner } from '../store/store.js';

export interface FilesOptions {
  readonly call: Call;
  readonly owner: () => Owner | undefined;
  readonly store: FileTable;
  /** What carries bytes; a school's own adapter has none. */
  readonly carrier: Pick<HttpCall, 'bytes'> | undefined;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random?: () => number;
}
/** The same shape as `FileToSend` of `element/contexts.ts`. */
export interface FileToSend {
  readonly id: string;
  readonly key: string;
  readonly threadId: string;
  readonly body: AttachmentBody;
}
type Told = (progress: { readonly sent: number; readonly waiting: boolean }) => void;
/** The same shape as `Files` of `element/contexts.ts`. */
export interface Files {
  readonly carries: boolean;
  keep(id: string, content: Blob): Promise<Kept>;
  kept(id: string): Promise<Blob | undefined>;
  drop(ids: readonly string[]): Promise<void>;
  send(file: FileToSend, told: Told, signal: AbortSignal): Promise<Attachment>;
  content(threadId: string, attachmentId: string, signal?: AbortSignal): Promise<Blob>;
}

const LONGEST_WAIT_MS = 15_000;
const isPassing = ({ kind, type }: CallFailure): boolean =>
  kind === 'network' || kind === 'timeout' || type === 'internal' || type === 'unavailable' || type === 'rate-limited';

export class SchoolFiles implements Pick<Files, 'send' | 'content'> {
  readonly #options: FilesOptions;

  constructor(options: FilesOptions) {
    this.#options = options;
  }

  async content(threadId: string, attachmentId: string, signal?: AbortSignal): Promise<Blob> {
    const path = contentPath(encodeURIComponent(threadId), encodeURIComponent(attachmentId));
    return (await this.#bytes(path, { method: 'GET' }, signal)).blob();
  }

  /** Resolves with the attachment once the API has all of it and took it for what it is. Rejects with a `CallFailure` that no waiting would mend. */
  async send(file: FileToSend, told: Told, signal: AbortSignal): Promise<Attachment> {
    const { store, owner, clock, random = Math.random } = this.#options;
    const content = await store.get(owner() ?? { person: '' }, file.id);
    if (!content) throw new CallFailure('problem', createAttachment.id, { type: 'not-found' });
    let sent = 0;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(file, content, (bytes) => told({ sent: (sent = bytes), waiting: false }), signal);
      } catch (error) {
        const failure = error as CallFailure;
        if (signal.aborted || !isPassing(failure)) throw error;
        told({ sent, waiting: true });
        await pause(clock, Math.min(failure.detail.retryAfterMs ?? fullJitter(attempt, random()), LONGEST_WAIT_MS), signal);
      }
    }
  }

  async #attempt({ key, threadId, body }: FileToSend, content: Blob, told: (bytes: number) => void, signal: AbortSignal): Promise<Attachment> {
    const { call } = this.#options;
    const { id } = await call(createAttachment, { params: { thread: threadId }, body, idempotencyKey: key, signal });
    // The same key again is answered as it was the first time; how far it is by now is asked.
    const read = (): Promise<Attachment> => call(readAttachment, { params: { thread: threadId, attachment: id }, signal });
    let file = await read();
    if (file.upload) {
      const { path } = file.upload;
      if (!path.startsWith(`${UPLOADS_PATH}/`)) throw new CallFailure('nonsense', createAttachment.id, {});
      await uploadBytes(content, (method, headers, part) => this.#bytes(path, { method, headers, body: part }, signal, [409]), told);
      file = await read();
    }
    if (file.state === 'ready') return file;
    if (file.state === 'refused') throw new CallFailure('problem', createAttachment.id, { type: 'unsupported-media-type' });
    throw new CallFailure('network', createAttachment.id, {});
  }

  #bytes(path: string, request: BytesRequest, signal?: AbortSignal, also?: readonly number[]): Promise<Response> {
    const { carrier } = this.#options;
    if (!carrier) throw new CallFailure('problem', createAttachment.id, { type: 'not-found' });
    return carrier.bytes(createAttachment, path, request, signal, also);
  }
}
