/**
 * Which language the page's words are in. English is in the code; the others arrive when they are asked for; a school may replace any word,
 * or bring a language of its own. One page has one language at a time: the last one asked for.
 */
import { configureLocalization } from '@lit/localize';
import { sourceLocale, targetLocales } from './generated/locale-codes.js';

type Templates = Readonly<Record<string, string | object>>;
/** Slot for words that a page brings; the loader fills it with the language asked for last. */
const ownSlot = 'x-own';
const modules: Readonly<Record<string, () => Promise<{ templates: Templates }>>> = {
  ar: () => import('./generated/ar.js'),
  es: () => import('./generated/es.js'),
  fr: () => import('./generated/fr.js'),
  ht: () => import('./generated/ht.js'),
  pt: () => import('./generated/pt.js'),
  vi: () => import('./generated/vi.js'),
  'zh-Hans': () => import('./generated/zh-Hans.js'),
};
/** Where browsers write no dates and numbers in a language: the nearest in which they do. */
const writtenAs: Readonly<Record<string, string>> = { ht: 'fr-HT' };
const own = new Map<string, Templates>();
let wanted: string = sourceLocale;
let lastTag = '';
/** Languages whose words could not be loaded once, and the console said so. */
const told = new Set<string>();
let setLocale: ((code: string) => Promise<void>) | undefined;

async function load(code: string): Promise<{ templates: Templates }> {
  if (code !== ownSlot) return modules[code]!();
  const language = wanted;
  const base = await modules[nearest(targetLocales, language) ?? '']?.();
  return { templates: { ...base?.templates, ...own.get(language) } };
}

/** The languages that there are words in: those of the library, the source first, and those that a page has brought. */
export const languages = (): readonly string[] => [...new Set([sourceLocale, ...targetLocales, ...own.keys()])];

/** The language that there are words in for a BCP 47 tag: itself, its language in the same script, in whatever script, or English. */
export const languageFor = (tag: string): string => nearest(languages(), tag) ?? sourceLocale;

function nearest(known: readonly string[], tag: string): string | undefined {
  const wish = tag.toLowerCase();
  // A language without a region before those with one: `es` is nearer to es-AR than es-MX is.
  const near = known.filter((code) => sameLanguage(code, wish)).sort((a, b) => a.length - b.length);
  return near.find((code) => code.toLowerCase() === wish) ?? near.find((code) => sameScript(code, wish)) ?? near[0];
}

/** The language whose words are on the page, or on their way. */
export const currentLanguage = (): string => wanted;

/** For dates and numbers beside the page's words: `tag` where they are in its language and script, so that a region keeps its own way; else their language. */
export function localeOfWords(tag: string): string {
  const locale = languageFor(tag) === wanted && sameLanguage(tag, wanted) && sameScript(tag, wanted) ? tag : wanted;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length ? locale : (writtenAs[wanted] ?? locale);
  } catch {
    // A page's own words may have a name that is no tag.
    return sourceLocale;
  }
}

/** Of two tags of one language. Those of ours whose name is the language alone are written in one script; to ask the browser takes milliseconds the first time. */
function sameScript(a: string, b: string): boolean {
  const isOfOne = [sourceLocale, ...targetLocales].some((code) => !code.includes('-') && sameLanguage(code, a));
  return (isOfOne && isPlain(a) && isPlain(b)) || scriptOf(a) === scriptOf(b);
}

/** A language, and at most a region beside it. */
const isPlain = (tag: string): boolean => /^[a-z]{2,3}(-([a-z]{2}|\d{3}))?$/i.test(tag);

/** `undefined` where nothing is known of it, or it is no tag. */
function scriptOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().script;
  } catch {
    return undefined;
  }
}

const sameLanguage = (a: string, b: string): boolean => a.split('-')[0]!.toLowerCase() === b.split('-')[0]!.toLowerCase();

/** Which way the page's words run. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/i.test(language) ? 'rtl' : 'ltr';
}

/**
 * Turns the page's words to the language for `tag`. Words that cannot be loaded leave those that are there until the device is online; the page is told once, in
 * the console.
 */
export async function useLocale(tag: string): Promise<void> {
  lastTag = tag;
  const language = languageFor(tag);
  if (language === wanted && !own.has(language)) return;
  const before = wanted;
  wanted = language;
  try {
    setLocale ??= configureLocalization({ sourceLocale, targetLocales: [...targetLocales, ownSlot], loadLocale: load as never }).setLocale;
    if (own.has(language)) await setLocale(sourceLocale);
    await setLocale(own.has(language) ? ownSlot : language);
  } catch (error) {
    if (wanted === language) {
      wanted = before;
      addEventListener('online', () => void (lastTag === tag && useLocale(tag)), { once: true });
    }
    if (told.has(language)) return;
    told.add(language);
    console.warn(`flywheel: the words for "${language}" could not be loaded; the words stay as they are. ${String(error)}`);
  }
}

/** Words of the page's own for one language, by message id (`i18n/own-words.ts` makes them from English sentences). */
export function setOwnTemplates(language: string, templates: Templates): void {
  own.set(language, { ...own.get(language), ...templates });
}
