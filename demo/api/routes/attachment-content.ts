/**
 * The bytes of a file that went along with a message, for who may read that. They are never a page of this site: saved rather than shown, of the type that
 * the bytes are and no other, kept by nobody on the way, and where a browser shows them all the same, it runs nothing in them.
 */
import type { Hono } from 'hono';
import type { BlankSchema } from 'hono/types';
import * as v from 'valibot';
import { ofAttachment } from '../../../src/contract/attachment.js';
import type { ApiEnv } from '../env.js';
import { writeAudit } from '../queries/audit.js';
import { findAttachment, partsFrom } from '../queries/attachments.js';
import { Refusal } from '../refusal.js';
import { openMessages, openThread } from './message-scene.js';
import { signedIn, type Serving } from './serve.js';

/** The name as RFC 6266 writes it, with nothing in it that could end the header or name a folder. */
export const dispositionOf = (name: string): string => {
  const safe = name.replace(/[\\/\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '_');
  const plain = safe.replace(/[^\x20-\x7e]|["%;]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(safe).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`;
};

export function mountAttachmentContent(app: Hono<ApiEnv, BlankSchema, '/api'>, serving: Serving): void {
  const { pool, clock } = serving.deps;
  app.get('/threads/:thread/attachments/:attachment/content', async (c) => {
    c.set('operationId', 'attachments.content');
    const viewer = await signedIn(c, serving, false);
    const params = v.safeParse(ofAttachment, c.req.param());
    if (!params.success) throw new Refusal('not-found');
    const nowMs = clock.now();
    const row = await openThread(await openMessages({ db: pool, viewer, time: () => Promise.resolve(new Date(nowMs)) }), params.output.thread);
    const file = await findAttachment(pool, viewer.schoolId, viewer.id, row.id, params.output.attachment);
    if (file?.state !== 'ready') throw new Refusal('not-found');
    await writeAudit(pool, viewer.schoolId, nowMs, { personId: viewer.id, studentId: row.studentId, action: 'attachments.content', recordId: file.id });
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const [part] = await partsFrom(pool, viewer.schoolId, file.id, at, 1);
        if (!part) return controller.close();
        at += part.content.length;
        controller.enqueue(new Uint8Array(part.content));
      },
    });
    const headers = { 'Content-Type': file.type, 'Content-Length': String(file.bytes), 'Content-Disposition': dispositionOf(file.name) };
    return new Response(body, { headers });
  });
}
