/** The look of the group pass: one row a student, its cells beside the name where each has room, below it where they do not. */
import { css, type CSSResult } from 'lit';
import { controls } from '../../ui/controls.styles.js';

const look = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .frame {
    display: grid;
    gap: 12px;
    font-size: var(--fw-body);
  }
  .pages {
    display: grid;
    gap: 4px;
  }
  .pages label {
    font-weight: 600;
  }
  .row {
    display: grid;
    gap: 4px 8px;
    padding-block: 8px;
    border-block-end: 1px solid var(--fw-line);
  }
  .row.head {
    display: none;
  }
  .row.all {
    padding: 8px 12px;
    margin-inline: -12px;
    border: 0;
    border-radius: var(--fw-radius-control);
    background: var(--fw-sunken);
  }
  .name {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 4px;
    min-inline-size: 0;
    min-block-size: 44px;
    overflow-wrap: anywhere;
  }
  .here {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    min-inline-size: 0;
    font-weight: 600;
    line-height: 1.3;
    cursor: pointer;
  }
  .here bdi {
    min-inline-size: 0;
  }
  .here input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    accent-color: var(--fw-accent);
  }
  .absent .here {
    font-weight: 400;
    color: var(--fw-quiet);
  }
  .note-button.written {
    color: var(--fw-accent);
  }
  .note-button {
    flex: none;
    padding-inline: 8px;
    font-size: var(--fw-small);
    gap: 4px;
  }
  .cell {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .cell-name {
    font-size: var(--fw-small);
    color: var(--fw-quiet);
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  @container (min-width: 15.5em) {
    .check-in-check-out .cell {
      grid-template-columns: 5.5em minmax(0, 1fr);
      align-items: center;
      gap: 8px;
    }
  }
  .feelings .cell-name,
  .daily-report-card .cell-name {
    display: none;
  }
  .note {
    grid-column: 1 / -1;
    padding-block: 4px 8px;
  }
  .count {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .problem {
    display: flex;
    gap: 8px;
    font-weight: 550;
    color: var(--fw-attention);
  }
  .end {
    display: grid;
  }
  @container (min-width: 400px) {
    .end {
      justify-content: start;
    }
  }
  @media print {
    .row {
      break-inside: avoid;
    }
  }
`;

/** Beside the name from the width where each of `columns` has room for options of 44 px. */
const gridFrom = (em: number, columns: number): CSSResult => css`
  @container (min-width: ${em}em) {
    .n${columns} {
      & .row {
        display: grid;
        grid-template-columns: minmax(9.5em, 1fr) repeat(${columns}, minmax(0, ${columns === 1 ? 2 : 1}fr));
        align-items: center;
        column-gap: clamp(4px, 1cqi, 12px);
        padding-block: 4px;
      }
      & .row.head {
        align-items: end;
        border: 0;
        padding-block: 0;
        font-size: var(--fw-small);
        font-weight: 600;
        color: var(--fw-quiet);
        line-height: 1.25;
        text-align: center;
        overflow-wrap: anywhere;
      }
      & .cell-name,
      & .note-button span {
        display: none;
      }
      &.n${columns} .cell {
        grid-template-columns: minmax(0, 1fr);
      }
      & .away {
        grid-column: 2 / -1;
      }
    }
  }
`;

export const groupStyles = [controls, look, gridFrom(30, 1), gridFrom(30, 2), gridFrom(38, 3), gridFrom(48, 4), gridFrom(57, 5), gridFrom(66, 6)];
