/** The look of a day's ratings: a grid where every option still measures 44 px, else period by period. On paper always the grid. */
import { css, type CSSResult } from 'lit';
import { controls } from '../../ui/controls.styles.js';
import { pointsStyles } from './points-line.js';
import { weekStyles } from './week-chart.js';

const look = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .frame {
    display: grid;
    gap: 16px;
  }
  .table {
    display: grid;
    gap: 12px;
  }
  .head {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .row:not(.head) {
    display: grid;
    gap: 8px;
    padding-block-end: 12px;
    border-block-end: 1px solid var(--fw-line);
  }
  .period {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 8px;
    min-inline-size: 0;
  }
  .period-name {
    font-size: var(--fw-body);
    font-weight: 650;
    line-height: 1.3;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .away {
    padding-inline: 8px;
    font-size: var(--fw-small);
    white-space: nowrap;
  }
  .away .icon {
    display: none;
  }
  .away[aria-pressed='true'] .icon {
    display: block;
  }
  .away[aria-pressed='true'] {
    background: var(--fw-sunken);
    font-weight: 650;
    gap: 4px;
    color: var(--fw-ink);
    box-shadow: inset 0 0 0 1px var(--fw-edge);
  }
  .cell {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
  }
  .cell-name {
    font-size: var(--fw-small);
    color: var(--fw-quiet);
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  @container (min-width: 15.5em) {
    .cell {
      grid-template-columns: 5.5em minmax(0, 1fr);
      align-items: center;
      gap: 8px;
    }
  }
  .score {
    display: inline-flex;
    gap: 6px;
    align-items: baseline;
    font-size: var(--fw-body);
    font-variant-numeric: tabular-nums;
  }
  .score.quiet {
    font-size: var(--fw-small);
  }
  .readonly .row:not(.head) {
    gap: 4px;
    padding-block-end: 8px;
  }
  .readonly .cell {
    grid-template-columns: minmax(0, 1fr) minmax(6em, max-content);
    align-items: baseline;
  }
`;

/** As a grid from the width where each of its options has room for 44 px. The widths are in `em`, so that large text falls back to periods. */
const gridFrom = (em: number, expectations: number): CSSResult => css`
  @container (min-width: ${em}em) {
    .table.n${expectations} {
      gap: 0;
      & .row.row {
        display: grid;
        grid-template-columns: minmax(4em, 1fr) repeat(${expectations}, minmax(0, 2.1fr));
        gap: 4px clamp(2px, 1cqi - 3px, 8px);
        align-items: center;
        padding-block: 6px;
      }
      & .row.head {
        position: static;
        inline-size: auto;
        block-size: auto;
        clip-path: none;
        overflow: visible;
        align-items: end;
        padding-block: 0 4px;
        border-block-end: 1px solid var(--fw-line);
        font-size: var(--fw-small);
        font-weight: 600;
        line-height: 1.25;
        text-align: center;
      }
      & .row.head > span {
        min-inline-size: 0;
        overflow-wrap: anywhere;
        hyphens: auto;
      }
      & .row:last-child {
        border-block-end: 0;
      }
      & .period {
        flex-direction: column;
        align-items: flex-start;
      }
      & .away {
        justify-content: flex-start;
        margin-block: -4px -8px;
        padding-inline: 0;
        border-radius: 4px;
      }
      & .away .icon {
        display: none;
      }
      & .away[aria-pressed='true'] {
        background: none;
        box-shadow: none;
        text-decoration: underline 2px;
        text-underline-offset: 4px;
      }
      & .cell-name {
        display: none;
      }
      & .cell {
        grid-template-columns: minmax(0, 1fr);
      }
      &.readonly .cell {
        grid-template-columns: minmax(0, 1fr);
        justify-items: center;
        text-align: center;
      }
    }
  }
`;

export const checkOutStyles = [
  controls,
  pointsStyles,
  weekStyles,
  look,
  gridFrom(22, 1),
  gridFrom(24, 2),
  gridFrom(30, 3),
  gridFrom(40, 4),
  gridFrom(48, 5),
  gridFrom(57, 6),
];
