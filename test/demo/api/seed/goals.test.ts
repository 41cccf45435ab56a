/** The goals of the seed school: what is told is what the contract and the rules of the API would let in, on any day of the year. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { checkPhaseDay, checkPoint, checkRevision } from '../../../../demo/api/rules/goal-days.js';
import { mayDecide, mayPropose, mayReport, maySet, partVoice, pointVoice } from '../../../../demo/api/rules/goal-deciders.js';
import { later, schoolDaysBefore } from '../../../../demo/api/seed/calendar.js';
import { personId, studentId } from '../../../../demo/api/seed/entry.js';
import { demoPeople } from '../../../../demo/api/seed/roster.js';
import { goalIdIn } from '../../../../demo/api/seed/scene-goals.js';
import { sceneOf } from '../../../../demo/api/seed/scenes.js';
import { buildSchool, type SchoolStory } from '../../../../demo/api/seed/school.js';
import type { SeedGoal } from '../../../../demo/api/seed/goals.js';
import { commitmentSchema } from '../../../../src/contract/commitment.js';
import { goalPointSchema } from '../../../../src/contract/goal-point.js';
import { goalTermsSchema } from '../../../../src/contract/goal-terms.js';
import { goalSchema, type Goal, type GoalOrigin } from '../../../../src/contract/goal.js';
import { progressReportSchema } from '../../../../src/contract/progress-report.js';
import { strategySchema } from '../../../../src/contract/strategy.js';
import { standingOfGoal } from '../../../../src/domain/goal-standing.js';

/** A Sunday, a Monday, after the winter break, after the spring break, in summer, on leap day. */
const days = ['2026-11-22', '2026-11-23', '2027-01-04', '2027-04-26', '2027-08-15', '2028-02-29'];
const goalOf = (story: SchoolStory, key: string): SeedGoal => story.goals.find(({ id }) => id === goalIdIn(story, key))!;
const pointsOf = (story: SchoolStory, goal: SeedGoal) => story.goalPoints.filter(({ goalId }) => goalId === goal.id);
const asGoal = (goal: SeedGoal) => goal as unknown as Goal;
const standing = (story: SchoolStory, key: string, more: readonly { on: string; value: number }[] = []) => {
  const goal = goalOf(story, key);
  return standingOfGoal(asGoal(goal), [...pointsOf(story, goal), ...more], story.today);
};

for (const today of days) {
  const story = buildSchool(today);
  const roleOf = (id: string) => story.people.find((person) => person.id === id)!;
  const tieOf = (student: string, person: string) => {
    const { studentId, relation, permissions, household } = story.relations.find((one) => one.studentId === student && one.personId === person)!;
    return { studentId, relation, permissions, household };
  };

  describe(`the goals of the seed school on ${today}`, () => {
    it('are set, decided about, measured and promised by people who may, in terms the contract takes', () => {
      for (const goal of story.goals) {
        const who = (id: string) => [roleOf(id), tieOf(goal.studentId, id)] as const;
        assert.ok(maySet(...who(goal.authorId), goal.origin as GoalOrigin), goal.key);
        for (const { terms, byId } of goal.revisions) {
          v.parse(goalTermsSchema, terms);
          assert.ok(mayDecide(...who(byId), goal.origin));
        }
        for (const { terms, byId } of goal.proposals) {
          v.parse(goalTermsSchema, terms);
          checkRevision(asGoal(goal), terms, pointsOf(story, goal), today);
          assert.ok(mayPropose(...who(byId)) && !mayDecide(...who(byId), goal.origin));
        }
        for (const { on, byId } of goal.phaseChanges) {
          checkPhaseDay(asGoal(goal), on, today);
          assert.ok(mayDecide(...who(byId), goal.origin));
        }
        for (const point of pointsOf(story, goal)) {
          checkPoint(asGoal(goal), point, later(today, -1));
          assert.equal(pointVoice(...who(point.authorId)), point.voice);
        }
      }
      for (const one of [...story.commitments, ...story.strategies])
        assert.equal(partVoice(roleOf(one.authorId), tieOf(one.studentId, one.authorId)), one.voice);
      for (const one of story.progressReports) assert.ok(mayReport(roleOf(one.authorId), tieOf(one.studentId, one.authorId)));
    });

    it('lie before today, the school’s measurements on school days, and ids are each of one record', () => {
      const open = new Set(schoolDaysBefore(today, 30));
      for (const { voice, on } of story.goalPoints) assert.ok(voice === 'home' || voice === 'student' || open.has(on), `${voice} on ${on}`);
      const records = [...story.goals, ...story.goalPoints, ...story.commitments, ...story.strategies, ...story.progressReports];
      assert.equal(new Set(records.map(({ id }) => id)).size, records.length);
      for (const { createdAt } of records) assert.ok(createdAt.slice(0, 10) <= today);
    });

    it('GT-07 GT-09 Maya’s fluency is the fixture, and one more low point today makes the last four agree', () => {
      const { aim, points, position, latest } = standing(story, 'maya-fluency');
      const { terms } = goalOf(story, 'maya-fluency').revisions[0]!;
      assert.deepEqual([terms.probes, terms.baseline, terms.target, aim?.weeks, aim?.perWeek], [[22, 25, 24], 24, 64, 20, 2]);
      assert.deepEqual(
        points.map(({ value }) => value),
        [27, 26, 31, 29, 31, 33],
      );
      assert.deepEqual([position, latest?.value], ['mixed', 33]);
      assert.equal(standing(story, 'maya-fluency', [{ on: today, value: 34 }]).standing, 'behind');
      assert.equal(standing(story, 'maya-fluency', [{ on: today, value: 39 }]).standing, 'mixed');
    });
  });
}

