/**
 * The parts that only some pages draw, fetched when they are first drawn. Where a part cannot be fetched (offline, a cut) it is asked for again as soon as
 * the device is online, or when somebody says so. It knows nobody's words and nothing of what a part draws.
 */
import type { CSSResult, LitElement, ReactiveController } from 'lit';

/** How each part is fetched. What a module calls `styles` goes to the host's own root with it. */
export type PartLoaders = Readonly<Record<string, () => Promise<object>>>;

export class LazyParts<Loaders extends PartLoaders> implements ReactiveController {
  readonly #there = new Map<string, unknown>();
  readonly #asked = new Set<string>();
  /** How often each could not be fetched, since it last could. */
  readonly #failed = new Map<string, number>();

  constructor(
    readonly host: LitElement,
    readonly load: Loaders,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.again);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.again);
  }

  /** The part; asks for it where it is not there yet, and the host draws itself anew when it is. */
  get<Name extends keyof Loaders & string>(name: Name): Awaited<ReturnType<Loaders[Name]>> | undefined {
    if (!this.#asked.has(name)) void this.#ask(name);
    return this.#there.get(name) as Awaited<ReturnType<Loaders[Name]>> | undefined;
  }

  /**
   * Why it is not there, where it could not be fetched: `away` it comes with the connection · `lost` some browsers remember a file that could not be fetched
   * for as long as the page lives: another try is in vain there.
   */
  failure(name: keyof Loaders & string): 'away' | 'lost' | undefined {
    const failed = this.#failed.get(name);
    return failed ? (failed > 1 && navigator.onLine ? 'lost' : 'away') : undefined;
  }

  readonly again = (): void => {
    for (const name of [...this.#failed.keys()]) void this.#ask(name);
  };

  async #ask(name: string): Promise<void> {
    this.#asked.add(name);
    try {
      const part: { readonly styles?: CSSResult } = await this.load[name]!();
      const sheet = part.styles?.styleSheet;
      const root = this.host.renderRoot as ShadowRoot;
      if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
      this.#there.set(name, part);
      this.#failed.delete(name);
    } catch {
      // Said in the part's place; see `failure`.
      this.#failed.set(name, (this.#failed.get(name) ?? 0) + 1);
    }
    this.host.requestUpdate();
  }
}
