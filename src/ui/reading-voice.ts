/** Finds, once, whether this device can read words aloud; the reading itself is fetched only then. */
import { currentLanguage } from '../i18n/locale.js';

/** `found` gets what to call on a press; it is not called where no voice lives on this device. `sentences` are asked for then. */
export function findVoice(sentences: () => readonly string[], found: (read: () => void) => void): void {
  void import('./read-aloud.js').then(({ whenVoiceFound, say }) => whenVoiceFound(currentLanguage(), () => found(() => say(sentences(), currentLanguage()))));
}
