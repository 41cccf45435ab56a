/** Whom a student may meet, as far as this page knows: a brother's teacher is none of his sister's. The API alone decides. Pure. */
import type { Conference } from '../../contract/conference.js';
import type { Slot } from '../../contract/slot.js';
import type { Student } from '../../contract/student.js';

type Known = Pick<Student, 'id' | 'people'>;
const knows = ({ people }: Known, hostId: string): boolean => people.some(({ id }) => id === hostId);

/** Whom nobody's student knows may be anybody's. */
export const mayMeet = (student: Known, students: readonly Known[], hostId: string): boolean =>
  knows(student, hostId) || !students.some((one) => knows(one, hostId));

/** The hosts whom a student may meet: their own, and who offers times that this family may see. */
export const hostsOf = (student: Known, students: readonly Known[], { hosts }: Pick<Conference, 'hosts'>, slots: readonly Slot[]): Conference['hosts'] =>
  hosts.filter(({ id }) => knows(student, id) || (mayMeet(student, students, id) && slots.some(({ host }) => host.id === id)));
