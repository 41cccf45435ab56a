/** The words of beginning a thread: kinds, people, who will read it, what is missing. */
import { msg, str } from '@lit/localize';
import { messageLimits } from '../../contract/message-limits.js';
import type { Person } from '../../contract/person.js';
import { namesInRow } from '../../ui/moment.js';
import { guardiansComeAlong, type Chosen, type StartKind, type StartScene, type WrongStart } from './new-thread-form.js';

export function startKindWord(kind: StartKind, isStaff: boolean): string {
  const words: Readonly<Record<StartKind, string>> = {
    direct: msg('One person'),
    household: isStaff ? msg('Everyone at one home') : msg('One person, with everyone at our home'),
    many: msg('Several families'),
    announcement: msg('News for a class'),
  };
  return words[kind];
}

export function personName({ name, role, voice }: Person): string {
  if (name !== null) return role === 'student' ? msg(str`${name} (student)`) : name;
  return voice === 'school' ? msg('Someone at school') : msg('Another adult at home');
}

/** Who will read it, spelled out before it is written (X-13, MT-13, MT-14, MT-15). */
export function startAudience(chosen: Chosen, scene: StartScene, withStudents: boolean): string {
  const { kind, student, person, students, way, groups } = chosen;
  const row = (names: readonly string[]): string => namesInRow(names, scene.locale);
  if (kind === 'announcement') {
    if (!groups.length) return '';
    return withStudents
      ? msg(str`The families of ${row(groups)} and their students will read this. Nobody answers in it, and nobody sees who else gets it.`)
      : msg(str`The families of ${row(groups)} will read this. Nobody answers in it, and nobody sees who else gets it.`);
  }
  if (kind === 'many') {
    if (!students.length) return '';
    const names = row(students.map(({ name }) => name));
    return way === 'private'
      ? msg(str`Each family gets its own copy and answers to you alone. Families of: ${names}.`)
      : msg(str`One thread for all: every guardian sees the others and what they write. Families of: ${names}.`);
  }
  if (!student || !person) return '';
  if (guardiansComeAlong(chosen, scene)) return msg(str`${student.name} and their guardians will read this. At this age, guardians are always included.`);
  if (kind === 'direct') return msg(str`${personName(person)} will read this.`);
  return scene.viewer.voice === 'school'
    ? msg(str`${personName(person)} and all other guardians at the same home will read this.`)
    : msg(str`${personName(person)} and the other guardians at your home will read this.`);
}

/** Why somebody begins no thread here. */
export const noStartWord = (isStudent: boolean): string =>
  isStudent
    ? msg('Your teacher can begin a thread with you. Then you can write in it.')
    : msg('You can read messages here. The school decides who begins a thread.');

export function wrongStartWord({ field, trouble }: WrongStart, locale: string): string {
  if (trouble === 'too-many') return msg(str`Please choose at most ${messageLimits.copies.toLocaleString(locale)} students.`);
  if (trouble === 'too-many-characters') return msg('This is too long. Please shorten it; nothing is cut off.');
  if (field === 'text') return msg('Please write a few words first.');
  if (field === 'groups') return msg('Please choose a class.');
  return field === 'person' ? msg('Please choose a person.') : msg('Please choose whom it is about.');
}
