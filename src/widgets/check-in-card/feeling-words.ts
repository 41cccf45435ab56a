/** The words for the feelings and for the four corners of their grid. A name from a later contract is shown as it is, never an error. */
import { msg } from '@lit/localize';
import { feelingKeys, type Feeling } from '../../contract/feelings.js';

export function feelingWord(feeling: string): string {
  const words: Record<Feeling, () => string> = {
    angry: () => msg('Angry'),
    worried: () => msg('Worried'),
    restless: () => msg('Restless'),
    excited: () => msg('Excited'),
    proud: () => msg('Proud'),
    happy: () => msg('Happy'),
    sad: () => msg('Sad'),
    lonely: () => msg('Lonely'),
    tired: () => msg('Tired'),
    calm: () => msg('Calm'),
    thankful: () => msg('Thankful'),
    safe: () => msg('Safe'),
  };
  return isFeeling(feeling) ? words[feeling]() : feeling;
}

export const isFeeling = (feeling: string): feeling is Feeling => (feelingKeys as string[]).includes(feeling);

/** What a corner of the grid is, in words of a child: energy first, then how it feels. */
export function cornerWord(energy: 'high' | 'low', pleasant: boolean): string {
  if (energy === 'high') return pleasant ? msg('Lots of energy, feels good') : msg('Lots of energy, feels hard');
  return pleasant ? msg('Little energy, feels good') : msg('Little energy, feels hard');
}
