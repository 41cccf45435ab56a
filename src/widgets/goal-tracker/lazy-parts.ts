/** The parts that only some trackers draw, fetched when the first of them is drawn. */
import { lazyParts } from '../../element/lazy-parts.js';

/** Call it wherever the part's tag is drawn. */
export const need = lazyParts({
  table: () => import('./goal-table.js'),
  plan: () => import('./goal-plan.js'),
  editor: () => import('./goal-editor.js'),
});
