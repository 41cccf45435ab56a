/** The look of the chart: solid is aimed at, dashed is the trend, dotted is a change; each voice has its shape, so a black-and-white print loses nothing. */
import { css } from 'lit';
import { controls } from '../../ui/controls.styles.js';

export const chartStyles = [
  controls,
  css`
    :host {
      display: block;
      min-inline-size: 0;
    }
    figure {
      margin: 0;
      display: grid;
      gap: 4px;
      min-inline-size: 0;
    }
    .plot {
      border-radius: var(--fw-radius-control);
      touch-action: pan-y;
      cursor: default;
      -webkit-tap-highlight-color: transparent;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: auto;
      overflow: visible;
      print-color-adjust: exact;
    }
    path,
    line {
      fill: none;
    }
    text {
      font-size: var(--fw-small);
      fill: var(--fw-ink);
      font-variant-numeric: tabular-nums;
      paint-order: stroke;
      stroke: var(--fw-raised);
      stroke-width: 4px;
      stroke-linejoin: round;
      user-select: none;
    }
    .middle {
      text-anchor: middle;
    }
    .end {
      text-anchor: end;
    }
    .quiet {
      fill: var(--fw-quiet);
      color: var(--fw-quiet);
    }
    .grid {
      stroke: var(--fw-line);
    }
    .axis {
      stroke: var(--fw-edge);
    }
    .aim,
    .ring {
      stroke: var(--fw-edge);
      stroke-width: 2;
    }
    .trend {
      stroke: var(--fw-ink);
      stroke-width: 2;
      stroke-dasharray: 7 5;
    }
    .change,
    .across {
      stroke: var(--fw-quiet);
      stroke-width: 1.5;
      stroke-dasharray: 2 4;
    }
    .ring {
      fill: var(--fw-raised);
    }
    .bull {
      fill: var(--fw-edge);
    }
    .mark {
      stroke: var(--fw-raised);
      stroke-width: 1.5;
      paint-order: stroke;
    }
    .mark.home {
      fill: var(--fw-home);
      stroke: var(--fw-home-edge);
      paint-order: normal;
    }
    .mark.school {
      fill: var(--fw-school);
    }
    .mark.student {
      fill: var(--fw-student);
    }
    .mark.waiting {
      fill: var(--fw-raised);
      stroke: var(--fw-ink);
    }
    .here {
      fill: none;
      stroke: var(--fw-ink);
      stroke-width: 2;
    }
    .readout {
      min-block-size: 3em;
      font-size: var(--fw-small);
      font-variant-numeric: tabular-nums;
    }
    .left-out {
      font-size: var(--fw-small);
    }
    @media (forced-colors: active) {
      :is(text, .quiet) {
        fill: CanvasText;
        stroke: Canvas;
      }
      .grid {
        stroke: GrayText;
        stroke-width: 0.5;
      }
      :is(.axis, .aim, .trend, .change, .across, .ring, .mark.home, .mark.waiting) {
        stroke: CanvasText;
      }
      :is(.ring, .mark.waiting, .mark.home) {
        fill: Canvas;
      }
      :is(.bull, .mark.school, .mark.student) {
        fill: CanvasText;
      }
      .mark:is(.school, .student) {
        stroke: Canvas;
      }
      .here {
        stroke: Highlight;
        stroke-width: 3;
      }
    }
    @media print {
      .readout,
      .here {
        display: none;
      }
      figure {
        break-inside: avoid;
      }
    }
  `,
];
