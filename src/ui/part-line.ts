/** What stands in the place of a part that has not been fetched: what is there meanwhile, or why it does not come and a way to try again. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { LazyParts, PartLoaders } from '../element/lazy-parts.js';
import { icon } from './icon.js';
import { offline } from './icons.js';

/** The look of `.offline` comes with whoever places it. */
export function partLine<Loaders extends PartLoaders>(
  parts: LazyParts<Loaders>,
  name: keyof Loaders & string,
  meanwhile: TemplateResult | typeof nothing = nothing,
): TemplateResult | typeof nothing {
  const failure = parts.failure(name);
  if (!failure) return meanwhile;
  return html`<p class="offline small quiet">
    ${icon(offline)}<span
      >${
        failure === 'lost'
          ? msg('This part could not be loaded. It comes when you reload this page; words saved on this device stay.')
          : msg('This part could not be loaded. It comes when you are online again.')
      }</span
    >
    <button type="button" class="link" @click=${parts.again}>${msg('Try again')}</button>
  </p>`;
}
