/** What a story does with any widget: waits for its parts, and presses what a person would. */
import { msg } from '@lit/localize';
import { all, control, hasControl, settled } from '../../test/support/inside.js';

/** After the parts that are fetched when they are first drawn have come. */
export async function parts(widget: HTMLElement): Promise<void> {
  await settled(widget);
  const waited = [...new Set(all(widget, ':not(:defined)').map(({ localName }) => localName))];
  if (!waited.length) return;
  await Promise.all(waited.map((tag) => customElements.whenDefined(tag)));
  await parts(widget);
}

/** Presses what has that name: a whole sentence in the page's language; a part of one in English only, else the state stays as it is. */
export async function press(widget: HTMLElement, name: string | RegExp): Promise<void> {
  const own = typeof name === 'string' ? msg(name) : name;
  if (document.documentElement.lang === 'en' || hasControl(widget, own)) control(widget, own).click();
  await parts(widget);
}
