/**
 * How everything that is pressed or filled in looks: buttons, fields, chips, the focus ring; at least 44 px to press, visible in forced
 * colours, still under reduced motion. Class names only; it knows no widget.
 */
import { css } from 'lit';

export const controls = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
    margin: 0;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  h2,
  h3 {
    font-size: 1em;
    font-weight: 650;
    text-wrap: balance;
  }
  p {
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  ul,
  ol {
    list-style: none;
  }
  .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
  }
  .button,
  .chip,
  .link {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    min-inline-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--fw-edge);
    border-radius: var(--fw-radius-control);
    background: var(--fw-raised);
    font-size: var(--fw-body);
    font-weight: 600;
    line-height: 1.3;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
    transition:
      background-color var(--fw-motion),
      border-color var(--fw-motion),
      transform var(--fw-motion);
  }
  .button:hover {
    background: var(--fw-sunken);
  }
  .button:active {
    transform: translateY(1px);
  }
  .button.primary {
    border-color: transparent;
    background: var(--fw-accent);
    color: var(--fw-on-accent);
    padding-inline: 20px;
  }
  .button.primary:hover {
    background: color-mix(in oklch, var(--fw-accent) 88%, var(--fw-ink));
  }
  .link {
    border-color: transparent;
    background: none;
    padding-inline: 10px;
    font-weight: 550;
    text-align: start;
    color: var(--fw-accent);
  }
  .link.quiet {
    color: var(--fw-quiet);
  }
  .link:hover {
    background: var(--fw-accent-soft);
  }
  .link.quiet:hover {
    background: var(--fw-sunken);
  }
  .chip {
    border-radius: 999px;
    font-weight: 500;
    padding-inline: 14px;
  }
  .chip[aria-checked='true'],
  .chip[aria-pressed='true'],
  .chip:has(:checked) {
    border-color: var(--fw-accent);
    background: var(--fw-accent-soft);
    box-shadow: inset 0 0 0 1px var(--fw-accent);
  }
  :is(.button, .link, .chip)[disabled] {
    opacity: 0.55;
    cursor: default;
  }
  .field {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 10px 12px;
    border: 1px solid var(--fw-edge);
    border-radius: var(--fw-radius-control);
    background: var(--fw-raised);
    color: var(--fw-ink);
    font-size: max(1em, 16px);
    line-height: 1.5;
  }
  .field::placeholder {
    color: var(--fw-quiet);
    opacity: 1;
  }
  .field:is([aria-invalid='true'], :has([aria-invalid='true'])) {
    border-color: var(--fw-attention);
    box-shadow: inset 0 0 0 1px var(--fw-attention);
  }
  :focus-visible,
  /* The parts of a date have the focus one by one. */
  input:focus-within {
    outline: 2px solid var(--fw-ink);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--fw-raised);
  }
  .quiet {
    color: var(--fw-quiet);
  }
  .small {
    font-size: var(--fw-small);
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .button,
    .chip,
    .field {
      border-color: ButtonBorder;
    }
    /* A border of no colour would be drawn like any other. */
    .link {
      border: 0;
    }
    .link:not(.quiet) {
      color: LinkText;
    }
    .button.primary {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    :is([aria-checked='true'], [aria-pressed='true'], .chip:has(:checked)) {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
    :focus-visible {
      outline: 2px solid CanvasText;
      outline-offset: 2px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .button:active {
      transform: none;
    }
  }
  @media print {
    .button,
    .link,
    .no-print {
      display: none !important;
    }
    :focus-visible {
      outline: none;
      box-shadow: none;
    }
  }
`;
