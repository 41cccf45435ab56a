/**
 * In which language, scheme and width a story is judged. On its own walk through the stories each is seen in one of them, dealt out so that every widget is seen by each
 * of its viewers in all of them; `everyDress` is the whole of it, which takes as many times as long.
 */
import { allLocales } from '../../src/i18n/generated/locale-codes.js';
import type { Entry } from './built.js';

/** What is left of a page of 1,280 px at 400 %. */
const ZOOMED = '320px';
const schemes = { light: 'scheme:light', dark: `scheme:dark;width:${ZOOMED}` } as const;

/** Switches of the toolbar, as `StoryWalker.show` takes them. Neighbours differ in language and scheme; what is dark is seen at a zoom of 400 %. */
export const dresses: readonly string[] = (['dark', 'light'] as const).flatMap((first) =>
  allLocales.map((locale, at) => `locale:${locale};${schemes[at % 2 === 0 ? first : first === 'dark' ? 'light' : 'dark']}`),
);

export interface Dressed {
  readonly entry: Entry;
  readonly dress: string;
}

/** Those of one dress after the other, because a page is loaded for each; prose is read as it is. */
const inOrder = (all: readonly Dressed[]): readonly Dressed[] => ['', ...dresses].flatMap((dress) => all.filter((one) => one.dress === dress));

/** Each story in one dress: those of one title go through all of them in turn, and each title begins with another one. */
export function oneDressEach(entries: readonly Entry[]): readonly Dressed[] {
  const titles = [...new Set(entries.map(({ title }) => title))];
  const seen = new Map<string, number>();
  return inOrder(
    entries.map((entry) => {
      if (entry.type === 'docs') return { entry, dress: '' };
      const at = seen.get(entry.title) ?? titles.indexOf(entry.title);
      seen.set(entry.title, at + 1);
      return { entry, dress: dresses[at % dresses.length]! };
    }),
  );
}

/** Each story in each dress. */
export const everyDress = (entries: readonly Entry[]): readonly Dressed[] =>
  dresses.flatMap((dress) => entries.filter(({ type }) => type === 'story').map((entry) => ({ entry, dress })));
