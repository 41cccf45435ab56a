/**
 * Where an arrow key leads, from where the cells really are on the screen: so it is right in one column or six, and from right to left.
 * Pure: boxes in, an index out.
 */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const middle = (box: Box): { x: number; y: number } => ({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 });

/** The cell that `key` leads to from cell `from`; `undefined` where the key means nothing here or there is nothing in that direction. */
export function nextCell(boxes: readonly Box[], from: number, key: string): number | undefined {
  if (boxes.length === 0 || from < 0) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return boxes.length - 1;
  const here = boxes[from]!;
  const at = middle(here);
  const reach = {
    ArrowRight: (box: Box) => (sameRow(box, here) ? middle(box).x - at.x : 0),
    ArrowLeft: (box: Box) => (sameRow(box, here) ? at.x - middle(box).x : 0),
    ArrowDown: (box: Box) => (sameRow(box, here) ? 0 : middle(box).y - at.y),
    ArrowUp: (box: Box) => (sameRow(box, here) ? 0 : at.y - middle(box).y),
  }[key];
  if (!reach) return undefined;
  const across = (box: Box): number => (key === 'ArrowUp' || key === 'ArrowDown' ? Math.abs(middle(box).x - at.x) : 0);
  let best: { index: number; far: number; aside: number } | undefined;
  boxes.forEach((box, index) => {
    const far = reach(box);
    const aside = across(box);
    if (far <= 1) return;
    if (!best || far < best.far - 1 || (far < best.far + 1 && aside < best.aside)) best = { index, far, aside };
  });
  return best?.index;
}

/** Whether two cells stand side by side: more than half of the lower one's height is shared. */
function sameRow(a: Box, b: Box): boolean {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return shared > Math.min(a.bottom - a.top, b.bottom - b.top) / 2;
}
