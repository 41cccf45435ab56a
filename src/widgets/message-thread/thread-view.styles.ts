/** How an open thread looks: its head, the timeline that takes what is left, and what stands before the place to write. */
import { css } from 'lit';
import { accessStyles } from '../../ui/access-view.js';
import { controls } from '../../ui/controls.styles.js';
import { noticeStyles } from '../../ui/notice.js';

const view = css`
  :host {
    display: block;
    min-block-size: 0;
    min-inline-size: 0;
    block-size: 100%;
    container: thread / inline-size;
  }
  .thread {
    display: flex;
    flex-direction: column;
    gap: 8px;
    block-size: 100%;
    min-block-size: 0;
    font-size: var(--fw-body);
  }
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 8px;
  }
  .back {
    justify-self: start;
    grid-column: 1 / -1;
    margin-inline-start: -10px;
  }
  .back .icon:dir(rtl) {
    scale: -1 1;
  }
  h3 {
    font-size: var(--fw-title);
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  h3:focus {
    outline: none;
  }
  h3:focus-visible {
    outline: 2px solid var(--fw-ink);
    outline-offset: 2px;
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
  .part {
    flex: none;
    max-block-size: 60%;
    overflow-y: auto;
    padding: 2px;
  }
  .audience {
    grid-column: 1 / -1;
    display: flex;
    align-items: start;
    gap: 6px;
    padding-block: 4px 8px;
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
    flex: 1;
    min-block-size: min(16rem, 50vh);
    margin-inline: -12px;
  }
  .timeline > .skeleton {
    padding-inline: 12px;
  }
  flywheel-message-composer {
    flex: none;
    max-block-size: 55%;
    overflow-y: auto;
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
    :host,
    .thread,
    .timeline {
      block-size: auto;
    }
  }
`;

export const threadViewStyles = [controls, noticeStyles, accessStyles, view];
