/** The scheduler: paper with a list of conferences, or one of them. */
import { css } from 'lit';
import { accessStyles } from '../../ui/access-view.js';
import { backStyles } from '../../ui/back-button.js';
import { controls } from '../../ui/controls.styles.js';
import { fieldStyles } from '../../ui/fields.js';
import { noticeStyles } from '../../ui/notice.js';
import { paper } from '../../ui/paper.styles.js';
import { ringStyles } from '../../ui/ring.js';
import { whoseStyles } from '../../ui/whose.js';

const scheduler = css`
  .conferences {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .conference {
    inline-size: 100%;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: 2px;
    padding: 12px 16px;
    font-weight: 400;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .conference b {
    font-weight: 650;
  }
  .first,
  .zones {
    font-size: var(--fw-body);
  }
  .conference .mine {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    margin-block-start: 4px;
    font-weight: 550;
    color: var(--fw-good);
  }
  .conference[data-phase='over'] {
    background: none;
    border-color: var(--fw-line);
  }
  .open {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  h3 {
    overflow-wrap: anywhere;
  }
  @container card (min-width: 640px) {
    .conferences {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  .paper-only {
    display: none;
  }
  @media print {
    .conferences .conference {
      display: grid !important;
      border: 0;
      padding: 0;
      background: none;
    }
    .paper-only,
    .printed {
      display: grid;
      gap: 12px;
    }
    .printed > li {
      break-inside: avoid;
    }
  }
`;

export const schedulerStyles = [controls, backStyles, noticeStyles, accessStyles, fieldStyles, ringStyles, whoseStyles, paper, scheduler];
