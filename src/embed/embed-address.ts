/** Which page `<flywheel-embed>` shows, from its attributes: an address as it is, or a widget with its options. It reads attributes and makes no frame. */
import { isWidgetName, noSuchWidget, secretOptions, type WidgetName } from './options.js';
import { readAddress, readAttributes, writeAddress } from './spellings.js';

export interface EmbedAddress {
  /** `undefined` where something is wrong. */
  readonly url: URL | undefined;
  /** A name for the frame until it says one of its own. */
  readonly name: string;
  /** What the frame may ask the viewer's device for. */
  readonly permissions: string;
  /** Sentences for the developer. */
  readonly faults: readonly string[];
}

const own = ['src', 'widget', 'base', 'label'];
const fault = (...faults: readonly string[]): EmbedAddress => ({ url: undefined, name: '', permissions: '', faults });

/** Only who writes messages can record one. */
const permissionsOf = (widget: WidgetName): string => (widget === 'message-thread' ? 'clipboard-write; microphone' : 'clipboard-write');

const isLocal = (hostname: string): boolean => /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** `…/embed/check-in-card/` → `…/embed/`. */
const baseOf = ({ origin, pathname }: URL): URL => new URL(origin + pathname.replace(/[^/]+(\/(index\.html)?|\.html)?$/, ''));

function parsed(address: string, page: string): URL | undefined {
  return URL.canParse(address, page) ? new URL(address, page) : undefined;
}

/** A page on the web that nobody changes on its way, or on this site. */
const isSafe = ({ protocol, hostname, origin, username, password }: URL, page: string): boolean =>
  !username && !password && (protocol === 'https:' || (protocol === 'http:' && (isLocal(hostname) || origin === new URL(page).origin)));

/** @param base where the widgets' own pages are, where the element does not say */
export function embedAddress(element: HTMLElement, base: string | undefined): EmbedAddress {
  const src = element.getAttribute('src');
  const page = element.baseURI;
  const made = src === null ? fromOptions(element, element.getAttribute('base') ?? base, page) : fromSrc(src, page);
  // A frame answers to the page that holds it, whatever its address said before. A page without an origin is nobody.
  if (made.url && location.origin !== 'null') made.url.searchParams.set('host', location.origin);
  return made;
}

function fromSrc(src: string, page: string): EmbedAddress {
  const url = parsed(src, page);
  if (!url || !isSafe(url, page)) return fault('has a src that is no web address. It has to begin with https:// (http:// only on localhost).');
  const base = baseOf(url);
  const { widget, faults } = readAddress(url, base) ?? { widget: undefined, faults: [] };
  return widget && faults.length === 0 ? found(url, widget) : fault(...faults);
}

function fromOptions(element: HTMLElement, base: string | undefined, page: string): EmbedAddress {
  const name = element.getAttribute('widget');
  if (name === null) return fault('has neither src nor widget. Give it the address of a widget’s own page as src.');
  if (!isWidgetName(name)) return fault(noSuchWidget(name));
  const url = base === undefined ? undefined : parsed(base.endsWith('/') ? base : `${base}/`, page);
  if (!url || !isSafe(url, page))
    return fault('has no usable base. It has to be the address of the folder embed/ beside flywheel.js, for example https://school.example/widgets/embed/.');
  const { values, faults } = readAttributes(name, element.attributes, page, own);
  const secret = secretOptions.filter((option) => values[option] !== undefined);
  if (secret.length > 0) return fault(`${secret.join(', ')} would stand in an address. Set the property getToken instead.`);
  if (faults.length > 0) return fault(...faults);
  if (values['api'] === undefined) return fault('has no api. Set it to the base URL of a compatible API.');
  return found(writeAddress(name, values, url), name);
}

const found = (url: URL, widget: WidgetName): EmbedAddress => ({
  url,
  name: widget.charAt(0).toUpperCase() + widget.slice(1).replaceAll('-', ' '),
  permissions: permissionsOf(widget),
  faults: [],
});
