/** The picker: days in a grid, the times of one day below them. */
import { css } from 'lit';
import { backStyles } from '../../ui/back-button.js';
import { controls } from '../../ui/controls.styles.js';
import { fieldStyles } from '../../ui/fields.js';

export const pickerStyles = [
  controls,
  backStyles,
  fieldStyles,
  css`
    :host {
      display: block;
      container: picker / inline-size;
    }
    .picker,
    .times {
      display: grid;
      gap: 12px;
      grid-template-columns: minmax(0, 1fr);
      font-size: var(--fw-body);
    }
    h4 {
      margin: 0;
      font-size: 1em;
      font-weight: 650;
    }
    .days,
    .slots {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 8.5em), 1fr));
      gap: 8px;
    }
    .day,
    .time {
      inline-size: 100%;
      block-size: 100%;
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      justify-content: center;
      gap: 2px;
      padding: 8px 12px;
      text-align: start;
      font-weight: 400;
      transition: none;
      overflow-wrap: anywhere;
      font-variant-numeric: tabular-nums;
    }
    /* Pressed is seen at once and moves nothing: a press costs no layout. */
    .day:active,
    .time:active {
      transform: none;
    }
    .day b,
    .time b {
      font-weight: 650;
    }
    .day[aria-pressed='true'],
    .time.asked {
      border-color: var(--fw-accent);
      background: var(--fw-accent-soft);
      box-shadow: inset 0 0 0 1px var(--fw-accent);
    }
    .day.full {
      border-style: dashed;
      color: var(--fw-quiet);
    }
    .times {
      padding-block-start: 12px;
      border-block-start: 1px solid var(--fw-line);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 4px 8px;
    }
    .row > .link,
    .times > .link {
      margin-inline-start: -10px;
    }
    .times > .link {
      justify-self: start;
    }
    [aria-expanded='true'] > .icon {
      rotate: 180deg;
    }
    .full-times {
      display: grid;
      gap: 4px 24px;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 17em), 1fr));
    }
    .full-times > li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 4px 12px;
      padding-block: 4px;
      border-block-end: 1px solid var(--fw-line);
    }
    .full-times > li > span {
      display: grid;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .full-times .chip {
      flex: none;
      max-inline-size: 60%;
    }
    @container picker (max-width: 22em) {
      .days {
        grid-template-columns: minmax(0, 1fr);
      }
      .day {
        flex-direction: row;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 2px 12px;
      }
    }
  `,
];
