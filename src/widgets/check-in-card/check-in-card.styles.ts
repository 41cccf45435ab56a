/** The card on its paper; its parts bring their own looks. */
import { css } from 'lit';
import { accessStyles } from '../../ui/access-view.js';
import { controls } from '../../ui/controls.styles.js';
import { draftStyles } from '../../ui/draft-view.js';
import { noticeStyles } from '../../ui/notice.js';
import { paper } from '../../ui/paper.styles.js';
import { ringStyles } from '../../ui/ring.js';
import { sendingStyles } from '../../ui/sending-view.js';
import { whoseStyles } from '../../ui/whose.js';
import { feelingsStyles } from './feelings-view.js';
import { headerStyles } from './header-view.js';
import { skeletonStyles } from './skeleton.js';
import { wordsStyles } from './words-view.js';

const card = css`
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .first {
    font-size: var(--fw-body);
    color: var(--fw-quiet);
  }
  .stages {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .after {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    font-size: var(--fw-body);
  }
  .after-words {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .after .after-words .icon {
    color: var(--fw-quiet);
  }
  .after.done .after-words .icon {
    color: var(--fw-good);
  }
  .history-button {
    justify-self: start;
    margin-inline-start: -10px;
  }
  @media print {
    .form {
      display: none;
    }
  }
`;

export const cardStyles = [
  controls,
  noticeStyles,
  ringStyles,
  paper,
  card,
  whoseStyles,
  headerStyles,
  feelingsStyles,
  wordsStyles,
  draftStyles,
  sendingStyles,
  accessStyles,
  skeletonStyles,
];
