/** The look of one entry: a sheet of paper with its speaker's mark; the same in every voice but for the mark's shape and hue. */
import { css } from 'lit';
import { controls } from '../../ui/controls.styles.js';
import { markerStyles } from '../../ui/marker.js';
import { noteStyles } from './entry-note.js';

export const entryStyles = [
  controls,
  markerStyles,
  noteStyles,
  css`
    :host {
      display: block;
      container-type: inline-size;
    }
    article {
      display: grid;
      gap: 8px;
      padding: 12px;
      border: 1px solid var(--fw-line);
      border-radius: var(--fw-radius-control);
      background: var(--fw-raised);
      font-size: var(--fw-body);
      break-inside: avoid;
    }
    header {
      display: flex;
      align-items: flex-start;
      gap: 10px;
    }
    #who {
      display: grid;
      min-inline-size: 0;
      line-height: 1.35;
    }
    .name {
      font-weight: 650;
      overflow-wrap: anywhere;
    }
    .body {
      display: grid;
      gap: 6px;
      min-inline-size: 0;
    }
    .kind {
      font-weight: 600;
    }
    .feeling {
      display: flex;
      align-items: center;
      gap: 8px;
      font-weight: 600;
    }
    .feeling svg {
      flex: none;
      inline-size: 1.9em;
      block-size: 1.9em;
    }
    article.home .feeling svg {
      color: var(--fw-home-edge);
    }
    article.school .feeling svg {
      color: var(--fw-school);
    }
    article.student .feeling svg {
      color: var(--fw-student);
    }
    .point {
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    .facts {
      display: grid;
      gap: 4px;
      font-size: var(--fw-small);
      color: var(--fw-quiet);
    }
    .facts li {
      display: flex;
      gap: 6px;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .facts .icon {
      margin-block-start: 0.15em;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .change {
      flex: none;
      gap: 6px;
      margin-block: -8px;
      margin-inline: auto -10px;
      font-size: var(--fw-small);
    }
    @container (max-width: 22em) {
      .actions .button {
        inline-size: 100%;
      }
    }
    @media (forced-colors: active) {
      article[class] .feeling svg {
        color: CanvasText;
      }
      .change {
        margin: 0;
        margin-inline-start: auto;
      }
    }
  `,
];
