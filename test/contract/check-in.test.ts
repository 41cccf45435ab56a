/** The shapes of a check-in: strict in what is sent, open in what comes back. */
import { expect } from 'chai';
import * as v from 'valibot';
import { checkInBodySchema, checkInSchema, modeOfKind, modes } from '../../src/contract/check-in.js';
import { checkInPlanSchema } from '../../src/contract/check-in-plan.js';
import { feelingKeys, feelings, firstFeelings } from '../../src/contract/feelings.js';
import { limits } from '../../src/contract/limits.js';

const uuid = '01920000-0000-7000-8000-000000000001';
const common = { on: '2026-11-20', note: null, language: 'en', audience: ['student', 'school'] };
const bodies = {
  feelings: { ...common, kind: 'feelings', feeling: 'calm', helpFrom: null },
  'check-in': { ...common, kind: 'check-in', planId: uuid, feeling: null },
  'check-out': { ...common, kind: 'check-out', planId: uuid, ratings: [{ expectation: 'safe', period: 'p-1', score: null }] },
  report: { ...common, kind: 'report', planId: uuid, results: [{ behaviour: 'hands', met: null }] },
};
const isBody = (body: unknown) => v.is(checkInBodySchema, body);

describe('what a person sends', () => {
  it('has one shape per kind, and every kind belongs to a mode', () => {
    for (const [kind, body] of Object.entries(bodies)) expect(isBody(body), kind).to.equal(true);
    expect(Object.keys(modeOfKind)).to.have.members(Object.keys(bodies));
    expect(modes).to.have.members([...new Set(Object.values(modeOfKind))]);
  });

  it('needs every member, and lets in no other: not even one of another kind', () => {
    for (const [kind, body] of Object.entries(bodies)) {
      for (const name of Object.keys(body)) {
        const less: Record<string, unknown> = { ...body };
        delete less[name];
        expect(isBody(less), `${kind} without ${name}`).to.equal(false);
      }
      for (const name of ['voice', 'author', 'studentId', 'mode', 'id', 'version', 'createdAt', 'help'])
        expect(isBody({ ...body, [name]: null }), `${kind} with ${name}`).to.equal(false);
      for (const other of Object.values(bodies))
        if (other.kind !== kind) expect(isBody({ ...other, ...body }), `${kind} with members of ${other.kind}`).to.equal(false);
    }
  });

  it('CI-11 names its readers by voice, each once, at least one', () => {
    for (const audience of [['school'], ['student', 'home', 'school']]) expect(isBody({ ...bodies.feelings, audience })).to.equal(true);
    for (const audience of [[], ['school', 'school'], ['everyone'], 'school', ['student', 'home', 'school', 'school']])
      expect(isBody({ ...bodies.feelings, audience })).to.equal(false);
  });

  it('CI-07 CI-09 holds scores from 0 to 3 or none, answers of yes, no or none, and only so many', () => {
    const score = (value: unknown) => isBody({ ...bodies['check-out'], ratings: [{ expectation: 'safe', period: 'p-1', score: value }] });
    for (const good of [0, 1, 2, 3, null]) expect(score(good), String(good)).to.equal(true);
    for (const bad of [-1, 4, 0.5, '1', true, undefined]) expect(score(bad), String(bad)).to.equal(false);
    const met = (value: unknown) => isBody({ ...bodies.report, results: [{ behaviour: 'hands', met: value }] });
    expect([true, false, null].map(met)).to.deep.equal([true, true, true]);
    expect([0, 'yes', undefined].map(met)).to.deep.equal([false, false, false]);
    const rating = { expectation: 'safe', period: 'p-1', score: 1 };
    expect(isBody({ ...bodies['check-out'], ratings: Array.from({ length: limits.ratings + 1 }, () => rating) })).to.equal(false);
    expect(isBody({ ...bodies.report, results: Array.from({ length: limits.behavioursMost + 1 }, () => ({ behaviour: 'a', met: null })) })).to.equal(false);
  });

  it('holds a note of 1 to 2000 characters, or none', () => {
    for (const note of [null, 'x', '😀'.repeat(limits.noteCharacters)]) expect(isBody({ ...bodies.feelings, note })).to.equal(true);
    for (const note of ['', 'x'.repeat(limits.noteCharacters + 1), 'a\u0000', undefined, 1]) expect(isBody({ ...bodies.feelings, note })).to.equal(false);
  });
});

describe('what the API answers', () => {
  const answer = {
    id: uuid,
    studentId: uuid,
    on: '2026-11-20',
    mode: 'feelings',
    kind: 'feelings',
    voice: 'student',
    author: { id: uuid, name: null, role: 'student' },
    feeling: 'calm',
    note: null,
    help: null,
    planId: null,
    ratings: [],
    results: [],
    audience: ['student', 'school'],
    acknowledgements: [],
    createdAt: '2026-11-20T15:00:00Z',
    updatedAt: '2026-11-20T15:00:00Z',
    version: 1,
  };

  it('may hold a feeling, a kind, a mode or a role of a later contract: kept, never an error', () => {
    const later = { ...answer, feeling: 'hopeful', kind: 'drawing', mode: 'drawings', author: { ...answer.author, role: 'coach' }, stickers: 3 };
    const { stickers: _, ...known } = later;
    expect(v.parse(checkInSchema, later)).to.deep.equal(known);
  });

  it('is nonsense without what every card needs, or with another type in its place', () => {
    for (const name of Object.keys(answer)) {
      const less: Record<string, unknown> = { ...answer };
      delete less[name];
      expect(v.is(checkInSchema, less), `without ${name}`).to.equal(false);
      expect(v.is(checkInSchema, { ...answer, [name]: { nonsense: true } }), `${name} of another type`).to.equal(false);
    }
  });

  it('CI-09 a daily report card has three to eight behaviours; a plan of an unknown mode is none', () => {
    const plan = (count: number) => ({
      id: uuid,
      mode: 'daily-report-card',
      name: 'R',
      studentIds: [],
      behaviours: Array.from({ length: count }, (_, i) => ({ key: `b-${i}`, name: 'B', criterion: 'c' })),
    });
    expect([2, 3, 8, 9].map((count) => v.is(checkInPlanSchema, plan(count)))).to.deep.equal([false, true, true, false]);
    expect(v.is(checkInPlanSchema, { ...plan(3), mode: 'other' })).to.equal(false);
  });
});

describe('the feelings', () => {
  it('CI-05 fill a grid of energy and pleasantness, three to a quarter; pre-readers have five of them', () => {
    const quarters = new Map<string, number>();
    for (const { energy, pleasant } of Object.values(feelings)) quarters.set(`${energy} ${pleasant}`, (quarters.get(`${energy} ${pleasant}`) ?? 0) + 1);
    expect([...quarters.values()]).to.deep.equal([3, 3, 3, 3]);
    expect(firstFeelings).to.have.length(5);
    expect(feelingKeys).to.include.members([...firstFeelings]);
  });
});
