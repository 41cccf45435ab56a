/**
 * The bytes of files, by the tus protocol: `@tus/server` speaks it, this stands between it and the table. No lock is taken: a part is appended only where it
 * begins at what is there, so a sender who comes back takes over at once from a connection that hangs, in whatever process. An announced file is the only
 * way to begin; there is no creation here.
 */
import { DataStore, Server, Upload, type Locker } from '@tus/server';
import type { Context, Hono } from 'hono';
import type { BlankSchema } from 'hono/types';
import type { Readable } from 'node:stream';
import * as v from 'valibot';
import { UPLOADS_PATH, type AttachmentType } from '../../../src/contract/attachment.js';
import { messageLimits } from '../../../src/contract/message-limits.js';
import { id } from '../../../src/contract/values.js';
import { acceptedType, HEAD_BYTES } from '../../../src/domain/attachment-type.js';
import { hasLocation } from '../../../src/domain/picture-location.js';
import type { ApiEnv, Wired } from '../env.js';
import { appendPart, discardUpload, findUpload, finishUpload, partsFrom, type UploadRow } from '../queries/attachments.js';
import { Refusal } from '../refusal.js';
import type { Viewer } from '../rules/voices.js';
import { signedIn, type Serving } from './serve.js';

/** Written as they come, in parts of at least so many bytes but the last. */
const PART_BYTES = 262_144;
const READ_PARTS = 8;

/** What `@tus/server` answers with where it is thrown. */
class TusRefusal extends Error {
  constructor(
    readonly status_code: number,
    readonly body: string,
  ) {
    super(body);
  }
}
const notFound = (): TusRefusal => new TusRefusal(404, 'There is no such upload\n');
const conflict = (): TusRefusal => new TusRefusal(409, 'Upload-Offset conflict\n');
const unlocked: Locker = { newLock: () => ({ lock: () => Promise.resolve(), unlock: () => Promise.resolve() }) };

/** The uploads of one person, for one request. */
class OwnUploads extends DataStore {
  override extensions = ['termination'];
  constructor(
    private readonly deps: Wired,
    private readonly viewer: Viewer,
  ) {
    super();
  }

  async #find(uploadId: string): Promise<UploadRow> {
    const now = new Date(this.deps.clock.now());
    const found = v.is(id, uploadId) ? await findUpload(this.deps.pool, this.viewer.schoolId, this.viewer.id, uploadId, now) : undefined;
    if (!found) throw notFound();
    return found;
  }

  override async getUpload(uploadId: string): Promise<Upload> {
    const { id: found, bytes, received } = await this.#find(uploadId);
    return new Upload({ id: found, size: bytes, offset: received });
  }

  /** What came before the connection broke is kept: that is what the device goes on from. */
  override async write(stream: Readable, uploadId: string, offset: number): Promise<number> {
    const { pool } = this.deps;
    const { schoolId, id: ownerId } = this.viewer;
    let [at, waiting, size] = [offset, [] as Buffer[], 0];
    const flush = async (): Promise<void> => {
      if (size === 0) return;
      const received = await appendPart(pool, schoolId, ownerId, uploadId, at, Buffer.concat(waiting, size));
      if (received === undefined) throw conflict();
      [at, waiting, size] = [received, [], 0];
    };
    try {
      for await (const chunk of stream) {
        waiting.push(chunk as Buffer);
        size += (chunk as Buffer).length;
        if (size >= PART_BYTES) await flush();
      }
    } catch (error) {
      if (error instanceof TusRefusal) throw error;
      // The sender is gone; what it sent is not.
    }
    await flush();
    const upload = await this.#find(uploadId);
    if (upload.state === 'uploading' && upload.received === upload.bytes) await this.#finish(upload);
    return at;
  }

  /** Looks at the bytes themselves. */
  async #finish({ id: uploadId, type: said, bytes }: UploadRow): Promise<void> {
    const { pool } = this.deps;
    const { schoolId } = this.viewer;
    const content = await readAll(this.deps, schoolId, uploadId, bytes);
    const found = acceptedType(content.subarray(0, HEAD_BYTES), said as AttachmentType);
    const refused = found === undefined ? 'type' : hasLocation(content, found) ? 'location' : null;
    await finishUpload(pool, schoolId, uploadId, { type: found ?? said, refused });
  }

  override async remove(uploadId: string): Promise<void> {
    await this.#find(uploadId);
    await discardUpload(this.deps.pool, this.viewer.schoolId, this.viewer.id, uploadId);
  }
}

async function readAll({ pool }: Wired, schoolId: string, attachmentId: string, bytes: number): Promise<Buffer> {
  const content = Buffer.alloc(bytes);
  for (let at = 0; at < bytes;) {
    const parts = await partsFrom(pool, schoolId, attachmentId, at, READ_PARTS);
    if (parts.length === 0) throw new Error('flywheel: bytes of an upload are missing');
    for (const part of parts) {
      part.content.copy(content, part.at);
      at = part.at + part.content.length;
    }
  }
  return content;
}

export function mountUploads(app: Hono<ApiEnv, BlankSchema, '/api'>, serving: Serving): void {
  const answer = async (c: Context<ApiEnv>): Promise<Response> => {
    const viewer = await signedIn(c, serving, c.req.method !== 'HEAD');
    const server = new Server({
      path: `/api${UPLOADS_PATH}`,
      datastore: new OwnUploads(serving.deps, viewer),
      locker: unlocked,
      maxSize: messageLimits.attachmentBytes,
      // Who may read an answer from where is decided in `middleware/cors.ts`.
      allowedOrigins: () => false,
    });
    return new Response(...copyOf(await server.handleWeb(c.req.raw)));
  };
  app.on(['PATCH', 'DELETE'], `${UPLOADS_PATH}/:upload`, (c) => {
    c.set('operationId', 'uploads');
    return answer(c);
  });
  // Hono answers HEAD with what GET is; here GET is nothing.
  app.get(`${UPLOADS_PATH}/:upload`, (c) => {
    c.set('operationId', 'uploads');
    if (c.req.method !== 'HEAD') throw new Refusal('not-found');
    return answer(c);
  });
}

/** With headers that the middleware can add to. */
const copyOf = (response: Response): [BodyInit | null, ResponseInit] => [response.body, { status: response.status, headers: new Headers(response.headers) }];
