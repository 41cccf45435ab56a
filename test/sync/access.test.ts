import { expect } from 'chai';
import type { Operation } from '../../src/contract/operation.js';
import { CallFailure } from '../../src/contract/problem.js';
import { eraseStudent, readStudent } from '../../src/contract/student.js';
import type { Session } from '../../src/contract/session.js';
import { createAccess, type AccessOptions, type SchoolAccess } from '../../src/sync/access.js';
import { idOf } from '../support/check-ins.js';
import { MemoryDevice } from '../support/memory-store.js';
import { PaperPage } from '../support/paper-page.js';
import { school, session } from '../support/sample-session.js';
import { settled, SteppingClock, until } from '../support/stepping-clock.js';

const ana = session('guardian');
const rivera = session('teacher');
const discovery = { contract: '1.0', name: 'Alder Creek', capabilities: ['check-ins', 'events'] };
const network = (id = 'session.read') => new CallFailure('network', id);
const signedOut = (id = 'session.read') => new CallFailure('problem', id, { type: 'signed-out', status: 401 });

function open(change: Partial<AccessOptions> & { device?: MemoryDevice; token?: string } = {}) {
  const { device = new MemoryDevice(), token, ...options } = change;
  const clock = new SteppingClock();
  const page = (options.page as PaperPage | undefined) ?? new PaperPage();
  const asked: string[] = [];
  const answers: { session: () => Promise<unknown>; discovery: () => Promise<unknown>; other: () => Promise<unknown> } = {
    session: async () => ana,
    discovery: async () => discovery,
    other: async () => ({}),
  };
  const call = (({ id }: Operation) => {
    asked.push(id);
    return id === 'session.read' ? answers.session() : id === 'discovery.read' ? answers.discovery() : answers.other();
  }) as unknown as AccessOptions['call'];
  const store = device.tab();
  const access = createAccess({
    call,
    store,
    apiOrigin: 'https://api.example.school',
    clock,
    page,
    random: () => 0.5,
    ...(token !== undefined && { credential: async () => token }),
    ...options,
  });
  const seen: string[] = [];
  access.subscribe(() => {
    const { status, offline, session: known } = access.current;
    const line = `${status}${offline ? ' offline' : ''} ${known?.viewer.name ?? 'nobody'}`;
    if (seen.at(-1) !== line) seen.push(line);
  });
  access.start();
  return { access, store, device, clock, page, asked, answers, seen };
}
const busyPage = () => Object.assign(new PaperPage(), { busy: true });
const personOf = (access: SchoolAccess) => access.owner?.person;

describe('who is looking', () => {
  it('asks what is offered and who looks together, and is ready with both', async () => {
    const { access, asked, seen } = open();
    expect(access.current.status).to.equal('loading');
    expect([...asked].sort()).to.deep.equal(['discovery.read', 'session.read']);
    await until(() => access.current.status === 'ready');
    expect(access.current).to.deep.include({
      session: ana,
      capabilities: discovery.capabilities,
      offline: false,
      failure: undefined,
      locale: 'en',
      timeZone: 'America/New_York',
    });
    expect(access.live).to.equal(true);
    expect(seen).to.deep.equal(['ready Ana Thompson']);
  });

  it('lets what the page says win over the session, also later', async () => {
    const { access } = open({ wishes: { locale: 'es', timeZone: 'Australia/Sydney' } });
    await until(() => access.live);
    expect(access.current).to.include({ locale: 'es', timeZone: 'Australia/Sydney' });
    access.wish({ locale: 'ar' });
    expect(access.current).to.include({ locale: 'ar', timeZone: 'America/New_York' });
  });

  it('leaves the device alone until the page is calm: what a person came for is drawn first', async () => {
    const { access, device, page } = open({ token: 'a token', page: busyPage() });
    await until(() => access.live);
    await settled(10);
    expect([device.swept.length, device.sessions.size]).to.deep.equal([0, 0]);
    page.calmDown();
    await until(() => device.sessions.size === 1);
    expect(device.swept).to.have.length(1);
  });

  it('has the device forget what is older than the school allows, once', async () => {
    const { access, device, clock } = open();
    await until(() => access.live);
    access.retry();
    await clock.pass(10);
    expect(device.swept).to.deep.equal([[personOf(access), school.policies.retentionDays]]);
  });
});

