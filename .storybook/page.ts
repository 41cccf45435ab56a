/**
 * What the toolbar's switches do to the page around a story. Only another language or another viewer begins a story anew; everything else changes around
 * it, so that what was typed is still there in the dark, in a sidebar or offline.
 */
import { directionOf } from '../src/i18n/locale.js';
import { network, type Connection } from '../stories/support/network.js';
import { pretend } from './pretended-media.js';
import type { Switch } from './switches.js';

export type Switches = Readonly<Record<Switch, string>>;

export function dress({ locale, direction, scheme, width, text, colours, motion, network: connection }: Switches): void {
  const page = document.documentElement;
  // What a story shows is what its page is about.
  document.getElementById('storybook-root')?.setAttribute('role', 'main');
  page.lang = locale;
  page.dir = direction === 'auto' ? directionOf(locale) : direction;
  page.dataset['scheme'] = scheme;
  page.dataset['colours'] = colours;
  page.style.setProperty('--story-width', width);
  page.style.fontSize = `${text}%`;
  pretend([...(colours === 'forced' ? (['forced-colors'] as const) : []), ...(motion === 'reduced' ? (['prefers-reduced-motion'] as const) : [])]);
  network.set(connection as Connection);
}

/** What is on the page, by the signal that ends with it. */
const shown = new WeakMap<AbortSignal, { readonly key: string; readonly drawn: unknown }>();

/** The story as it stands, where nothing has changed that it tells; else what `draw` makes of it. */
export function keepWhatStands<T>(draw: () => T, context: { readonly args: unknown; readonly globals: unknown; readonly abortSignal: AbortSignal }): T {
  const { locale, role } = context.globals as Switches;
  const key = JSON.stringify([context.args, locale, role]);
  const before = shown.get(context.abortSignal);
  if (before?.key === key) return before.drawn as T;
  const drawn = draw();
  shown.set(context.abortSignal, { key, drawn });
  return drawn;
}
