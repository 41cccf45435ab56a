/** Families to invite as this page knows them, by name: never by how often or how late they booked. Pure. */
import type { ConferenceInvitation } from '../../contract/conference-invitation.js';
import type { OutboxItem } from '../../domain/outbox.js';

const keyOf = ({ studentId, host }: ConferenceInvitation): string => `${studentId} ${host.id}`;

/** What the list says, with invitations that the API took since. */
export function invitationsNow(listed: readonly ConferenceInvitation[], items: readonly OutboxItem[]): readonly ConferenceInvitation[] {
  const answers = items.flatMap(({ state, answer }) => (state === 'done' && answer ? [answer as ConferenceInvitation] : []));
  const invited = new Map(answers.map((one) => [keyOf(one), one.invitedAt]));
  return listed.map((one) => (one.invitedAt === null ? { ...one, invitedAt: invited.get(keyOf(one)) ?? null } : one));
}

/** Those who have not booked, or everybody; by group and name in the order of the reader's language. */
export function shownInvitations(all: readonly ConferenceInvitation[], isAll: boolean, locale: string): readonly ConferenceInvitation[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return all
    .filter(({ bookings }) => isAll || bookings === 0)
    .sort((a, b) => compare(a.group, b.group) || compare(a.studentName, b.studentName) || compare(a.host.name, b.host.name));
}
