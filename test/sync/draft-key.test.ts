/** Who gets a key, and when: as soon as the API has said who looks, again and again where it cannot, and never another person's. */
import { expect } from 'chai';
import { scopeOf } from '../../src/base/scope.js';
import { Subscribers } from '../../src/base/subscribers.js';
import type { Call } from '../../src/contract/operation.js';
import { CallFailure, type ProblemType } from '../../src/contract/problem.js';
import { Sealing } from '../../src/store/sealing.js';
import { keepDraftKey } from '../../src/sync/draft-key.js';
import { PaperPage } from '../support/paper-page.js';
import { settled, SteppingClock, until } from '../support/stepping-clock.js';

const KEY = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';

class World {
  readonly clock = new SteppingClock();
  readonly page = new PaperPage();
  readonly sealing = new Sealing(this.clock);
  readonly #listeners = new Subscribers();
  readonly left: string[] = [];
  /** Who, from under which name, and whether their key was there by then. */
  readonly takenIn: [string, string, boolean][] = [];
  asked = 0;
  fails: ProblemType | 'network' | undefined;
  /** Whose key the API gives. */
  answers = 'ana';
  capabilities: readonly string[] = ['sealed-drafts'];
  viewer: string | undefined;
  live = true;
  /** Answers wait until it is called. */
  hold: (() => void) | undefined;
  isHeld = false;

  start(): () => void {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- what the page asks is asked of this world as it is then
    const world = this;
    const access = {
      call: (async ({ id }: { id: string }) => {
        this.asked++;
        if (this.isHeld) await new Promise<void>((resolve) => (this.hold = resolve));
        if (this.fails === 'network') throw new CallFailure('network', id);
        if (this.fails) throw new CallFailure('problem', id, { type: this.fails });
        return { personId: this.answers, key: KEY };
      }) as unknown as Call,
      get current() {
        return { capabilities: world.capabilities, session: world.viewer && { school: { id: 'school' }, viewer: { id: world.viewer } } } as never;
      },
      get owner() {
        return world.viewer === undefined ? undefined : { person: `person of ${world.viewer}` };
      },
      get live() {
        return world.live;
      },
      subscribe: (listener: () => void) => this.#listeners.add(listener),
    };
    // One owner for one viewer, as long as that is the viewer.
    let owner = access.owner;
    const stable = Object.defineProperty(access, 'owner', {
      get: () =>
        owner?.person === (world.viewer && `person of ${world.viewer}`)
          ? owner
          : (owner = world.viewer === undefined ? undefined : { person: `person of ${world.viewer}` }),
    });
    const store = {
      takeIn: ({ person }: { person: string }, from: { person: string }) => (
        this.takenIn.push([person, from.person, this.sealing.at(person) !== undefined]),
        Promise.resolve()
      ),
      leave: ({ person }: { person: string }) => (this.left.push(person), this.sealing.forget(person), Promise.resolve(true)),
    };
    return keepDraftKey({
      access: stable,
      sealing: this.sealing,
      store,
      clearOrigin: 'https://school.example/',
      clock: this.clock,
      page: this.page,
      random: () => 0.5,
    });
  }
  becomes(change: Partial<Pick<World, 'viewer' | 'live' | 'answers' | 'capabilities'>>): void {
    Object.assign(this, change);
    this.#listeners.tell();
  }
  has(viewer: string): boolean {
    return this.sealing.at(`person of ${viewer}`) !== undefined;
  }
}

describe('the key of sealed words', () => {
  let world: World;
  beforeEach(() => (world = new World()));

  it('P9 is asked for once, when the API itself has said who looks', async () => {
    world.live = false;
    world.start();
    world.becomes({ viewer: 'ana' });
    await settled();
    expect(world.asked, 'what the device remembers is not enough').to.equal(0);
    world.becomes({ live: true });
    world.becomes({});
    await until(() => world.has('ana'));
    world.page.show();
    world.becomes({});
    await settled();
    expect(world.asked).to.equal(1);
  });

  it('P9 with it what that person kept in clear is taken in, under the name that they had there', async () => {
    world.viewer = 'ana';
    world.start();
    await until(() => world.has('ana'));
    expect(world.takenIn).to.deep.equal([['person of ana', scopeOf('https://school.example/', 'school', 'ana'), true]]);
  });

  it('P9 opens what was sealed under the same key', async () => {
    world.viewer = 'ana';
    world.start();
    await until(() => world.has('ana'));
    const record = { tab: 't', epoch: 0, savedAt: 5, value: { note: 'words' }, over: {} };
    const seal = world.sealing.at('person of ana')!;
    expect(await seal.uncover('p/x/', [seal.cover('p/x/', record)!])).to.deep.equal([record]);
  });

  it('is not asked for where the API gives none: memory is said at once', async () => {
    world.capabilities = ['drafts'];
    world.viewer = 'ana';
    world.start();
    await settled();
    expect([world.asked, world.sealing.mayOpen('person of ana')]).to.deep.equal([0, false]);
  });

  for (const type of ['not-found', 'not-allowed', 'invalid'] as const)
    it(`is not asked for again where the API says ${type}`, async () => {
      world.fails = type;
      world.viewer = 'ana';
      world.start();
      await until(() => !world.sealing.mayOpen('person of ana'));
      await world.clock.pass(600_000);
      expect([world.asked, world.clock.waiting]).to.deep.equal([1, 0]);
    });

  it('P9 is asked for again after a while, at the network’s return and when the page is looked at; what waits is told', async () => {
    world.fails = 'network';
    world.viewer = 'ana';
    world.start();
    await until(() => !world.sealing.mayOpen('person of ana'));
    const failed = await world.sealing.of('person of ana').catch((error: unknown) => String(error));
    expect(failed).to.contain('no key');
    await world.clock.pass(1000);
    expect(world.asked).to.equal(2);
    world.page.goOnline();
    await settled();
    expect(world.asked).to.equal(3);
    world.fails = undefined;
    world.page.show();
    await until(() => world.has('ana'));
    expect(world.sealing.mayOpen('person of ana')).to.equal(true);
    await world.clock.pass(600_000);
    expect([world.asked, world.clock.waiting]).to.deep.equal([4, 0]);
  });

  it('P9 another person’s key is not taken, and is asked for again', async () => {
    world.answers = 'ben';
    world.viewer = 'ana';
    world.start();
    await until(() => !world.sealing.mayOpen('person of ana'));
    expect([world.has('ana'), world.has('ben')]).to.deep.equal([false, false]);
    world.answers = 'ana';
    await world.clock.pass(1000);
    await until(() => world.has('ana'));
  });

  it('P9 a key that arrives after its person left is thrown away, and the next person gets their own', async () => {
    world.isHeld = true;
    world.viewer = 'ana';
    world.start();
    await settled();
    world.becomes({ viewer: undefined });
    world.becomes({ viewer: 'ben', answers: 'ben' });
    world.isHeld = false;
    world.hold!();
    await until(() => world.has('ben'));
    expect([world.has('ana'), world.left]).to.deep.equal([false, ['person of ana']]);
  });

  it('P9 leaves with its person, and nothing goes on after the page', async () => {
    world.viewer = 'ana';
    const stop = world.start();
    await until(() => world.has('ana'));
    world.becomes({ viewer: undefined });
    expect([world.has('ana'), world.left]).to.deep.equal([false, ['person of ana']]);
    stop();
    expect(world.page.listeners).to.equal(0);
    world.becomes({ viewer: 'ana' });
    await settled();
    expect(world.asked).to.equal(1);
  });
});
