/** The card itself: paper, one hairline, one soft shadow; its parts bring their own looks. */
import { css } from 'lit';
import { controls } from '../../ui/controls.styles.js';
import { noticeStyles } from '../../ui/notice.js';
import { ringStyles } from '../../ui/ring.js';
import { feelingsStyles } from './feelings-view.js';
import { formStyles } from './form-view.js';
import { headerStyles } from './header-view.js';
import { skeletonStyles } from './skeleton.js';
import { stateStyles } from './state-view.js';
import { unsentStyles } from './unsent-view.js';
import { waitingStyles } from './waiting-view.js';
import { wordsStyles } from './words-view.js';

const card = css`
  :host {
    display: block;
    container: card / inline-size;
  }
  .card {
    /* The page's rules for everything end here: what they set on our tag would be inherited by all that is inside. Font, size and scheme are the page's to say. */
    all: initial;
    position: relative;
    font-family: inherit;
    font-size: inherit;
    color-scheme: inherit;
    visibility: inherit;
    line-height: 1.5;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding: 16px;
    border: 1px solid var(--fw-line);
    border-radius: var(--fw-radius);
    background: var(--fw-surface);
    box-shadow: var(--fw-shadow);
    color: var(--fw-ink);
  }
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
  @container card (min-width: 640px) {
    .card {
      padding: 20px 24px;
      gap: 20px;
    }
  }
  @media (forced-colors: active) {
    .link {
      margin-inline-start: 0 !important;
    }
  }
  @media print {
    .card {
      box-shadow: none;
      border-color: CanvasText;
    }
    .form {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation-duration: 0s !important;
    }
  }
`;

export const cardStyles = [
  controls,
  noticeStyles,
  ringStyles,
  card,
  headerStyles,
  feelingsStyles,
  wordsStyles,
  formStyles,
  unsentStyles,
  waitingStyles,
  skeletonStyles,
  stateStyles,
];
