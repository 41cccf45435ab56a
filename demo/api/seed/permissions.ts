/** What each kind of person may do at Alder Creek, as the rows that the API reads. A school of its own decides otherwise by other rows. */
import type { Permission, Role } from '../../../src/contract/person.js';

/** Whose goal it is decides further which voice may use them: see `rules/goal-deciders.ts`. */
const goals = ['see-goals', 'add-goal-point', 'write-goal', 'propose-goal'] as const;

/** A student books where they lead the meeting; see `rules/booking-rights.ts`. */
const hosting = ['see-conferences', 'host-conference'] as const;

export const permissionsOf: Partial<Record<Role, readonly Permission[]>> = {
  guardian: ['see-check-ins', 'write-check-in', 'acknowledge-check-in', ...goals, 'see-conferences', 'book-conference', 'export-record'],
  'family-viewer': ['see-check-ins', 'see-goals'],
  student: ['see-check-ins', 'write-check-in', 'ask-for-help', ...goals, 'see-conferences', 'book-conference'],
  teacher: ['see-check-ins', 'write-check-in', 'answer-help', ...goals, ...hosting, 'export-record'],
  specialist: ['see-check-ins', 'write-check-in', 'answer-help', ...goals, ...hosting, 'export-record'],
  admin: ['see-check-ins', 'see-goals', ...hosting, 'export-record', 'erase-record'],
};
