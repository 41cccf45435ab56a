/**
 * Never a false "saved" (promise 2), exhaustively: in everything that a person does, each call to the storage from the first to the last goes wrong, in
 * each way there is, once and for good. What the screen says is what the next page finds; no word is lost; nothing that was sent or thrown away is back.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { wrap } from 'idb';
import { ana, ben, Life, optionsOf, place, rowWith, words, type Found } from './life.js';
import { PaperDisk } from './paper-disk.js';
import { goWrong, WAYS, type Way } from './storage-ways.js';

type Check = (found: Found) => void;
/** What a person does, under the fault; it returns what must be so after a restart. */
type Deed = (life: Life) => Promise<Check>;

const includes = (list: readonly string[], word: string): void => assert.ok(list.includes(word), `“${word}” is lost; there is ${JSON.stringify(list)}`);
const lacks = (list: readonly string[], word: string): void => assert.ok(!list.includes(word), `“${word}” is back`);

/** A device on which words were typed, and others sent, on an earlier visit. */
async function before(notes: readonly string[], isSealed = false): Promise<PaperDisk> {
  const disk = new PaperDisk();
  const { store } = disk.open(await optionsOf(disk, isSealed));
  const draft = store.drafts.open(ana, place);
  for (const note of notes) {
    draft.write(words(note));
    await disk.becomes(() => draft.current.status === 'saved');
  }
  await disk.until(store.outbox.add(ana, [rowWith('earlier')]));
  await disk.until(store.outbox.add(ben, [{ ...rowWith('of ben'), person: ben.person }]));
  disk.crashAll();
  await disk.watch();
  return disk;
}

const deeds: Record<string, { readonly notes?: readonly string[]; readonly do: Deed }> = {
  'typing, and typing on': {
    do: async (life) => {
      const draft = life.form();
      await life.rest(draft);
      await life.type(draft, 'one');
      await life.type(draft, 'one two');
      return ({ words }) => includes(words, 'one two');
    },
  },
  'typing on over words of an earlier visit': {
    notes: ['old'],
    do: async (life) => {
      const draft = life.form();
      await life.rest(draft);
      const seen = draft.current.value?.note;
      await life.type(draft, 'new');
      return ({ words }) => {
        includes(words, 'new');
        if (seen !== 'old') includes(words, 'old'); // nobody typed over what nobody saw
      };
    },
  },
  'looking at words of an earlier visit': {
    notes: ['old'],
    do: async (life) => {
      const draft = life.form();
      await life.rest(draft);
      return ({ words }) => includes(words, 'old');
    },
  },
  sending: {
    do: async (life) => {
      const draft = life.form();
      await life.type(draft, 'sent');
      const { kept, rows } = await life.disk.until(life.store.outbox.add(ana, [rowWith('r', 'sent')]));
      assert.equal(rows.length, 1);
      const here = await life.disk.until(life.store.outbox.all(ana));
      assert.ok(
        here.some(({ id }) => id === 'r'),
        'this page has it to send',
      );
      return ({ words, rows }) => {
        if (kept === 'device') includes(rows, 'sent');
        if (kept === 'device') lacks(words, 'sent');
        includes([...words, ...rows], 'sent');
      };
    },
  },
  'sending, and typing on at once': {
    do: async (life) => {
      const draft = life.form();
      await life.type(draft, 'sent');
      const adding = life.store.outbox.add(ana, [rowWith('r', 'sent')]);
      draft.write(words('next'));
      const { kept } = await life.disk.until(adding);
      await life.rest(draft);
      return ({ words, rows }) => {
        includes(words, 'next');
        if (kept === 'device') includes(rows, 'sent');
      };
    },
  },
  'taking a row to send it, and the answer': {
    do: async (life) => {
      const { store, disk } = life;
      const [row] = await disk.until(store.outbox.all(ana));
      if (!row) return ({ rows }) => includes(rows, 'earlier');
      const taken = await disk.until(store.outbox.update(ana, { ...row, state: 'sending' }, ['queued']));
      const gone = await disk.until(store.outbox.remove(ana, row.id, false, ['sending', 'queued']));
      const here = await disk.until(store.outbox.all(ana));
      assert.ok(taken, 'nobody else had it');
      assert.equal(
        here.some(({ id }) => id === 'earlier'),
        !gone,
      );
      return ({ rows }) => {
        if (!gone) includes(rows, 'earlier');
      };
    },
  },
  'taking back what was sent': {
    do: async (life) => {
      const { store, disk } = life;
      const draft = life.form();
      await life.type(draft, 'back');
      await disk.until(store.outbox.add(ana, [rowWith('r', 'back')]));
      const isBack = await disk.until(store.outbox.remove(ana, 'r', true, ['queued']));
      await life.rest(draft);
      if (isBack) assert.equal(draft.current.value?.note, 'back');
      return ({ words, rows }) => {
        includes([...words, ...rows], 'back');
        if (isBack) lacks(rows, 'back');
      };
    },
  },
  'throwing away': {
    do: async (life) => {
      const draft = life.form();
      await life.type(draft, 'unwanted');
      await life.disk.until(draft.discard());
      await life.rest(draft);
      return ({ words }) => lacks(words, 'unwanted');
    },
  },
  "choosing another window's words": {
    do: async (life) => {
      const other = life.disk.open();
      const theirs = other.store.drafts.open(ana, place);
      theirs.write(words('theirs'));
      await life.disk.becomes(() => theirs.current.status === 'saved' || theirs.current.status === 'memory');
      const draft = life.form();
      await life.rest(draft);
      await life.type(draft, 'mine');
      const [version] = draft.current.others;
      if (version) draft.take(version);
      await life.rest(draft);
      await life.disk.clock.pass(1000);
      return ({ words }) => ['mine', 'theirs'].forEach((note) => includes(words, note));
    },
  },
  'signing out': {
    notes: ['old'],
    do: async (life) => {
      const draft = life.form();
      await life.type(draft, 'secret');
      const purged = await life.disk.until(
        life.store.purge(ana).then(
          () => true,
          () => false,
        ),
      );
      await life.disk.clock.pass(1000);
      return ({ words, rows }) => {
        if (purged) assert.deepEqual([words, rows], [[], []]);
      };
    },
  },
  'the sweep of what is old': {
    notes: ['fresh'],
    do: async (life) => {
      await life.disk.until(life.store.sweep(ana, 7));
      return ({ words, rows }) => {
        includes(words, 'fresh');
        includes(rows, 'earlier');
      };
    },
  },
  'keeping a file': {
    do: async (life) => {
      const { store, disk } = life;
      const kept = await disk.until(store.files.put(ana, 'picture', new Blob(['bytes'])));
      if (kept === 'memory') assert.ok(await disk.until(store.files.get(ana, 'picture')), 'this page has it');
      disk.crashAll();
      return ({ rows }) => {
        includes(rows, 'earlier');
        if (kept === 'device') files.push(disk);
      };
    },
  },
};
/** What a broken disk, a full one and a dead storage process do from then on. */
const FOR_GOOD: readonly Way[] = ['throw', 'full', 'hang, done', 'hang, undone'];

