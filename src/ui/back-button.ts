/** The way back to a list, as it looks in every widget: an arrow against the direction of reading, and where it leads. It knows no list. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.js';
import { back } from './icons.js';

/** @param next - What the keyboard goes on with in the list, as a selector. */
export const backButton = (words: string, go: () => void, next?: string): TemplateResult =>
  html`<button type="button" class="link back no-print" data-next=${next ?? nothing} @click=${go}>${icon(back)}${words}</button>`;

/** The arrow stands in line with what is below it. */
export const backStyles = css`
  .back {
    justify-self: start;
    margin-inline-start: -10px;
  }
  .back .icon:dir(rtl) {
    scale: -1 1;
  }
`;
