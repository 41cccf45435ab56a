/** Who speaks first: strengths before everything, then the side that the conference names, the student with the family; within a side as it was written. Pure. */
import type { AgendaTopic } from '../../contract/booking.js';

export function agendaOrder(topics: readonly AgendaTopic[], first: string): readonly AgendaTopic[] {
  const side = ({ voice }: AgendaTopic): number => ((voice === 'school') === (first === 'school') ? 0 : 1);
  const strength = ({ kind }: AgendaTopic): number => (kind === 'strength' ? 0 : 1);
  return [...topics].sort((a, b) => strength(a) - strength(b) || side(a) - side(b) || (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
}
