import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { checkInPlanSchema } from '../../../../src/contract/check-in-plan.js';
import { checkInBodySchema, checkInSchema } from '../../../../src/contract/check-in.js';
import { sessionSchema } from '../../../../src/contract/session.js';
import { pointsOf } from '../../../../src/domain/check-in-points.js';
import { checkAudience, checkHelp, checkSaysSomething, checkWriter, todayIn } from '../../../../demo/api/rules/check-in-entry.js';
import { checkPlanAnswers } from '../../../../demo/api/rules/plan-answers.js';
import { instantAt, later, SCHOOL_ZONE, schoolDaysBefore, weekdayOf } from '../../../../demo/api/seed/calendar.js';
import { chanceOf, idOf } from '../../../../demo/api/seed/chance.js';
import { personId, studentId, type Entry } from '../../../../demo/api/seed/entry.js';
import { families, pupils } from '../../../../demo/api/seed/roster.js';
import { sceneOf } from '../../../../demo/api/seed/scenes.js';
import { buildSchool } from '../../../../demo/api/seed/school.js';

const today = '2026-11-22';
const story = buildSchool(today);
const { people, students, relations, entries, plans } = story;
const guardiansOf = (student: string) => families.filter((person) => person.role === 'guardian' && person.children.includes(student));
const bodyOf = (entry: Entry): unknown => {
  const { on, note, language, audience, kind, feeling, planId, ratings, results, helpFrom } = entry;
  const common = { on, note, language, audience, kind };
  if (kind === 'feelings') return { ...common, feeling, helpFrom };
  return { ...common, planId, ...(kind === 'check-in' ? { feeling } : kind === 'check-out' ? { ratings } : { results }) };
};

describe('the seed school', () => {
  it('has 3 teachers, a counselor who takes help, and 24 students in 3 classes from pre-readers to middle school', () => {
    assert.equal(people.filter(({ role }) => role === 'teacher').length, 3);
    assert.equal(students.length, 24);
    const classes = [...new Set(students.map(({ group }) => group))].map((name) => students.filter(({ group }) => group === name));
    assert.deepEqual(
      classes.map((members) => [members.length, members[0]!.ageBand]),
      [
        [8, 'pre-reader'],
        [8, 'elementary'],
        [8, 'middle'],
      ],
    );
    const counselor = people.find(({ role }) => role === 'specialist')!;
    assert.equal(relations.filter((relation) => relation.personId === counselor.id && relation.takesHelp).length, 24);
  });

  it('has guardians in one and in two households, siblings in different classes, and families who read Spanish and Arabic', () => {
    const households = (student: string) => new Set(guardiansOf(student).map(({ household }) => household)).size;
    assert.ok(pupils.some(({ key }) => guardiansOf(key).length === 2 && households(key) === 1));
    assert.ok(pupils.some(({ key }) => households(key) === 2));
    assert.ok(pupils.every(({ key }) => guardiansOf(key).length >= 1));
    const groupOf = (student: string) => pupils.find(({ key }) => key === student)!.group;
    assert.ok(families.some(({ children }) => new Set(children.map(groupOf)).size > 1));
    assert.deepEqual([...new Set(families.map(({ locale }) => locale))].sort(), ['ar', 'en', 'es']);
  });

  it('has a student on check-in/check-out on each scale at 80 %, and two on daily report cards of 3 to 5 behaviours', () => {
    const points = plans.filter((plan) => plan.mode === 'check-in-check-out');
    assert.deepEqual(points.map(({ scale }) => `${scale.lowest}-${scale.highest}`).sort(), ['0-2', '1-3']);
    assert.ok(points.every(({ goalPercent }) => goalPercent === 80));
    const reports = plans.filter((plan) => plan.mode === 'daily-report-card');
    assert.equal(reports.flatMap(({ studentIds }) => studentIds).length, 2);
    assert.ok(reports.every(({ behaviours }) => behaviours.length >= 3 && behaviours.length <= 5));
  });

  it('gives each demo person somebody to be: families of every kind, three teachers, the counselor, students of each age', () => {
    const roles = story.demoPeople.map((one) => people.find(({ id }) => id === one.personId)!.role);
    const count = (role: string) => roles.filter((each) => each === role).length;
    assert.deepEqual([count('guardian'), count('teacher'), count('specialist'), count('student')], [5, 3, 1, 3]);
  });

  it('is the same school every time, and knows its people by the same ids on another day', () => {
    assert.deepEqual(buildSchool(today), story);
    assert.deepEqual(buildSchool('2027-02-03').people, people);
  });
});

