/** What a person wrote, as text: in its own language and direction. */
import { directionOf } from '../../i18n/locale.js';

/** Which way it runs: a language that runs from the right does, whatever it begins with; of others the first letter decides. */
export const wayOf = (language: string): 'rtl' | 'auto' => (directionOf(language) === 'rtl' ? 'rtl' : 'auto');

/** Whether a link may be in it: only then is fetched what finds them (`message-links.ts`). */
export const mayHoldLinks = (text: string): boolean => /(https?|mailto|tel):/i.test(text);
