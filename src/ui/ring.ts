/**
 * A ring of segments in two strands. A segment whose both strands are there closes into one. It knows nothing of what the strands are;
 * who places it says that in words (`label`), for it is decoration.
 */
import { css, svg, html, nothing, type TemplateResult } from 'lit';

export interface RingSegment {
  readonly outer: boolean;
  readonly inner: boolean;
}
/** How many segments there are, and in how many of them is something: in the outer strand, in the inner one, in both. As the reader writes numbers. */
export type RingCounts = Readonly<Record<'all' | 'outer' | 'inner' | 'both', string>>;

const centre = 12;
const point = (radius: number, turn: number): string =>
  `${(centre + radius * Math.sin(turn * 2 * Math.PI)).toFixed(2)} ${(centre - radius * Math.cos(turn * 2 * Math.PI)).toFixed(2)}`;
const arc = (radius: number, from: number, until: number): string => `M${point(radius, from)}A${radius} ${radius} 0 0 1 ${point(radius, until)}`;
/** Between the strands, from the one to the other. */
const bridge = (from: number, until: number): string =>
  `M${point(10.4, from)}A10.4 10.4 0 0 1 ${point(10.4, until)}L${point(6.6, until)}A6.6 6.6 0 0 0 ${point(6.6, from)}Z`;

/** The lines of one segment. */
interface Lines {
  readonly both: string;
  readonly outer: string;
  readonly inner: string;
}
const gap = 0.022;
const linesOf = (i: number, count: number): Lines => {
  const [from, until] = [i / count + gap, (i + 1) / count - gap];
  return { both: bridge(from, until), outer: arc(10.4, from, until), inner: arc(6.6, from + gap / 2, until - gap / 2) };
};
/** By how many segments there are: a ring is drawn at every key that somebody types below it. */
const drawn = new Map<number, readonly Lines[]>();
function linesFor(count: number): readonly Lines[] {
  const lines = drawn.get(count) ?? Array.from({ length: count }, (_, i) => linesOf(i, count));
  drawn.set(count, lines);
  return lines;
}

/** Without a `label` it says nothing to ears: what it would say is not known yet. */
export function ring(segments: readonly RingSegment[], locale: string, label?: (counts: RingCounts) => string): TemplateResult {
  const count = (isMeant: (one: RingSegment) => boolean): string => segments.filter(isMeant).length.toLocaleString(locale);
  const lines = linesFor(segments.length);
  const words = label?.({
    all: segments.length.toLocaleString(locale),
    outer: count(({ outer }) => outer),
    inner: count(({ inner }) => inner),
    both: count(({ outer, inner }) => outer && inner),
  });
  return html`<svg class="ring" viewBox="0 0 24 24" role="img" aria-label=${words ?? nothing} aria-hidden=${!words}>
    ${segments.map(({ outer, inner }, i) => {
      const line = lines[i]!;
      return svg`${outer && inner ? svg`<path class="both" d=${line.both}></path>` : ''}<path class=${outer ? 'outer' : 'open'} d=${line.outer}></path><path class=${inner ? 'inner' : 'open'} d=${line.inner}></path>`;
    })}
  </svg>`;
}

export const ringStyles = css`
  .ring {
    inline-size: 28px;
    block-size: 28px;
    flex: none;
    fill: none;
    stroke-linecap: round;
    stroke-width: 2.2;
  }
  .ring .open {
    stroke: var(--fw-line);
    stroke-width: 1.4;
  }
  .ring .outer {
    stroke: var(--fw-home-edge);
  }
  .ring .inner {
    stroke: var(--fw-school);
  }
  .ring .both {
    fill: var(--fw-accent-soft);
  }
  @media (forced-colors: active) {
    .ring .open {
      stroke: GrayText;
    }
    .ring :is(.outer, .inner) {
      stroke: CanvasText;
    }
  }
`;
