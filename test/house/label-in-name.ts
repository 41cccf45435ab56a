/**
 * Who speaks to a control says the words that are seen on it (WCAG 2.5.3): where a button has a longer name for ears, the name holds those words, in every
 * language and not only in the English of the source. It looks at the words alone; whether a button is drawn is axe's to see.
 */
import { locales, unitsOf } from './words.js';
import { below, type Checker, type SourceFile } from './source.js';

/** A button with a longer name, as far as its end. */
const named = /<button(?:(?!<\/button>)[^])*?aria-label=\$\{msg\(str`([^`]*)`\)\}((?:(?!<\/button>)[^])*)<\/button>/g;
const seenWords = /msg\('([^']+)'\)/g;

/** A sentence of the source and a unit of a translation are compared by their words alone. */
const ofCode = (text: string): string => text.replace(/\$\{[^}]*\}/g, '{}');
const ofUnit = (text: string): string =>
  text
    .replace(/<x [^>]*>/g, '{}')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

interface Pair {
  readonly path: string;
  readonly name: string;
  readonly seen: string;
}

function pairsIn({ path, text }: SourceFile): Pair[] {
  return [...text.matchAll(named)].flatMap(([, name = '', rest = '']) =>
    [...rest.matchAll(seenWords)].map(([, seen = '']) => ({ path, name: ofCode(name), seen })).filter((pair) => pair.name.includes(pair.seen)),
  );
}

export const checkLabelInName: Checker = (files) => {
  const pairs = below(files, 'src', '.ts').flatMap(pairsIn);
  return locales.flatMap((locale) => {
    const file = files.find(({ path }) => path === `src/i18n/xliff/${locale}.xlf`);
    const targets = new Map(unitsOf(file?.text ?? '').map(({ source, target }) => [ofUnit(source), ofUnit(target ?? '')]));
    return pairs.flatMap(({ path, name, seen }) => {
      const [heard, read] = [targets.get(name), targets.get(seen)];
      if (heard === undefined || read === undefined) return [`${path}: "${name}" or "${seen}" is in no ${locale}`];
      return heard.toLocaleLowerCase(locale).includes(read.toLocaleLowerCase(locale)) ? [] : [`${path}: in ${locale} "${heard}" does not hold "${read}"`];
    });
  });
};
