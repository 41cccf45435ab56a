/** Whom to turn to at once, in one line that can be pressed. It knows nobody: name, number and hours are given. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.js';
import { phone as phoneIcon } from './icons.js';
import { safeHref } from './safe-href.js';

export interface ContactToName {
  readonly name: string;
  readonly phone: string | null;
  readonly url: string | null;
  readonly hours: string | null;
}

export function contactLine({ name, phone, url, hours }: ContactToName): TemplateResult {
  const href = safeHref(url);
  return html`<p class="contact">
    ${icon(phoneIcon)}<b>${href ? html`<a href=${href} rel="noopener noreferrer" target="_blank"><bdi>${name}</bdi></a>` : html`<bdi>${name}</bdi>`}</b>
    ${phone ? html`<a href=${safeHref(`tel:${phone.replace(/[^+\d*#]/g, '')}`) ?? nothing} dir="ltr">${phone}</a>` : nothing}
    ${hours ? html`<bdi class="quiet">${hours}</bdi>` : nothing}
  </p>`;
}

export const contactStyles = css`
  .contact {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
  }
  .contact b {
    flex: 1 1 60%;
  }
  .contact a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    color: var(--fw-accent);
    font-weight: 600;
  }
`;
