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

const widgetOf = ({ type, title }: Entry): string | undefined => (type === 'story' ? /^Widgets\/([^/]+)/.exec(title)?.[1] : undefined);
const hasViewer = ({ title }: Entry): boolean => /^Widgets\/[^/]+\/./.test(title);

/** The stories of a widget that stand for all of it: of a state that several viewers have one, in turn; the turn shifts with each round, as else every second dress is left out. */
function oneOfEachState(stories: readonly Entry[]): readonly Entry[] {
  const states = new Map<string, Entry[]>();
  for (const story of stories.filter(hasViewer)) states.set(story.name, [...(states.get(story.name) ?? []), story]);
  const inTurn = [...states.values()].map((as, at) => as[(at + Math.floor(at / as.length)) % as.length]!);
  return [...stories.filter((story) => !hasViewer(story)), ...inTurn];
}

/** Of each widget one story of each state, and one more for a dress that would not be seen; and everything else. Each in the dress that it has among all. */
export function oneViewerEach(entries: readonly Entry[]): readonly Dressed[] {
  const each = oneDressEach(entries);
  const widgets = new Set(entries.flatMap((entry) => widgetOf(entry) ?? []));
  const taken = new Set(entries.filter((entry) => !widgetOf(entry)));
  for (const widget of widgets) {
    for (const story of oneOfEachState(entries.filter((entry) => widgetOf(entry) === widget))) taken.add(story);
    const ofWidget = each.filter(({ entry }) => widgetOf(entry) === widget);
    for (const dress of dresses) {
      const worn = ofWidget.filter((one) => one.dress === dress);
      if (worn[0] && !worn.some(({ entry }) => taken.has(entry))) taken.add(worn[0].entry);
    }
  }
  return each.filter(({ entry }) => taken.has(entry));
}

/** Each story in each dress. */
export const everyDress = (entries: readonly Entry[]): readonly Dressed[] =>
  dresses.flatMap((dress) => entries.filter(({ type }) => type === 'story').map((entry) => ({ entry, dress })));
