/**
 * Which stories are judged, and in which language, scheme and width. In `npm test` a state that a widget has for several viewers is seen as one of them, in turn, and
 * each story in one dress, dealt out so that every widget is seen in all of them. With `EVERYTHING=1` each story is seen in one dress, every widget by each of its
 * viewers in all of them; `everyDress` is the whole of it, which takes as many times as long.
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

/** Each story in one dress: those of one group go through all of them in turn, and each group begins with another one. */
function dealt(entries: readonly Entry[], groupOf: (entry: Entry) => string): readonly Dressed[] {
  const groups = [...new Set(entries.map(groupOf))];
  const seen = new Map<string, number>();
  return inOrder(
    entries.map((entry) => {
      if (entry.type === 'docs') return { entry, dress: '' };
      const group = groupOf(entry);
      const at = seen.get(group) ?? groups.indexOf(group);
      seen.set(group, at + 1);
      return { entry, dress: dresses[at % dresses.length]! };
    }),
  );
}

/** Each story in one dress, those of one title in all. */
export const oneDressEach = (entries: readonly Entry[]): readonly Dressed[] => dealt(entries, ({ title }) => title);

const viewerOf = ({ title }: Entry): readonly [widget: string, viewer: string] | undefined => {
  const [, widget, viewer] = /^(Widgets\/[^/]+)\/(.+)$/.exec(title) ?? [];
  return widget && viewer ? [widget, viewer] : undefined;
};

/** Of the states that several viewers of a widget have, each as one of them, in turn; and every other story. Each in one dress, those of one widget in all. */
export function oneViewerEach(entries: readonly Entry[]): readonly Dressed[] {
  const states = new Map<string, Map<string, Entry[]>>();
  for (const entry of entries) {
    const [widget] = viewerOf(entry) ?? [];
    if (!widget || entry.type === 'docs') continue;
    const ofWidget = states.get(widget) ?? new Map<string, Entry[]>();
    states.set(widget, ofWidget.set(entry.name, [...(ofWidget.get(entry.name) ?? []), entry]));
  }
  const taken = new Set([...states.values()].flatMap((ofWidget) => [...ofWidget.values()].map((as, at) => as[at % as.length]!)));
  return dealt(
    entries.filter((entry) => !viewerOf(entry) || entry.type === 'docs' || taken.has(entry)),
    (entry) => viewerOf(entry)?.[0] ?? entry.title,
  );
}

/** Each story in each dress. */
export const everyDress = (entries: readonly Entry[]): readonly Dressed[] =>
  dresses.flatMap((dress) => entries.filter(({ type }) => type === 'story').map((entry) => ({ entry, dress })));