describe('trying again', () => {
  it('happens with a growing, random wait, and at once where the device or the reader gives a sign', async () => {
    const fails = () => Promise.reject(network());
    const { access, answers, asked, clock, page } = open();
    await until(() => access.live);
    const times = () => asked.filter((id) => id === 'session.read').length;
    access.forget();
    answers.session = fails;
    access.retry();
    await until(() => access.current.status === 'unreachable');
    expect(access.current.failure?.kind).to.equal('network');
    const first = times();
    await clock.pass(2001);
    expect(times()).to.equal(first + 1);
    await clock.pass(2001);
    expect(times(), 'later each time').to.equal(first + 1);
    await clock.pass(20_000);
    expect(times()).to.be.greaterThan(first + 1);
    const before = times();
    page.goOnline();
    await settled(10);
    expect(times()).to.equal(before + 1);
    await clock.pass(0);
    answers.session = async () => ana;
    await clock.pass(400_000);
    expect(access.current).to.include({ status: 'ready', offline: false, failure: undefined });
  });

  it('waits as long as the API asks', async () => {
    const { access, answers, asked, clock } = open();
    await until(() => access.live);
    answers.session = () => Promise.reject(new CallFailure('problem', 'session.read', { type: 'unavailable', status: 503, retryAfterMs: 60_000 }));
    access.retry();
    await settled(10);
    const times = asked.length;
    await clock.pass(59_999);
    expect(asked).to.have.length(times);
    await clock.pass(1);
    expect(asked.length).to.be.greaterThan(times);
  });

  it('a page that is looked at again asks who looks, though not at every glance', async () => {
    const { access, asked, clock, page } = open();
    await until(() => access.live);
    const times = asked.length;
    page.show();
    await settled(10);
    expect(asked).to.have.length(times);
    await clock.pass(10_000);
    page.show();
    await settled(10);
    expect(asked.slice(times), 'what is offered does not change so fast').to.deep.equal(['session.read']);
  });

  it('an answer that fails keeps what is known, and says that it is from before', async () => {
    for (const token of ['ana-token', undefined]) {
      const { access, answers } = open(token === undefined ? {} : { token });
      await until(() => access.live);
      answers.session = () => Promise.reject(network());
      access.retry();
      await until(() => access.current.offline);
      expect(access.current).to.deep.include({ status: 'ready', session: ana });
      expect(access.live, 'a token still speaks for her, a cookie may be somebody else by now').to.equal(token !== undefined);
    }
  });
});

describe('X-01 opening without a network', () => {
  it('shows the same person their page again, by the same token', async () => {
    const first = open({ token: 'ana-token' });
    await until(() => first.device.sessions.size > 0);
    const later = open({ token: 'ana-token', device: first.device });
    later.answers.session = () => Promise.reject(network());
    later.access.retry();
    await until(() => later.access.current.session !== undefined);
    await until(() => later.access.current.offline || later.access.live);
    expect(later.access.current.session?.viewer.name).to.equal('Ana Thompson');
    expect(personOf(later.access)).to.equal(personOf(first.access));
  });

  it('X-04 shows nobody else anything: another token, another API, no token', async () => {
    const first = open({ token: 'ana-token' });
    await until(() => first.device.sessions.size > 0);
    for (const other of [{ token: 'ben-token' }, { token: 'ana-token', apiOrigin: 'https://other.example' }, {}]) {
      const fails = { call: (({ id }: Operation) => Promise.reject(network(id))) as unknown as AccessOptions['call'] };
      const later = open({ ...other, ...fails, device: first.device });
      await until(() => later.access.current.status === 'unreachable');
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(later.access.current.session).to.equal(undefined);
      expect(later.access.owner).to.equal(undefined);
    }
  });

  it('keeps no token on the device, in no form that could be used', async () => {
    const { device } = open({ token: 'ana-token-secret' });
    await until(() => device.sessions.size > 0);
    const everything = JSON.stringify([[...device.sessions], [...device.cache], [...device.rows]]);
    expect(everything).not.to.include('ana-token-secret');
    expect([...device.sessions.keys()][0]).to.match(/^[0-9a-f]{64}$/);
  });

  it('does not open on a session that was kept under another contract', async () => {
    const first = open({ token: 'ana-token' });
    await until(() => first.device.sessions.size > 0);
    const [key, kept] = [...first.device.sessions][0]!;
    for (const value of [{ session: { viewer: 'x' }, capabilities: [] }, {}, 'text']) {
      first.device.sessions.set(key, { ...kept, value });
      const later = open({
        token: 'ana-token',
        device: first.device,
        call: (({ id }: Operation) => Promise.reject(network(id))) as unknown as AccessOptions['call'],
      });
      await until(() => later.access.current.status === 'unreachable');
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(later.access.current.session).to.equal(undefined);
    }
  });

  it('with an expired token opens with the words, signed out', async () => {
    const first = open({ token: 'ana-token' });
    await until(() => first.device.sessions.size > 0);
    const later = open({
      token: 'ana-token',
      device: first.device,
      call: (({ id }: Operation) => (id === 'discovery.read' ? Promise.resolve(discovery) : Promise.reject(signedOut(id)))) as unknown as AccessOptions['call'],
    });
    await until(() => later.access.current.session !== undefined);
    expect(later.access.current.status).to.equal('signed-out');
    expect(later.access.live).to.equal(false);
    expect(personOf(later.access)).to.equal(personOf(first.access));
  });
});

