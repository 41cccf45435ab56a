/** The page's own way to send a file, against the real API and its tus server: cut off in the middle, gone on from there, there once. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { systemClock } from '../../../../src/base/clock.js';
import { createHttpCall } from '../../../../src/client/http-call.js';
import type { Attachment, AttachmentBody } from '../../../../src/contract/attachment.js';
import type { CallFailure } from '../../../../src/contract/problem.js';
import type { Thread } from '../../../../src/contract/thread.js';
import { createFiles } from '../../../../src/sync/files.js';
import { onPostgres } from '../../../support/databases.js';
import { GPS, heads, jpegWith, tiff } from '../../../support/files.js';
import { MemoryDevice } from '../../../support/memory-store.js';
import { directThread, sent } from '../message-bodies.js';
import { openScene, type Scene } from '../scene.js';

onPostgres('files as the page sends them', (open) => {
  let scene: Scene;
  let thread: Thread;
  before(async () => {
    scene = await openScene(await open());
    thread = await directThread(scene);
  });

  /** A page of Ana's; `cut` breaks the n-th connection that carries bytes. */
  async function page(cut?: number) {
    const token = await scene.token('ana');
    let patches = 0;
    const network: typeof fetch = async (input, init) => {
      if (init?.method === 'PATCH' && ++patches === cut) throw new TypeError('connection lost');
      return scene.app.fetch(new Request(input, init));
    };
    const call = createHttpCall({ api: new URL('http://api.test/api'), fetch: network, clock: systemClock, getToken: () => token });
    const store = new MemoryDevice().tab().files;
    const files = createFiles({ call, owner: () => ({ person: 'ana' }), store, carrier: call, clock: systemClock, random: () => 0 });
    const told: number[] = [];
    const send = async (content: Uint8Array<ArrayBuffer>, more: Partial<AttachmentBody> = {}, key: string = randomUUID()): Promise<Attachment> => {
      await files.keep('one', new Blob([content]));
      const body: AttachmentBody = { name: 'plan.pdf', type: 'application/pdf', bytes: content.length, alt: null, language: 'en', shows: [], ...more };
      return files.send({ id: 'one', key, threadId: thread.id, body }, ({ sent: bytes }) => told.push(bytes), new AbortController().signal);
    };
    return { files, told, send };
  }
  const pdf = (size: number): Uint8Array<ArrayBuffer> => Uint8Array.from([...heads['application/pdf'], ...randomBytes(size)]);
  const typeOf = (promise: Promise<unknown>): Promise<string | undefined> =>
    promise.then(
      () => undefined,
      (error: unknown) => (error as CallFailure).type,
    );

  test('MT-04 in parts, with a break between them, and every byte is there once; the message takes it along', async () => {
    const { files, told, send } = await page(2);
    const content = pdf(600_000);
    const file = await send(content);
    assert.equal(file.state, 'ready');
    assert.deepEqual([...new Set(told)], [0, 262_144, 524_288, content.length]);
    const message = await sent(scene, 'ana', thread, { attachmentIds: [file.id] });
    assert.deepEqual(
      message.attachments.map(({ id }) => id),
      [file.id],
    );
    assert.deepEqual(new Uint8Array(await (await files.content(thread.id, file.id)).arrayBuffer()), content);
  });

  test('a page that comes back with the same key is answered with the same file, and sends nothing twice', async () => {
    const key = randomUUID();
    const content = pdf(1000);
    const first = await (await page()).send(content, {}, key);
    const again = await page();
    assert.equal((await again.send(content, {}, key)).id, first.id);
    assert.deepEqual(again.told, []);
  });

  test('what is not what it says, or says where it was taken, is refused and said', async () => {
    const { send } = await page();
    assert.equal(await typeOf(send(Uint8Array.from([...new TextEncoder().encode('PK\u0003\u0004zip')]), { type: 'image/png' })), 'unsupported-media-type');
    assert.equal(await typeOf(send(Uint8Array.from(jpegWith(tiff(GPS))), { type: 'image/jpeg' })), 'unsupported-media-type');
  });
});
