/** The card while something is on its way: the true layout in grey. The looks of a bone are those of `ui/access-view.ts`. */
import { msg } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';

export function skeleton(): TemplateResult {
  return html`<div class="skeleton" role="img" aria-label=${msg('Loading')}>
    <i class="bone title"></i>
    <div class="bones">${Array.from({ length: 12 }, () => html`<i class="bone"></i>`)}</div>
    <i class="bone wide"></i>
  </div>`;
}

export const skeletonStyles = css`
  .bones {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 6px;
  }
  @container card (min-width: 560px) {
    .bones {
      grid-template-columns: repeat(6, 1fr);
    }
  }
`;