describe('being signed out', () => {
  it('keeps the session, so that words stay, and asks no more by itself', async () => {
    const { access, answers, asked, clock } = open();
    await until(() => access.live);
    answers.session = () => Promise.reject(signedOut());
    access.retry();
    await until(() => access.current.status === 'signed-out');
    expect(access.current.session).to.deep.equal(ana);
    expect(access.owner).not.to.equal(undefined);
    expect(access.live).to.equal(false);
    const times = asked.length;
    await clock.pass(3_600_000);
    expect(asked).to.have.length(times);
    answers.session = async () => ana;
    access.retry();
    await until(() => access.live);
    expect(access.current.status).to.equal('ready');
  });

  it('is known to the whole page as soon as any call finds it out', async () => {
    const { access, answers, clock } = open();
    await until(() => access.live);
    answers.other = () => Promise.reject(signedOut('students.read'));
    const error = await access.call(readStudent, { params: { student: idOf(1) } }).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(CallFailure);
    expect(access.current.status).to.equal('signed-out');
    expect(access.live).to.equal(false);
    await clock.pass(29_999);
    expect(access.live, 'one slice that says so is looked into once, not in a circle').to.equal(false);
    await clock.pass(1);
    expect(access.live).to.equal(true);
  });

  it('by a call that was made before the last sign-in changes nothing', async () => {
    const { access, answers } = open();
    await until(() => access.live);
    let fail = (_: unknown): void => undefined;
    answers.other = () => new Promise((_, reject) => (fail = reject));
    const late = access.call(readStudent, { params: { student: idOf(1) } }).catch(() => 'failed');
    await settled();
    access.forget();
    access.retry();
    await until(() => access.live);
    fail(signedOut('students.read'));
    expect(await late).to.equal('failed');
    expect(access.live).to.equal(true);
  });
});

