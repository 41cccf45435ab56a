/** Two versions of one entry that go together are put together without asking; called after each drawing, once for each row. */
import type { CheckInFlow } from './check-in-flow.js';
import { fightOf } from './conflict-section.js';

export function joinVersions(flow: CheckInFlow): () => void {
  const joined = new Set<string>();
  return () => {
    for (const item of flow.items) {
      const fight = item.state === 'conflict' && !joined.has(item.id) ? fightOf(item) : undefined;
      if (!fight || fight.merge.conflicts.length) continue;
      joined.add(item.id);
      void flow.resolve(item, fight, {});
    }
  };
}
