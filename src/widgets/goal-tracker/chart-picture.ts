/**
 * The layout as SVG, copied stroke by stroke, made once for a layout and not touched by whoever points at it. All marks of a voice are one path. It is
 * hidden from ears: the element around it speaks.
 */
import type { Voice } from '../../contract/person.js';
import { isolated } from '../../ui/labelled.js';
import type { Label, Segment } from './chart-labels.js';
import type { ChartLayout, Ring } from './chart-layout.js';
import { pathsOf, tenth } from './chart-marks.js';

/** School first, so that home and the student, who speak more seldom, lie on top. */
const order: readonly Voice[] = ['school', 'home', 'student'];
const pathOfLine = ({ x1, y1, x2, y2 }: Segment): string => `M${tenth(x1)},${tenth(y1)}L${tenth(x2)},${tenth(y2)}`;
const crisp = (at: number): number => Math.round(at) + 0.5;

/** Words that people wrote keep their own direction inside the picture's. */

type Attributes = Readonly<Record<string, string | number>>;

/** A chart has dozens of strokes and words: made one by one they are there in half the time that a template for each takes. */
function stroke(name: string, attributes: Attributes, text?: string): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const key in attributes) made.setAttribute(key, String(attributes[key]));
  if (text !== undefined) made.textContent = text;
  return made;
}
const path = (kind: string, d: string): SVGElement[] => (d ? [stroke('path', { class: kind, d })] : []);
/** `kind` says also which end of the words stands at `x`: their `middle`, their `end`, else their beginning. */
const write = (kind: string, x: number, y: number, text: string): SVGElement => stroke('text', { class: kind, x: tenth(x), y: tenth(y) }, text);
function word({ text, x, y, anchor, angle, shift }: Label, kind = 'quiet'): SVGElement {
  const made = write(`${kind} ${anchor}`, x, y + shift, text);
  if (angle) made.setAttribute('transform', `rotate(${angle.toFixed(2)} ${tenth(x)} ${tenth(y)})`);
  return made;
}
const circle = ({ x, y }: Pick<Ring, 'x' | 'y'>, r: number, kind = 'ring'): SVGElement => stroke('circle', { class: kind, cx: tenth(x), cy: tenth(y), r });

export function picture(layout: ChartLayout, unit: string, dayWord: (on: string) => string): SVGElement {
  const all = stroke('g', {});
  all.append(...axes(layout, unit, dayWord), ...changes(layout), ...lines(layout), ...marks(layout), ...words(layout));
  return all;
}

function axes({ plot: { start, end, bottom }, values, days, type }: ChartLayout, unit: string, dayWord: (on: string) => string): SVGElement[] {
  const forward = end > start ? 1 : -1;
  const grid = values.map(({ y }) => `M${start},${crisp(y)}H${end}`).join('');
  const notches = days.ticks.map(({ x }) => `M${crisp(x)},${bottom}v5`).join('');
  return [
    ...path('grid', grid),
    ...path('axis', `M${start},${crisp(bottom)}H${end}${notches}`),
    write('quiet', start, type, isolated(unit)),
    ...values.map(({ y, text }) => write('quiet end', start - 8 * forward, y + type * 0.35, text)),
    ...days.ticks.map(({ x, on }) => write('quiet middle', x, bottom + type * 1.6, dayWord(on))),
  ];
}

function changes({ changes: all, plot: { start, end, bottom }, type }: ChartLayout): SVGElement[] {
  const forward = end > start ? 1 : -1;
  const named = all.map(({ x, row, text, label }) => {
    const made = write('change-word', x + 6 * forward, type * (2.5 + 1.3 * row), isolated(text));
    made.append(stroke('title', {}, label));
    return made;
  });
  return [...path('change', all.map(({ x }) => `M${crisp(x)},${type * 1.6}V${bottom}`).join('')), ...named];
}

function lines({ aims, trend, starts, target, plot: { start } }: ChartLayout): SVGElement[] {
  return [
    ...path('aim', aims.map(pathOfLine).join('')),
    ...(target?.line ? path('across', `M${start},${target.y}H${target.x}`) : []),
    ...(trend ? path('trend', pathOfLine(trend)) : []),
    ...starts.map((ring) => circle(ring, 4)),
    ...(target && !target.line ? [circle(target, 6), circle(target, 2.5, 'bull')] : []),
  ];
}

function marks({ marks: all, size }: ChartLayout): SVGElement[] {
  const paths = pathsOf(all, size);
  return order.flatMap((voice) => [...path(`mark ${voice}`, paths[voice].sent), ...path(`mark waiting ${voice}`, paths[voice].waiting)]);
}

function words({ aims, trend, starts, target }: ChartLayout): SVGElement[] {
  return [
    ...aims.flatMap(({ label }) => (label ? [word(label, 'quiet aim-word')] : [])),
    ...starts.map(({ label }) => word(label)),
    ...(target ? [word(target.label, 'target-word')] : []),
    ...(trend ? [word(trend.label, 'trend-word')] : []),
  ];
}
