/** What each kind of person may do at Alder Creek, as the rows that the API reads. A school of its own decides otherwise by other rows. */
import type { Permission, Role } from '../../../src/contract/person.js';

/** Whose goal it is decides further which voice may use them: see `rules/goal-deciders.ts`. */
const goals = ['see-goals', 'add-goal-point', 'write-goal', 'propose-goal'] as const;

/** A student books where they lead the meeting; see `rules/booking-rights.ts`. */
const hosting = ['see-conferences', 'host-conference'] as const;

/** A student answers what staff began; a grandparent who looks on is in no thread unless a school says so. */
const writing = ['see-messages', 'send-message', 'start-thread'] as const;

export const permissionsOf: Partial<Record<Role, readonly Permission[]>> = {
  guardian: ['see-check-ins', 'write-check-in', 'acknowledge-check-in', ...goals, 'see-conferences', 'book-conference', ...writing, 'export-record'],
  'family-viewer': ['see-check-ins', 'see-goals'],
  student: ['see-check-ins', 'write-check-in', 'ask-for-help', ...goals, 'see-conferences', 'book-conference', 'see-messages', 'send-message'],
  teacher: ['see-check-ins', 'write-check-in', 'answer-help', ...goals, ...hosting, ...writing, 'announce', 'export-record'],
  specialist: ['see-check-ins', 'write-check-in', 'answer-help', ...goals, ...hosting, ...writing, 'announce', 'export-record'],
  admin: ['see-check-ins', 'see-goals', ...hosting, ...writing, 'announce', 'mark-urgent', 'oversee-messages', 'export-record', 'erase-record'],
};
