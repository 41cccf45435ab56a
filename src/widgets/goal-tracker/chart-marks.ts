/**
 * Where each point stands, which shape it has and which one a finger means. Points of one day that would hide one another stand side by side. All of one
 * voice are one path, so that two thousand cost no more than ten. It knows no words.
 */
import type { GoalPoint } from '../../contract/goal-point.js';
import type { Voice } from '../../contract/person.js';

/** What is drawn; `waiting` has not been sent yet and is drawn hollow. */
export interface ChartPoint extends GoalPoint {
  readonly waiting?: boolean;
}

export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly point: ChartPoint;
}

/** The width of a mark in pixels: the more there are, the smaller. */
export const markSize = (count: number, width: number): number => Math.max(6, Math.min(12, (2.2 * width) / Math.max(1, count)));

/** At most this far, in pixels, the marks of one day reach to both sides together. */
const DAY_SPREAD = 36;

type Rounding = (value: number) => number;
/** Small ones are many: whole pixels are near enough for them, and quicker to reckon with, to write and to read. */
const wholeOr = (size: number, otherwise: Rounding): Rounding => (size < 8 ? Math.round : otherwise);
const asItIs: Rounding = (value) => value;

/** In the order of `points`, which lie by day. */
export function marksOf(points: readonly ChartPoint[], x: (on: string) => number, y: (value: number) => number, size: number): readonly Mark[] {
  const marks: Placed[] = [];
  const exact = wholeOr(size, asItIs);
  let [day, at, begun] = ['', 0, 0];
  for (const point of points) {
    if (point.on !== day) {
      sideBySide(marks, begun, size);
      [day, at, begun] = [point.on, exact(x(point.on)), marks.length];
    }
    marks.push({ x: at, y: exact(y(point.value)), point });
  }
  sideBySide(marks, begun, size);
  return marks;
}

type Placed = { -readonly [K in keyof Mark]: Mark[K] };

/** Those of a day, the last from `begun` on, whose heights are closer than a mark is tall get places beside one another. */
function sideBySide(marks: readonly Placed[], begun: number, size: number): void {
  if (marks.length < begun + 2) return;
  const { x } = marks[begun]!;
  const exact = wholeOr(size, asItIs);
  const rising = marks.slice(begun).sort((a, b) => a.y - b.y);
  for (let from = 0; from < rising.length;) {
    let until = from + 1;
    while (until < rising.length && rising[until]!.y - rising[until - 1]!.y < size) until++;
    const step = Math.min(size + 1, DAY_SPREAD / (until - from));
    for (let i = from; i < until; i++) rising[i]!.x = exact(x + (i - from - (until - from - 1) / 2) * step);
    from = until;
  }
}

export const tenth: Rounding = (value) => Math.round(value * 10) / 10;

/** Where a shape begins, from its middle, and how it goes on from there. */
interface Shape {
  readonly dx: number;
  readonly dy: number;
  readonly outline: string;
}

/** Round for home, square for school, a diamond for the student: of the same area, so that none looks louder. */
export function markShape(voice: Voice, size: number): Shape {
  if (voice === 'home') {
    const r = tenth(size / 2);
    return { dx: -r, dy: 0, outline: `a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0z` };
  }
  if (voice === 'school') {
    const half = tenth(size * 0.443);
    return { dx: -half, dy: -half, outline: `h${2 * half}v${2 * half}h${-2 * half}z` };
  }
  const half = tenth(size * 0.627);
  return { dx: 0, dy: -half, outline: `l${half},${half}l${-half},${half}l${-half},${-half}z` };
}

/** Of each voice all marks as one path, and those that wait as another; empty where there are none. */
export function pathsOf(marks: readonly Mark[], size: number): Readonly<Record<Voice, { readonly sent: string; readonly waiting: string }>> {
  const voiceOf = (voice: Voice) => ({ ...markShape(voice, size), sent: '', waiting: '' });
  const paths = { home: voiceOf('home'), school: voiceOf('school'), student: voiceOf('student') };
  const exact = wholeOr(size, tenth);
  for (const { x, y, point } of marks) {
    const voice = paths[point.voice];
    const path = `M${exact(x + voice.dx)},${exact(y + voice.dy)}${voice.outline}`;
    if (point.waiting) voice.waiting += path;
    else voice.sent += path;
  }
  return paths;
}

/** The mark that a finger or a pointer at (`x`, `y`) means, no further away than `within` pixels. */
export function nearest(marks: readonly Mark[], x: number, y: number, within: number): Mark | undefined {
  let found: Mark | undefined;
  let least = within ** 2;
  for (const mark of marks) {
    const distance = (mark.x - x) ** 2 + (mark.y - y) ** 2;
    if (distance <= least) [found, least] = [mark, distance];
  }
  return found;
}
