import { expect } from 'chai';
import type { Session } from '../../../src/contract/session.js';
import { FirstStudent, type Heard } from '../../../src/widgets/goal-tracker/first-student.js';
import { goalOf } from '../../support/goals.js';
import { textOf } from '../../support/inside.js';
import { goalSession, mountTracker } from '../../support/mount-tracker.js';

const of = (count: number, change: (session: Session) => Session = (same) => same): Session => {
  const made = goalSession('teacher');
  const student = made.students[0]!;
  return change({ ...made, students: Array.from({ length: count }, (_, index) => ({ ...student, id: `s${index}` })) });
};
/** Whom it ends with, when the students answer this one after the other. */
function search(session: Session, ...answers: Heard[]): { readonly id: string | undefined; readonly asked: number } {
  const first = new FirstStudent();
  let asked = 0;
  for (const heard of answers) {
    first.of(session);
    asked++;
    first.hear(session, heard);
    if (!first.isLooking(session)) break;
  }
  return { id: first.of(session), asked };
}

describe('whom the tracker begins with where nobody has chosen', () => {
  it('X-11 is the first student who has goals', () => {
    expect(search(of(3), 'none', 'some')).to.deep.equal({ id: 's1', asked: 2 });
    expect(search(of(3), 'some').id).to.equal('s0');
  });
  it('X-11 is the first of all where nobody has any, or where it cannot be said', () => {
    expect(search(of(3), 'none', 'none', 'none')).to.deep.equal({ id: 's0', asked: 3 });
    expect(search(of(3), 'none', 'unsaid')).to.deep.equal({ id: 's0', asked: 2 });
  });
  it('X-11 is nobody whose goals the viewer may not see, and the only student without asking', () => {
    const hidden = of(3, (session) => ({ ...session, students: session.students.map((one, index) => (index ? one : { ...one, permissions: [] })) }));
    expect(new FirstStudent().of(hidden)).to.equal('s1');
    expect(new FirstStudent().isLooking(of(1))).to.equal(false);
    expect(new FirstStudent().of(undefined)).to.equal(undefined);
  });
  it('X-11 asks for a dozen at most, waits for an answer, and stays once it has begun', () => {
    expect(search(of(40), ...Array.from({ length: 40 }, () => 'none' as const))).to.deep.equal({ id: 's0', asked: 12 });
    const first = new FirstStudent();
    const session = of(3);
    expect([first.of(session), first.hear(session, 'asking'), first.isLooking(session)]).to.deep.equal(['s0', false, true]);
    first.hear(session, 'some');
    expect([first.hear(session, 'none'), first.of(session)]).to.deep.equal([false, 's0']);
  });
  it('X-04 begins anew for another viewer', () => {
    const first = new FirstStudent();
    const session = of(3);
    first.of(session);
    first.hear(session, 'none');
    expect(first.of(session)).to.equal('s1');
    expect(first.of({ ...session, viewer: { ...session.viewer, id: 'another' } })).to.equal('s0');
  });

  it('X-11 is whom the page or the viewer chose, also where another student has goals', async () => {
    const { students } = goalSession();
    const [first, second] = [students[0]!, students[1]!];
    const goals = [goalOf({}, { studentId: second.id })];
    for (const studentChosen of [false, true]) {
      const { tracker } = await mountTracker({ goals, points: [] }, {}, ({ access }) => access.set({ studentId: first.id, studentChosen }));
      expect(textOf(tracker).includes(goals[0]!.revisions[0]!.terms.statement)).to.equal(!studentChosen);
    }
  });
});
