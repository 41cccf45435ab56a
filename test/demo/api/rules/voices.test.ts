/** Voices, names and who reads what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readersOf } from '../../../../demo/api/rules/check-in-entry.js';
import { noteFor } from '../../../../demo/api/rules/translation.js';
import { may, readingVoice, visibleName, writingVoice } from '../../../../demo/api/rules/voices.js';
import { roles, voices, type Role } from '../../../../src/contract/person.js';

const anyRole = fc.constantFrom(...roles);
const anyHousehold = fc.constantFrom(null, 'one', 'two');
const family: readonly Role[] = ['guardian', 'family-viewer'];

test('every role has a voice to read with, and only those who speak for somebody one to write in', () => {
  assert.deepEqual(Object.fromEntries(roles.map((role) => [role, [readingVoice(role), writingVoice(role)]])), {
    guardian: ['home', 'home'],
    'family-viewer': ['home', null],
    student: ['student', 'student'],
    teacher: ['school', 'school'],
    specialist: ['school', 'school'],
    admin: ['school', 'school'],
    interpreter: ['home', null],
    guest: ['home', null],
  });
});

test('a relation is never a permission: what is not in the list is denied, whatever the word', () => {
  const tie = { studentId: 's', relation: 'see-check-ins', permissions: [], household: 'one' };
  assert.equal(may(tie, 'see-check-ins'), false);
  assert.equal(may({ ...tie, permissions: ['see-check-ins'] }, 'see-check-ins'), true);
  assert.equal(may({ ...tie, permissions: ['see-check-ins'] }, 'write-check-in'), false);
});

test('a family member’s name is known at school, to the student and in the same household, and nowhere else', () => {
  fc.assert(
    fc.property(anyRole, anyHousehold, anyRole, anyHousehold, (mine, household, theirs, theirHousehold) => {
      const name = visibleName({ id: 'me', role: mine }, household, { id: 'them', name: 'N', role: theirs, household: theirHousehold });
      const together = household !== null && household === theirHousehold;
      const knows = !family.includes(theirs) || ['teacher', 'specialist', 'admin', 'student'].includes(mine) || together;
      assert.equal(name, knows ? 'N' : null);
    }),
  );
  assert.equal(visibleName({ id: 'me', role: 'guardian' }, null, { id: 'me', name: 'N', role: 'guardian', household: 'two' }), 'N');
});

test('an entry is told to exactly those who can read it', () => {
  const person = fc.record({ id: fc.string(), name: fc.string(), role: anyRole, household: anyHousehold, takesHelp: fc.boolean() });
  fc.assert(
    fc.property(fc.subarray([...voices], { minLength: 1 }), fc.array(person), fc.string(), (audience, people, authorId) => {
      const told = new Set(readersOf({ audience, authorId }, people));
      for (const { id } of people) assert.equal(told.has(id), id === authorId || people.some((p) => p.id === id && audience.includes(readingVoice(p.role))));
    }),
  );
});

test('X-15 a note keeps its words, and is translated only for who cannot read them', () => {
  const translations = { es: { text: 'Hola', by: 'person' }, 'es-AR': { text: 'Che', by: 'machine' }, ar: { text: 'مرحبا', by: 'machine' } } as const;
  const translationFor = (locale: string, language = 'en') => noteFor(locale, 'Hello', language, translations).translation;
  assert.deepEqual(translationFor('es'), { text: 'Hola', language: 'es', by: 'person' });
  assert.deepEqual(translationFor('es-AR'), { text: 'Che', language: 'es-AR', by: 'machine' });
  assert.deepEqual(translationFor('es-MX'), { text: 'Hola', language: 'es', by: 'person' });
  assert.equal(translationFor('ES-ar')?.language, 'es-AR');
  for (const locale of ['en', 'en-GB', 'fr', 'e', 'constructor']) assert.equal(translationFor(locale), null, locale);
  assert.equal(translationFor('es', 'es-MX'), null);
  assert.deepEqual(noteFor('es', 'Hello', 'en', {}), { text: 'Hello', language: 'en', translation: null });
});
