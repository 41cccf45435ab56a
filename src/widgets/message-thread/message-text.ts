/** What a person wrote, as text: in its own language and direction, with the links in it that are safe to follow. Nothing of it becomes markup. */
import { html, type TemplateResult } from 'lit';
import { findLinks } from '../../domain/text-links.js';
import { directionOf } from '../../i18n/locale.js';
import { safeHref } from '../../ui/safe-href.js';

/** Which way it runs: a language that runs from the right does, whatever it begins with; of others the first letter decides. */
export const wayOf = (language: string): 'rtl' | 'auto' => (directionOf(language) === 'rtl' ? 'rtl' : 'auto');

export function textParts(text: string): string | readonly (string | TemplateResult)[] {
  // No link is without one; a text is drawn quicker than a list of one.
  if (!text.includes(':')) return text;
  return findLinks(text).map((part) => {
    const href = safeHref(part.href);
    return href === undefined ? part.text : html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${part.text}</a>`;
  });
}
