/** The threads of the seed school could all have been written through the API: people who are tied, words that fit, guardians with their children. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { firstMessageSchema } from '../../../../src/contract/message.js';
import { acceptedType } from '../../../../src/domain/attachment-type.js';
import { hasLocation } from '../../../../src/domain/picture-location.js';
import { studentId } from '../../../../demo/api/seed/entry.js';
import { leafPicture } from '../../../../demo/api/seed/picture.js';
import { buildSchool } from '../../../../demo/api/seed/school.js';

const today = '2026-11-22';
const story = buildSchool(today);
const { threads, relations, people } = story;
const tie = (person: string, student: string) => relations.find((one) => one.personId === person && one.studentId === student);
const roleOf = (person: string) => people.find(({ id }) => id === person)!.role;

describe('the messages of the seed school', () => {
  it('are direct, of a home and an announcement, in English, Spanish and Arabic, with a call written down and a picture', () => {
    const messages = threads.flatMap((thread) => thread.messages);
    assert.deepEqual([...new Set(threads.map(({ kind }) => kind))].sort(), ['announcement', 'direct', 'household']);
    assert.deepEqual([...new Set(messages.map(({ language }) => language))].sort(), ['ar', 'en', 'es']);
    assert.equal(messages.filter(({ kind }) => kind === 'contact').length, 1);
    assert.equal(messages.filter(({ picture }) => picture !== null).length, 1);
  });

  it('everybody in a thread is tied to the student and may see messages, and who wrote may write', () => {
    for (const thread of threads)
      for (const { personId: person, studentId: student } of thread.people) {
        assert.ok(tie(person, student)?.permissions.includes('see-messages'), `${thread.id} ${person}`);
        if (thread.messages.some(({ authorId }) => authorId === person)) assert.ok(tie(person, student)!.permissions.includes('send-message'), person);
      }
    for (const { messages, people: places } of threads)
      for (const { authorId } of messages)
        assert.ok(
          places.some((place) => place.personId === authorId),
          authorId,
        );
  });

  it('MT-13 MT-14 a student is with staff and with every guardian, in any of their homes; without the student two homes never share a thread', () => {
    const isStudent = ({ personId: person }: { personId: string }): boolean => roleOf(person) === 'student';
    const conversations = threads.filter(({ kind }) => kind !== 'announcement');
    const students = conversations.flatMap(({ people: places }) => places.filter(isStudent).map((place) => place.studentId));
    assert.deepEqual(students.sort(), ['jordan', 'maya'].map(studentId).sort());
    for (const { kind, people: places } of conversations) {
      const [{ studentId: student }] = places as [(typeof places)[number]];
      if (!places.some(isStudent)) {
        const homes = places.map((place) => tie(place.personId, place.studentId)!.household).filter((home) => home !== null);
        assert.equal(new Set(homes).size, 1, kind);
        continue;
      }
      const guardians = relations.filter((one) => one.studentId === student && roleOf(one.personId) === 'guardian').map((one) => one.personId);
      const others = places.filter((place) => !isStudent(place)).map((place) => place.personId);
      const atSchool = others.filter((person) => ['teacher', 'specialist', 'admin'].includes(roleOf(person)));
      assert.equal(atSchool.length, 1);
      assert.deepEqual(others.sort(), [...guardians, ...atSchool].sort());
    }
  });

  it('each kind of person who may write has a thread to look at', () => {
    const roles = new Set(threads.filter(({ kind }) => kind !== 'announcement').flatMap(({ people: places }) => places.map((place) => roleOf(place.personId))));
    assert.deepEqual([...roles].sort(), ['admin', 'guardian', 'specialist', 'student', 'teacher']);
  });

  it('their words fit the contract, are numbered in the order of time, and lie before today', () => {
    for (const { messages } of threads) {
      assert.deepEqual(
        messages.map(({ seq }) => seq),
        messages.map((_, n) => n + 1),
      );
      assert.deepEqual(
        messages.map(({ createdAt }) => createdAt),
        messages.map(({ createdAt }) => createdAt).sort(),
      );
      for (const { text, language, starter, nextStep, reply, asksAcknowledgement, createdAt } of messages) {
        v.parse(firstMessageSchema, { text, language, starter, nextStep, urgent: false, reply, asksAcknowledgement });
        assert.ok(createdAt < `${today}T05:00:00.000Z`, createdAt);
      }
    }
  });

  it('its picture is a picture, and says nothing of where it was made', () => {
    const leaf = leafPicture();
    assert.equal(acceptedType(leaf, 'image/png'), 'image/png');
    assert.equal(hasLocation(leaf, 'image/png'), false);
    assert.ok(leaf.length < 10_000, String(leaf.length));
  });

  it('the same day gives the same messages', () => assert.deepEqual(buildSchool(today).threads, threads));
});