describe('its eight weeks', () => {
  it('end before today and lie on school days, but for what families write at home', () => {
    const days = new Set(schoolDaysBefore(today, 8));
    for (const entry of entries) {
      assert.ok(entry.on < today && entry.on >= later(today, -57), entry.on);
      assert.ok(entry.voice === 'home' || days.has(entry.on), `${entry.voice} on ${entry.on}`);
      assert.equal(todayIn(SCHOOL_ZONE, Date.parse(entry.createdAt)), entry.on);
      assert.ok(entry.updatedAt >= entry.createdAt);
    }
    assert.ok(entries.some(({ on }) => weekdayOf(on) > 5));
  });

  it('hold what the contract and the rules of the API would let in, and nothing else', () => {
    for (const entry of entries) {
      const body = v.parse(checkInBodySchema, bodyOf(entry));
      checkWriter(body.kind, entry.voice);
      checkAudience(entry.audience, entry.voice);
      checkSaysSomething(body);
      if (body.kind !== 'feelings')
        checkPlanAnswers(
          body,
          plans.find((plan) => plan.id === body.planId && plan.studentIds.includes(entry.studentId)),
        );
      if (entry.helpFrom) {
        const readers = relations
          .filter((one) => one.studentId === entry.studentId)
          .map((one) => ({ ...people.find(({ id }) => id === one.personId)!, ...one, id: one.personId }));
        checkHelp(entry.helpFrom, entry.voice, entry.audience, readers);
      }
    }
  });

  it('have one author in one place, one check-out and one report a day, and ids in the order of time', () => {
    assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
    const once = entries.filter(({ kind }) => kind === 'check-out' || kind === 'report').map(({ studentId, on, kind }) => `${studentId} ${on} ${kind}`);
    assert.equal(new Set(once).size, once.length);
    assert.deepEqual(
      [...entries].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ createdAt }) => createdAt),
      entries.map(({ createdAt }) => createdAt),
    );
  });

  it('CI-15 have gaps as life has: away days, unrated periods, mornings without a face', () => {
    const faces = new Map(
      students.map(({ id }) => [id, new Set(entries.filter((entry) => entry.studentId === id && entry.voice === 'student').map(({ on }) => on)).size]),
    );
    const days = schoolDaysBefore(today, 8).length;
    assert.ok([...faces.values()].every((count) => count > 5 && count < days));
    assert.ok(entries.some(({ ratings }) => ratings.some(({ score }) => score === null)));
    assert.ok(entries.some(({ results }) => results.some(({ met }) => met === null)));
    assert.ok(entries.filter(({ kind }) => kind === 'check-out').some(({ acknowledgements }) => acknowledgements.length === 0));
  });

  it('tell of students who get on: the last two weeks of points are above the first two', () => {
    for (const plan of plans.filter((each) => each.mode === 'check-in-check-out')) {
      for (const student of plan.studentIds) {
        const percents = entries
          .filter((entry) => entry.studentId === student && entry.kind === 'check-out')
          .map(({ ratings }) => pointsOf(plan, ratings).percent!);
        const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
        assert.ok(mean(percents.slice(-10)) > mean(percents.slice(0, 10)) + 5, percents.join(' '));
      }
    }
  });

  it('speak of each student by name, without a hole in a sentence, and never twice the same to one family', () => {
    const notes = entries.flatMap((entry) => (entry.note === null ? [] : [{ ...entry, note: entry.note }]));
    for (const { note, translations } of notes) {
      for (const text of [note, ...Object.values(translations).map((one) => one.text)])
        assert.doesNotMatch(text, /[{}]|undefined|[.!?] (she|he|they|him|her|them) /);
    }
    for (const { children } of families) {
      const read = notes.filter(({ studentId: id }) => children.some((child) => studentId(child) === id)).map(({ note }) => note);
      assert.deepEqual(
        read.filter((note, index) => read.indexOf(note) !== index),
        [],
      );
    }
  });

  it('X-15 keep the original of every Spanish and Arabic note beside its translation, and say who translated', () => {
    for (const [language, by] of [
      ['es', 'person'],
      ['ar', 'machine'],
    ] as const) {
      const written = entries.filter((entry) => entry.language === language);
      assert.ok(written.length >= 4);
      assert.ok(written.every((entry) => entry.voice === 'home' && entry.translations.en?.by === by));
      assert.ok(entries.some((entry) => entry.language === 'en' && entry.translations[language]?.by === by));
    }
  });

  it('CI-06 hold students who asked to talk, most answered, one not yet', () => {
    const asked = entries.filter(({ helpFrom }) => helpFrom);
    assert.equal(asked.length, 5);
    assert.equal(asked.filter(({ acknowledgements }) => acknowledgements.some(({ kind }) => kind === 'talked')).length, 4);
  });
});