describe('the goals of the seed school', () => {
  const story = buildSchool(days[0]!);

  it('show both voices of points, every kind of state, and a goal for every student of the demo', () => {
    const of = (key: string) => goalOf(story, key);
    assert.deepEqual([...new Set(pointsOf(story, of('maya-fluency')).map(({ voice }) => voice))].sort(), ['home', 'school']);
    assert.deepEqual([...new Set(story.goals.map(({ origin }) => origin))].sort(), ['home', 'iep', 'school', 'student']);
    assert.deepEqual([...new Set(story.strategies.flatMap(({ findings }) => findings.map(({ finding }) => finding)))].sort(), ['does-not', 'tried', 'works']);
    assert.deepEqual([...new Set(story.commitments.map(({ voice }) => voice))].sort(), ['home', 'school', 'student']);
    assert.deepEqual([...new Set(story.commitments.map(({ state }) => state))].sort(), ['kept', 'open']);
    assert.equal(of('jordan-call-outs').revisions[0]!.terms.direction, 'decrease');
    assert.deepEqual(
      [of('jordan-call-outs').phaseChanges.length, of('maya-fluency').proposals.length, of('valentina-diary').revisions.length, of('maya-hand').status],
      [1, 1, 2, 'met'],
    );
    assert.equal(of('oliver-joins-in').revisions[0]!.terms.scale?.length, 5);
    assert.deepEqual([...new Set(story.goals.map(({ language }) => language))].sort(), ['en', 'es']);
    const shown = demoPeople.map(({ key }) => personId(key));
    const children = new Set(
      story.relations
        .filter(({ personId, household, relation }) => shown.includes(personId) && (household !== null || relation === 'self'))
        .map((one) => one.studentId),
    );
    assert.ok(children.size >= 8);
    for (const child of children)
      assert.ok(
        story.goals.some((goal) => goal.studentId === child),
        child,
      );
  });

  it('X-12 a measurement that was logged with a check-out and the check-out name each other', () => {
    const linked = story.goalPoints.filter(({ checkInId }) => checkInId !== null);
    assert.ok(linked.length > 0);
    const { checkIns, goalPoints } = sceneOf(story, 'dana-brooks');
    for (const { id, checkInId, goalId, value, on } of linked) {
      const entry = checkIns(studentId('maya')).find((one) => one.id === checkInId)!;
      assert.deepEqual([entry.on, entry.goalPoint], [on, { goalId, pointId: id, value }]);
      assert.ok(goalPoints(goalId).some((point) => point.id === id && point.checkInId === checkInId));
    }
  });

  it('GT-18 the report rests on the points that there were, and guesses nothing', () => {
    const [report] = story.progressReports;
    const goal = goalOf(story, 'jordan-call-outs');
    const { points, trend, outlook } = standingOfGoal(asGoal(goal), pointsOf(story, goal), report!.until);
    assert.deepEqual([report!.basis.points, report!.basis.actualPerWeek, report!.outlook], [points.length, trend?.perWeek, outlook]);
    assert.ok(points.length > 0 && trend!.perWeek < 0);
  });

  it('are answered as the contract says, whoever of the demo looks', () => {
    for (const { key } of demoPeople) {
      const { session, goals, goalPoints, commitments, strategies, progressReports } = sceneOf(story, key);
      for (const { id } of session.students) {
        for (const goal of goals(id)) {
          assert.deepEqual(v.parse(goalSchema, goal), goal);
          for (const point of goalPoints(goal.id)) assert.deepEqual(v.parse(goalPointSchema, point), point);
        }
        for (const one of commitments(id)) assert.deepEqual(v.parse(commitmentSchema, one), one);
        for (const one of strategies(id)) assert.deepEqual(v.parse(strategySchema, one), one);
        for (const one of progressReports(id)) assert.deepEqual(v.parse(progressReportSchema, one), one);
      }
    }
    assert.throws(() => goalIdIn(story, 'nobody'), /nobody/);
  });
});
