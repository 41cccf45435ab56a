/** Problems, discovery, drafts and events: what a client may rely on, and what it must be ready for. */
import { expect } from 'chai';
import * as v from 'valibot';
import { discoverySchema } from '../../src/contract/discovery.js';
import { remoteDraftSchema, draftBodySchema, ofDraft } from '../../src/contract/draft.js';
import { eventSchema } from '../../src/contract/event.js';
import { problemSchema, problemStatus } from '../../src/contract/problem.js';

describe('problems', () => {
  it('have a status of their own kind: theirs to put right 4xx, ours 5xx', () => {
    for (const [type, status] of Object.entries(problemStatus)) {
      expect(type).to.match(/^[a-z-]+$/);
      expect(status >= 500, type).to.equal(type === 'internal' || type === 'unavailable');
      expect(status).to.be.within(400, 599);
    }
  });

  it('of any type are understood, with whatever more they say', () => {
    const problem = { type: 'about:blank', title: 'x', status: 418, instance: '/x', errors: [{ pointer: '/a', detail: 'b', more: 1 }] };
    expect(v.parse(problemSchema, problem)).to.deep.equal({ type: 'about:blank', title: 'x', status: 418, errors: [{ pointer: '/a', detail: 'b' }] });
    for (const bad of [{}, { type: 'x', title: 'y' }, { ...problem, errors: 'many' }, '<html>', null]) expect(v.is(problemSchema, bad)).to.equal(false);
  });
});

describe('discovery', () => {
  it('is of any 1.x contract, and keeps capabilities it does not know', () => {
    const discovery = { contract: '1.7', name: 'A school', capabilities: ['check-ins', 'telepathy'] };
    expect(v.parse(discoverySchema, discovery)).to.deep.equal(discovery);
    for (const contract of ['2.0', '1', '1.x', 1]) expect(v.is(discoverySchema, { ...discovery, contract }), String(contract)).to.equal(false);
  });
});

describe('drafts and events', () => {
  it('a draft is an object of anything, and its place has plain names', () => {
    const body = { value: { note: '', nested: [1, null] }, savedAt: '2026-11-20T15:00:00Z' };
    expect(v.is(draftBodySchema, body)).to.equal(true);
    for (const value of [null, 'x', 1, undefined]) expect(v.is(draftBodySchema, { ...body, value }), String(value)).to.equal(false);
    const student = '01920000-0000-7000-8000-000000000001';
    expect(v.is(ofDraft, { student, widget: 'check-in-card', record: 'today' })).to.equal(true);
    expect(v.is(ofDraft, { student, widget: '../card', record: 'today' })).to.equal(false);
    expect(v.is(remoteDraftSchema, { ...body, studentId: student, widget: 'card', record: 'anything at all', version: 1 })).to.equal(true);
  });

  it('an event’s id is a number as text, longer than a double can hold', () => {
    const event = {
      id: '9007199254740993',
      at: '2026-11-20T15:00:00Z',
      type: 'something-new',
      studentId: '01920000-0000-7000-8000-000000000001',
      recordId: null,
    };
    expect(v.parse(eventSchema, event)).to.deep.equal(event);
    for (const id of ['', '-1', '1.5', 'x', 7, '1'.repeat(20)]) expect(v.is(eventSchema, { ...event, id }), String(id)).to.equal(false);
  });
});
