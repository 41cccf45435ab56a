import { expect } from 'chai';
import fc from 'fast-check';
import * as v from 'valibot';
import { checkInBodySchema, modes } from '../../../src/contract/check-in.js';
import type { DraftValue } from '../../../src/domain/draft.js';
import {
  countGroup,
  emptyGroup,
  fieldsOf,
  groupFrom,
  groupRequests,
  groupToDraft,
  setAll,
  setIncluded,
  setOverride,
  tooLong,
  type GroupFields,
  type GroupValue,
} from '../../../src/widgets/check-in-card/group-form.js';
import { checkIn, idOf, plan, reportPlan } from '../../support/check-ins.js';

const ids = [idOf(201), idOf(202), idOf(203)];
const [a, b, c] = ids as [string, string, string];
const rating = (period: string, score: number) => ({ expectation: 'safe', period, score });
const context = { studentIds: ids, mode: 'feelings' as const, on: '2026-11-17', language: 'en' };

const fields: fc.Arbitrary<GroupFields> = fc.record(
  {
    feeling: fc.constantFrom('calm', 'sad'),
    note: fc.constantFrom('One', 'Two\nlines', 'ثلاثة'),
    ratings: fc.uniqueArray(
      fc.record({ expectation: fc.constantFrom('safe', 'kind'), period: fc.constantFrom('math', 'lunch'), score: fc.integer({ min: 0, max: 2 }) }),
      {
        selector: (r) => r.expectation + r.period,
        minLength: 1,
      },
    ),
    results: fc.uniqueArray(fc.record({ behaviour: fc.constantFrom('starts', 'asks'), met: fc.option(fc.boolean()) }), {
      selector: (r) => r.behaviour,
      minLength: 1,
    }),
  },
  { requiredKeys: [] },
);
const group: fc.Arbitrary<GroupValue> = fc
  .tuple(fields, fc.array(fc.tuple(fc.constantFrom(...ids), fields, fc.boolean())))
  .map(([all, steps]) => steps.reduce((value, [id, own, here]) => setIncluded(setOverride(value, id, own), id, here), setAll(emptyGroup, all)));

describe('widgets/check-in-card/group-form', () => {
  it('CI-17 one value for everyone becomes one body for each student', () => {
    const requests = groupRequests(setAll(emptyGroup, { feeling: 'calm', note: 'We practiced.' }), context);
    expect(requests.map(({ studentId }) => studentId)).to.deep.equal(ids);
    expect(requests[0]!.body).to.deep.equal({
      kind: 'feelings',
      on: '2026-11-17',
      note: 'We practiced.',
      language: 'en',
      audience: ['home', 'school', 'student'],
      feeling: 'calm',
      helpFrom: null,
    });
  });
  it('CI-17 a student’s own value goes before everyone’s, cell by cell', () => {
    const all = setAll(emptyGroup, { note: 'All', ratings: [rating('math', 2), rating('lunch', 2)] });
    const value = setOverride(all, b, { note: 'Own', ratings: [rating('lunch', 0)] });
    expect(fieldsOf(value, b)).to.deep.equal({ note: 'Own', ratings: [rating('math', 2), rating('lunch', 0)] });
    expect(fieldsOf(value, a)).to.deep.equal({ note: 'All', ratings: [rating('math', 2), rating('lunch', 2)] });
  });
  it('CI-17 who is absent gets nothing, is counted as absent, and keeps what was different', () => {
    const value = setIncluded(setOverride(setAll(emptyGroup, { feeling: 'calm' }), c, { feeling: 'tired' }), c, false);
    expect(groupRequests(value, context).map(({ studentId }) => studentId)).to.deep.equal([a, b]);
    expect(countGroup(value, ids)).to.deep.equal({ here: 2, absent: 1 });
    expect(fieldsOf(setIncluded(value, c, true), c)).to.deep.equal({ feeling: 'tired' });
  });
  it('CI-17 sends nothing for whom nothing is set', () => {
    expect(groupRequests(emptyGroup, context)).to.deep.equal([]);
    expect(groupRequests(setOverride(emptyGroup, b, { feeling: 'happy' }), context).map(({ studentId }) => studentId)).to.deep.equal([b]);
    expect(groupRequests(setAll(emptyGroup, { feeling: 'calm' }), { ...context, mode: 'check-in-check-out', planId: plan.id })).to.deep.equal([]);
  });
  it('CI-17 adds to the check-out that a student has for the day already, and names it', () => {
    const there = checkIn({
      studentId: a,
      kind: 'check-out',
      planId: plan.id,
      ratings: [rating('morning', 1), rating('math', 1)],
      note: { text: 'Early', language: 'es', translation: null },
    });
    const value = setAll(emptyGroup, { ratings: [rating('math', 2)] });
    const [first, second] = groupRequests(value, { ...context, mode: 'check-in-check-out', planId: plan.id, existing: { [a]: there } });
    expect(first!.existing).to.equal(there);
    expect(first!.body).to.deep.include({ kind: 'check-out', note: 'Early', language: 'es', ratings: [rating('morning', 1), rating('math', 2)] });
    expect(second!.existing).to.equal(undefined);
    expect(second!.body).to.deep.include({ ratings: [rating('math', 2)] });
  });
  it('CI-17 every body that leaves is one that the contract takes', () => {
    fc.assert(
      fc.property(group, fc.constantFrom(...modes), (value, mode) => {
        const planId = mode === 'daily-report-card' ? reportPlan.id : plan.id;
        for (const { body, studentId } of groupRequests(value, { ...context, mode, planId })) {
          expect(v.safeParse(checkInBodySchema, body).success, JSON.stringify(body)).to.equal(true);
          expect(value.students[studentId]?.include).not.to.equal(false);
        }
      }),
    );
  });
  it('X-01 a pass survives the way through a draft', () => {
    fc.assert(
      fc.property(group, (value) => {
        const draft = groupToDraft(value);
        expect(groupFrom(draft && (JSON.parse(JSON.stringify(draft)) as DraftValue))).to.deep.equal(value);
      }),
    );
    expect(groupToDraft(emptyGroup)).to.equal(undefined);
  });
  it('reads whatever lies in a draft without an error', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('all', 'students', 'x'), fc.jsonValue()), (draft) => {
        const value = groupFrom(draft as DraftValue);
        expect(countGroup(value, ids).here).to.be.within(0, 3);
        expect(groupFrom(groupToDraft(value))).to.deep.equal(value);
      }),
    );
  });
  it('a student whose id is the name of a built-in member is as everyone', () => {
    expect(fieldsOf(setAll(emptyGroup, { feeling: 'calm' }), 'constructor')).to.deep.equal({ feeling: 'calm' });
  });
  it('finds the note that is too long, whoever’s it is', () => {
    const value = setOverride(emptyGroup, b, { note: 'x'.repeat(2001) });
    expect(tooLong(value, context)).to.deep.equal([b]);
    expect(tooLong(setIncluded(value, b, false), context)).to.deep.equal([]);
  });
});
