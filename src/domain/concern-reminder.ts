/**
 * A quiet word to the author alone, when what they wrote home lately was all concerns (MT-19). It counts beginnings that a person chose, never their words,
 * never leaves the device, and says nothing where there is too little to go by.
 */
import type { Message } from '../contract/message.js';

export interface ReminderSetting {
  /** How many of the last notes are looked at. */
  readonly last: number;
  /** Concerns among them from which on it speaks, as a part of 1. */
  readonly ratio: number;
}
export const usualReminder: ReminderSetting = { last: 5, ratio: 0.8 };

export interface ConcernReminder {
  readonly concerns: number;
  readonly of: number;
}

const counts = (one: Pick<Message, 'starter' | 'kind' | 'removed'>): boolean => one.starter !== null && one.kind === 'message' && one.removed === null;

/** @param written the author's own messages, the newest last. */
export function concernReminder(written: readonly Pick<Message, 'starter' | 'kind' | 'removed'>[], setting = usualReminder): ConcernReminder | undefined {
  const notes = written.filter(counts).slice(-setting.last);
  if (notes.length < setting.last) return undefined;
  const concerns = notes.filter(({ starter }) => starter === 'concern').length;
  return concerns >= setting.last * setting.ratio ? { concerns, of: notes.length } : undefined;
}
