/** Every word of the widgets is translated into every language we promise, with the same places for names and numbers. It judges no wording. */
import { below, type Checker, type SourceFile } from './source.js';

export const locales = ['ar', 'es', 'fr', 'ht', 'pt', 'vi', 'zh-Hans'] as const;

interface Unit {
  readonly id: string;
  readonly source: string;
  readonly target: string | undefined;
}

export function unitsOf(xliff: string): Unit[] {
  return [...xliff.matchAll(/<trans-unit id="([^"]+)">(.*?)<\/trans-unit>/gs)].map((match) => {
    const body = match[2] ?? '';
    const part = (name: string): string | undefined => new RegExp(`<${name}[^>]*?>(.*?)</${name}>`, 's').exec(body)?.[1];
    return { id: match[1] ?? '', source: part('source') ?? '', target: part('target') };
  });
}

const places = (text: string): string =>
  [...text.matchAll(/<x id="(\d+)"/g)]
    .map((match) => match[1])
    .sort()
    .join(',');

function faultOf({ source, target }: Unit): string | undefined {
  if (target === undefined || target.trim() === '') return 'is not translated';
  return places(source) === places(target) ? undefined : 'has other places for names and numbers than the original';
}

const isXliff =
  (locale: string) =>
  (file: SourceFile): boolean =>
    file.path === `src/i18n/xliff/${locale}.xlf`;

export const checkTranslations: Checker = (files) =>
  locales.flatMap((locale) => {
    const file = files.find(isXliff(locale));
    if (!file) return [`there are no words in ${locale}`];
    const units = unitsOf(file.text);
    if (units.length === 0) return [`there are no words in ${locale}`];
    return units.flatMap((unit) => {
      const fault = faultOf(unit);
      return fault ? [`${file.path} "${unit.source}" ${fault}`] : [];
    });
  });

/** All locales translate the same messages. */
export const checkSameMessages: Checker = (files) => {
  const ids = locales.map((locale) => new Set(unitsOf(files.find(isXliff(locale))?.text ?? '').map(({ id }) => id)));
  const all = new Set(ids.flatMap((one) => [...one]));
  return locales.flatMap((locale, index) => [...all].filter((id) => !ids[index]?.has(id)).map((id) => `${locale} lacks ${id}`));
};

/**
 * What `npm run words` would write, compared with what is there.
 * @param fresh the files of `src/i18n/xliff/` and `src/i18n/generated/` as written just now
 */
export const checkUpToDate =
  (fresh: readonly SourceFile[]): Checker =>
  (files) => {
    const kept = [...below(files, 'src/i18n/xliff', '.xlf'), ...below(files, 'src/i18n/generated', '.ts')];
    const stale = fresh
      .filter(({ path, text }) => kept.find((file) => file.path === path)?.text !== text)
      .map(({ path }) => `${path} is not what npm run words writes`);
    const left = kept.filter(({ path }) => !fresh.some((file) => file.path === path)).map(({ path }) => `${path} is left over`);
    return [...stale, ...left];
  };
