/** One goal as a card: its statement first, then the sentence, the picture and what can be added. On paper each goal has a page of its own. */
import { css } from 'lit';
import { accessStyles } from '../../ui/access-view.js';
import { controls } from '../../ui/controls.styles.js';
import { draftStyles } from '../../ui/draft-view.js';
import { markerStyles } from '../../ui/marker.js';
import { noticeStyles } from '../../ui/notice.js';
import { sendingStyles } from '../../ui/sending-view.js';

const goal = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .goal {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  h3 {
    font-size: var(--fw-title);
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .origin {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    font-size: var(--fw-small);
    color: var(--fw-quiet);
  }
  .set-by {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }
  .setter {
    display: flex;
    flex-wrap: wrap;
  }
  :is(.origin, .tools) .marker {
    inline-size: 14px;
    block-size: 14px;
  }
  :is(.origin, .tools) .square {
    border-radius: 3px;
  }
  :is(.origin, .tools) .diamond {
    inline-size: 11px;
    block-size: 11px;
    margin: 1.5px;
    border-radius: 2px;
  }
  .domain {
    padding: 1px 10px;
    border: 1px solid var(--fw-line);
    border-radius: 999px;
    background: var(--fw-sunken);
  }
  .review {
    flex: 1 0 100%;
  }
  .progress {
    max-inline-size: 70ch;
  }
  .progress.large {
    font-size: var(--fw-display);
    line-height: 1.35;
  }
  .own > .link {
    margin-inline-start: -10px;
  }
  .terms {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    margin-block-start: -12px;
    color: var(--fw-quiet);
    font-size: var(--fw-small);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    margin-inline-start: -10px;
  }
  .more .link,
  .own .link {
    text-align: start;
  }
  .chip input {
    accent-color: var(--fw-accent);
  }
  .chip:focus-within:has(:focus-visible) {
    outline: 2px solid var(--fw-ink);
    outline-offset: 2px;
  }
  @media print {
    :host {
      break-inside: avoid;
    }
    :host([data-paper]) .goal > :not(flywheel-goal-plan) {
      display: none;
    }
  }
`;

export const goalStyles = [controls, markerStyles, noticeStyles, accessStyles, draftStyles, sendingStyles, goal];
