/**
 * What every text passes on its way in, once: well-formed, without invisible control characters, with one kind of line end.
 * Pure functions; they know nothing of forms or storage.
 */
const LONE_SURROGATE = /\p{Surrogate}/gu;
// C0 and C1 controls but tab and line feed: no screen shows them, PostgreSQL cannot keep U+0000.
// eslint-disable-next-line no-control-regex -- naming control characters is what this line is for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/** The same words as storage, wire and database will all hold them. Idempotent. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(LONE_SURROGATE, '\uFFFD').replace(CONTROL, '');
}

/** Whether `text` is already as `cleanText` would leave it. */
export function isCleanText(text: string): boolean {
  return cleanText(text) === text;
}

/** Each is a character of its own, whatever stands beside it: no carriage return, nothing that combines. Long texts are counted at every key. */
const SIMPLE = /^[\n\t\u0020-\u007E\u00A0-\u02FF]*$/;
let segmenter: Intl.Segmenter | undefined;

/** The number of characters as a person counts them (extended grapheme clusters, UAX #29); code points where the engine has no segmenter. */
export function countCharacters(text: string): number {
  if (SIMPLE.test(text)) return text.length;
  if (typeof Intl.Segmenter !== 'function') return [...text].length;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

/** Whether `text` has at most `most` characters; a text that is hopelessly long is refused without counting it. */
export function fitsCharacters(text: string, most: number): boolean {
  if (text.length <= most) return true;
  if (text.length > most * 32) return false;
  return countCharacters(text) <= most;
}
