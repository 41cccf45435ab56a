/**
 * Answers on the document for widgets that no `<flywheel-school>` stands around: by their own attributes, or by a school elsewhere on the
 * page, also one that comes later. One of these serves every copy of the library on the page.
 */
import type { Settings } from '../element/flywheel-widget.js';
import { misconfigured } from './misconfigured.js';
import { portNames, type Machinery } from './ports.js';
import { share, type Share } from './shared-machinery.js';

/** A `<flywheel-school>` that lends its machinery to widgets outside of it. */
export interface Lender {
  readonly pageWide: boolean;
  readonly machinery: Machinery | undefined;
}
export interface Answerer {
  /** Called when a lender comes or has changed. */
  lend(lender: Lender): void;
  withdraw(lender: Lender): void;
  /** Everything that is open on this page. */
  machineries(): readonly Machinery[];
}

interface Request {
  readonly element: Element & Settings;
  readonly context: unknown;
  readonly callback: (value: unknown, leave: () => void) => void;
  readonly leave: () => void;
  given: unknown;
}
type ContextRequest = Event & { context: unknown; contextTarget?: Element; subscribe?: boolean; callback: Request['callback'] };

const KEY = Symbol.for('flywheel-answerer/1');
/** How long after loading a page may take to say which API; then the developer is told. */
export const PATIENCE_MS = 2000;

class DocumentAnswerer implements Answerer {
  readonly #lenders = new Set<Lender>();
  readonly #requests = new Set<Request>();
  readonly #shares = new Map<Element, Share>();
  #patient = true;
  #waiting = false;

  readonly answer = (event: Event): void => {
    const { context, contextTarget, callback, subscribe } = event as ContextRequest;
    if (!portNames.has(context)) return;
    event.stopImmediatePropagation();
    const element = (contextTarget ?? event.composedPath()[0]) as Element & Settings;
    const request: Request = { element, context, callback, given: undefined, leave: () => this.#leave(request) };
    if (subscribe) this.#requests.add(request);
    request.given = this.#portFor(request);
    callback(request.given, request.leave);
  };

  lend(lender: Lender): void {
    this.#lenders.add(lender);
    this.#reconsider();
  }

  withdraw(lender: Lender): void {
    if (this.#lenders.delete(lender)) this.#reconsider();
  }

  machineries(): readonly Machinery[] {
    return [...new Set([...this.#shares.values(), ...this.#lenders].flatMap(({ machinery }) => machinery ?? []))];
  }

  #portFor({ element, context }: Request): unknown {
    const name = portNames.get(context)!;
    if (element.api !== undefined || element.adapter) {
      const before = this.#shares.get(element);
      const now = share(element, `<${element.localName}>`);
      this.#shares.set(element, now);
      now.machinery.onChange = () => this.#reconsider();
      before?.release();
      return now.machinery.ports[name];
    }
    const lenders = [...this.#lenders];
    const lender = lenders.findLast((one) => isAround(one, element)) ?? lenders.find(({ pageWide }) => pageWide) ?? lenders[0];
    if (lender) return lender.machinery?.ports[name];
    if (this.#patient) this.#wait();
    else return misconfigured(`<${element.localName}> has no api, and there is no <flywheel-school> on the page. Give one of them an api.`).ports[name];
    return undefined;
  }

  #leave(request: Request): void {
    this.#requests.delete(request);
    if ([...this.#requests].some(({ element }) => element === request.element)) return;
    this.#shares.get(request.element)?.release();
    this.#shares.delete(request.element);
  }

  #reconsider(): void {
    for (const request of [...this.#requests]) {
      const port = this.#portFor(request);
      if (port === request.given) continue;
      request.given = port;
      request.callback(port, request.leave);
    }
  }

  #wait(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    const soon = (): void =>
      void setTimeout(() => {
        this.#patient = false;
        this.#reconsider();
      }, PATIENCE_MS);
    if (document.readyState === 'complete') soon();
    else window.addEventListener('load', soon, { once: true });
  }
}

/** Whether a lender is an element that `inner` stands in, through shadow roots too: a school may be defined after its widgets. */
function isAround(lender: Lender, inner: Node): boolean {
  for (let node: Node | null = inner; node; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null) if (node === (lender as unknown)) return true;
  return false;
}

/** The page's answerer; the first copy of the library to ask puts it there. */
export function documentAnswerer(): Answerer {
  const page = document as Document & { [KEY]?: Answerer };
  if (!page[KEY]) {
    const answerer = new DocumentAnswerer();
    page[KEY] = answerer;
    document.addEventListener('context-request', answerer.answer);
    // Widgets that were defined before us have asked nobody: as a provider of the community protocol does, we say that we are here.
    for (const context of portNames.keys()) document.dispatchEvent(Object.assign(new Event('context-provider'), { context, contextTarget: document }));
  }
  return page[KEY];
}
