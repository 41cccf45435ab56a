/**
 * Where the words of the chart stand: on their lines, in the room that is free. Widths are reckoned from the number of characters, which is near enough
 * for short words and costs no layout. "Forward" is the way the language is read, so that left and right are the same thing here.
 */
export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** In degrees around (`x`, `y`). */
  readonly angle: number;
  /** Down from there, across the line that it stands on. */
  readonly shift: number;
}

/** The width of an average character, as a part of the size of the type; one of Chinese, Japanese or Korean is as wide as it is high. */
const CHARACTER = 0.56;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/;
const widthOf = (character: string): number => (WIDE.test(character) ? 1 : CHARACTER);
export const widthOfText = (text: string, size: number): number => size * [...text].reduce((sum, one) => sum + widthOf(one), 0);

/** `text`, or as much of it as fits with an ellipsis, or nothing where not even four characters do. */
export function fitText(text: string, room: number, size: number): string {
  if (widthOfText(text, size) <= room) return text;
  let left = room / size - CHARACTER;
  const characters = [...text];
  const over = characters.findIndex((one) => (left -= widthOf(one)) < 0);
  return over < 4 ? '' : `${characters.slice(0, over).join('').trimEnd()}…`;
}

/** What already stands on one side of a line: forward pixels from its beginning. */
export interface Taken {
  /** No label before this, as far as there is room behind it. */
  readonly until: number;
  /** What the end of the line needs for its own word. */
  readonly atEnd: number;
}

/** On the line, in the middle of what is free of it; `undefined` where it is too short for its word. `side`: −1 above it, 1 below. */
export function labelOnLine({ x1, y1, x2, y2 }: Segment, text: string, size: number, side: 1 | -1, { until, atEnd }: Taken): Label | undefined {
  const [length, need] = [Math.abs(x2 - x1), widthOfText(text, size) + 12];
  if (length < need) return undefined;
  const to = length - atEnd >= need ? length - atEnd : length;
  const from = Math.max(0, Math.min(until, to - need));
  const along = (from + to) / 2 / length;
  const angle = (Math.atan((y2 - y1) / (x2 - x1)) * 180) / Math.PI;
  const [x, y] = [x1 + (x2 - x1) * along, y1 + (y2 - y1) * along];
  return { text, x, y, anchor: 'middle', angle, shift: side < 0 ? -size * 0.5 : size * 1.2 };
}

type Place = Pick<Label, 'x' | 'y'>;

/** A level word as places in a row, half the size of its type around each. `forward`: −1 where one reads to the left. */
export function placesOf({ text, x, y, anchor, shift }: Label, size: number, forward: 1 | -1): readonly Place[] {
  const toward = anchor === 'start' ? forward : -forward;
  return Array.from({ length: Math.ceil(widthOfText(text, size) / size) }, (_, at) => ({ x: x + toward * size * (at + 0.5), y: y + shift - size * 0.3 }));
}

/** Whether a word on its line covers none of `places`, each of which reaches `radius` around. */
function isClear({ text, x, y, angle, shift }: Label, size: number, places: readonly Place[], radius: number): boolean {
  const turn = (-angle * Math.PI) / 180;
  const [sin, cos, half] = [Math.sin(turn), Math.cos(turn), widthOfText(text, size) / 2 + radius];
  return !places.some((place) => {
    const [dx, dy] = [place.x - x, place.y - y];
    const across = dx * sin + dy * cos - shift;
    return Math.abs(dx * cos - dy * sin) < half && across > -0.8 * size - radius && across < 0.25 * size + radius;
  });
}

/** At how many places along a line its word is tried. */
const TRIED = 12;

/**
 * On the line as `labelOnLine` has it, where that covers no mark of `mark` pixels; else the last place on either side at which it covers neither marks nor
 * `words`. `undefined`: there is none, and a word over points would hide both.
 */
export function clearLabel(
  line: Segment,
  text: string,
  size: number,
  side: 1 | -1,
  taken: Taken,
  { marks, mark, words }: { readonly marks: readonly Place[]; readonly mark: number; readonly words: readonly Place[] },
): Label | undefined {
  const usual = labelOnLine(line, text, size, side, taken);
  if (!usual || isClear(usual, size, marks, mark / 2)) return usual;
  const spare = Math.abs(line.x2 - line.x1) - widthOfText(text, size) - 12;
  for (let at = TRIED; at >= 0; at--)
    for (const one of [side, -side as 1 | -1]) {
      const until = (spare * at) / TRIED;
      const label = labelOnLine(line, text, size, one, { until, atEnd: spare - until });
      if (label && isClear(label, size, marks, mark / 2) && isClear(label, size, words, size / 2)) return label;
    }
  return undefined;
}

/**
 * At the last point of a trend, above it (−1) or below (1): behind it, or before it where the aim line would cross the word (`isCrossed`) or the room up to
 * the edge is too small, as long as there is room for it there; cut short where there is too little on both sides. Where points stand in its place it
 * moves a row or two away from the line.
 */
export function labelAtEnd(
  { x2, y2 }: Segment,
  text: string,
  size: number,
  edges: { readonly start: number; readonly end: number },
  side: 1 | -1,
  isCrossed: boolean,
  isFree: (label: Label) => boolean,
): Label {
  const forward = edges.end > edges.start ? 1 : -1;
  const need = widthOfText(text, size) + 10;
  const [behind, before] = [Math.abs(edges.end - x2), Math.abs(x2 - edges.start)];
  const isBehind = before < need ? behind >= Math.min(need, before) : behind >= need && !isCrossed;
  const shown = fitText(text, (isBehind ? behind : before) - 10, size);
  const near = { text: shown, x: x2 + (isBehind ? 10 : 0) * forward, y: y2, anchor: isBehind ? ('start' as const) : ('end' as const), angle: 0 };
  const at = (rows: number): Label => ({ ...near, shift: (side < 0 ? -0.9 : 1.5) * size + side * rows * size * 1.2 });
  return [at(0), at(1), at(2)].find(isFree) ?? at(0);
}
