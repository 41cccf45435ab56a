/** What a family wants of an evening: which of their children meets whom, kept in a form's words; and what they get, item by item. Pure. */
import type { Conference } from '../../contract/conference.js';
import type { Slot } from '../../contract/slot.js';
import type { Student } from '../../contract/student.js';
import type { RunItem, RunSlot, RunWish } from '../../domain/conference-run.js';
import type { SlotDay } from './slot-days.js';

type Typed = Readonly<Record<string, string>>;
type Hosts = Conference['hosts'];

/** The field of one child with one host. */
export const wishField = (studentId: string, hostId: string): string => `with ${studentId} ${hostId}`;

/** A child meets its own teachers, but those whom it meets already (`met` holds their fields), unless somebody says otherwise. */
export function isWished(typed: Typed, { id, people }: Student, hostId: string, met: ReadonlySet<string> = new Set()): boolean {
  const field = wishField(id, hostId);
  const said = typed[field];
  return said === undefined ? !met.has(field) && people.some((person) => person.id === hostId) : said === 'yes';
}

export const wishesOf = (typed: Typed, students: readonly Student[], hosts: Hosts, met?: ReadonlySet<string>): readonly RunWish[] =>
  students.flatMap((student) => hosts.filter(({ id }) => isWished(typed, student, id, met)).map(({ id }) => ({ studentId: student.id, hostId: id })));

export const runSlots = (slots: readonly Slot[]): readonly RunSlot[] =>
  slots.map(({ id, host, startsAt, endsAt, free }) => ({ id, hostId: host.id, startsAt, endsAt, free }));

/** Instants at which something begins or ends on a day, the earliest first: what a family may choose as its span. */
export const startsOf = ({ slots }: SlotDay): readonly string[] => [...new Set(slots.map(({ startsAt }) => startsAt))].sort();
export const endsOf = ({ slots }: SlotDay): readonly string[] => [...new Set(slots.map(({ endsAt }) => endsAt))].sort();

/** One meeting at another time; the evening stays in order. */
export function withSlot(items: readonly RunItem[], item: RunItem, slot: Slot): readonly RunItem[] {
  const changed = items.map((one) => (one === item ? { ...one, slotId: slot.id, startsAt: slot.startsAt, endsAt: slot.endsAt } : one));
  return changed.sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
}
