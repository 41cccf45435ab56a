import { expect } from 'chai';
import { goalOf } from '../../support/goals.js';
import { textOf } from '../../support/inside.js';
import { goalSession, mountTracker } from '../../support/mount-tracker.js';

const session = goalSession('guardian', { one: true });

describe('the top of a goal', () => {
  it('GT-20 says when those involved look at the goal again, and on that day that it is time', async () => {
    const ahead = await mountTracker({ session, goals: [goalOf({}, { reviewOn: '2025-11-07' })] });
    expect(textOf(ahead.tracker)).to.contain('We look at it together on November 7, 2025.');
    const today = await mountTracker({ session, goals: [goalOf({}, { reviewOn: '2025-10-20' })] });
    expect(textOf(today.tracker)).to.contain('Time to look at it together: October 20, 2025.');
  });

  it('GT-20 says nothing of it where nobody chose a day, and where the goal is over', async () => {
    const open = await mountTracker({ session, goals: [goalOf()] });
    expect(textOf(open.tracker)).not.to.contain('together');
    const ending = { reason: null, by: goalOf().author, at: '2025-10-01T12:00:00.000Z' };
    const over = await mountTracker({ session, goals: [goalOf({}, { reviewOn: '2025-11-07', status: 'met', ending })] });
    over.tracker.shadowRoot!.querySelector<HTMLElement>('.foot [aria-expanded]:last-of-type')!.click();
    await over.tracker.updateComplete;
    expect(textOf(over.tracker)).not.to.contain('together');
  });

  it('GT-17 calls a goal that a student set their own to the student, and by their name to everybody else', async () => {
    const own = goalOf({}, { origin: 'student', author: { id: goalSession('student').viewer.id, name: 'Maya', voice: 'student' } });
    expect(textOf((await mountTracker({ session: goalSession('student'), goals: [own] })).tracker))
      .to.contain('A goal of your own')
      .and.not.contain('set by');
    expect(textOf((await mountTracker({ session, goals: [own] })).tracker)).to.contain('A goal of one’s own, set by Maya');
  });
});
