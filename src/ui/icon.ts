/** An icon beside a label. It is decoration: whatever it means is said in words next to it or in the control's name. */
import { html, type TemplateResult } from 'lit';

export const icon = (path: string): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path}></path></svg>`;
