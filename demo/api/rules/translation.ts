/** Which translation of a note a reader gets: in their own language where the school has one, and none of what they can read as it is. Pure. */
import type { Note } from '../../../src/contract/check-in.js';

export type Translations = Readonly<Record<string, { readonly text: string; readonly by: 'person' | 'machine' }>>;

const baseOf = (language: string) => language.toLowerCase().split('-')[0]!;

/** The language tag among `available` that suits `locale` best: the same tag, else the same language. */
function bestOf(available: readonly string[], locale: string): string | undefined {
  const wanted = locale.toLowerCase();
  return available.find((tag) => tag.toLowerCase() === wanted) ?? available.find((tag) => baseOf(tag) === baseOf(locale));
}

export function noteFor(locale: string, text: string, language: string, translations: Translations): Note {
  const tag = baseOf(language) === baseOf(locale) ? undefined : bestOf(Object.keys(translations).sort(), locale);
  const found = tag === undefined ? undefined : translations[tag];
  return { text, language, translation: found && tag !== undefined ? { text: found.text, language: tag, by: found.by } : null };
}