/** Every call in these ways, every time; in all of them where `npm run soak` asks for everything. */
const QUICK: readonly Way[] = ['throw', 'full', 'hang, done'];
const isEverything = process.env.EVERYTHING === '1';

/** Devices on which a file is said to lie. */
const files: PaperDisk[] = [];

/** Another person's row is never touched, whatever is done and whatever fails. */
async function leavesBenAlone(disk: PaperDisk): Promise<void> {
  const { outbox } = await disk.contents();
  assert.ok(outbox.has('ben/of ben'), 'somebody else’s row is gone');
}

/** What a seal lies in the way of, for devices that several people use; all of it where everything is asked for. */
const SEALED = ['typing, and typing on', 'looking at words of an earlier visit', 'sending, and typing on at once'];

for (const [name, { notes = [], do: deed, isSealed }] of Object.entries(deeds).flatMap(([name, one]) => [
  [name, { ...one, isSealed: false }] as const,
  ...(isEverything || SEALED.includes(name) ? [[`sealed: ${name}`, { ...one, isSealed: true }] as const] : []),
])) {
  describe(`P2 X-01 X-02 ${name}, where the storage`, () => {
    for (const way of WAYS) {
      for (const forGood of FOR_GOOD.includes(way) ? [false, true] : [false]) {
        if (!isEverything && !(isSealed ? QUICK.slice(0, 1) : QUICK).includes(way)) continue;
        test(`fails at any call by “${way}”, ${forGood ? 'from then on' : 'once'}`, async (t) => {
          let k = 1;
          for (let hit = true; hit; k++) {
            const disk = await before(notes, isSealed);
            const fault = goWrong(way, k, forGood);
            const at = `call ${k}`;
            try {
              const life = new Life(disk, await optionsOf(disk, isSealed));
              const check = await deed(life);
              fault.heal();
              hit = fault.hit();
              check(await life.restart());
              for (const one of files.splice(0)) assert.ok((await one.contents()).files.has('ana/picture'), 'the file is lost');
              await leavesBenAlone(disk);
            } catch (error) {
              throw new Error(`${at}: ${String(error)}`, { cause: error });
            } finally {
              fault.heal();
              disk.crashAll();
            }
          }
          t.diagnostic(`${k - 2} calls`);
        });
      }
    }
  });
}

describe('P3 X-01 typing, where the storage of this realm dies for good and another realm reaches it,', () => {
  for (const way of ['throw', 'dead', 'hang, undone'] as const) {
    test(`ends in “saved”, from whichever call on it is “${way}”`, async () => {
      let hit = true;
      for (let k = 1; hit; k++) {
        const disk = await before(['old']);
        const fault = goWrong(way, k, true);
        const life = new Life(disk, { otherRealm: async () => wrap(await disk.spare()) as never });
        const draft = life.form();
        await life.rest(draft);
        await life.type(draft, 'typed');
        assert.equal(draft.current.status, 'saved', `call ${k}`);
        hit = fault.hit();
        fault.heal();
        includes((await life.restart()).words, 'typed');
      }
    });
  }
});
