/** The table itself: what every row of it must keep, so that everything that is read off it is right. */
import { expect } from 'chai';
import type { GenericSchema } from 'valibot';
import { discover } from '../../src/contract/discovery.js';
import type { TableOperation as Operation } from '../../src/contract/operation.js';
import { problemTypesOf } from '../../src/contract/operation-problems.js';
import { operations } from '../../src/contract/operations.js';
import { CallFailure, problemStatus } from '../../src/contract/problem.js';

const table: readonly Operation[] = operations;
const entriesOf = (schema: GenericSchema | undefined) => Object.keys((schema as { entries?: object } | undefined)?.entries ?? {});

describe('the table of operations', () => {
  it('names each operation once, as noun.verb, and each method and path once', () => {
    for (const { id } of table) expect(id).to.match(/^[a-z][a-z-]*\.[a-z][a-z-]*$/);
    expect(new Set(table.map(({ id }) => id)).size).to.equal(table.length);
    expect(new Set(table.map(({ method, path }) => `${method} ${path}`)).size).to.equal(table.length);
  });

  it('has a schema for each name in a path, and no other', () => {
    for (const { id, path, params } of table) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(entriesOf(params), id).to.have.members(names);
    }
  });

  it('takes nothing it does not know: parameters, queries and bodies are closed', () => {
    for (const { id, params, query, body } of table)
      for (const schema of [params, query, body]) if (schema) expect(schema.type, id).to.be.oneOf(['strict_object', 'variant']);
  });

  it('changes nothing by GET, and asks for the version wherever something is replaced', () => {
    for (const { id, method, path, changes, body, ifMatch, query } of table) {
      expect(changes, id).to.equal(method !== 'GET');
      if (method === 'GET') expect(body, id).to.equal(undefined);
      else expect(query, id).to.equal(undefined);
      if (method === 'PUT') expect(ifMatch, id).not.to.equal(undefined);
      // What is decided about a record is decided about the version that was read, whatever the method.
      if (ifMatch) expect([changes, /\{(?!student\})\w+\}/.test(path)], id).to.deep.equal([true, true]);
    }
  });

  it('lists its problems by names that have a status, and those of a version where it asks for one', () => {
    for (const operation of table) {
      const { id, problems, ifMatch } = operation;
      for (const problem of problems) expect(problemStatus, id).to.have.property(problem);
      if (ifMatch) expect(problemTypesOf(operation), id).to.include.members(['stale-version', 'version-required']);
    }
  });

  it('names a problem of its own only where nothing else says it already', () => {
    const inherited = (operation: Operation) => problemTypesOf({ ...operation, problems: [] });
    for (const operation of table) for (const own of operation.problems) expect(inherited(operation), operation.id).not.to.include(own);
    expect(inherited(table.find(({ id }) => id === 'students.erase')!)).to.include.members(['idempotency-mismatch', 'in-progress', 'not-allowed', 'not-found']);
    expect(inherited(discover)).to.deep.equal(['internal', 'invalid', 'rate-limited', 'unavailable']);
  });

  it('answers without sign-in to discovery alone', () => {
    expect(table.filter(({ open }) => open)).to.deep.equal([discover]);
  });

  it('answers lists as pages: items and the cursor of the next', () => {
    const lists = table.filter(({ id }) => id.endsWith('.list'));
    expect(lists).to.have.length.greaterThan(3);
    for (const { id, answer, query } of lists) {
      expect(entriesOf(answer), id).to.include('items');
      expect(entriesOf(query), id).to.include('limit');
      if (id !== 'events.list') expect(entriesOf(answer), id).to.have.members(['items', 'next']);
    }
  });
});

describe('a failed call', () => {
  it('can be found by its words, which name the operation and the cause and nothing a person wrote', () => {
    const problem = { type: 'urn:flywheel:problem:invalid', title: 'Maya', status: 422, detail: 'Maya is sad' };
    const failure = new CallFailure('problem', 'check-ins.create', { type: 'invalid', status: 422, problem });
    expect(failure.message).to.equal('flywheel: check-ins.create failed: invalid (422)');
    expect(failure.type).to.equal('invalid');
    expect(new CallFailure('network', 'session.read').message).to.equal('flywheel: session.read failed: network');
    expect(failure).to.be.instanceOf(Error);
  });
});
