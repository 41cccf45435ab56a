/** What one person may do in a thread, and why not. Pure: it decides on what the thread's row says; permissions are read, never guessed from a role or a relation. */
import type { Permission, Role, Voice } from '../../../src/contract/person.js';
import { isAlone } from '../../../src/domain/thread-audience.js';
import type { ThreadRow } from '../queries/threads.js';
import { writingVoice } from './voices.js';

interface Who {
  readonly id: string;
  readonly role: Role;
}
type Row = Pick<ThreadRow, 'kind' | 'state' | 'stateBy' | 'isInside' | 'permissions' | 'staffId' | 'counts'>;
export type SendRefusal = 'closed' | 'blocked' | 'announcement' | 'not-allowed' | 'alone';

const holds = ({ permissions }: Row, permission: Permission): boolean => permissions.includes(permission);

const voicesIn = ({ counts }: Row): Voice[] => [
  ...(counts.staff > 0 ? (['school'] as const) : []),
  ...(counts.guardians > 0 ? (['home'] as const) : []),
  ...(counts.students > 0 ? (['student'] as const) : []),
];

/** Why somebody may not write. What is about the person comes before what is about the moment. */
export function sendRefusal(who: Who, row: Row): SendRefusal | undefined {
  const voice = writingVoice(who.role);
  if (!row.isInside || voice === null || !holds(row, 'send-message')) return 'not-allowed';
  if (isAlone(voice, voicesIn(row))) return 'alone';
  if (row.kind === 'announcement' && !(who.id === row.staffId && holds(row, 'announce'))) return 'announcement';
  return row.state === 'open' ? undefined : row.state;
}

const isStaff = ({ role }: Who): boolean => writingVoice(role) === 'school';
/** Staff in it close it, and open it again. */
export const mayClose = (who: Who, row: Row): boolean => isStaff(who) && row.isInside && holds(row, 'send-message');
/** Either side of a conversation stops it; who stopped it, or oversees it, lets it go on. */
export const mayBlock = (who: Who, row: Row): boolean =>
  row.isInside && row.kind !== 'announcement' && holds(row, 'send-message') && writingVoice(who.role) !== null;
export const mayUnblock = (who: Who, row: Row): boolean => holds(row, 'oversee-messages') || row.stateBy?.id === who.id;
export const mayRemove = (who: Who, row: Row, authorId: string): boolean => authorId === who.id || holds(row, 'oversee-messages');

export function maysIn(who: Who, row: Row): string[] {
  const sends = sendRefusal(who, row) === undefined;
  const all: readonly (readonly [string, boolean])[] = [
    ['send', sends],
    ['attach', sends],
    ['urgent', sends && holds(row, 'mark-urgent')],
    ['log-contact', sends && row.kind !== 'announcement' && writingVoice(who.role) !== 'student'],
    ['close', row.state === 'open' && mayClose(who, row)],
    ['reopen', row.state === 'closed' && mayClose(who, row)],
    ['block', row.state === 'open' && mayBlock(who, row)],
    ['unblock', row.state === 'blocked' && mayUnblock(who, row)],
  ];
  return all.flatMap(([may, does]) => (does ? [may] : []));
}
