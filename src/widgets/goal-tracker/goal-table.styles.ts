/** The look of the table: five columns from 32 em on; below that each point is a small block of its own, with the names of the columns in it. */
import { css } from 'lit';
import { controls } from '../../ui/controls.styles.js';
import { markerStyles } from '../../ui/marker.js';

export const tableStyles = [
  controls,
  markerStyles,
  css`
    :host {
      display: block;
      container-type: inline-size;
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
      font-size: var(--fw-body);
      font-variant-numeric: tabular-nums;
      text-align: start;
    }
    caption {
      text-align: start;
      padding-block-end: 8px;
      font-weight: 600;
    }
    th,
    td {
      padding: 8px 12px 8px 0;
      text-align: start;
      vertical-align: baseline;
      overflow-wrap: anywhere;
      border-block-end: 1px solid var(--fw-line);
    }
    :is(th, td):dir(rtl) {
      padding: 8px 0 8px 12px;
    }
    thead th {
      font-size: var(--fw-small);
      font-weight: 550;
      color: var(--fw-quiet);
    }
    tbody th {
      font-weight: 550;
    }
    .number {
      text-align: end;
    }
    th.phase {
      padding-block-start: 16px;
      font-weight: 650;
      border-block-end-color: var(--fw-edge);
    }
    th time {
      white-space: nowrap;
    }
    .note {
      inline-size: 34%;
    }
    .waiting {
      display: block;
      font-size: var(--fw-small);
      font-weight: 400;
      color: var(--fw-quiet);
    }
    .marker {
      inline-size: 12px;
      block-size: 12px;
      margin: 0;
      margin-inline-end: 8px;
      vertical-align: middle;
    }
    .marker.square {
      border-radius: 2px;
    }
    .marker.diamond {
      inline-size: 10px;
      block-size: 10px;
      margin-inline-start: 1px;
      border-radius: 1px;
    }
    .more {
      margin-block-start: 12px;
    }
    @container (max-width: 32em) {
      thead {
        position: absolute;
        clip-path: inset(50%);
      }
      caption,
      tr,
      th,
      td {
        display: block;
      }
      tbody tr:not(:has(.phase)) {
        padding-block: 8px;
        border-block-end: 1px solid var(--fw-line);
      }
      :is(th, td):not(.phase) {
        padding: 0;
        border: 0;
        text-align: start;
      }
      .note {
        inline-size: auto;
      }
      td:empty {
        display: none;
      }
      td[data-name]::before {
        content: attr(data-name);
        margin-inline-end: 6px;
        color: var(--fw-quiet);
      }
    }
    @media print {
      tr {
        break-inside: avoid;
      }
    }
  `,
];
