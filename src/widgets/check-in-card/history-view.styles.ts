/** The look of the history: days on a quiet line, gaps as open paper between them. Days out of sight cost no layout. */
import { css } from 'lit';
import { controls } from '../../ui/controls.styles.js';

export const historyStyles = [
  controls,
  css`
    :host {
      display: block;
      container-type: inline-size;
    }
    section,
    ol {
      display: grid;
      gap: 8px;
    }
    .day {
      display: grid;
      gap: 8px;
      /* Room for the focus ring inside of what content-visibility clips. */
      padding: 6px;
      margin: -2px -6px;
      content-visibility: auto;
      /* Of a full day in one column: what is taller than its place would lie over the next one. */
      contain-intrinsic-block-size: auto 700px;
    }
    h3 {
      font-size: var(--fw-small);
      color: var(--fw-quiet);
      font-variant-numeric: tabular-nums;
    }
    .voices,
    .voice {
      display: grid;
      gap: 8px;
      align-content: start;
      min-inline-size: 0;
    }
    .gap {
      display: flex;
      flex-wrap: wrap;
      gap: 0 12px;
      padding: 8px 12px;
      border: 1px dashed var(--fw-line);
      border-radius: var(--fw-radius-control);
      font-size: var(--fw-small);
      color: var(--fw-quiet);
      font-variant-numeric: tabular-nums;
    }
    .gap span:first-child {
      flex: 1 1 auto;
    }
    .empty {
      padding-block: 12px;
      font-size: var(--fw-body);
    }
    .end {
      display: grid;
    }
    .end [aria-disabled='true'] {
      opacity: 0.7;
      cursor: default;
    }
    .skeleton {
      display: grid;
      gap: 8px;
      animation: appear 1ms 200ms both;
    }
    .skeleton span {
      block-size: 96px;
      border-radius: var(--fw-radius-control);
      background: var(--fw-sunken);
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
    @container (min-width: 480px) {
      .day {
        contain-intrinsic-block-size: auto 420px;
      }
      .n2,
      .n3 {
        grid-template-columns: 1fr 1fr;
      }
      .n3 .voice:last-child {
        grid-column: 1 / -1;
      }
      .end {
        justify-content: start;
      }
    }
    @container (min-width: 760px) {
      .n3 {
        grid-template-columns: repeat(3, 1fr);
      }
      .n3 .voice:last-child {
        grid-column: auto;
      }
    }
    @media print {
      .day {
        content-visibility: visible;
        break-inside: avoid;
      }
    }
  `,
];
