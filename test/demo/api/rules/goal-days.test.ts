/** The rules of a goal's days and measures, against everything that can be generated. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  checkCorrection,
  checkNear,
  checkPhaseDay,
  checkPoint,
  checkRevision,
  firstDay,
  termsOn,
  type Measured,
} from '../../../../demo/api/rules/goal-days.js';
import { Refusal } from '../../../../demo/api/refusal.js';
import { fitsMeasure, measureKinds, type MeasureKind } from '../../../../src/contract/goal-measure.js';
import type { GoalTerms } from '../../../../src/contract/goal-terms.js';
import type { Goal } from '../../../../src/contract/goal.js';
import { limits } from '../../../../src/contract/limits.js';
import { addDays } from '../../../../src/base/days.js';

const first = '2026-03-02';
const today = '2026-11-20';
const day = fc.integer({ min: -30, max: 300 }).map((days) => addDays(first, days));
const by = { id: '1', name: null, voice: 'school' } as const;
const base: GoalTerms = {
  statement: 'x',
  domain: 'academic',
  measure: null,
  direction: 'increase',
  baseline: null,
  probes: [],
  startsOn: first,
  target: null,
  endsOn: null,
  scale: null,
};
const measure = fc.option(fc.record({ kind: fc.constantFrom(...measureKinds), unit: fc.constantFrom('words', 'minutes') }), { nil: null });
const goalFrom = (starts: readonly { on: string; measure: GoalTerms['measure'] }[]): Pick<Goal, 'revisions' | 'phaseChanges'> => ({
  revisions: starts.map(({ on, measure }, index) => ({ number: index + 1, terms: { ...base, startsOn: on, measure }, reason: null, by, at: '' })),
  phaseChanges: [],
});
/** The first revision on the first day, others on any day from then on. */
const goals = fc
  .tuple(measure, fc.array(fc.record({ on: fc.integer({ min: 0, max: 250 }).map((days) => addDays(first, days)), measure }), { maxLength: 3 }))
  .map(([one, more]) => goalFrom([{ on: first, measure: one }, ...more]));
const values = fc.oneof(
  fc.integer({ min: -5, max: 110 }),
  fc.double({ min: -5, max: 110 }).map((value) => Number(value.toFixed(3))),
  fc.constantFrom(1e6, NaN, Infinity, 0.00001),
);
const points = fc.array(fc.record({ on: day, value: values }), { maxLength: 8 });

/** The pointer of a refusal; `undefined`: it was let in. */
function pointerOf(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Refusal && error.type === 'invalid', String(error));
    return error.more.errors![0]!.pointer;
  }
}
const kindOn = (goal: Pick<Goal, 'revisions' | 'phaseChanges'>, on: string) => (termsOn(goal, on).measure?.kind ?? 'score') as MeasureKind;

describe('the days and measures of a goal', () => {
  it('let a point in exactly where it lies from the first day to today in the measure of its day', () => {
    fc.assert(
      fc.property(goals, day, values, (goal, on, value) => {
        const pointer = pointerOf(() => checkPoint(goal, { on, value }, today));
        const inTime = on >= first && on <= today;
        assert.equal(pointer, !inTime ? '/on' : fitsMeasure(value, kindOn(goal, on)) ? undefined : '/value');
      }),
    );
  });

  it('of a revision that comes into force, leave every point that fitted fitting, in the unit it was measured in', () => {
    let isLetIn = 0;
    fc.assert(
      fc.property(goals, points, day, measure, (goal, all, startsOn, next) => {
        const lying = all.filter((point) => pointerOf(() => checkPoint(goal, point, today)) === undefined);
        const terms = { ...base, startsOn, measure: next };
        const pointer = pointerOf(() => checkRevision(goal, terms, lying, today));
        const revised = goalFrom(
          [...goal.revisions, { terms }].map(({ terms: { startsOn: on, measure } }) => ({ on, measure: measure as GoalTerms['measure'] })),
        );
        const broken = (point: Measured) => {
          const [before, after] = [termsOn(goal, point.on).measure, termsOn(revised, point.on).measure];
          return !fitsMeasure(point.value, kindOn(revised, point.on)) || (before !== null && JSON.stringify(before) !== JSON.stringify(after));
        };
        if (startsOn < first) return assert.equal(pointer, '/terms/startsOn');
        if (pointer === undefined && lying.length > 0) isLetIn += 1;
        assert.equal(pointer, lying.some(broken) ? '/terms/measure' : undefined);
      }),
      { numRuns: 400 },
    );
    assert.ok(isLetIn > 10, 'the property saw too little');
  });

  it('never begin a goal earlier by a revision, nor leave a phase change before it by a correction', () => {
    const goal = { ...goalFrom([{ on: first, measure: null }]), phaseChanges: [{ id: '1', on: '2026-04-01', label: 'x', by, at: '' }] };
    assert.equal(firstDay(goal), first);
    assert.equal(
      pointerOf(() => checkCorrection(goal, { ...base, startsOn: '2026-04-02' }, today)),
      '/terms/startsOn',
    );
    for (const startsOn of ['2026-04-01', '2026-02-01'])
      assert.equal(
        pointerOf(() => checkCorrection(goal, { ...base, startsOn }, today)),
        undefined,
      );
    const revised = goalFrom([
      { on: first, measure: null },
      { on: '2026-05-01', measure: null },
    ]);
    assert.equal(
      pointerOf(() => checkCorrection(revised, { ...base, startsOn: '2026-03-01' }, today)),
      '/terms/startsOn',
    );
  });

  it('let a phase change in from the first day to today', () => {
    fc.assert(
      fc.property(goals, day, (goal, on) => {
        assert.equal(
          pointerOf(() => checkPhaseDay(goal, on, today)),
          on >= first && on <= today ? undefined : '/on',
        );
      }),
    );
  });

  it('keep every day within what a goal may last of today', () => {
    for (const [days, pointer] of [
      [limits.goalDays, undefined],
      [-limits.goalDays, undefined],
      [limits.goalDays + 1, '/reviewOn'],
      [-limits.goalDays - 1, '/reviewOn'],
    ] as const)
      assert.equal(
        pointerOf(() => checkNear(addDays(today, days), today, '/reviewOn')),
        pointer,
      );
    assert.equal(
      pointerOf(() => checkNear(null, today, '/reviewOn')),
      undefined,
    );
  });
});