describe('X-04 another viewer', () => {
  it('finds nothing of the former one: not for a moment both', async () => {
    const { access, answers, seen } = open();
    await until(() => access.live);
    const former = personOf(access);
    const mixed: string[] = [];
    access.subscribe(() => {
      const name = access.current.session?.viewer.name;
      if (name === 'Ms Rivera' && personOf(access) === former) mixed.push('her session, the other owner');
      if (name === 'Ana Thompson' && personOf(access) !== former) mixed.push('the other session, her owner');
    });
    answers.session = async () => rivera;
    access.retry();
    await until(() => access.current.session?.viewer.name === 'Ms Rivera');
    expect(mixed).to.deep.equal([]);
    expect(seen).to.deep.equal(['ready Ana Thompson', 'loading nobody', 'ready Ms Rivera']);
    expect(personOf(access)).not.to.equal(former);
  });

  it('is another also at another school or API, and the same after a reload', async () => {
    const person = async (who: Session, apiOrigin: string) => {
      const { access } = open({
        apiOrigin,
        call: (({ id }: Operation) => Promise.resolve(id === 'session.read' ? who : discovery)) as unknown as AccessOptions['call'],
      });
      await until(() => access.live);
      return personOf(access);
    };
    const elsewhere: Session = { ...ana, school: { ...ana.school, id: idOf(81) } };
    const all = [
      await person(ana, 'https://a.example'),
      await person(ana, 'https://b.example'),
      await person(elsewhere, 'https://a.example'),
      await person(rivera, 'https://a.example'),
    ];
    expect(new Set(all).size).to.equal(4);
    expect(await person(ana, 'https://a.example')).to.equal(all[0]);
  });

  it('an answer that comes after forgetting brings nobody back', async () => {
    const { access, answers } = open();
    await until(() => access.live);
    let answer = (_: unknown): void => undefined;
    answers.session = () => new Promise((resolve) => (answer = resolve));
    access.retry();
    await settled();
    access.forget();
    answer(ana);
    await settled(20);
    expect(access.current).to.include({ status: 'signed-out', session: undefined });
    expect(access.owner).to.equal(undefined);
  });

  it('X-05 is gone from this page when another tab purged', async () => {
    const { access, store } = open();
    await until(() => access.live);
    await store.purge({ person: 'somebody else' });
    expect(access.owner).not.to.equal(undefined);
    await store.purge(access.owner!);
    expect(access.owner).to.equal(undefined);
    expect(access.current.session).to.equal(undefined);
  });

  it('is not spoken for: a change says whom it is from, so that an API which sees another person behind the cookie refuses it', async () => {
    const asked: [string, string | undefined][] = [];
    const call = (async ({ id }: Operation, { viewerId }: { viewerId?: string }) => {
      asked.push([id, viewerId]);
      return id === 'session.read' ? ana : id === 'discovery.read' ? discovery : {};
    }) as unknown as AccessOptions['call'];
    const { access } = open({ call });
    await until(() => access.live);
    await access.call(eraseStudent, { params: { student: idOf(1) } });
    await access.call(readStudent, { params: { student: idOf(1) } });
    expect(Object.fromEntries(asked)).to.deep.equal({
      'session.read': undefined,
      'discovery.read': undefined,
      'students.erase': ana.viewer.id,
      'students.read': undefined,
    });
  });

  it('behind a cookie, is looked for before anything is sent; a token speaks for itself', async () => {
    const cookie = open();
    await until(() => cookie.access.live);
    expect(await cookie.access.confirmViewer(), 'just asked').to.equal(true);
    await cookie.clock.pass(5000);
    cookie.answers.session = async () => rivera;
    expect(await cookie.access.confirmViewer()).to.equal(false);
    await cookie.clock.pass(5000);
    cookie.answers.session = () => Promise.reject(network());
    expect(await cookie.access.confirmViewer(), 'nobody can say').to.equal(false);
    const token = open({ token: 'ana-token' });
    await until(() => token.access.live);
    const times = token.asked.length;
    await token.clock.pass(5000);
    expect(await token.access.confirmViewer()).to.equal(true);
    expect(token.asked).to.have.length(times);
  });
});

describe('X-11 the student whom the page is about', () => {
  it('is the first, or whom the page names, or nobody where the viewer may not see them', async () => {
    for (const [student, expected] of [
      [undefined, ana.students[0]!.id],
      [ana.students[1]!.id, ana.students[1]!.id],
      [idOf(99), undefined],
    ] as const) {
      const { access } = open({ wishes: { student } });
      await until(() => access.live);
      expect(access.current.studentId).to.equal(expected);
    }
  });

  it('is whom the viewer chooses, also when the page is opened again, and not for somebody else', async () => {
    const first = open();
    await until(() => first.access.live);
    const second = ana.students[1]!.id;
    first.access.chooseStudent(idOf(99));
    expect(first.access.current.studentId).to.equal(ana.students[0]!.id);
    first.access.chooseStudent(second);
    expect(first.access.current.studentId).to.equal(second);
    await settled();
    const again = open({ device: first.device });
    await until(() => again.access.live);
    expect(again.access.current.studentId).to.equal(second);
    const other = open({
      device: first.device,
      call: (({ id }: Operation) => Promise.resolve(id === 'session.read' ? rivera : discovery)) as unknown as AccessOptions['call'],
    });
    await until(() => other.access.live);
    expect(other.access.current.studentId).to.equal(rivera.students[0]!.id);
  });

  it('is not waited for where the device is slow', async () => {
    const device = new MemoryDevice();
    const slow = open({ device });
    slow.store.cache.get = () => new Promise(() => undefined);
    await slow.clock.pass(200);
    await until(() => slow.access.live);
    expect(slow.access.current.studentId).to.equal(ana.students[0]!.id);
  });
});

it('access that is stopped asks nothing more and leaves nothing behind', async () => {
  const { access, answers, clock, page, asked } = open();
  answers.session = () => Promise.reject(network());
  await settled(10);
  access.stop();
  const times = asked.length;
  await clock.pass(3_600_000);
  expect(asked).to.have.length(times);
  expect([clock.waiting, page.listeners]).to.deep.equal([0, 0]);
});
