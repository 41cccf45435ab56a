/**
 * What may be said of a widget in an attribute, a `data-flywheel-…` or an address, and whether it makes sense. Pure: the page's own address comes in with
 * each call. What is wrong is said as a sentence for the developer, which never repeats a value: it may be a token or somebody's name.
 */
import { sharedOptions, widgetOptions, type OptionKind } from './widget-options.js';

/** A tag without `flywheel-`. */
export type WidgetName = keyof typeof widgetOptions;

/** Options by their attribute's name, as an attribute holds them: a switch that is on is `''`, one that is off is left out; `api` is a whole address. */
export type OptionValues = Readonly<Record<string, string>>;

/** What a page said; it is to be used only where nothing is wrong with it. */
export interface Reading {
  readonly values: OptionValues;
  /** Sentences for the developer, one for each thing that is wrong. */
  readonly faults: readonly string[];
}

export const widgetNames = Object.keys(widgetOptions) as readonly WidgetName[];

export const isWidgetName = (name: string): name is WidgetName => Object.hasOwn(widgetOptions, name);

/** What a widget takes, by its attribute's name, and of what kind it is. */
export const optionsOf = (widget: WidgetName): Readonly<Record<string, OptionKind>> => ({ ...widgetOptions[widget], ...sharedOptions });

/** What is not to be said in an address, which is kept, logged and shown. */
export const secretOptions: readonly string[] = ['token'];

/** A name as it stands in a sentence: it comes from outside, so it is quoted and cut. */
const quoted = (name: string): string => JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name);

const listed = (names: readonly string[]): string => names.join(', ');

/** Why there is no such widget. */
export const noSuchWidget = (name: string): string => `there is no widget ${quoted(name)}. There are: ${listed(widgetNames)}`;

const isLocal = ({ hostname }: URL): boolean => /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

function parsed(address: string, base: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    // Said by whoever asked.
    return undefined;
  }
}

/** A web address that a token may be sent to: https (or this very machine), without a name and password in it. */
function safeUrl(address: string, base: string): URL | undefined {
  const url = parsed(address, base);
  if (!url || url.username || url.password) return undefined;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url)) ? url : undefined;
}

const badAddress = 'has to be an address that begins with https:// (http:// only on localhost), without a name and password in it';

/** The origin of a page that may hand in a token (`https://lms.example`), or what is wrong with it. */
export function originOf(text: string): { readonly origin: string } | { readonly fault: string } {
  const url = safeUrl(text, 'about:blank');
  return url && !text.includes('*') && (text === url.origin || text === `${url.origin}/`)
    ? { origin: url.origin }
    : { fault: 'host has to be the origin of one page that begins with https://, for example https://lms.example' };
}

function works(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    // A RangeError is the only way in which Intl says no.
    return false;
  }
}

/** The value as an attribute holds it, `undefined` where it says nothing; or, behind `fault`, what it has to be. */
type Verdict = { readonly value?: string | undefined } | { readonly fault: string };

/** Texts that are more than any text. */
const texts: Readonly<Record<string, (text: string, base: string) => Verdict>> = {
  api: (text, base) => {
    const url = safeUrl(text, base);
    return url ? { value: url.href } : { fault: badAddress };
  },
  'goals-page': (text, base) => {
    const url = parsed(text, base);
    return url && /^https?:$/.test(url.protocol) ? { value: url.href } : { fault: 'has to be the address of a web page' };
  },
  locale: (text) => (works(() => new Intl.Locale(text)) ? { value: text } : { fault: 'has to be a language as BCP 47 writes it, for example es or zh-Hans' }),
  'time-zone': (text) =>
    works(() => new Intl.DateTimeFormat('en', { timeZone: text })) ? { value: text } : { fault: 'has to be a time zone of IANA, for example America/Chicago' },
};

/** What was said of one option. */
function judge(name: string, kind: OptionKind, said: string, base: string): Verdict {
  const text = said.trim();
  if (kind === 'switch') {
    if (text === 'false') return {};
    return ['', 'true', name].includes(text) ? { value: '' } : { fault: 'is on or off: leave it empty, or write true or false' };
  }
  if (text === '') return {};
  if (kind === 'number') return /^\d{1,6}$/.test(text) ? { value: String(Number(text)) } : { fault: 'has to be a whole number' };
  if (kind !== 'text') return kind.includes(text) ? { value: text } : { fault: `has to be one of: ${listed(kind)}` };
  return texts[name]?.(text, base) ?? { value: text };
}

/**
 * Reads what was said of a widget, whatever the spelling. What is empty says nothing, but of a switch, which it turns on.
 *
 * @param said names and values as they were written
 * @param base what a relative address counts from
 */
export function readOptions(widget: WidgetName, said: Iterable<readonly [name: string, value: string]>, base: string): Reading {
  const kinds = optionsOf(widget);
  const values: Record<string, string> = {};
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const [name, text] of said) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) {
      faults.push(`${widget} has no option ${quoted(name)}. It has: ${listed(Object.keys(kinds))}`);
      continue;
    }
    const verdict = seen.has(name) ? { fault: 'is said twice' } : judge(name, kind, text, base);
    seen.add(name);
    if ('fault' in verdict) faults.push(`${name} of ${widget} ${verdict.fault}`);
    else if (verdict.value !== undefined) values[name] = verdict.value;
  }
  return { values, faults };
}
