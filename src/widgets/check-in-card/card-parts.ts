/**
 * The parts that only some cards draw, fetched when they are first drawn. Where a part cannot be fetched (offline, a cut) its place says so, and it is
 * asked for again as soon as the device is online, or on a press. It knows nobody's words and nothing of what a part draws.
 */
import { msg } from '@lit/localize';
import { html, nothing, type CSSResult, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { icon } from '../../ui/icon.js';
import { offline } from '../../ui/icons.js';

const loaders = {
  closed: () => import('./closed-view.js'),
  voices: () => import('./voices-view.js'),
  history: () => import('./history-section.js'),
  conflict: () => import('./conflict-section.js'),
  group: () => import('./group-panel.js'),
  'check-in-check-out': () => Promise.all([import('./plan-view.js'), import('./check-out-view.js')]).then(([plan]) => plan),
  'daily-report-card': () => Promise.all([import('./plan-view.js'), import('./report-view.js')]).then(([plan]) => plan),
};
type Loaders = typeof loaders;
export type PartName = keyof Loaders;
type Part<Name extends PartName> = Awaited<ReturnType<Loaders[Name]>>;

export class CardParts implements ReactiveController {
  readonly #there = new Map<PartName, unknown>();
  readonly #asked = new Set<PartName>();
  /** How often each could not be fetched, since it last could. */
  readonly #failed = new Map<PartName, number>();

  constructor(
    readonly host: LitElement,
    readonly load: Readonly<Record<PartName, () => Promise<object>>> = loaders,
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
  get<Name extends PartName>(name: Name): Part<Name> | undefined {
    if (!this.#asked.has(name)) void this.#ask(name);
    return this.#there.get(name) as Part<Name> | undefined;
  }

  /** What stands in a part's place: `meanwhile` while it is on its way, a sentence where it could not be fetched. */
  instead(name: PartName, meanwhile: TemplateResult | typeof nothing = nothing): TemplateResult | typeof nothing {
    const failed = this.#failed.get(name);
    if (!failed) return meanwhile;
    // Some browsers remember a file that could not be fetched for as long as the page lives: another try is in vain there.
    const lost = failed > 1 && navigator.onLine;
    return html`<p class="offline small quiet">
      ${icon(offline)}<span
        >${
          lost
            ? msg('This part could not be loaded. It comes when you reload this page; words saved on this device stay.')
            : msg('This part could not be loaded. It comes when you are online again.')
        }</span
      >
      <button type="button" class="link" @click=${this.again}>${msg('Try again')}</button>
    </p>`;
  }

  readonly again = (): void => {
    for (const name of [...this.#failed.keys()]) void this.#ask(name);
  };

  async #ask(name: PartName): Promise<void> {
    this.#asked.add(name);
    try {
      const part: { readonly styles?: CSSResult } = await this.load[name]();
      const sheet = part.styles?.styleSheet;
      const root = this.host.renderRoot as ShadowRoot;
      if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
      this.#there.set(name, part);
      this.#failed.delete(name);
    } catch {
      // Said in the part's place; see `instead`.
      this.#failed.set(name, (this.#failed.get(name) ?? 0) + 1);
    }
    this.host.requestUpdate();
  }
}
