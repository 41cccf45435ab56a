/** What everything that writes looks like: its frame, fields, what has not arrived, who will read it. */
import { css } from 'lit';
import { contactStyles } from '../../ui/contact-line.js';
import { controls } from '../../ui/controls.styles.js';
import { draftStyles } from '../../ui/draft-view.js';
import { fieldStyles } from '../../ui/fields.js';
import { noticeStyles } from '../../ui/notice.js';
import { sendingStyles } from '../../ui/sending-view.js';

export const writingStyles = [
  controls,
  fieldStyles,
  draftStyles,
  noticeStyles,
  sendingStyles,
  contactStyles,
  css`
    :host {
      display: block;
      container: card / inline-size;
    }
    .part,
    .form,
    .extras {
      display: grid;
      gap: 12px;
      grid-template-columns: minmax(0, 1fr);
      font-size: var(--fw-body);
    }
    .form {
      padding: 12px;
      border: 1px solid var(--fw-line);
      border-radius: var(--fw-radius-control);
      background: var(--fw-raised);
    }
    .extras[hidden] {
      display: none;
    }
    .title {
      font-size: var(--fw-title);
    }
    .readers-line {
      display: flex;
      gap: 8px;
      color: var(--fw-quiet);
    }
    .readers-line > .icon {
      margin-block-start: 0.1em;
    }
    .watched {
      padding-block-start: 8px;
      border-block-start: 1px solid var(--fw-line);
    }
    .tick {
      display: flex;
      align-items: center;
      gap: 10px;
      min-block-size: 44px;
      cursor: pointer;
    }
    .tick > input {
      inline-size: 20px;
      block-size: 20px;
      flex: none;
      accent-color: var(--fw-accent);
    }
    .ticks > legend {
      padding: 0;
      font-weight: 600;
    }
    .rows,
    .entry {
      display: grid;
      gap: 8px;
      grid-template-columns: minmax(0, 1fr);
      min-inline-size: 0;
    }
    .rows > legend {
      padding: 0;
      margin-block-end: 4px;
      font-weight: 600;
    }
    .entry {
      padding-block-end: 8px;
      border-block-end: 1px solid var(--fw-line);
    }
    .pair {
      display: grid;
      gap: 8px;
      grid-template-columns: repeat(auto-fit, minmax(min(12em, 100%), 1fr));
    }
    @container card (inline-size >= 26em) {
      .entry {
        grid-template-columns: repeat(auto-fit, minmax(12em, 1fr));
        align-items: end;
      }
      .entry > .trouble {
        grid-column: 1 / -1;
      }
    }
    .readers-line:empty {
      display: none;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .row.bare {
      margin-inline-start: -10px;
    }
    .said {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    @media print {
      .part {
        display: none;
      }
    }
  `,
];
