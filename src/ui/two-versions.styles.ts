/** The look of a decision between two versions: equal columns where there is room, one below the other where there is not. */
import { css } from 'lit';
import { controls } from './controls.styles.js';

export const versionStyles = [
  controls,
  css`
    :host {
      display: block;
      container-type: inline-size;
    }
    .frame {
      display: grid;
      gap: 12px;
      padding: 16px;
      border: 1px solid var(--fw-line);
      border-inline-start: 3px solid var(--fw-attention);
      border-radius: var(--fw-radius-control);
      background: var(--fw-raised);
      font-size: var(--fw-body);
    }
    ul {
      display: grid;
      gap: 12px;
    }
    .whole {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    legend {
      padding: 0;
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    .sides {
      display: grid;
      gap: 8px;
      margin-block-start: 4px;
    }
    .side {
      display: grid;
      align-content: start;
      padding: 4px 12px 8px;
      border: 1px solid var(--fw-edge);
      border-radius: var(--fw-radius-control);
      min-inline-size: 0;
    }
    .side:has(:checked) {
      border-color: var(--fw-accent);
      background: var(--fw-accent-soft);
      box-shadow: inset 0 0 0 1px var(--fw-accent);
    }
    label {
      display: flex;
      align-items: center;
      gap: 10px;
      min-block-size: 44px;
      line-height: 1.3;
      cursor: pointer;
      overflow-wrap: anywhere;
    }
    input {
      flex: none;
      inline-size: 20px;
      block-size: 20px;
      accent-color: var(--fw-accent);
    }
    .name {
      font-weight: 600;
    }
    .text {
      white-space: pre-wrap;
    }
    .missing {
      color: var(--fw-attention);
      font-weight: 550;
    }
    .actions {
      display: grid;
    }
    @container (min-width: 480px) {
      .sides {
        grid-template-columns: 1fr 1fr;
      }
      .side:nth-child(3) {
        grid-column: 1 / -1;
        padding-block: 0;
      }
      .actions {
        justify-content: start;
      }
    }
    @media (forced-colors: active) {
      .side:has(:checked) {
        outline: 3px solid Highlight;
        outline-offset: -3px;
      }
    }
  `,
];
