/** What may be written into a check-in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkMayAcknowledge, checkMayChange } from '../../../../demo/api/rules/acknowledgement.js';
import { checkAudience, checkDay, checkHelp, checkSaysSomething, checkStays, checkWriter, todayIn } from '../../../../demo/api/rules/check-in-entry.js';
import { checkPlanAnswers } from '../../../../demo/api/rules/plan-answers.js';
import type { Viewer } from '../../../../demo/api/rules/voices.js';
import { Refusal } from '../../../../demo/api/refusal.js';
import type { CheckInBody } from '../../../../src/contract/check-in.js';
import type { CheckInPlan } from '../../../../src/contract/check-in-plan.js';
import { voices, type Role, type Voice } from '../../../../src/contract/person.js';

/** `undefined`: allowed; else the problem's type and where it points. */
function refusal(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return [error.type, ...(error.more.errors ?? []).map(({ pointer }) => pointer)].join(' ');
  }
}
const feeling = {
  kind: 'feelings',
  on: '2026-11-20',
  note: null,
  language: 'en',
  audience: ['student', 'school'],
  feeling: 'happy',
  helpFrom: null,
} as const satisfies CheckInBody;

test('who writes which kind', () => {
  const allowed = (['feelings', 'check-in', 'check-out', 'report'] as const).map((kind) => [
    kind,
    voices.filter((voice) => refusal(() => checkWriter(kind, voice)) === undefined),
  ]);
  assert.deepEqual(Object.fromEntries(allowed), {
    feelings: ['student', 'home', 'school'],
    'check-in': ['student', 'school'],
    'check-out': ['school'],
    report: ['school'],
  });
});

test('CI-13 the writer’s own voice and the school’s are always in the audience', () => {
  fc.assert(
    fc.property(fc.subarray([...voices]), fc.constantFrom(...voices), (audience, voice) => {
      const good = audience.includes(voice) && audience.includes('school');
      assert.equal(
        refusal(() => checkAudience(audience, voice)),
        good ? undefined : 'invalid /audience',
      );
    }),
  );
});

test('a day is from fourteen days back to tomorrow, over the ends of months, years and summer time', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
      fc.integer({ min: -40, max: 40 }),
      (date, ahead) => {
        const today = date.toISOString().slice(0, 10);
        const on = new Date(Date.parse(today) + ahead * 86_400_000).toISOString().slice(0, 10);
        assert.equal(
          refusal(() => checkDay(on, today)),
          ahead >= -14 && ahead <= 1 ? undefined : 'invalid /on',
        );
      },
    ),
  );
});

test('today is the day on the school’s calendar', () => {
  const at = Date.parse('2026-11-21T04:30:00Z');
  assert.equal(todayIn('America/New_York', at), '2026-11-20');
  assert.equal(todayIn('UTC', at), '2026-11-21');
  assert.equal(todayIn('Pacific/Kiritimati', Date.parse('2026-11-21T11:00:00Z')), '2026-11-22');
});

test('CI-01 CI-06 a feelings entry says something; help is the student’s to ask, from who takes it and will read it', () => {
  assert.equal(
    refusal(() => checkSaysSomething(feeling)),
    undefined,
  );
  assert.equal(
    refusal(() => checkSaysSomething({ ...feeling, feeling: null })),
    'invalid ',
  );
  for (const more of [{ note: 'x' }, { helpFrom: 'a' }])
    assert.equal(
      refusal(() => checkSaysSomething({ ...feeling, feeling: null, ...more })),
      undefined,
    );
  const person = (id: string, role: Role, takesHelp: boolean) => ({ id, name: id, role, household: null, takesHelp });
  const people = [person('teacher', 'teacher', true), person('mother', 'guardian', true), person('father', 'guardian', false)];
  const ask = (helpFrom: string, voice: Voice = 'student', audience: Voice[] = ['student', 'school']) =>
    refusal(() => checkHelp(helpFrom, voice, audience, people));
  assert.equal(ask('teacher'), undefined);
  assert.equal(ask('mother', 'student', ['student', 'home', 'school']), undefined);
  assert.equal(ask('mother'), 'invalid /audience');
  assert.equal(ask('father', 'student', ['student', 'home', 'school']), 'invalid /helpFrom');
  assert.equal(ask('stranger'), 'invalid /helpFrom');
  assert.equal(ask('teacher', 'home'), 'invalid /helpFrom');
});

const points: CheckInPlan = {
  id: 'p',
  mode: 'check-in-check-out',
  name: 'P',
  goalPercent: 80,
  scale: { lowest: 1, highest: 3 },
  studentIds: [],
  expectations: ['safe', 'kind'].map((key) => ({ key, name: key })),
  periods: ['one', 'two'].map((key) => ({ key, name: key })),
};
const checkOut = (ratings: { expectation: string; period: string; score: number | null }[]): Extract<CheckInBody, { kind: 'check-out' }> => ({
  kind: 'check-out',
  on: '2026-11-20',
  note: null,
  language: 'en',
  audience: ['school'],
  planId: 'p',
  ratings,
});

