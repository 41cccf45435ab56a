/** The layout as SVG, copied stroke by stroke. All marks of a voice are one path. It is hidden from ears: the element around it speaks. */
import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Voice } from '../../contract/person.js';
import type { Label, Segment } from './chart-labels.js';
import type { ChartLayout, Ring } from './chart-layout.js';
import { pathsOf, tenth, type Mark } from './chart-marks.js';

/** School first, so that home and the student, who speak more seldom, lie on top. */
const order: readonly Voice[] = ['school', 'home', 'student'];
const pathOfLine = ({ x1, y1, x2, y2 }: Segment): string => `M${tenth(x1)},${tenth(y1)}L${tenth(x2)},${tenth(y2)}`;
const crisp = (at: number): number => Math.round(at) + 0.5;

/** Words that people wrote keep their own direction inside the picture's. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

const word = ({ text, x, y, anchor, angle, shift }: Label, kind = 'quiet'): SVGTemplateResult =>
  svg`<text class=${kind} x=${x} y=${y + shift} text-anchor=${anchor} transform=${angle ? `rotate(${angle.toFixed(2)} ${x} ${y})` : nothing}>${text}</text>`;

export function picture(layout: ChartLayout, unit: string, dayWord: (on: string) => string, here: Mark | undefined): SVGTemplateResult {
  return svg`${axes(layout, unit, dayWord)}${changes(layout)}${lines(layout)}${order.map((voice) => marks(layout, voice))}${words(layout)}
    ${here ? svg`<circle class="here" cx=${here.x} cy=${here.y} r=${layout.size / 2 + 5}></circle>` : nothing}`;
}

function axes({ plot: { start, end, bottom }, values, days, type }: ChartLayout, unit: string, dayWord: (on: string) => string): SVGTemplateResult {
  const forward = end > start ? 1 : -1;
  const grid = values.map(({ y }) => `M${start},${crisp(y)}H${end}`).join('');
  const notches = days.ticks.map(({ x }) => `M${crisp(x)},${bottom}v5`).join('');
  return svg`<path class="grid" d=${grid}></path>
    <path class="axis" d=${`M${start},${crisp(bottom)}H${end}${notches}`}></path>
    <text class="quiet" x=${start} y=${type} text-anchor="start">${isolated(unit)}</text>
    ${values.map(({ y, text }) => svg`<text class="quiet" x=${start - 8 * forward} y=${y + type * 0.35} text-anchor="end">${text}</text>`)}
    ${days.ticks.map(({ x, on }) => svg`<text class="quiet" x=${x} y=${bottom + type * 1.6} text-anchor="middle">${dayWord(on)}</text>`)}`;
}

function changes({ changes: all, plot: { start, end, bottom }, type }: ChartLayout): SVGTemplateResult {
  const forward = end > start ? 1 : -1;
  const d = all.map(({ x }) => `M${crisp(x)},${type * 1.6}V${bottom}`).join('');
  return svg`<path class="change" d=${d}></path>
    ${all.map(({ x, row, text, label }) => svg`<text class="change-word" x=${x + 6 * forward} y=${type * (2.5 + 1.3 * row)} text-anchor="start">${isolated(text)}<title>${label}</title></text>`)}`;
}

function lines({ aims, trend, starts, target, plot: { start } }: ChartLayout): SVGTemplateResult {
  return svg`<path class="aim" d=${aims.map(pathOfLine).join('')}></path>
    ${target?.line ? svg`<path class="across" d=${`M${start},${target.y}H${target.x}`}></path>` : nothing}
    ${trend ? svg`<path class="trend" d=${pathOfLine(trend)}></path>` : nothing}
    ${starts.map((ring) => circle(ring, 4))}
    ${target && !target.line ? svg`${circle(target, 6)}<circle class="bull" cx=${target.x} cy=${target.y} r="2.5"></circle>` : nothing}`;
}

const circle = ({ x, y }: Ring, r: number): SVGTemplateResult => svg`<circle class="ring" cx=${x} cy=${y} r=${r}></circle>`;

function marks({ marks: all, size }: ChartLayout, voice: Voice): SVGTemplateResult {
  const { sent, waiting } = pathsOf(all, voice, size);
  return svg`${sent ? svg`<path class="mark ${voice}" d=${sent}></path>` : nothing}${waiting ? svg`<path class="mark waiting ${voice}" d=${waiting}></path>` : nothing}`;
}

function words({ aims, trend, starts, target }: ChartLayout): SVGTemplateResult {
  return svg`${aims.map(({ label }) => (label ? word(label, 'quiet aim-word') : nothing))}
    ${starts.map(({ label }) => word(label))}
    ${target ? word(target.label, 'target-word') : nothing}
    ${trend ? word(trend.label, 'trend-word') : nothing}`;
}
