/**
 * The three ways to write the same options: as attributes (`time-zone="…"`), as `data-flywheel-time-zone="…"`, and in an address (`?time-zone=…`); each
 * of them read and written. Which options there are and what they may say stands in `options.ts`. Pure: it touches no page.
 */
import { isWidgetName, noSuchWidget, optionsOf, originOf, readOptions, secretOptions, type OptionValues, type Reading, type WidgetName } from './options.js';

const PREFIX = 'data-flywheel-';
/** On a `<div>`, which widget it is to become. */
export const WIDGET_ATTRIBUTE = `${PREFIX}widget`;
/** In an address, from which origin a frame may be handed a token. */
const HOST = 'host';

type Attribute = Pick<Attr, 'name' | 'value'>;

/** Attributes that any element may have: no option of ours, and nothing wrong. */
const ofAnyElement =
  /^(data-|aria-|on|xml|item|class$|id$|style$|slot$|part$|exportparts$|lang$|dir$|title$|hidden$|role$|tabindex$|inert$|is$|nonce$|translate$|draggable$|spellcheck$|contenteditable$|popover$|accesskey$|autofocus$)/;

/** What senders of mail and makers of sites hang on to every address. */
const ofAnyAddress = /^(utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)$/;

/** `<flywheel-check-in-card student="…">`, and a host element with the same attributes, of which it names its own in `except`. */
export function readAttributes(widget: WidgetName, attributes: Iterable<Attribute>, base: string, except: readonly string[] = []): Reading {
  const said = [...attributes].filter(({ name }) => !ofAnyElement.test(name) && !except.includes(name));
  return readOptions(
    widget,
    said.map(({ name, value }) => [name, value]),
    base,
  );
}

/** `<div data-flywheel-widget="check-in-card" data-flywheel-student="…">`; other attributes are the page's own. */
export function readDataset(widget: WidgetName, attributes: Iterable<Attribute>, base: string): Reading {
  const ours = [...attributes].filter(({ name }) => name.startsWith(PREFIX) && name !== WIDGET_ATTRIBUTE);
  return readOptions(
    widget,
    ours.map(({ name, value }) => [name.slice(PREFIX.length), value]),
    base,
  );
}

/** The attributes that `readDataset` reads, and the one that names the widget. */
export const datasetNames = (widget: WidgetName): string[] => [WIDGET_ATTRIBUTE, ...Object.keys(optionsOf(widget)).map((name) => PREFIX + name)];

/** What an address says: options, and for a frame the origin that may hand it a token. */
export interface QueryReading extends Reading {
  readonly host?: string;
}

/** `?api=…&student=…`. It has to name an api, for it stands alone; a token in it is refused. */
export function readQuery(widget: WidgetName, query: URLSearchParams, base: string): QueryReading {
  const said = [...query].filter(([name]) => !ofAnyAddress.test(name));
  const secret = said.filter(([name]) => secretOptions.includes(name));
  const { values, faults } = readOptions(
    widget,
    said.filter(([name]) => name !== HOST && !secretOptions.includes(name)),
    base,
  );
  const hosts = query.getAll(HOST);
  const host = hosts.length ? originOf(hosts.length > 1 ? '' : hosts[0]!) : undefined;
  return {
    values,
    faults: [
      ...faults,
      ...secret.map(([name]) => `${name} must never stand in an address, where others can read it: take it out, and make that ${name} worthless`),
      ...(values.api === undefined && !query.get('api')?.trim() ? [`the address of ${widget} has no api: add ?api= and the base URL of a compatible API`] : []),
      ...(host && 'fault' in host ? [host.fault] : []),
    ],
    ...(host && 'origin' in host ? { host: host.origin } : {}),
  };
}

/** An address below the embed base, read whole. `widget` is missing where it names none that there is. */
export interface AddressReading extends QueryReading {
  readonly widget?: WidgetName;
}

/**
 * `https://school.example/widgets/embed/check-in-card/?api=…`, also without the last slash, with `index.html` or as `check-in-card.html`.
 *
 * @returns `undefined` where the address is not below `embedBase`
 */
export function readAddress(address: URL, embedBase: URL): AddressReading | undefined {
  if (address.origin !== embedBase.origin || !address.pathname.startsWith(embedBase.pathname)) return undefined;
  const name = address.pathname.slice(embedBase.pathname.length).replace(/(\/(index\.html)?|\.html)$/, '');
  if (!isWidgetName(name)) return { values: {}, faults: [noSuchWidget(name)] };
  return { widget: name, ...readQuery(name, address.searchParams, address.href) };
}

/** Names and values of attributes. */
export const writeAttributes = (values: OptionValues): [name: string, value: string][] => Object.entries(values);

/** Names and values of attributes of a `<div>`, the widget's name first. */
export const writeDataset = (widget: WidgetName, values: OptionValues): [name: string, value: string][] => [
  [WIDGET_ATTRIBUTE, widget],
  ...Object.entries(values).map(([name, value]): [string, string] => [PREFIX + name, value]),
];

/** The address of a widget's own page, for a link or a frame. A token is left out; `host` is the origin that may hand one in. */
export function writeAddress(widget: WidgetName, values: OptionValues, embedBase: URL, host?: string): URL {
  const address = new URL(`${widget}/`, embedBase);
  const open = Object.entries(values).filter(([name]) => !secretOptions.includes(name));
  // A switch that is on would be lost by those who tidy addresses if it were empty.
  for (const [name, value] of open) address.searchParams.set(name, value === '' ? 'true' : value);
  if (host !== undefined) address.searchParams.set(HOST, host);
  return address;
}