test('CI-07 ratings answer the plan: its expectations and periods, once each, on its scale, in any part', () => {
  const rating = fc.record({
    expectation: fc.constantFrom('safe', 'kind', 'brave'),
    period: fc.constantFrom('one', 'two', 'three'),
    score: fc.option(fc.integer({ min: 0, max: 3 })),
  });
  fc.assert(
    fc.property(fc.array(rating, { maxLength: 6 }), (ratings) => {
      const good = ratings.every(({ expectation, period, score }) => expectation !== 'brave' && period !== 'three' && score !== 0);
      const once = new Set(ratings.map(({ expectation, period }) => `${expectation} ${period}`)).size === ratings.length;
      assert.equal(refusal(() => checkPlanAnswers(checkOut(ratings), points)) === undefined, good && once);
    }),
  );
});

test('CI-09 results answer the plan’s behaviours, once each; a plan of another mode or none at all is refused', () => {
  const plan: CheckInPlan = {
    id: 'r',
    mode: 'daily-report-card',
    name: 'R',
    studentIds: [],
    behaviours: ['a', 'b', 'c'].map((key) => ({ key, name: key, criterion: key })),
  };
  const report = (...behaviours: string[]): Extract<CheckInBody, { kind: 'report' }> => ({
    kind: 'report',
    on: '2026-11-20',
    note: null,
    language: 'en',
    audience: ['school'],
    planId: 'r',
    results: behaviours.map((behaviour) => ({ behaviour, met: null })),
  });
  assert.equal(
    refusal(() => checkPlanAnswers(report('a', 'c'), plan)),
    undefined,
  );
  assert.equal(
    refusal(() => checkPlanAnswers(report('a', 'd'), plan)),
    'invalid /results/1/behaviour',
  );
  assert.equal(
    refusal(() => checkPlanAnswers(report('a', 'a'), plan)),
    'invalid /results/1',
  );
  for (const wrong of [points, undefined])
    assert.equal(
      refusal(() => checkPlanAnswers(report('a'), wrong)),
      'invalid /planId',
    );
  assert.equal(
    refusal(() => checkPlanAnswers(checkOut([]), plan)),
    'invalid /planId',
  );
});

test('a change keeps day, kind and plan', () => {
  const before = { on: '2026-11-20', kind: 'check-out', planId: 'p' };
  assert.equal(
    refusal(() => checkStays(before, checkOut([]))),
    undefined,
  );
  assert.equal(
    refusal(() => checkStays({ ...before, on: '2026-11-19' }, checkOut([]))),
    'invalid /on',
  );
  assert.equal(
    refusal(() => checkStays({ ...before, planId: 'q' }, checkOut([]))),
    'invalid /planId',
  );
  assert.equal(
    refusal(() => checkStays(before, feeling)),
    'invalid /kind',
  );
});

test('who changes and who acknowledges', () => {
  const viewer = (role: Role, id = 'me'): Viewer => ({ schoolId: 's', id, name: id, role, locale: 'en', timeZone: 'UTC', expiresAtMs: 0 });
  const tie = { studentId: 's', relation: 'x', permissions: ['write-check-in', 'acknowledge-check-in', 'answer-help'], household: null };
  const none = { ...tie, permissions: [] };
  const entry = { kind: 'feelings', voice: 'student' as Voice, authorId: 'me', helpFrom: null as string | null };
  const report = { ...entry, kind: 'report', voice: 'school' as Voice, authorId: 'other' };
  assert.equal(
    refusal(() => checkMayChange(viewer('student'), tie, entry)),
    undefined,
  );
  assert.equal(
    refusal(() => checkMayChange(viewer('student'), none, entry)),
    'not-allowed',
  );
  assert.equal(
    refusal(() => checkMayChange(viewer('teacher', 'x'), tie, entry)),
    'not-allowed',
  );
  assert.equal(
    refusal(() => checkMayChange(viewer('teacher'), tie, report)),
    undefined,
  );
  assert.equal(
    refusal(() => checkMayChange(viewer('guardian'), tie, report)),
    'not-allowed',
  );
  assert.equal(
    refusal(() => checkMayAcknowledge('read-at-home', viewer('guardian'), tie, report)),
    undefined,
  );
  for (const [role, ties, what] of [
    ['guardian', none, report],
    ['teacher', tie, report],
    ['student', tie, report],
    ['family-viewer', tie, report],
    ['guardian', tie, entry],
  ] as const)
    assert.equal(
      refusal(() => checkMayAcknowledge('read-at-home', viewer(role), ties, what)),
      'not-allowed',
      role,
    );
  assert.equal(
    refusal(() => checkMayAcknowledge('talked', viewer('teacher'), tie, { ...entry, helpFrom: 'me' })),
    undefined,
  );
  for (const helpFrom of ['other', null])
    assert.equal(
      refusal(() => checkMayAcknowledge('talked', viewer('teacher'), tie, { ...entry, helpFrom })),
      'not-allowed',
    );
});
