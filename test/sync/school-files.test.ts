import { expect } from 'chai';
import type { Attachment, AttachmentBody } from '../../src/contract/attachment.js';
import type { Call } from '../../src/contract/operation.js';
import { CallFailure } from '../../src/contract/problem.js';
import { createFiles } from '../../src/sync/files.js';
import type { FilesOptions } from '../../src/sync/school-files.js';
import { FakeClock } from '../support/fake-ports.js';
import { MemoryDevice } from '../support/memory-store.js';
import { attachment, threadId } from '../support/messages.js';

const ana = { person: 'ana' };
const body: AttachmentBody = { name: 'leaf.png', type: 'image/png', bytes: 4, alt: 'A leaf', language: 'en', shows: [] };
const file = { id: 'f1', key: 'k1', threadId, body };
const path = '/uploads/u1';

/** A school that announces, takes bytes and says what it took them for. */
class School {
  received = '';
  end: Partial<Attachment> = { state: 'ready', upload: null };
  readonly calls: string[] = [];
  readonly keys = new Set<string | undefined>();
  offline = 0;
  path = path;
  call: Call = (async (operation: { id: string }, input: { idempotencyKey?: string }) => {
    this.calls.push(operation.id);
    if (this.offline-- > 0) throw new CallFailure('network', operation.id);
    const upload = { path: this.path, offset: this.received.length, expiresAt: '2026-11-21T15:00:00.000Z' };
    if (operation.id === 'attachments.create') this.keys.add(input.idempotencyKey);
    const isThere = this.received.length === 4 && operation.id === 'attachments.read';
    return attachment({ state: 'uploading', upload, ...(isThere && this.end) });
  }) as unknown as Call;
  carrier: FilesOptions['carrier'] = {
    bytes: async (_operation, at, { method, body: part }) => {
      this.calls.push(`${method} ${at}`);
      if (method === 'GET') return new Response('leaf');
      if (part) this.received += await part.text();
      return new Response(null, { headers: { 'Upload-Offset': String(this.received.length) } });
    },
  };
}

function open(change: Partial<FilesOptions> = {}, load?: Parameters<typeof createFiles>[1]) {
  const school = new School();
  const clock = new FakeClock(0);
  const device = new MemoryDevice();
  const options = { call: school.call, owner: () => ana, store: device.tab().files, carrier: school.carrier, clock, random: () => 0.5, ...change };
  const files = createFiles(options, load);
  const told: { sent: number; waiting: boolean }[] = [];
  const ending = new AbortController();
  const send = () => files.send(file, (progress) => told.push(progress), ending.signal);
  return { school, clock, device, files, told, ending, send };
}
/** The test ends by its own patience where it never comes. */
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve));
};
const typeOf = async (promise: Promise<unknown>): Promise<string | undefined> => {
  const failure = await promise.then(
    () => undefined,
    (error: unknown) => error as CallFailure,
  );
  return failure && (failure.type ?? failure.kind);
};

describe('sync/files', () => {
  it('MT-04 announces a file, brings its bytes and resolves once the school took it for what it is', async () => {
    const { files, school, told, send } = open();
    await files.keep('f1', new Blob(['leaf']));
    expect((await send()).state).to.equal('ready');
    expect(school.received).to.equal('leaf');
    expect(school.keys).to.deep.equal(new Set(['k1']));
    expect(told.at(-1)).to.deep.equal({ sent: 4, waiting: false });
  });

  it('offline it waits and goes on by itself, always under the same key', async () => {
    const { files, school, clock, told, send } = open();
    await files.keep('f1', new Blob(['leaf']));
    school.offline = 2;
    const sent = send();
    for (let turn = 0; turn < 2; turn++) {
      await until(() => told.filter(({ waiting }) => waiting).length === turn + 1);
      clock.pass(15_000);
    }
    expect((await sent).state).to.equal('ready');
    expect(school.keys.size).to.equal(1);
  });

  it('MT-04 X-01 where not even the way can be fetched it waits as well, and is asked for ahead of need as soon as a file is looked at', async () => {
    let isAway = true;
    let asked = 0;
    const load = (): Promise<typeof import('../../src/sync/school-files.js')> => {
      asked++;
      return isAway ? Promise.reject(new TypeError('Failed to fetch')) : import('../../src/sync/school-files.js');
    };
    const { files, clock, told, send } = open({}, load);
    await files.keep('f1', new Blob(['leaf']));
    const sent = send();
    await until(() => told.filter(({ waiting }) => waiting).length === 1);
    clock.pass(15_000);
    await until(() => told.filter(({ waiting }) => waiting).length === 2);
    isAway = false;
    clock.pass(15_000);
    expect((await sent).state).to.equal('ready');
    const before = asked;
    const later = open({}, load);
    await later.files.kept('f1');
    expect(asked).to.equal(before + 1);
  });

  it('what cannot be fetched is no longer waited for when the person stops it', async () => {
    const { told, ending, send } = open({}, () => Promise.reject(new TypeError('Failed to fetch')));
    const sent = send();
    await until(() => told.some(({ waiting }) => waiting));
    ending.abort();
    expect(await sent.catch((error: unknown) => error)).to.be.instanceOf(TypeError);
  });

  it('what is there already is not sent again', async () => {
    const { files, school, send } = open();
    await files.keep('f1', new Blob(['leaf']));
    school.received = 'leaf';
    await send();
    expect(school.calls).to.deep.equal(['attachments.create', 'attachments.read']);
  });

  it('a refused file, one that is gone from the device and an address from elsewhere are said, not waited for', async () => {
    const refused = open();
    refused.school.end = { state: 'refused', refused: 'type', upload: null };
    await refused.files.keep('f1', new Blob(['leaf']));
    expect(await typeOf(refused.send())).to.equal('unsupported-media-type');
    expect(await typeOf(open().send())).to.equal('not-found');
    const elsewhere = open();
    elsewhere.school.path = '//evil.example/u1';
    await elsewhere.files.keep('f1', new Blob(['leaf']));
    expect(await typeOf(elsewhere.send())).to.equal('nonsense');
    expect(elsewhere.school.calls).not.to.include('HEAD //evil.example/u1');
  });

  it('stops when the person stops it, also while it waits', async () => {
    const { files, school, told, ending, send } = open();
    await files.keep('f1', new Blob(['leaf']));
    school.offline = 99;
    const sent = send();
    await until(() => told.some(({ waiting }) => waiting));
    ending.abort();
    expect(await typeOf(sent)).to.equal('network');
  });

  it('fetches what somebody may see; a school’s own adapter carries no bytes', async () => {
    const { files } = open();
    expect(await (await files.content(threadId, attachment().id)).text()).to.equal('leaf');
    const adapter = open({ carrier: undefined });
    expect(adapter.files.carries).to.equal(false);
    expect(await typeOf(adapter.files.content(threadId, attachment().id))).to.equal('not-found');
  });
});
