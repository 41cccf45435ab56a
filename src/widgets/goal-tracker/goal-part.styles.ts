/** What every part of a goal looks like: its frame, the small forms in it, lists of what people wrote. */
import { css } from 'lit';
import { controls } from '../../ui/controls.styles.js';
import { draftStyles } from '../../ui/draft-view.js';
import { fieldStyles } from '../../ui/fields.js';
import { noticeStyles } from '../../ui/notice.js';
import { sendingStyles } from '../../ui/sending-view.js';

export const partStyles = [
  controls,
  fieldStyles,
  draftStyles,
  noticeStyles,
  sendingStyles,
  css`
    :host {
      display: block;
      container: part / inline-size;
    }
    .part,
    .form,
    .list {
      display: grid;
      gap: 12px;
      grid-template-columns: minmax(0, 1fr);
    }
    .part {
      font-size: var(--fw-body);
    }
    .title {
      font-size: var(--fw-title);
    }
    .form {
      padding: 12px;
      border: 1px solid var(--fw-line);
      border-radius: var(--fw-radius-control);
      background: var(--fw-raised);
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
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .tag {
      padding: 2px 8px;
      border: 1px solid var(--fw-line);
      border-radius: 999px;
      font-size: var(--fw-small);
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
