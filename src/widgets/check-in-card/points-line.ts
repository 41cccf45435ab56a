/**
 * A day's points as a sentence and a quiet bar with the goal as a line across it. The sentence says everything; the bar is decoration.
 * It is never red, and a day without a rating is an empty bar, not a zero.
 */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { Points } from '../../domain/check-in-points.js';
import { icon } from '../../ui/icon.js';
import { checkCircle } from '../../ui/icons.js';
import { pointsSentence } from './score-words.js';

/** `live`: the sentence is read out as it changes. */
export const pointsLine = (points: Points, goalPercent: number, locale: string, live = false): TemplateResult => html`<div class="points">
  <p class="points-sentence" aria-live=${live ? 'polite' : 'off'}>
    ${points.met ? icon(checkCircle) : nothing}<span>${pointsSentence(points, goalPercent, locale)}</span>
  </p>
  <svg class="bar" aria-hidden="true" width="100%" height="16">
    <rect class="track" x="0" y="4" width="100%" height="8" rx="4"></rect>
    ${points.percent ? svg`<rect class="earned ${points.met ? 'met' : ''}" x="0" y="4" width="${points.percent}%" height="8" rx="4"></rect>` : nothing}
    <line class="goal" x1="${goalPercent}%" x2="${goalPercent}%" y1="0" y2="16"></line>
  </svg>
</div>`;

export const pointsStyles = css`
  .points {
    display: grid;
    gap: 4px;
  }
  .points-sentence {
    display: flex;
    gap: 6px;
    font-size: var(--fw-body);
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
  .points-sentence .icon {
    margin-block-start: 0.12em;
    color: var(--fw-good);
  }
  .bar {
    display: block;
    overflow: visible;
    print-color-adjust: exact;
  }
  .bar:dir(rtl) {
    transform: scaleX(-1);
  }
  .bar .track {
    fill: var(--fw-sunken);
    stroke: var(--fw-line);
  }
  .bar .earned {
    fill: var(--fw-school);
    transition: width var(--fw-motion);
  }
  .bar .earned.met {
    fill: var(--fw-good);
  }
  .bar .goal {
    stroke: var(--fw-ink);
    stroke-width: 2;
  }
  @media (forced-colors: active) {
    .bar .track {
      fill: Canvas;
      stroke: CanvasText;
    }
    .bar :is(.earned, .earned.met) {
      fill: Highlight;
    }
    .bar .goal {
      stroke: CanvasText;
    }
  }
`;
