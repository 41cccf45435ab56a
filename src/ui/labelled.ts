/** A label and the words that belong to it, as the reader's language writes that: not every one with a colon and a space. It knows neither. */
import { msg, str } from '@lit/localize';

export const labelled = (label: string, words: string): string => msg(str`${label}: ${words}`);

const [LABEL, WORDS] = ['\ue000', '\ue001'];
/** The same where the two are elements, each with a language and a way to run of its own. */
export const labelledParts = (label: unknown, words: unknown): readonly unknown[] =>
  labelled(LABEL, WORDS)
    .split(/([\ue000\ue001])/)
    .map((piece) => (piece === LABEL ? label : piece === WORDS ? words : piece));

/** Words of another direction keep to themselves where no element can do it for them. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
