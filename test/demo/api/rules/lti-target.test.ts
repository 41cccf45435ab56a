/** Whatever a link says, it leads to one of our own pages or nowhere; and whatever roles a token names, nobody becomes another than the school named. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LtiRefusal } from '../../../../demo/api/lti-refusal.js';
import { ltiRoles, mentoredStudent, personOf, type LtiRole } from '../../../../demo/api/rules/lti-roles.js';
import { embedAddress, embedTarget, ltiWidgets } from '../../../../demo/api/rules/lti-target.js';
import { widgetOptions, type OptionKind } from '../../../../src/embed/widget-options.js';

test('LTI-30 what a link can set is what the widgets take, word for word', () => {
  assert.deepEqual(ltiWidgets.map(({ name }) => name).sort(), Object.keys(widgetOptions).sort());
  for (const { name, options } of ltiWidgets)
    for (const { name: option, values } of options) {
      const kind = (widgetOptions as Record<string, Record<string, OptionKind>>)[name]![option];
      assert.deepEqual(values ?? 'switch', kind, `${name} ${option}`);
    }
});

const BASE = 'https://school.example/widgets/embed/';
const refusedAs = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return error instanceof LtiRefusal ? error.type : error;
  }
  return undefined;
};

test('LTI-15 every widget with any of its options is an address of ours that reads back the same', () => {
  const option = fc.constantFrom(...ltiWidgets.flatMap(({ name, options }) => options.map((one) => ({ widget: name, ...one }))));
  fc.assert(
    fc.property(option, fc.string({ maxLength: 200 }), ({ widget, name }, value) => {
      const target = embedTarget(embedAddress(BASE, widget, [[name, value]]), BASE);
      assert.deepEqual(target, { widget, options: [[name, new URLSearchParams([['a', value]]).get('a')!]], studentId: undefined });
    }),
  );
  for (const { name } of ltiWidgets)
    for (const spelling of ['', '/', '/index.html', '.html']) assert.equal(embedTarget(`${BASE}${name}${spelling}`, BASE)?.widget, name);
});

test('LTI-15 no address leads out of our folder, however it is spelled', () => {
  const piece = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '@', '#', '?', ':', '//', 'check-in-card', 'evil.example', ' ', '\t', 'https:', BASE);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.boolean(), (pieces, within) => {
      const address = (within ? BASE : '') + pieces.join('');
      if (embedTarget(address, BASE) === undefined) return;
      const url = new URL(address);
      assert.ok(`${url.origin}${url.pathname}`.startsWith(`${BASE}check-in-card`), address);
      assert.equal(url.username + url.password + url.hash, '');
    }),
    { numRuns: 2000 },
  );
});

test('LTI-02 roles are read by their whole names, and those in the course before those at the institution', () => {
  const institution = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
  assert.deepEqual(ltiRoles([`${institution}Observer`]), ['mentor']);
  assert.deepEqual(ltiRoles([`${institution}Administrator`, 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner']), ['learner']);
  assert.deepEqual(ltiRoles(['Instructor']), ['instructor']);
  for (const none of [
    'http://evil.example/membership#Instructor',
    'instructor',
    'http://purlXimsglobal.org/vocab/lis/v2/membership#Instructor',
    'constructor',
    '',
  ])
    assert.deepEqual(ltiRoles([none]), [], none);
});

test('LTI-02 nobody becomes a person whom the school did not name for them', () => {
  const roles = ['guardian', 'family-viewer', 'student', 'teacher', 'specialist', 'admin', 'interpreter', 'guest'] as const;
  const people = fc.uniqueArray(fc.record({ id: fc.uuid(), role: fc.constantFrom(...roles) }), { selector: ({ id }) => id, maxLength: 4 });
  const said = fc.array(fc.constantFrom<LtiRole>('administrator', 'instructor', 'mentor', 'learner'), { maxLength: 4 });
  const group = (role: string) => (role === 'guardian' || role === 'family-viewer' ? 'mentor' : role === 'student' ? 'learner' : 'staff');
  fc.assert(
    fc.property(people, said, (named, roles) => {
      const refused = refusedAs(() => personOf(named, roles, 'subject'));
      if (refused !== undefined) return;
      const { person, as } = personOf(named, roles, 'subject');
      assert.ok(named.includes(person) && roles.includes(as) && person.role !== 'guest');
      assert.equal(group(person.role), as === 'mentor' || as === 'learner' ? as : 'staff');
    }),
  );
});

test('LTI-03 a mentor’s student is one of both lists', () => {
  assert.equal(mentoredStudent(undefined, undefined), undefined);
  assert.equal(mentoredStudent(undefined, 'a'), 'a');
  assert.equal(mentoredStudent(['a'], undefined), 'a');
  assert.equal(mentoredStudent(['a', 'b'], undefined), undefined);
  assert.equal(mentoredStudent(['a', 'b'], 'b'), 'b');
  assert.equal(
    refusedAs(() => mentoredStudent([], undefined)),
    'lti-other-student',
  );
  assert.equal(
    refusedAs(() => mentoredStudent(['a'], 'b')),
    'lti-other-student',
  );
});
