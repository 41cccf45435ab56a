/**
 * What stands behind the ports where a page names no usable API: nobody is known and nothing is kept. The reader gets a sentence from the
 * widget, the developer one line in the console that says what to write.
 */
import type { AccessSnapshot } from '../element/contexts.js';
import type { Machinery } from './ports.js';

const told = new Set<string>();

/** `advice` is for developers, in English. It is printed once. */
export function misconfigured(advice: string, locale = 'en'): Machinery {
  if (!told.has(advice)) {
    told.add(advice);
    console.warn(`flywheel: ${advice}`);
  }
  const current: AccessSnapshot = {
    status: 'misconfigured',
    session: undefined,
    capabilities: [],
    studentId: undefined,
    locale,
    timeZone: 'UTC',
    offline: false,
    failure: undefined,
    advice,
  };
  const nothing = (): void => undefined;
  return {
    ports: { access: { current, subscribe: () => nothing, chooseStudent: nothing, retry: nothing } },
    unsent: () => 0,
    drafted: () => Promise.resolve(0),
    flush: async () => 0,
    keepDays: () => undefined,
    keep: async () => true,
    purge: async () => undefined,
    wish: nothing,
    stop: nothing,
  };
}

/** The base URL that a page names, or what is wrong with it. */
export function apiUrl(api: string | undefined, where: string): URL | string {
  const example = 'for example api="https://school.example/flywheel/"';
  if (!api) return `${where} has no api. Set it to the base URL of a compatible API, ${example}.`;
  try {
    const url = new URL(api, document.baseURI);
    if (url.protocol === 'https:' || url.protocol === 'http:') return url;
  } catch {
    // Said below.
  }
  return `${where} has an api that is no web address. Set it to the base URL of a compatible API, ${example}.`;
}
