import { expect } from 'chai';
import fc from 'fast-check';
import { starters } from '../../src/contract/message.js';
import { concernReminder, usualReminder } from '../../src/domain/concern-reminder.js';

const note = (starter: string | null, more: object = {}) => ({ starter, kind: 'message', removed: null, ...more });
const notes = (...list: (string | null)[]) => list.map((starter) => note(starter));

describe('domain/concern-reminder', () => {
  it('MT-19 speaks where four of the last five notes are concerns, and not before there are five', () => {
    expect(concernReminder(notes('concern', 'concern', 'thanks', 'concern', 'concern'))).to.deep.equal({ concerns: 4, of: 5 });
    expect(concernReminder(notes('concern', 'concern', 'concern', 'concern'))).to.equal(undefined);
    expect(concernReminder(notes('concern', 'thanks', 'thanks', 'concern', 'concern'))).to.equal(undefined);
  });
  it('MT-19 looks at the last ones alone, and forgets what was removed, written down, or begun without a starter', () => {
    expect(concernReminder([...notes('concern', 'concern', 'concern', 'concern', 'concern'), ...notes('thanks', 'plan')])).to.equal(undefined);
    const others = [note(null), note('concern', { kind: 'contact' }), note('concern', { removed: { at: '', by: { id: '', name: null, role: '' } } })];
    expect(concernReminder([...notes('concern', 'concern', 'concern', 'concern'), ...others])).to.equal(undefined);
  });
  it('MT-19 takes the setting of the school', () => {
    expect(concernReminder(notes('concern', 'thanks'), { last: 2, ratio: 0.5 })).to.deep.equal({ concerns: 1, of: 2 });
  });
  it('MT-19 one good note more never makes it speak', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...starters), { maxLength: 12 }), (list) => {
        if (concernReminder(notes(...list)) === undefined)
          expect(concernReminder(notes(...list, 'celebrate'))?.concerns ?? 0).to.be.at.most(usualReminder.last);
        const all = concernReminder(notes(...list));
        if (all) expect(all.concerns).to.equal(list.slice(-usualReminder.last).filter((starter) => starter === 'concern').length);
        if (list.length >= usualReminder.last && list.slice(-usualReminder.last).every((starter) => starter !== 'concern')) expect(all).to.equal(undefined);
      }),
    );
  });
});
