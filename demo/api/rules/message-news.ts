/**
 * What counts as new for one person at one moment, and what a message brings with it when it is sent: from when on it will be seen, and until when the school
 * answers. Pure: hours and policy are handed in, the reckoning is that of `src/domain/`.
 */
import type { StaffHours } from '../../../src/contract/staff-hours.js';
import { messageLimits } from '../../../src/contract/message-limits.js';
import type { Role } from '../../../src/contract/person.js';
import type { School } from '../../../src/contract/session.js';
import { digestedAt } from '../../../src/domain/message-digest.js';
import { calendarOf, firstSeenAt, presenceAt, replyBy, seenAt } from '../../../src/domain/message-hours.js';
import type { ThreadRow } from '../queries/threads.js';
import { writingVoice } from './voices.js';

export type MessagePolicy = NonNullable<School['policies']['messages']>;
const usual: MessagePolicy = {
  replySchoolDays: 1,
  urgentInQuietHours: 'held',
  guardiansIncluded: ['pre-reader', 'elementary', 'middle'],
  digestAt: '16:00',
};
/** The school's own policy, or the careful one. */
export const policyOf = (school: School): MessagePolicy => school.policies.messages ?? usual;

const isStaffRole = (role: Role): boolean => writingVoice(role) === 'school';

interface News {
  readonly unread: number;
  readonly held: number;
  readonly heldUntil: string | null;
}

/** From when on a message counts for this person. */
function countsFrom(role: Role, row: Pick<ThreadRow, 'kind' | 'settings'>, school: School, sentAtMs: number, urgent: boolean): number {
  const policy = policyOf(school);
  if (isStaffRole(role)) {
    if (urgent && policy.urgentInQuietHours === 'seen') return sentAtMs;
    return seenAt(calendarOf(row.settings?.hours ?? null, school), sentAtMs) ?? sentAtMs;
  }
  return row.kind === 'announcement' ? digestedAt(row.settings?.digest ?? 'each', sentAtMs, school, policy.digestAt, urgent) : sentAtMs;
}

/** What is new, and what waits for the end of quiet hours or for the digest. */
export function newsFor(role: Role, row: Pick<ThreadRow, 'kind' | 'settings' | 'unread'>, school: School, nowMs: number): News {
  const presence = isStaffRole(role) ? presenceAt(calendarOf(row.settings?.hours ?? null, school), nowMs) : undefined;
  const waits = row.unread.flatMap(([at, urgent]) => {
    const sentAtMs = Date.parse(at);
    // Whoever is there has everything; only what came since they left can wait.
    if (presence && (presence.isThere || sentAtMs < presence.sinceMs)) return [];
    const from = countsFrom(role, row, school, sentAtMs, urgent);
    return from > nowMs ? [from] : [];
  });
  const unread = Math.min(row.unread.length, messageLimits.unread) - Math.min(waits.length, messageLimits.unread);
  return { unread, held: Math.min(waits.length, messageLimits.unread), heldUntil: waits.length ? new Date(Math.min(...waits)).toISOString() : null };
}

interface Sent {
  readonly role: Role;
  readonly urgent: boolean;
  readonly needsReply: boolean;
  /** Hours of the staff in the thread, without the sender. */
  readonly staff: readonly (StaffHours | null)[];
}
/** When it will be seen, where that is not at once, and when the school will have answered. A family is held to no time. */
export function promisesOf({ role, urgent, needsReply, staff }: Sent, school: School, nowMs: number): { heldUntil: Date | null; replyBy: Date | null } {
  const policy = policyOf(school);
  if (isStaffRole(role) || staff.length === 0) return { heldUntil: null, replyBy: null };
  const calendars = staff.map((hours) => calendarOf(hours, school));
  const seen = urgent && policy.urgentInQuietHours === 'seen' ? nowMs : firstSeenAt(calendars, nowMs);
  const due = needsReply ? calendars.flatMap((calendar) => replyBy(calendar, nowMs, policy.replySchoolDays) ?? []) : [];
  return { heldUntil: seen === undefined || seen === nowMs ? null : new Date(seen), replyBy: due.length ? new Date(Math.min(...due)) : null };
}

/** From when on others may hear that this person has read: staff at night are told of in the morning. */
export function readToldAt(role: Role, hours: StaffHours | null, school: School, nowMs: number): Date {
  return new Date(isStaffRole(role) ? (seenAt(calendarOf(hours, school), nowMs) ?? nowMs) : nowMs);
}
