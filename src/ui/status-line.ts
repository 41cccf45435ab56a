/** What just happened, for ears: a polite live region that holds only the newest item. It must be in the page before its first words. */
import { html, type TemplateResult } from 'lit';

export const statusLine = (message: string): TemplateResult =>
  html`<p class="visually-hidden" role="status" aria-live="polite" aria-atomic="true">${message}</p>`;
