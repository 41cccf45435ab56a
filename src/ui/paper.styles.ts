/** A widget's paper: one hairline, one soft shadow, and an end to the rules that a page sets for everything. Its parts bring their own looks. */
import { css } from 'lit';

export const paper = css`
  :host {
    display: block;
    container: card / inline-size;
  }
  .card {
    /* What a page sets on our tag would be inherited by all that is inside. Font, size and scheme are the page's to say. */
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
  @container card (min-width: 640px) {
    .card {
      padding: 20px 24px;
      gap: 20px;
    }
  }
  @media print {
    .card {
      padding: 0;
      border: 0;
      box-shadow: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation-duration: 0s !important;
    }
  }
`;
