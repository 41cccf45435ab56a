/** Files: their bytes come in parts by tus, are what they are and not what they are called, and are given out so that nothing in them runs. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { before, test } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { Upload } from 'tus-js-client';
import { sweep } from '../../../../demo/api/queries/erasure.js';
import { dispositionOf } from '../../../../demo/api/routes/attachment-content.js';
import { contentPath, type Attachment } from '../../../../src/contract/attachment.js';
import { messageLimits } from '../../../../src/contract/message-limits.js';
import type { Thread } from '../../../../src/contract/thread.js';
import { eachDatabase } from '../../../support/databases.js';
import { GPS, heads, jpegWith, ORIENTATION, tiff } from '../../../support/files.js';
import { made } from '../goal-bodies.js';
import {
  announcementBody,
  attachmentBody,
  directThread,
  got,
  head,
  messageAt,
  messageBody,
  patch,
  sent,
  started,
  threadAt,
  uploaded,
} from '../message-bodies.js';
import { assertProblem, countRows, openScene, START_MS, students, type Scene } from '../scene.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);

eachDatabase('uploads', (open) => {
  let scene: Scene;
  let thread: Thread;
  before(async () => {
    scene = await openScene(await open());
    thread = await directThread(scene);
  });
  const announced = (more: object = {}) => made<Attachment>(scene, 'ana', `${threadAt(thread)}/attachments`, attachmentBody(more));
  const now = (file: Attachment) => got<Attachment>(scene, 'ana', `${threadAt(thread)}/attachments/${file.id}`);

  test('MT-04 a file comes in parts; what came before a broken connection is gone on from, and the message takes it along', async () => {
    const bytes = Uint8Array.from([...heads['image/png'], ...randomBytes(1000)]);
    const file = await announced({ bytes: bytes.length });
    assert.deepEqual([file.state, file.upload?.path, file.upload?.offset], ['uploading', `/uploads/${file.id}`, 0]);
    assert.equal((await patch(scene, 'ana', file, 0, bytes.subarray(0, 990))).headers.get('Upload-Offset'), '990');
    const asked = await head(scene, 'ana', file);
    assert.deepEqual([asked.status, asked.headers.get('Upload-Offset'), asked.headers.get('Upload-Length')], [200, '990', String(bytes.length)]);
    assert.equal((await patch(scene, 'ana', file, 0, bytes)).status, 409);
    assertProblem(await scene.ask('ana', 'POST', `${threadAt(thread)}/messages`, { body: messageBody({ attachmentIds: [file.id] }) }), 'attachment-not-ready');
    assert.equal((await patch(scene, 'ana', file, 990, bytes.subarray(990))).status, 204);
    assert.deepEqual([(await now(file)).state, (await now(file)).upload], ['ready', null]);
    const message = await sent(scene, 'ana', thread, { attachmentIds: [file.id] });
    assert.deepEqual(
      message.attachments.map(({ name, alt, bytes: size }) => [name, alt, size]),
      [['leaf.png', 'A red leaf', bytes.length]],
    );
    const content = await scene.app.fetch(
      new Request(`http://api.test/api${contentPath(thread.id, file.id)}`, { headers: { Authorization: `Bearer ${await scene.token('ray')}` } }),
    );
    assert.deepEqual(new Uint8Array(await content.arrayBuffer()), bytes);
    const headers = Object.fromEntries(
      ['content-type', 'content-disposition', 'content-security-policy', 'x-content-type-options', 'cache-control'].map((name) => [
        name,
        content.headers.get(name),
      ]),
    );
    assert.deepEqual(headers, {
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="leaf.png"; filename*=UTF-8''leaf.png`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  test('a tus client that others wrote sends it, is cut off, and another one goes on from there', async () => {
    const server = createAdaptorServer({ fetch: (request) => scene.app.fetch(request) });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const bytes = Buffer.concat([heads['application/pdf'], randomBytes(3_000_000)]);
      const file = await announced({ bytes: bytes.length, type: 'application/pdf', name: 'plan.pdf' });
      const uploadUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/uploads/${file.id}`;
      const headers = { Authorization: `Bearer ${await scene.token('ana')}` };
      const send = (stopAt: number) =>
        new Promise<number>((resolve, reject) => {
          let at = 0;
          const upload = new Upload(bytes, {
            uploadUrl,
            headers,
            chunkSize: 400_000,
            retryDelays: null,
            onError: reject,
            onSuccess: () => resolve(bytes.length),
            onChunkComplete: (_, accepted) => {
              at = accepted;
              if (accepted >= stopAt) void upload.abort().then(() => resolve(at), reject);
            },
          });
          upload.start();
        });
      const before = await send(1_000_000);
      assert.ok(before >= 1_000_000 && before < bytes.length, String(before));
      assert.equal((await now(file)).upload?.offset, before);
      await send(Infinity);
      assert.equal((await now(file)).state, 'ready');
      const content = await fetch(uploadUrl.replace(/uploads.*/, contentPath(thread.id, file.id).slice(1)), { headers });
      assert.ok(Buffer.from(await content.arrayBuffer()).equals(bytes), 'byte for byte');
    } finally {
      server.close();
    }
  });

  test('MT-04 what its bytes are decides: a zip named .png, a drawing with a script, a page, and a place in a photograph are refused, each with its reason', async () => {
    const refused: [name: string, type: string, bytes: Uint8Array, why: string][] = [
      ['zip.png', 'image/png', bytesOf('PK\u0003\u0004 and more'), 'type'],
      ['a.png', 'image/png', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'type'],
      ['a.pdf', 'application/pdf', bytesOf('<!doctype html><script>alert(1)</script>'), 'type'],
      ['a.pdf', 'application/pdf', heads['image/png'], 'type'],
      ['home.jpg', 'image/jpeg', jpegWith(tiff(GPS)), 'location'],
    ];
    for (const [name, type, bytes, why] of refused) {
      const file = await uploaded(scene, 'ana', thread, bytes, { name, type });
      assert.deepEqual([file.state, file.refused], ['refused', why], name);
      assertProblem(
        await scene.ask('ana', 'POST', `${threadAt(thread)}/messages`, { body: messageBody({ attachmentIds: [file.id] }) }),
        'attachment-not-ready',
      );
      assertProblem(await scene.ask('ana', 'GET', contentPath(thread.id, file.id)), 'not-found');
      const { rows } = await scene.database.pool.query('select count(*)::int as n from attachment_parts where attachment_id = $1', [file.id]);
      assert.equal(rows[0]!.n, 0, 'its bytes are gone at once');
    }
    assert.equal((await uploaded(scene, 'ana', thread, jpegWith(tiff(ORIENTATION)), { type: 'image/png' })).type, 'image/jpeg');
  });

  test('more bytes than were announced, somebody else’s upload, an old protocol and a forged offset change nothing', async () => {
    const file = await announced({ bytes: 20 });
    const before = await countRows(scene.database);
    assert.ok((await patch(scene, 'ana', file, 0, bytesOf('x'.repeat(21)))).status >= 400, 'too many bytes');
    for (const who of ['ray', 'ben', 'ida', 'orla'] as const) {
      assert.equal((await patch(scene, who, file, 0, heads['image/png'])).status, 404, who);
      assert.equal((await head(scene, who, file)).status, 404, who);
      assert.equal((await scene.ask(who, 'DELETE', `/uploads/${file.id}`, { headers: { 'Tus-Resumable': '1.0.0' } })).status, 404, who);
    }
    assert.equal((await patch(scene, 'ana', file, 5, heads['image/png'])).status, 409);
    assert.equal((await patch(scene, 'ana', { id: 'x' }, 0, heads['image/png'])).status, 404);
    const old = await scene.ask('ana', 'PATCH', `/uploads/${file.id}`, {
      raw: 'x',
      headers: { 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
    });
    assert.equal(old.status, 412);
    assert.equal((await scene.ask('ana', 'GET', `/uploads/${file.id}`)).status, 404);
    assertProblem(await scene.ask(null, 'PATCH', `/uploads/${file.id}`, { raw: 'x' }), 'signed-out');
    assert.deepEqual(await countRows(scene.database), before);
    assert.equal((await now(file)).upload!.offset, 0);
  });

  test('of two who send the same part, one is taken; a sender that hangs is overtaken', async () => {
    const bytes = Uint8Array.from([...heads['image/png'], ...randomBytes(500)]);
    const file = await announced({ bytes: bytes.length });
    const both = await Promise.all([patch(scene, 'ana', file, 0, bytes), patch(scene, 'ana', file, 0, bytes)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [204, 409]);
    assert.equal((await now(file)).state, 'ready');
  });

  test('an upload is taken back before it is sent, never after; what is not sent goes after a day, bytes and all', async () => {
    const file = await uploaded(scene, 'ana', thread, heads['image/png']);
    const kept = await uploaded(scene, 'ana', thread, heads['image/png']);
    await sent(scene, 'ana', thread, { attachmentIds: [kept.id] });
    const discard = (one: Attachment) => scene.ask('ana', 'DELETE', `/uploads/${one.id}`, { headers: { 'Tus-Resumable': '1.0.0' } });
    assert.equal((await discard(file)).status, 204);
    assertProblem(await scene.ask('ana', 'GET', `${threadAt(thread)}/attachments/${file.id}`), 'not-found');
    assert.equal((await discard(kept)).status, 404);
    const late = await announced({ bytes: 20 });
    await sweep(scene.database.pool, START_MS + (messageLimits.uploadHours * 60 + 1) * 60_000);
    assertProblem(await scene.ask('ana', 'GET', `${threadAt(thread)}/attachments/${late.id}`), 'not-found');
    assert.equal((await scene.ask('ana', 'GET', contentPath(thread.id, kept.id))).status, 200);
    scene.clock.ms = START_MS;
  });

  test('nobody but those in the thread reads a file, nobody but its owner before it is sent, and nobody once its message is removed', async () => {
    const file = await uploaded(scene, 'ray', thread, heads['image/png']);
    assertProblem(await scene.ask('ana', 'GET', contentPath(thread.id, file.id)), 'not-found');
    const message = await sent(scene, 'ray', thread, { attachmentIds: [file.id] });
    for (const who of ['ray', 'ana', 'ida'] as const) assert.equal((await scene.ask(who, 'GET', contentPath(thread.id, file.id))).status, 200, who);
    for (const who of ['ben', 'sol', 'lena', 'orla'] as const) assertProblem(await scene.ask(who, 'GET', contentPath(thread.id, file.id)), 'not-found');
    assertProblem(await scene.ask('ana', 'GET', contentPath(thread.id, randomUUID())), 'not-found');
    assertProblem(await scene.ask('ana', 'GET', contentPath('x', file.id)), 'not-found');
    assertProblem(await scene.ask('ana', 'POST', `${threadAt(thread)}/messages`, { body: messageBody({ attachmentIds: [file.id] }) }), 'attachment-not-ready');
    await scene.ask('ray', 'POST', `${messageAt(message)}/removal`);
    assertProblem(await scene.ask('ana', 'GET', contentPath(thread.id, file.id)), 'not-found');
  });

  test('a student without consent is shown to their own family and its staff alone', async () => {
    const news = await started(scene, 'ray', announcementBody({ subject: null }));
    const shows = (at: { id: string }, ...ids: string[]) => scene.ask('ray', 'POST', `${threadAt(at)}/attachments`, { body: attachmentBody({ shows: ids }) });
    assert.equal((await shows(thread, students.maya)).status, 201);
    assertProblem(await shows(news, students.maya), 'no-media-consent');
    assertProblem(await shows(thread, students.maya, students.leo), 'no-media-consent');
    await scene.database.pool.query('update students set media_consent = true where id = $1', [students.maya]);
    assert.equal((await shows(news, students.maya)).status, 201);
    assertProblem(await shows(news, students.omar), 'invalid', '/shows/0');
  });

  test('a name with quotes, folders, line ends and turned letters ends no header and names no folder', () => {
    const disposition = dispositionOf('a"b\r\n\\../\u202egpj.ünï');
    assert.match(disposition, /^attachment; filename="[^"\\\r\n/]*"; filename\*=UTF-8''[A-Za-z0-9._%~-]+$/);
    assert.ok(!disposition.includes('%E2%80%AE') && !disposition.includes('%2F'), disposition);
  });
});
