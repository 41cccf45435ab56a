/** Finds, once, whether this device can read to a child; the reading itself is fetched only then. */
import { firstFeelings } from '../../contract/feelings.js';
import { currentLanguage } from '../../i18n/locale.js';
import { feelingWord } from './feeling-words.js';

/** `found` gets what to call on a press; it is not called where no voice lives on this device. `question` is read first. */
export function findVoice(question: () => string, found: (read: () => void) => void): void {
  void import('./read-aloud.js').then(({ localVoice, say, whenVoicesKnown }) =>
    whenVoicesKnown(() => {
      if (localVoice(currentLanguage())) found(() => say([question(), ...firstFeelings.map(feelingWord)], currentLanguage()));
    }),
  );
}
