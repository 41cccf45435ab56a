/** Shows what is drawn as it comes out of a printer: the styles for print hold on the screen until the returned function is called. */
import { all } from '../../test/support/inside.js';
import { mediaRules } from './media-rules.js';

export function onPaper(element: Element): () => void {
  const roots = [element, ...all(element, '*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const sheets = new Set(roots.flatMap(({ adoptedStyleSheets }) => adoptedStyleSheets));
  const printed = [...sheets].flatMap(({ cssRules }) => mediaRules(cssRules)).filter(({ media }) => media.mediaText === 'print');
  for (const { media } of printed) media.mediaText = 'all';
  return () => {
    for (const { media } of printed) media.mediaText = 'print';
  };
}
