/**
 * The parts that only some cards draw, fetched when the first of them is drawn. A tag is on the page before it is defined and comes to
 * life then; where the fetch fails (offline, a cut), the next drawing asks again.
 */
const loaders = {
  entry: () => import('./entry-view.js'),
  history: () => import('./history-view.js'),
  checkOut: () => import('./check-out-view.js'),
  report: () => import('./report-view.js'),
  group: () => import('./group-panel.js'),
};
export type LazyPart = keyof typeof loaders;

const asked = new Set<LazyPart>();

/** Call it wherever the part's tag is drawn. */
export function need(part: LazyPart): void {
  if (asked.has(part)) return;
  asked.add(part);
  loaders[part]().catch(() => asked.delete(part));
}
