/** How an open thread looks: its head, the timeline that takes what is left, and what stands before the place to write. */
import { css } from 'lit';
import { accessStyles } from '../../ui/access-view.js';
import { backStyles } from '../../ui/back-button.js';
import { controls } from '../../ui/controls.styles.js';
import { noticeStyles } from '../../ui/notice.js';

const view = css`
  :host {
    display: block;
    --fw-back: inline-flex;
    min-inline-size: 0;
    container: thread / inline-size;
  }
  .thread {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    font-size: var(--fw-body);
  }
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 8px;
  }
  .back {
    display: var(--fw-back);
    grid-column: 1 / -1;
  }
  h3 {
    font-size: var(--fw-title);
    line-height: 1.25;
    /* Room for the ring around it. */
    margin-block-end: 4px;
    overflow-wrap: anywhere;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
  }
  .tool {
    padding: 0;
  }
  .tool[aria-expanded='true'] {
    background: var(--fw-accent-soft);
  }
  .audience {
    grid-column: 1 / -1;
    display: flex;
    align-items: start;
    gap: 6px;
    padding-block: 4px 8px;
    /* Room for the momentum ring, also beside a single line. */
    min-block-size: 36px;
    padding-inline-end: 38px;
    border-block-end: 1px solid var(--fw-line);
  }
  .audience .icon,
  .hours .icon,
  .refusal .icon {
    block-size: 1.5em;
    inline-size: 1.2em;
  }
  .timeline {
    position: relative;
    block-size: var(--flywheel-timeline-height, clamp(16rem, 55vh, 36rem));
    margin-inline: -12px;
  }
  .timeline > .skeleton {
    padding-inline: 12px;
  }
  .jumps {
    position: absolute;
    inset-inline: 12px;
    inset-block-end: 8px;
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
    pointer-events: none;
  }
  .jumps .chip {
    pointer-events: auto;
    box-shadow: var(--fw-shadow);
  }
  .hours,
  .refusal {
    display: flex;
    align-items: start;
    gap: 8px;
    padding: 8px 12px;
    border-radius: var(--fw-radius-control);
    background: var(--fw-sunken);
  }
  .hours.there .icon {
    color: var(--fw-good);
  }
  @media (forced-colors: active) {
    .hours,
    .refusal {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .timeline {
      block-size: auto;
    }
  }
`;

export const threadViewStyles = [controls, backStyles, noticeStyles, accessStyles, view];
