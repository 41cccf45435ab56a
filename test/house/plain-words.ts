/**
 * How easily our English is read: each sentence at grade 6 or below, by the formula of Flesch and Kincaid (1975): 0.39 words a sentence + 11.8 syllables a
 * word − 15.59. It judges sentences, not labels, and no meaning.
 */
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import type { Checker } from './source.js';
import { unitsOf } from './words.js';

const HIGHEST_GRADE = 6;
/** Of fewer words the formula says nothing: one long word makes a grade of ten. */
const SHORTEST = 6;
/** What families and schools call these things; the reader knows the word, or it is explained where it stands. They count as two syllables, as easy words do. */
const known =
  /^(announcement|appointment|area|computer|conference|everybody|expectation|family|families|guardian|interpreter|meeting|message|nobody|somebody|student)s?$/i;
/** Names of things that the law gives: they are said once, where they are explained. */
const names = /individualized education program/gi;
/** Stands where a name or a number is filled in. */
const FILLED = 'Max';

const syllablesOf = (word: string): number => (known.test(word) ? Math.min(2, syllable(word)) : syllable(word));

/** The grade of one sentence, rounded down as school years are: 6.9 is still read in grade 6. `undefined` where it is too short to judge. */
export function gradeOf(sentence: string): number | undefined {
  const words = sentence.replace(names, 'plan').match(/\p{L}[\p{L}’'-]*/gu) ?? [];
  if (words.length < SHORTEST) return undefined;
  return Math.floor(fleschKincaid({ sentence: 1, word: words.length, syllable: words.reduce((sum, word) => sum + syllablesOf(word), 0) }));
}

const plain = (xml: string): string =>
  xml
    .replace(/<x id="\d+"[^>]*\/>/g, FILLED)
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');

/** Sentences of every message; a colon or a semicolon ends a thought as a full stop does. */
const sentencesOf = (text: string): string[] => plain(text).split(/(?<=[.!?…:;])\s+/);

/** One language is enough: all have the same English. */
export const checkPlainWords: Checker = (files) =>
  unitsOf(files.find(({ path }) => path === 'src/i18n/xliff/es.xlf')?.text ?? '').flatMap(({ source }) =>
    sentencesOf(source).flatMap((sentence) => {
      const grade = gradeOf(sentence);
      return grade !== undefined && grade > HIGHEST_GRADE ? [`grade ${grade}: "${sentence}"`] : [];
    }),
  );
