/** What each kind of person may do at Alder Creek, as the rows that the API reads. A school of its own decides otherwise by other rows. */
import type { Permission, Role } from '../../../src/contract/person.js';

export const permissionsOf: Partial<Record<Role, readonly Permission[]>> = {
  guardian: ['see-check-ins', 'write-check-in', 'acknowledge-check-in', 'export-record'],
  'family-viewer': ['see-check-ins'],
  student: ['see-check-ins', 'write-check-in', 'ask-for-help'],
  teacher: ['see-check-ins', 'write-check-in', 'answer-help', 'export-record'],
  specialist: ['see-check-ins', 'write-check-in', 'answer-help', 'export-record'],
  admin: ['see-check-ins', 'export-record', 'erase-record'],
};
