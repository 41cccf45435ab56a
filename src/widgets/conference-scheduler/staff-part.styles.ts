/** What every part of the desk looks like: its frame, its small forms, lists of entries. */
import { css } from 'lit';
import { accessStyles } from '../../ui/access-view.js';
import { controls } from '../../ui/controls.styles.js';
import { draftStyles } from '../../ui/draft-view.js';
import { fieldStyles } from '../../ui/fields.js';
import { noticeStyles } from '../../ui/notice.js';
import { sendingStyles } from '../../ui/sending-view.js';

export const deskStyles = [
  controls,
  fieldStyles,
  draftStyles,
  noticeStyles,
  sendingStyles,
  accessStyles,
  css`
    :host {
      display: block;
      container: part / inline-size;
    }
    h4 {
      margin: 0;
      font-weight: 650;
      overflow-wrap: anywhere;
    }
    .part,
    .form,
    .list,
    .group {
      display: grid;
      gap: 12px;
      grid-template-columns: minmax(0, 1fr);
    }
    .part {
      font-size: var(--fw-body);
    }
    .part > .form,
    .list {
      gap: 16px;
    }
    .form {
      padding: 12px;
      border: 1px solid var(--fw-line);
      border-radius: var(--fw-radius-control);
      background: var(--fw-raised);
    }
    .group > legend {
      float: inline-start;
      inline-size: 100%;
      padding: 0;
      font-weight: 650;
    }
    .entry {
      display: grid;
      gap: 4px;
      padding-block-end: 12px;
      border-block-end: 1px solid var(--fw-line);
      min-inline-size: 0;
    }
    .entry:last-child {
      border-block-end: 0;
      padding-block-end: 0;
    }
    .said {
      font-weight: 550;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .when {
      font-weight: 650;
      font-variant-numeric: tabular-nums;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      min-inline-size: 0;
    }
    .row > .link:first-child {
      padding-inline-start: 0;
    }
    .more {
      justify-self: start;
      padding-inline-start: 0;
    }
    .terms {
      display: flex;
      flex-wrap: wrap;
      gap: 0 16px;
      font-size: var(--fw-small);
      color: var(--fw-quiet);
    }
    .tag {
      padding: 2px 8px;
      border: 1px solid var(--fw-line);
      border-radius: 999px;
      font-size: var(--fw-small);
      font-weight: 500;
    }
    summary {
      min-block-size: 44px;
      padding-block: 10px;
      font-weight: 550;
      cursor: pointer;
    }
    .two,
    .three {
      display: grid;
      gap: 16px;
      align-items: end;
      grid-template-columns: minmax(0, 1fr);
    }
    @container part (min-width: 34em) {
      .two {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      .three {
        grid-template-columns: repeat(3, minmax(0, 1fr));
      }
    }
    @container part (max-width: 320px) {
      .form {
        padding: 8px;
      }
    }
    @media print {
      .form {
        display: none;
      }
      .entry {
        break-inside: avoid;
      }
    }
  `,
];
