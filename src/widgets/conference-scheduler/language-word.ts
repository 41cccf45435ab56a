/** A language in words of the reader, for an interpreter. It knows nothing of who speaks it. */
import { msg } from '@lit/localize';

/** Languages that browsers which carry few names have none for. */
const unnamed: Readonly<Record<string, () => string>> = { ase: () => msg('American Sign Language') };

/** By locale and tag: a list of thirty stands beside words that somebody types. */
const names = new Map<string, string>();

function nameOf(tag: string, locale: string): string {
  const key = `${locale} ${tag}`;
  const name = names.get(key) ?? new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  names.set(key, name);
  return name;
}

/** A BCP 47 tag as a name, such as `Spanish`; the tag itself where nobody has a name for it. */
export function languageWord(tag: string, locale: string): string {
  const name = nameOf(tag, locale);
  return name === tag ? (unnamed[tag]?.() ?? tag) : name;
}
