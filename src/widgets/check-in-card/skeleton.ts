/** What stands where something is on its way: the true layout in grey, and only after a moment: most pages never show it. */
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
  .skeleton {
    display: grid;
    gap: 16px;
    opacity: 0;
    animation: appear 160ms 200ms forwards;
  }
  .bones {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 6px;
  }
  .bone {
    display: block;
    block-size: 72px;
    border-radius: var(--fw-radius-control);
    background: var(--fw-sunken);
    border: 1px solid var(--fw-line);
  }
  .bone.title {
    block-size: 28px;
    inline-size: 50%;
  }
  .bone.wide {
    block-size: 44px;
    inline-size: 8em;
  }
  @container card (min-width: 560px) {
    .bones {
      grid-template-columns: repeat(6, 1fr);
    }
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
`;
