/** The languages that the demo's own pages speak, by their own names, and which of them somebody gets. It knows no words. */
export const languageNames = {
  en: 'English',
  es: 'Español',
  ar: 'العربية',
  'zh-Hans': '简体中文',
  vi: 'Tiếng Việt',
  fr: 'Français',
  pt: 'Português',
  ht: 'Kreyòl ayisyen',
} as const;
export type Language = keyof typeof languageNames;

const languages = Object.keys(languageNames) as Language[];
/** `zh-CN` and `zh_Hans` are `zh`: we have one script of each language. */
const language = (tag: string): string => tag.split(/[-_]/)[0]!.toLowerCase();

/** The first of these tags that we have words for; English where there is none. */
export function languageOf(tags: Iterable<string>): Language {
  for (const tag of tags) {
    const known = languages.find((one) => language(one) === language(tag));
    if (known) return known;
  }
  return 'en';
}

/** Which way words of it run. */
export const directionOf = (one: Language): 'ltr' | 'rtl' => (one === 'ar' ? 'rtl' : 'ltr');
