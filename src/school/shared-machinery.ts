/**
 * One machinery for all widgets that stand alone with the same API and the same person, kept while any of them is on the page and a moment
 * longer, so that moving one does not start everything anew.
 */
import type { Settings } from '../element/flywheel-widget.js';
import { compose } from './compose.js';
import type { Machinery } from './ports.js';
import { watchUnsaved } from './unsaved-watch.js';

export interface Share {
  readonly machinery: Machinery;
  release(): void;
}
interface Entry {
  readonly key: readonly unknown[];
  readonly machinery: Machinery;
  holders: number;
}

const entries = new Set<Entry>();

/** What tells one composition from another; the rest are wishes that it can take later. */
export const identityOf = ({ api, token, getToken, adapter, sharedDevice }: Settings): readonly unknown[] => [
  api,
  getToken ? undefined : token,
  getToken,
  adapter,
  !!sharedDevice,
];

export const sameIdentity = (a: readonly unknown[] | undefined, b: readonly unknown[]): boolean =>
  a !== undefined && a.every((part, index) => part === b[index]);

/** `where` names the element in advice to developers. Each share is released once. */
export function share(settings: Settings, where: string): Share {
  const key = identityOf(settings);
  let entry = [...entries].find((one) => sameIdentity(one.key, key));
  if (!entry) entries.add((entry = { key, machinery: watchUnsaved(compose(settings, where), document), holders: 0 }));
  const { machinery } = entry;
  entry.holders++;
  let held = true;
  return {
    machinery,
    release: () => {
      if (held) entry.holders--;
      held = false;
      queueMicrotask(() => {
        if (entry.holders === 0 && entries.delete(entry)) machinery.stop();
      });
    },
  };
}
