/**
 * Who will read an entry, before it is written (X-13, CI-13). The writer's own voice and the school's are always among the readers
 * (decision 3): a student may add home, an adult may add the student. It names people and voices; the sentence is the widget's.
 */
import type { Person, Voice } from '../contract/person.js';

/** Always in this order, so that two equal audiences are equal arrays. */
const order: readonly Voice[] = ['home', 'school', 'student'];

/** The audiences that a voice may choose from, its default first. A student's own words go to the school, and home where they like it. */
export function audiencesFor(writer: Voice): readonly (readonly Voice[])[] {
  if (writer === 'student') return [order, ['school', 'student']];
  return [order, ['home', 'school']];
}

/** The choice as it stands, or the default where it is none that the voice may make (a draft from another role, a later contract). */
export function audienceOf(writer: Voice, chosen: readonly string[] | undefined): readonly Voice[] {
  const options = audiencesFor(writer);
  return options.find((option) => option.length === chosen?.length && option.every((voice) => chosen.includes(voice))) ?? options[0]!;
}

export interface Readers {
  /** With a name that the viewer may know; the student first, then home, then school. */
  readonly named: readonly Person[];
  /** How many have no name for the viewer, by voice: "Maya's other guardian". */
  readonly unnamed: Readonly<Record<Voice, number>>;
  /** The viewer is among them (always, where they write it). */
  readonly viewer: boolean;
}

/** The people behind an audience, without the viewer. */
export function readersOf(audience: readonly Voice[], people: readonly Person[], viewerId: string): Readers {
  const reading: readonly Voice[] = ['student', 'home', 'school'];
  const readers = reading.filter((voice) => audience.includes(voice)).flatMap((voice) => people.filter((person) => person.voice === voice));
  const others = readers.filter(({ id }) => id !== viewerId);
  const unnamed = (voice: Voice): number => others.filter((person) => person.name === null && person.voice === voice).length;
  return {
    named: others.filter(({ name }) => name !== null),
    unnamed: { student: unnamed('student'), home: unnamed('home'), school: unnamed('school') },
    viewer: readers.length > others.length,
  };
}

/** The adults whom the student may ask to talk, in the order the school gives; the student's own name is never among them. */
export function helpersOf(people: readonly Person[]): readonly Person[] {
  return people.filter(({ takesHelp, voice }) => takesHelp && voice !== 'student');
}
