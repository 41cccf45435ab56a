import { expect } from 'chai';
import type { Permission } from '../../../src/contract/person.js';
import { deciderWords, mayPropose, mayReport, mayTakePart, originsOf, purposeOf } from '../../../src/widgets/goal-tracker/goal-rights.js';
import type { GoalScene } from '../../../src/widgets/goal-tracker/goal-scene.js';
import { createFakePorts } from '../../support/fake-ports.js';
import { goalOf } from '../../support/goals.js';
import { goalScene } from '../../support/mount-goal-part.js';
import { session, type SampleRole } from '../../support/sample-session.js';

const sceneOf = (role: SampleRole, part?: Partial<GoalScene>): GoalScene => goalScene(role, createFakePorts({ session: session(role) }), part);
const without = (role: SampleRole, ...gone: Permission[]): GoalScene => {
  const scene = sceneOf(role);
  return { ...scene, student: { ...scene.student, permissions: scene.student.permissions.filter((one) => !gone.some((other) => other === one)) } };
};
const theirs = goalOf({}, { mayDecide: false });
const ended = goalOf({}, { status: 'met' });

describe('what a viewer may do with a goal', () => {
  it('X-13 sets goals for their own voice alone, and none without the permission', () => {
    expect(originsOf(sceneOf('guardian'))).to.deep.equal(['home']);
    expect(originsOf(sceneOf('student'))).to.deep.equal(['student']);
    expect(originsOf(sceneOf('teacher'))).to.deep.equal(['school', 'iep']);
    for (const scene of [sceneOf('family-viewer'), without('teacher', 'write-goal')]) expect(originsOf(scene)).to.deep.equal([]);
  });
  it('GT-13 corrects a goal without points, revises one with points, and suggests where others decide', () => {
    expect(purposeOf(sceneOf('teacher'), undefined)).to.equal('new');
    expect(purposeOf(sceneOf('family-viewer'), undefined)).to.equal(undefined);
    expect(purposeOf(sceneOf('teacher'), goalOf({}, { points: 0 }))).to.equal('change');
    expect(purposeOf(sceneOf('teacher'), goalOf({}, { points: 1 }))).to.equal('revise');
    expect(purposeOf(sceneOf('guardian'), theirs)).to.equal('propose');
    for (const scene of [sceneOf('family-viewer'), without('guardian', 'propose-goal')]) expect(purposeOf(scene, theirs)).to.equal(undefined);
  });
  it('GT-13 changes nothing of a goal that is over, whoever asks', () => {
    for (const role of ['guardian', 'student', 'teacher'] as const) {
      expect(purposeOf(sceneOf(role), ended)).to.equal(undefined);
      expect(mayPropose(sceneOf(role), { ...ended, mayDecide: false })).to.equal(false);
      expect(mayTakePart(sceneOf(role), ended)).to.equal(false);
    }
  });
  it('GT-15 takes part with a voice and the permission; GT-18 the school alone reports', () => {
    for (const role of ['guardian', 'student', 'teacher'] as const) expect(mayTakePart(sceneOf(role), theirs), role).to.equal(true);
    for (const scene of [sceneOf('family-viewer'), without('guardian', 'add-goal-point')]) expect(mayTakePart(scene, theirs)).to.equal(false);
    expect((['guardian', 'student', 'teacher', 'family-viewer'] as const).map((role) => mayReport(sceneOf(role)))).to.deep.equal([false, false, true, false]);
  });
  it('GT-16 names who decides: by name where known, else by what they are, and a student together with the school', () => {
    const scene = sceneOf('guardian');
    const nobody = { ...scene, student: { ...scene.student, people: [] } };
    expect(deciderWords(nobody, goalOf({}, { origin: 'iep' }))).to.equal('The school');
    expect(deciderWords(nobody, goalOf({}, { origin: 'home' }))).to.equal('The family');
    expect(deciderWords(scene, goalOf({}, { origin: 'student' }))).to.equal(`${scene.student.name}, together with the school,`);
    const school = scene.student.people.filter(({ voice }) => voice === 'school').flatMap(({ name }) => name ?? []);
    expect(school).not.to.deep.equal([]);
    for (const name of school) expect(deciderWords(scene, goalOf({}, { origin: 'school' }))).to.contain(name);
  });
});
