/** Below a list that goes on: what is not in sight is said, never left out silently. It knows how many are shown, and not what. */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

interface Shown {
  readonly items: readonly unknown[];
  readonly hasMore: boolean;
  readonly more: () => void;
}

export function moreView({ items, hasMore, more }: Shown): TemplateResult | typeof nothing {
  if (!hasMore) return nothing;
  return html`<p class="row no-print">
    <span class="small quiet">${msg(str`The newest ${items.length} are here, and there are more.`)}</span>
    <button type="button" class="link" @click=${more}>${msg('Show more')}</button>
  </p>`;
}
