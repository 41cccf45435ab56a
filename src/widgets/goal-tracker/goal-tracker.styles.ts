/** The tracker: paper with one goal below the other, each with room of its own. */
import { css } from 'lit';
import { accessStyles } from '../../ui/access-view.js';
import { controls } from '../../ui/controls.styles.js';
import { noticeStyles } from '../../ui/notice.js';
import { paper } from '../../ui/paper.styles.js';
import { ringStyles } from '../../ui/ring.js';
import { whoseStyles } from '../../ui/whose.js';

const tracker = css`
  .goals {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
  }
  .goals > li + li {
    padding-block-start: 24px;
    border-block-start: 1px solid var(--fw-line);
  }
  .first {
    display: grid;
    gap: 12px;
    justify-items: start;
    font-size: var(--fw-body);
  }
  .together {
    font-size: var(--fw-body);
    color: var(--fw-quiet);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }
  .foot .link {
    margin-inline-start: -10px;
  }
  @media print {
    .card:has([data-paper]) > :not(.goals),
    li:has(~ li [data-paper]),
    li:has([data-paper]) ~ li {
      display: none;
    }
    .goals > li + li {
      break-before: page;
      border: 0;
      padding: 0;
    }
  }
`;

export const trackerStyles = [controls, noticeStyles, accessStyles, ringStyles, whoseStyles, paper, tracker];
