import { expect } from 'chai';
import * as v from 'valibot';
import { goalPointBodySchema, goalPointSchema, listGoalPoints } from '../../src/contract/goal-point.js';
import { goalBodySchema, goalDecisionBody } from '../../src/contract/goal-changes.js';
import { goalSchema } from '../../src/contract/goal.js';
import { goalOf, goalPoint, readingTerms } from '../support/goals.js';

const body = { on: '2025-09-15', value: 27, note: null, language: 'en' };

describe('contract/goal-point', () => {
  it('GT-02 a point is a day, a value and perhaps a note', () => {
    expect(v.is(goalPointBodySchema, body)).to.equal(true);
    expect(v.is(goalPointBodySchema, { ...body, note: 'She read to the dog.' })).to.equal(true);
  });
  it('takes no value that is none, no day that does not exist, and nothing that the API decides', () => {
    for (const part of [{ value: NaN }, { value: Infinity }, { value: '27' }, { on: '2025-02-29' }, { note: '' }, { voice: 'school' }, { goalId: 'x' }]) {
      expect(v.is(goalPointBodySchema, { ...body, ...part }), JSON.stringify(part)).to.equal(false);
    }
  });
  it('reads what the API answers, alone and as a page', () => {
    const point = goalPoint('2025-09-15', 27);
    expect(v.parse(goalPointSchema, { ...point, later: true })).to.deep.equal(point);
    expect(v.is(listGoalPoints.answer, { items: [point], next: null })).to.equal(true);
  });
});

describe('contract/goal', () => {
  it('GT-13 reads a goal with its revisions, also with names of a later contract', () => {
    const goal = goalOf({ domain: 'vocational', measure: { kind: 'rubric', unit: 'steps' } }, { status: 'paused' });
    expect(v.parse(goalSchema, goal)).to.deep.equal(goal);
    expect(v.is(goalSchema, { ...goal, revisions: [] })).to.equal(false);
  });
  it('GT-01 what a person writes is taken only where its terms can be', () => {
    const written = { origin: 'home', language: 'en', terms: readingTerms, reviewOn: null };
    expect(v.is(goalBodySchema, written)).to.equal(true);
    expect(v.is(goalBodySchema, { ...written, origin: 'district' })).to.equal(false);
    expect(v.is(goalBodySchema, { ...written, terms: { ...readingTerms, target: 24 } })).to.equal(false);
  });
  it('GT-13 a refusal needs its reason', () => {
    expect(v.is(goalDecisionBody, { answer: 'decline', reason: null })).to.equal(false);
    expect(v.is(goalDecisionBody, { answer: 'decline', reason: 'Not before the review.' })).to.equal(true);
    expect(v.is(goalDecisionBody, { answer: 'accept', reason: null })).to.equal(true);
  });
});
