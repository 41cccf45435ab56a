/**
 * Where on a page a widget is wanted without its tag: a `<div data-flywheel-widget>`, or a link to the widget's own page that stands for itself. It changes
 * nothing and knows no widget but by name.
 *
 * A link stands for itself where it is all there is in its paragraph or box. One within a sentence, in a list or in a menu is a way to somewhere, and stays one.
 */
import { isWidgetName, noSuchWidget, widgetNames } from './options.js';
import { readAddress, readDataset, WIDGET_ATTRIBUTE, type AddressReading } from './spellings.js';

/** Something that a widget is to stand in for. */
export interface Place {
  readonly host: HTMLDivElement | HTMLAnchorElement;
  /** What the widget gets its room from: the div, or the paragraph of the link. */
  readonly box: HTMLElement;
  readonly reading: AddressReading;
}

const DIV = `div[${WIDGET_ATTRIBUTE}]`;
export const PLACES = `${DIV},a[href]`;

export const tagOf = (widget: string): string => `flywheel-${widget}`;

/** What stands in these is what is shown where they cannot start. */
const OURS = `${widgetNames.map(tagOf).join()},flywheel-embed,[${WIDGET_ATTRIBUTE}]`;
/** Ways to somewhere, things to press, and a page that is being written. */
const NOT_IN =
  'nav,menu,header,footer,button,summary,label,figcaption,[role=navigation],[role=menu],[role=menubar],[role=toolbar],[role=tablist],[role=listbox]';

const boxes = new Set(['p', 'div', 'section', 'article', 'main', 'blockquote', 'figure', 'td', 'dd', 'center', 'body']);
const wrappers = new Set(['span', 'strong', 'b', 'em', 'i', 'u', 'font', 'small']);

const isNothing = (node: Node): boolean =>
  node.nodeType === Node.COMMENT_NODE || node.nodeName === 'BR' || (node.nodeType === Node.TEXT_NODE && !/\S/.test(node.textContent!));

/** The paragraph or box that a link fills alone, be it within `<strong>` and the like. */
function boxOf(link: Element): HTMLElement | undefined {
  if (link.closest(NOT_IN)) return undefined;
  let inner = link;
  for (let outer = inner.parentElement; outer; outer = inner.parentElement) {
    if (![...outer.childNodes].every((node) => node === inner || isNothing(node))) return undefined;
    if (boxes.has(outer.localName)) return outer;
    if (!wrappers.has(outer.localName)) return undefined;
    inner = outer;
  }
  return undefined;
}

function divPlace(host: HTMLDivElement): Place {
  const name = host.getAttribute(WIDGET_ATTRIBUTE)!.trim();
  const reading = isWidgetName(name) ? { widget: name, ...readDataset(name, host.attributes, document.baseURI) } : { values: {}, faults: [noSuchWidget(name)] };
  return { host, box: host, reading };
}

/** `embedBases`: what the addresses of the widgets' own pages begin with. */
export function placeOf(host: Element, embedBases: readonly URL[]): Place | undefined {
  if (!(host instanceof HTMLElement) || host.isContentEditable || host.parentElement?.closest(OURS)) return undefined;
  if (host instanceof HTMLDivElement) return divPlace(host);
  if (!(host instanceof HTMLAnchorElement) || !URL.canParse(host.href)) return undefined;
  const address = new URL(host.href);
  for (const base of embedBases) {
    const reading = readAddress(address, base);
    const box = reading && boxOf(host);
    if (box) return { host, box, reading };
  }
  return undefined;
}
