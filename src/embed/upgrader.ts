/**
 * Puts widgets where a page has a `<div data-flywheel-widget>` or a link to a widget's own page: when they come near the screen, one at a time, with the room
 * they need kept from the beginning. What stood there goes into the widget, which shows it where it cannot start; where the widget is not to be had at all,
 * nothing on the page moves. Which places those are is decided in `places.ts`; how a widget is fetched it is told.
 */
import { widgetNames, type WidgetName } from './options.js';
import { placeOf, PLACES, tagOf, type Place } from './places.js';
import { rooms } from './rooms.js';
import { datasetNames, writeAttributes } from './spellings.js';

/** Attributes by which a place may become another. */
export const watched = ['href', ...new Set(widgetNames.flatMap(datasetNames))];

/** Resolves `true` once the widget's tag is defined, `false` where it cannot be; then whoever loads has told the developer. */
export type Load = (widget: WidgetName) => Promise<boolean>;

/** So many places are more than a screen, with the least room that any of them takes. */
const AT_ONCE = 10;
/** How near to the screen a place has to be, in screens. */
const NEAR = '100%';

const told = new Set<string>();

function tell({ host }: Place, faults: readonly string[]): void {
  const what = host instanceof HTMLDivElement ? 'a <div data-flywheel-widget>' : 'a link to a widget';
  const text = `${what} stays as it is: ${faults.join('; ')}.`;
  if (!told.has(text)) console.warn(`flywheel: ${text}`);
  told.add(text);
}

/** All is read before anything is written: fifty places are one look at the page. */
function keepRooms(places: readonly Place[]): void {
  const roomless = places.filter(({ box }) => !(parseFloat(getComputedStyle(box).minBlockSize) > 0));
  for (const { box, reading } of roomless) box.style.setProperty('min-block-size', `${rooms[reading.widget!]}px`);
}

const closest = (element: Element, selector: string): Element | null => {
  const found = element.closest(selector);
  const root = element.getRootNode();
  return found ?? (root instanceof ShadowRoot ? closest(root.host, selector) : null);
};

/** Whether the school that answers a widget standing there is that of `api` anyway: then the page says as whom, and the address need not. */
function isLent(host: Element, api: string | undefined): boolean {
  const school = closest(host, 'flywheel-school') ?? document.querySelector('flywheel-school[page-wide]') ?? document.querySelector('flywheel-school');
  const its = (school as { api?: string } | null)?.api ?? school?.getAttribute('api');
  return !!its && URL.canParse(its, document.baseURI) && new URL(its, document.baseURI).href === api;
}

function elementFor({ host, reading: { widget, values } }: Place): HTMLElement {
  const element = document.createElement(tagOf(widget!));
  const left = values.token === undefined && isLent(host, values.api) ? ['api'] : [];
  for (const [name, value] of writeAttributes(values)) if (!left.includes(name)) element.setAttribute(name, value);
  return element;
}

/** What had the keyboard is no longer shown: the keyboard stays at its place, and goes on into the widget from there. */
function keepFocus(element: HTMLElement): void {
  element.tabIndex = 0;
  element.focus({ preventScroll: true });
  element.addEventListener('focusout', () => element.removeAttribute('tabindex'), { once: true });
}

/** Not by `base/turns.ts`: it lies in a file with Lit. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export class Upgrader {
  readonly #bases: readonly URL[];
  readonly #load: Load;
  /** Looked at, with what it was found to be. */
  readonly #places = new WeakMap<Element, Place>();
  readonly #widgets = new WeakMap<Element, HTMLElement>();
  readonly #waiting = new Map<Element, Place>();
  readonly #near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) this.#start(target);
    },
    { rootMargin: `${NEAR} 0px` },
  );
  /** One widget begins at a time, so that many on a page do not hold it up. */
  #turn: Promise<unknown> = Promise.resolve();

  /** Links that begin with one of `bases` are ours; there may come more. */
  constructor(load: Load, bases: readonly URL[]) {
    this.#load = load;
    this.#bases = bases;
  }

  /** Looks at elements that match `PLACES`: what may be on the screen at once, so that nothing moves there; what is below it after that, some in each task. */
  look(hosts: readonly Element[]): void {
    const places: Place[] = [];
    let seen = 0;
    while (seen < hosts.length && places.length < AT_ONCE) places.push(...(this.#consider(hosts[seen++]!) ?? []));
    keepRooms(places);
    for (const place of places) {
      this.#waiting.set(place.box, place);
      this.#near.observe(place.box);
    }
    const below = hosts.slice(seen);
    if (below.length > 0) void nextTask().then(() => this.look(below.filter(({ isConnected }) => isConnected)));
  }

  /** What a place says may have changed: another student, another widget. */
  lookAgain(host: Element): void {
    this.#places.get(host)?.box.style.removeProperty('min-block-size');
    this.#places.delete(host);
    const widget = this.#widgets.get(host);
    this.#widgets.delete(host);
    widget?.replaceWith(...widget.childNodes);
    if (host.matches(PLACES)) this.look([host]);
  }

  /** A place that is new and wants its widget, or none. */
  #consider(host: Element): [Place] | undefined {
    if (this.#places.has(host)) return undefined;
    const place = placeOf(host, this.#bases);
    if (!place) return undefined;
    this.#places.set(host, place);
    const { faults, widget } = place.reading;
    if (faults.length || !widget) {
      tell(place, faults);
      return undefined;
    }
    // A copy of a page that was kept with its widgets: they start by themselves.
    return host.querySelector(`:scope > ${tagOf(widget)}`) ? undefined : [place];
  }

  #start(box: Element): void {
    const place = this.#waiting.get(box);
    this.#near.unobserve(box);
    this.#waiting.delete(box);
    if (place) void this.#begin(place);
  }

  async #begin(place: Place): Promise<void> {
    if (!(await this.#load(place.reading.widget!))) return void place.box.style.removeProperty('min-block-size');
    this.#turn = this.#turn.then(nextTask).then(() => this.#replace(place));
  }

  #replace(place: Place): void {
    const { host } = place;
    if (this.#places.get(host) !== place) return;
    if (!host.isConnected || !placeOf(host, this.#bases)) return void this.#places.delete(host);
    const hadFocus = host.contains((host.getRootNode() as Document | ShadowRoot).activeElement);
    const element = elementFor(place);
    this.#widgets.set(host, element);
    if (host instanceof HTMLDivElement) {
      element.append(...host.childNodes);
      host.append(element);
    } else {
      host.replaceWith(element);
      element.append(host);
    }
    if (hadFocus) keepFocus(element);
  }
}
