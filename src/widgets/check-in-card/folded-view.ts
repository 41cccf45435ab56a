/** Above a first form, how it goes; in place of a folded one, what became of it, true at every moment, and the way back. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { keptView } from '../../ui/draft-view.js';
import { icon } from '../../ui/icon.js';
import { checkCircle, clock } from '../../ui/icons.js';
import type { Folded } from './form-fold.js';
import type { FormFrame } from './form-view.js';

export const welcomeView = (): TemplateResult =>
  html`<p class="first">${msg('A check-in takes half a minute: choose how it feels and press Send. Words are up to you.')}</p>`;

export function foldedView(folded: Folded, frame: FormFrame, open: () => void): TemplateResult {
  const skipped = folded === 'skipped';
  const sentence = {
    skipped: () => msg('That is fine. Come back whenever you like.'),
    waiting: () => msg('Your check-in is written and not sent yet.'),
    done: () => msg('You have checked in today.'),
  }[folded]();
  return html`<p class="after ${folded}">
    <span class="after-words">${skipped ? nothing : icon(folded === 'done' ? checkCircle : clock)}<span>${sentence}</span></span>
    <button type="button" class="link" data-next=".form flywheel-choice-grid" @click=${open}>${skipped ? msg('Check in after all') : msg('Check in again')}</button>
    <span class="kept small quiet">${keptView(frame.draft, frame.copy)}</span>
  </p>`;
}
