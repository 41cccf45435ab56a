/**
 * A computer in the library, with a browser that writes its profile to a disk. A types, is killed, comes back, sends without a network and leaves; B sits down;
 * A returns. Nothing of A can be found by B, nor in any file of the closed browser; and A finds everything, also what was kept in clear before the device was
 * shared. Who signs out may send what waits, keep it locked, or delete it.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import { engines, type Engine } from '../support/any-browser.js';
import { DemoSchool } from '../support/demo-school.js';
import { eventually } from '../support/eventually.js';
import { drop } from '../support/faults.js';
import { Profile, type ProfilePage } from '../support/profile-browser.js';
import { POST_CHECK_IN } from '../support/school-day.js';

let school: DemoSchool;
before(async () => (school = await DemoSchool.open()));
after(() => school.close());

/** No two letters of them follow each other twice: Firefox packs what it stores, and would break words that repeat something. */
const WORDS = ['Zqxjkvwypgbf', 'Qwzvxkjpyfgm', 'Xvqzwjbkpmyg', 'Jxqvzkwpbmyf', 'Vjqbsktxrm', 'Rtqflczsjm'] as const;

/** Of one family, and another for each engine: what is sent is seen by the other home. */
const people = { chromium: ['amy-chen', 'wei-chen'], firefox: ['rachel-goldberg', 'david-goldberg'] } as const;

/** How often the school has these words from one of them: in the other engine another person sent the same. */
async function sentBy(key: string, words: string): Promise<number> {
  const [row] = await school.rows<{ count: number }>(
    "select count(*)::int as count from check_ins c join people p on p.id = c.author_id where c.note = $1 and lower(replace(p.name, ' ', '-')) = $2",
    [words, key],
  );
  return row!.count;
}

/** Without the API's own drafts: what comes back comes from this device. */
const cutOff = (): void => void school.network.rule(/\/drafts/, drop);

async function profileOf(t: TestContext, engine: Engine): Promise<Profile> {
  const profile = new Profile(engine);
  t.after(async () => {
    school.network.mend();
    await profile.remove();
  });
  await profile.start();
  return profile;
}
const around = (text: string, word: string): string => text.slice(Math.max(0, text.indexOf(word) - 300), text.indexOf(word) + 60);
const signOut = (page: ProfilePage): Promise<unknown> =>
  page.page.evaluate(() => void (document.querySelector('flywheel-school') as HTMLElement & { signOut(): Promise<boolean> }).signOut());
const left = (page: ProfilePage, words: string): Promise<unknown> =>
  eventually(
    'nobody is left on the page',
    () => page.text(),
    (text) => !text.includes(words) && !/How is/.test(text),
  );
const keyOf = async (key: string): Promise<string> => {
  const answer = await fetch(`${school.api}me/draft-key`, { headers: { Authorization: `Bearer ${await school.token(key)}` } });
  return ((await answer.json()) as { key: string }).key;
};

for (const engine of engines) {
  describe(`on a device that several people use, in ${engine}`, () => {
    test('P9 X-04 X-05 X-06 A’s words are found by A alone: not by B, not in a file; killed, left and returned to, none is lost', async (t) => {
      cutOff();
      const [typed, sent, later, clear, before, gone] = WORDS;
      const [keyA, keyB] = people[engine];
      const [a, b] = [await school.pageOf(keyA, { school: 'shared-device' }), await school.pageOf(keyB, { school: 'shared-device' })];
      const profile = await profileOf(t, engine);
      const unsealed = await profile.open(await school.pageOf('tanya-johnson'));
      await unsealed.type(clear);
      await unsealed.saved();
      const own = await profile.open(await school.pageOf(keyA));
      await own.type(`${before} `);
      await own.saved();
      await own.page.close();
      const first = await profile.open(a);
      await first.says(before);
      await eventually(
        'what A kept in clear is sealed',
        () => first.stored(),
        (kept) => !kept.includes(before),
      );
      await first.type(typed);
      await first.saved();
      await profile.kill();
      assert.notDeepEqual(profile.filesWith(clear), [], 'the search finds what is there: these words were not sealed');
      assert.deepEqual(profile.filesWith(typed), [], 'killed: in no file');

      await profile.start();
      const second = await profile.open(a);
      await second.says(typed);
      await second.says('Your words from');
      const lift = school.network.rule(POST_CHECK_IN, async (passing) => {
        if (passing.exchange.body.includes(sent)) return drop(passing);
        passing.give(await passing.forward());
      });
      await second.type(` ${sent}`);
      await second.press('button', 'Send');
      await second.says('Not sent yet');
      await second.page.reload();
      await second.says(`${before} ${typed} ${sent}`);
      await signOut(second);
      await second.press('button', 'Keep locked for 7 days and sign out');
      await left(second, sent);
      await second.page.close();

      const asked = school.network.seen.length;
      const third = await profile.open(b);
      await third.type(later);
      await third.saved();
      for (const place of [await third.text(), await third.stored()])
        for (const word of [before, typed, sent]) assert.ok(!place.includes(word), around(place, word));
      const seenByB = JSON.stringify(school.network.seen.slice(asked));
      for (const word of [before, typed, sent]) assert.ok(!seenByB.includes(word), `B’s page asked with ${word}`);
      await profile.close();
      assert.notDeepEqual(profile.filesWith(clear), []);
      for (const word of [typed, sent, later]) assert.deepEqual(profile.filesWith(word), [], `${word} is in a file`);
      for (const key of [await keyOf(keyA), await keyOf(keyB)]) {
        assert.deepEqual(profile.filesWith(key), [], 'nor is a key');
        assert.deepEqual(profile.filesWith(Buffer.from(key, 'base64url')), []);
      }

      lift();
      await profile.start();
      const back = await profile.open(a);
      await eventually(
        'what waited is sent, once',
        () => sentBy(keyA, `${before} ${typed} ${sent}`),
        (count) => count === 1,
      );
      assert.ok(!(await back.text()).includes(later), 'B’s words are B’s');
      await back.press('button', 'Check in again');
      await back.type(gone);
      await back.saved();
      await signOut(back);
      await back.press('button', 'Delete and sign out');
      await left(back, gone);
      await back.page.reload();
      await back.says(/Check in again|A few words, if you like/);
      assert.ok(!(await back.text()).includes(gone), 'deleted is deleted');

      const again = await profile.open(b);
      await again.says(later);
      const mend = school.network.rule(POST_CHECK_IN, drop);
      await again.press('button', 'Send');
      await again.says('Not sent yet');
      await signOut(again);
      await again.says('Send now, then sign out');
      mend();
      await again.press('button', 'Send now, then sign out');
      await left(again, later);
      assert.equal(await sentBy(keyB, later), 1, 'sent now, once');
      await profile.close();
      assert.notDeepEqual(profile.filesWith(clear), [], 'what somebody else keeps in clear is let lie');
      for (const word of [typed, sent, later, gone]) assert.deepEqual(profile.filesWith(word), [], `${word} is in a file`);
    });
  });
}
