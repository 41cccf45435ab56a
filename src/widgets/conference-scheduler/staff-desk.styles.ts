/** The frame of the desk: sections that open on a press, one below the other. */
import { css } from 'lit';

export const deskFrame = css`
  :host {
    display: block;
  }
  .desk {
    display: grid;
    gap: 8px;
    grid-template-columns: minmax(0, 1fr);
  }
  .zone {
    font-size: var(--fw-small);
    color: var(--fw-quiet);
  }
  .section {
    border-block-start: 1px solid var(--fw-line);
    min-inline-size: 0;
  }
  .toggle {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 8px 0;
    border: 0;
    background: none;
    font-weight: 650;
    text-align: start;
    cursor: pointer;
  }
  .toggle .icon {
    color: var(--fw-quiet);
    transition: rotate var(--fw-motion);
  }
  .toggle[aria-expanded='true'] .icon {
    rotate: 180deg;
  }
  .inside {
    padding-block-end: 16px;
  }
  @media print {
    .section > h3 {
      display: none;
    }
    flywheel-desk-roster[printed] {
      margin-block-start: 16px;
    }
    .section:not(.no-print) > .inside {
      display: block;
    }
  }
`;
