/**
 * Who speaks and reads as what, and whose name is told to whom. Pure: it decides on facts it is handed. Roles decide voices; what a person
 * may do for a student is in the list of permissions alone.
 */
import type { Permission, Role, Voice } from '../../../src/contract/person.js';

/** The person behind a request. */
export interface Viewer {
  readonly schoolId: string;
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: string;
  readonly timeZone: string;
  /** When their credential ends, in milliseconds since 1970. */
  readonly expiresAtMs: number;
}

/** What a viewer is to one student. */
export interface Tie {
  readonly studentId: string;
  readonly relation: string;
  readonly permissions: readonly string[];
  readonly household: string | null;
}

export const may = (tie: Tie, permission: Permission) => tie.permissions.includes(permission);

const writes: Record<Role, Voice | null> = {
  guardian: 'home',
  student: 'student',
  teacher: 'school',
  specialist: 'school',
  admin: 'school',
  'family-viewer': null,
  interpreter: null,
  guest: null,
};

/** The voice that a role writes in; `null`: it only looks. */
export const writingVoice = (role: Role): Voice | null => writes[role];

/** The voice whose audience a role reads with. Those who only look read what is meant for home, never what is for the school alone. */
export const readingVoice = (role: Role): Voice => writes[role] ?? 'home';

const family: ReadonlySet<Role> = new Set(['guardian', 'family-viewer']);

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly household: string | null;
}

/**
 * The name of `other` as `viewer` may know it: of a family member, only the school's people, the student and the same household do.
 * `household` is the viewer's own with this student.
 */
export function visibleName(viewer: Pick<Viewer, 'id' | 'role'>, household: string | null, other: Named): string | null {
  if (!family.has(other.role) || other.id === viewer.id) return other.name;
  const voice = writingVoice(viewer.role);
  if (voice === 'school' || voice === 'student') return other.name;
  return household !== null && household === other.household ? other.name : null;
}
