/** Why something is not with the school yet, and what to do. Chosen by the type of the trouble; the API's own text is never shown. */
import { msg } from '@lit/localize';

/** Something else than the school’s system answered. */
export const portalWord = (): string => msg('This network asks you to sign in first, or blocks the school’s system.');

/** What happened to words that the API would not take. */
export function troubleWord(type: string | undefined): string {
  switch (type) {
    case 'not-allowed':
    case 'not-found':
      return msg('The school does not let you write here any more. Ask the school, or copy your words to keep them.');
    case 'already-there':
      return msg('Somebody has filled in this day already. Open your words again to add them to what is there.');
    case 'goal-ended':
      return msg('This goal has ended, so nothing can be added to it. Copy your words to keep them.');
    case 'too-large':
    case 'invalid':
      return msg('The school’s system did not accept this. Open it again, make it shorter or simpler, and send it once more.');
    case 'expired':
      return msg('This waited longer than words may stay on a device, so it was not sent. Open it again to send it now.');
    case 'unsealed':
      return msg('You wrote this before words were locked on this device. Read it, then send it.');
    default:
      return msg('The school’s system could not take this. Your words are kept: open them again, or copy them.');
  }
}

/** Sent again under another key it could be there twice; what was taken once shows in the list, and can be changed there. */
export const unclearWord = (): string => msg('The school’s system may have this already. As soon as it answers, you can edit it.');

/** Why something is still waiting. */
export function waitingWord(state: string, trouble: string | undefined): string {
  if (state === 'auth-wait') return msg('It goes out as soon as you are signed in again.');
  if (trouble === 'not-the-api') return portalWord();
  if (trouble && trouble !== 'network' && trouble !== 'timeout') return msg('The school’s system is busy. It goes out by itself.');
  return msg('It goes out by itself as soon as the school’s system can be reached.');
}