describe('any day', () => {
  it('may be today: weekends, the days around winter break, leap days, both changes of the clock', () => {
    for (const day of ['2026-11-23', '2027-01-04', '2028-02-29', '2027-03-15', '2026-11-02', '2027-07-31', '2026-09-01']) {
      const other = buildSchool(day);
      assert.ok(other.entries.length > 500, `${day}: ${other.entries.length}`);
      for (const entry of other.entries) assert.ok(entry.on < day && todayIn(SCHOOL_ZONE, Date.parse(entry.createdAt)) === entry.on, `${day}: ${entry.on}`);
    }
  });

  it('has its instants by the school’s clock on both sides of a change', () => {
    assert.equal(new Date(instantAt('2026-10-30', '08:15')).toISOString(), '2026-10-30T12:15:00.000Z');
    assert.equal(new Date(instantAt('2026-11-02', '08:15')).toISOString(), '2026-11-02T13:15:00.000Z');
  });

  it('keeps its holidays: the fourth Thursday of November and the last Monday of May', () => {
    const { holidays } = story.school;
    for (const day of ['2026-11-26', '2026-11-11', '2026-09-07', '2027-05-31', '2027-01-18']) assert.ok(holidays.includes(day), day);
    assert.deepEqual(holidays, [...new Set(holidays)].sort());
  });
});

describe('chance', () => {
  it('falls the same way for a name and otherwise for another; ids are UUIDs of version 7 that carry their time', () => {
    assert.equal(chanceOf('maya')(), chanceOf('maya')());
    assert.notEqual(chanceOf('maya')(), chanceOf('marcus')());
    const id = idOf('maya', Date.UTC(2026, 10, 22));
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(parseInt(id.replace('-', '').slice(0, 12), 16), Date.UTC(2026, 10, 22));
  });
});

describe('a scene for each demo person', () => {
  for (const { key } of story.demoPeople) {
    it(`${key}: is what the contract allows`, () => {
      const scene = sceneOf(story, key);
      v.parse(sessionSchema, scene.session);
      assert.ok(scene.session.students.length > 0);
      for (const plan of scene.plans) v.parse(checkInPlanSchema, plan);
      for (const student of scene.session.students) {
        const list = scene.checkIns(student.id);
        assert.ok(list.length > 0, student.name);
        for (const checkIn of list) v.parse(checkInSchema, checkIn);
        assert.ok(list.every((checkIn, index) => index === 0 || checkIn.createdAt <= list[index - 1]!.createdAt));
      }
    });
  }

  it('X-04 shows a guardian no other family’s child, and a parent of another household without a name', () => {
    const dana = sceneOf(story, 'dana-brooks');
    assert.deepEqual(
      dana.session.students.map(({ name }) => name),
      ['Maya Brooks-Hill'],
    );
    assert.deepEqual(dana.checkIns(studentId('grace')), []);
    const marcus = dana.session.students[0]!.people.find(({ id }) => id === personId('marcus-hill'))!;
    assert.equal(marcus.name, null);
    assert.ok(dana.checkIns(studentId('maya')).some(({ author }) => author.id === personId('marcus-hill') && author.name === null));
    assert.ok(sceneOf(story, 'amy-chen').session.students[0]!.people.every(({ name }) => name !== null));
  });

  it('CI-13 keeps from home what a student told the school alone', () => {
    const told = (key: string) =>
      sceneOf(story, key)
        .checkIns(studentId('jordan'))
        .filter(({ audience }) => !audience.includes('home')).length;
    assert.ok(told('okonkwo') > 0);
    assert.equal(told('carla-price'), 0);
  });

  it('says who is missing when nobody has the key', () => {
    assert.throws(() => sceneOf(story, 'nobody'), /nobody at Alder Creek School has the key nobody/);
  });
});
