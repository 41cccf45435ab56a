/** How a timeline looks: bubbles in three voices, days between them, what waits below. */
import { css } from 'lit';
import { controls } from '../../ui/controls.styles.js';
import { markerStyles } from '../../ui/marker.js';

const log = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
    font-size: var(--fw-body);
  }
  .log {
    block-size: 100%;
    overflow-y: auto;
    overflow-x: hidden;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
  }
  .log:focus-visible {
    outline-offset: -2px;
    box-shadow: none;
  }
  .all {
    position: relative;
  }
  .row {
    display: flow-root;
    padding: 4px 12px 8px;
  }
  .paper {
    display: none;
  }
  .older {
    position: absolute;
    inset-block-start: 8px;
    inset-inline: 0;
  }
  .day,
  .unread {
    margin-block: 8px;
  }
  .day,
  .older,
  .unread {
    font-size: var(--fw-small);
  }
  .day,
  .older {
    text-align: center;
  }
  .unread {
    display: flex;
    align-items: center;
    gap: 12px;
    font-weight: 650;
    color: var(--fw-accent);
  }
  .unread::before,
  .unread::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid currentColor;
  }
  .message {
    --voice: var(--fw-home-edge);
    --soft: var(--fw-home-soft);
    inline-size: fit-content;
    min-inline-size: min(100%, 11em);
    /* On a narrow timeline as wide as it is. */
    max-inline-size: min(100%, 38em, max(88%, 26.4em));
    position: relative;
    padding: 8px 12px;
    border: 1px solid var(--fw-line);
    border-inline-start: 3px solid var(--voice);
    border-radius: var(--fw-radius-control);
    background: var(--soft);
  }
  .waiting .by,
  .message:has(> .removed) .by {
    padding-inline-end: 0;
  }
  .more {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: 0;
    padding: 0;
  }
  .message.school {
    --voice: var(--fw-school);
    --soft: var(--fw-school-soft);
  }
  .message.student {
    --voice: var(--fw-student);
    --soft: var(--fw-student-soft);
  }
  .message.own {
    margin-inline-start: auto;
  }
  .message.waiting {
    border-style: dashed;
    border-inline-start-style: solid;
  }
  .message.failed {
    border-color: var(--fw-attention);
  }
  .found .message {
    outline: 2px solid var(--fw-accent);
    outline-offset: 2px;
  }
  .by {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    padding-inline-end: 40px;
    font-size: var(--fw-small);
  }
  .by b {
    font-weight: 650;
    overflow-wrap: anywhere;
    min-inline-size: 0;
  }
  .by time {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  .by .marker {
    inline-size: 20px;
    block-size: 20px;
    font-size: 11px;
  }
  .by .marker.diamond {
    inline-size: 16px;
    block-size: 16px;
    margin: 2px;
  }
  .text,
  .next span {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  .text {
    margin-block-start: 4px;
    overflow: clip;
    overflow-clip-margin: 4px;
  }
  .text a,
  .next a {
    color: var(--fw-accent);
    text-underline-offset: 0.15em;
  }
  .next {
    margin-block-start: 6px;
    padding-block-start: 6px;
    border-block-start: 1px solid var(--fw-line);
  }
  .next b {
    font-weight: 650;
  }
  .removed,
  .delivery,
  .said {
    display: flex;
    align-items: start;
    gap: 6px;
    margin-block-start: 4px;
  }
  .removed {
    font-style: italic;
  }
  .failed .delivery .icon {
    color: var(--fw-attention);
  }
  .delivery .icon,
  .removed .icon,
  .said .icon {
    inline-size: 1.1em;
    block-size: 1.4em;
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    margin-block-start: 4px;
    font-size: var(--fw-small);
  }
  .tags li {
    display: flex;
    align-items: center;
    gap: 4px;
    font-weight: 600;
  }
  .tags .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  .tags .urgent {
    color: var(--fw-attention);
  }
  .files {
    display: grid;
    gap: 4px;
    margin-block-start: 4px;
  }
  .file {
    padding: 8px 10px;
    border: 1px solid var(--fw-line);
    border-radius: var(--fw-radius-control);
    background: var(--fw-raised);
    overflow-wrap: anywhere;
  }
  .file .small {
    display: block;
  }
  .translation {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 4px;
  }
  .translation .link,
  .actions .link {
    font-size: 1em;
    padding-inline: 6px;
  }
  .translation .link:first-child {
    margin-inline-start: -6px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    font-size: var(--fw-small);
    margin-inline-start: -6px;
  }
  @media (forced-colors: active) {
    .message {
      border-color: CanvasText;
    }
  }
  @media print {
    .log,
    .all {
      overflow: visible;
      block-size: auto;
      padding: 0 !important;
    }
    .paper {
      display: block;
    }
    .message {
      break-inside: avoid;
    }
  }
`;

export const messageLogStyles = [controls, markerStyles, log];
