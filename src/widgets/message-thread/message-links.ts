/** What a person wrote, with the links in it that are safe to follow. Nothing of it becomes markup. */
import { html, type TemplateResult } from 'lit';
import { findLinks } from '../../domain/text-links.js';
import { safeHref } from '../../ui/safe-href.js';

export const textParts = (text: string): readonly (string | TemplateResult)[] =>
  findLinks(text).map((part) => {
    const href = safeHref(part.href);
    return href === undefined ? part.text : html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${part.text}</a>`;
  });
