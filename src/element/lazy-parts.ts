/**
 * Parts that only some pages draw, fetched when the first of them is drawn. A tag is on the page before it is defined and comes to life then; where
 * the fetch fails (offline, a cut), the next drawing asks again. It knows no part.
 */
export function lazyParts<Part extends string>(loaders: Readonly<Record<Part, () => Promise<unknown>>>): (part: Part) => void {
  const asked = new Set<Part>();
  /** Call it wherever the part's tag is drawn. */
  return (part) => {
    if (asked.has(part)) return;
    asked.add(part);
    loaders[part]().catch(() => asked.delete(part));
  };
}
