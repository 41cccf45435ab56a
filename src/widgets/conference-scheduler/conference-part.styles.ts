/** What every part of the scheduler looks like: its frame, the forms in it, lists of appointments and of what people wrote. */
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
    h4 {
      margin: 0;
      font-size: 1em;
      font-weight: 650;
      overflow-wrap: anywhere;
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
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      min-inline-size: 0;
    }
    .row > * {
      min-inline-size: 0;
    }
    legend {
      padding: 0;
    }
    .tag {
      padding: 2px 8px;
      border: 1px solid var(--fw-line);
      border-radius: 999px;
      font-size: var(--fw-small);
    }
    .check {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 44px;
    }
    .check input {
      inline-size: 22px;
      block-size: 22px;
      flex: none;
      accent-color: var(--fw-accent);
    }
    .link {
      text-align: start;
    }
    .row > .link:first-child,
    p > .link:first-child,
    .links {
      margin-inline-start: -10px;
    }
    .links > .link:first-child {
      margin-inline-start: 0;
    }
    .links {
      gap: 0 4px;
    }
    .way {
      margin-block-end: -12px;
    }
    summary {
      min-block-size: 44px;
      padding-block: 12px;
      font-weight: 550;
      color: var(--fw-quiet);
      cursor: pointer;
    }
    .rules {
      display: grid;
      gap: 4px;
      padding-inline-start: 1.25em;
      list-style: disc;
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

/** What somebody wrote, with their voice's mark beside it. */
export const topicStyles = css`
  .topic {
    display: flex;
    gap: 8px;
    align-items: start;
  }
  .topic > div {
    flex: 1;
    min-inline-size: 0;
  }
`;
