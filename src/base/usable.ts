/**
 * Which of several wishes for a language or a time zone this browser can work with. Pages and APIs may say anything, and a wrong word must
 * not take the widget down. It refuses to know who wished.
 */
import { knowZone } from './days.js';

type Wish = string | undefined;

const known = new Map<string, boolean>();

function firstOf(wishes: readonly Wish[], what: string, use: (wish: string) => unknown): string | undefined {
  return wishes.find((wish) => {
    if (!wish) return false;
    const key = `${what} ${wish}`;
    if (!known.has(key)) known.set(key, isUsable(wish, what, use));
    return known.get(key);
  });
}

function isUsable(wish: string, what: string, use: (wish: string) => unknown): boolean {
  try {
    use(wish);
    return true;
  } catch {
    console.warn(`flywheel: "${wish}" is no ${what} that this browser knows; the next best is used.`);
    return false;
  }
}

/** The first BCP 47 tag that is well formed; English where none is. The others are told to the developer, once. */
export const usableLocale = (...wishes: readonly Wish[]): string => firstOf(wishes, 'language', (wish) => new Intl.Locale(wish)) ?? 'en';

/** The first IANA zone that is known; UTC where none is. The others are told to the developer, once. */
export const usableTimeZone = (...wishes: readonly Wish[]): string => firstOf(wishes, 'time zone', knowZone) ?? 'UTC';
