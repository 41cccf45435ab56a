/** The threads: paper with a list, and the open thread beside it where there is room, else instead of it. */
import { css } from 'lit';
import { accessStyles } from '../../ui/access-view.js';
import { controls } from '../../ui/controls.styles.js';
import { markerStyles } from '../../ui/marker.js';
import { noticeStyles } from '../../ui/notice.js';
import { paper } from '../../ui/paper.styles.js';
import { whoseStyles } from '../../ui/whose.js';

const threads = css`
  .panes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    font-size: var(--fw-body);
  }
  .opened > .list,
  .none {
    display: none;
  }
  .list {
    min-inline-size: 0;
  }
  .begin {
    margin-block-end: 8px;
  }
  .threads {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .threads > li + li {
    border-block-start: 1px solid var(--fw-line);
  }
  .item {
    display: flex;
    gap: 12px;
    inline-size: 100%;
    padding: 12px 8px;
    border: 0;
    border-radius: var(--fw-radius-control);
    background: none;
    color: inherit;
    line-height: 1.4;
    text-align: start;
    cursor: pointer;
  }
  .item:hover {
    background: var(--fw-sunken);
  }
  .item:focus-visible {
    outline-offset: -2px;
    box-shadow: none;
  }
  .item[aria-current] {
    background: var(--fw-accent-soft);
    box-shadow: inset 3px 0 0 var(--fw-accent);
  }
  .item[aria-current]:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--fw-accent);
  }
  .facts {
    flex: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .line {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 8px;
  }
  .line time,
  .count {
    flex: none;
  }
  .name {
    font-weight: 650;
  }
  .last {
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    overflow: hidden;
    color: var(--fw-quiet);
  }
  .last.new {
    color: var(--fw-ink);
    font-weight: 600;
  }
  .last .icon {
    vertical-align: -0.2em;
    margin-inline-end: 4px;
  }
  .urgent {
    color: var(--fw-attention);
    font-weight: 650;
  }
  .count {
    padding: 1px 8px;
    border-radius: 999px;
    background: var(--fw-accent);
    color: var(--fw-on-accent);
    font-size: var(--fw-small);
    font-weight: 650;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    color: var(--fw-quiet);
  }
  .mark {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .mark.needs {
    color: var(--fw-ink);
    font-weight: 600;
  }
  :is(.last, .mark) .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  @container card (min-width: 720px) {
    .panes:not(.one) {
      grid-template-columns: minmax(15rem, 2fr) minmax(0, 5fr);
      column-gap: 20px;
    }
    .panes:not(.one) > .list {
      display: block;
      /* As high as what stands beside it, and no higher. */
      block-size: 0;
      min-block-size: max(100%, 20rem);
      overflow-y: auto;
      padding-inline-end: 12px;
      border-inline-end: 1px solid var(--fw-line);
    }
    .panes:not(.one) > flywheel-thread-view {
      --fw-back: none;
    }
    .none {
      display: block;
      align-self: center;
      justify-self: center;
    }
  }
  @media (forced-colors: active) {
    .count {
      border: 1px solid CanvasText;
    }
    .item[aria-current] {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
  }
  @media print {
    /* A thread goes on paper alone: what others wrote is not for those who read it. */
    .panes.opened > .list {
      display: none;
    }
    .panes.opened {
      display: block;
    }
  }
`;

export const messageThreadStyles = [controls, noticeStyles, accessStyles, whoseStyles, markerStyles, paper, threads];
