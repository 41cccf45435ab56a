/**
 * The front door: says which API, as whom and about whom, for every widget inside it, and for those elsewhere on the page that have no
 * other. It draws nothing of its own and knows no widget.
 */
import { ContextProvider } from '@lit/context';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { systemClock } from '../base/clock.js';
import type { Call } from '../contract/operation.js';
import { accessContext, clockContext, draftsContext, outboxContext, readerContext } from '../element/contexts.js';
import { FlywheelElement } from '../element/flywheel-element.js';
import type { GetToken, Settings } from '../element/flywheel-widget.js';
import { documentAnswerer, PATIENCE_MS, type Lender } from './answerer.js';
import { compose } from './compose.js';
import type { Machinery } from './ports.js';
import { identityOf, sameIdentity } from './shared-machinery.js';
import { leave, type LeaveOptions } from './sign-out.js';
import { watchUnsaved } from './unsaved-watch.js';

/**
 * Connects the widgets inside it, or on the whole page, with the API of one school, as one person.
 *
 * @tagname flywheel-school
 * @slot - The widgets, and whatever else.
 * @fires {UnsavedEvent} flywheel-unsaved - Words would be lost if the page went now, or no longer.
 */
export class FlywheelSchool extends FlywheelElement implements Settings, Lender {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Base URL of a compatible API; https outside localhost. */
  @property() api?: string;
  /** A bearer token, for trials. It stays in memory. */
  @property() token?: string;
  /** Gives a fresh token whenever one is needed, and once more after the API said 401. Goes before `token`. */
  @property({ attribute: false }) getToken?: GetToken;
  /** A school's own way to its API, instead of HTTP. */
  @property({ attribute: false }) adapter?: Call;
  /** Id of the student that the page is about. */
  @property() student?: string;
  /** Language of the words, as BCP 47; the viewer's own where it is not given. One page has one language. */
  @property() locale?: string;
  /** IANA zone in which times are shown; the viewer's own where it is not given. */
  @property({ attribute: 'time-zone' }) timeZone?: string;
  /** Several people use this device: words are sealed on it under a key that the API gives their writer; where it gives none, nothing is kept. */
  @property({ type: Boolean, attribute: 'shared-device' }) sharedDevice = false;
  /** It also serves the widgets outside of it, before any other school on the page does. */
  @property({ type: Boolean, attribute: 'page-wide' }) pageWide = false;

  readonly #providers = [
    [new ContextProvider(this, { context: accessContext }), 'access'],
    [new ContextProvider(this, { context: draftsContext }), 'drafts'],
    [new ContextProvider(this, { context: outboxContext }), 'outbox'],
    [new ContextProvider(this, { context: readerContext }), 'reader'],
    [new ContextProvider(this, { context: clockContext }), 'clock'],
  ] as const;
  #identity: readonly unknown[] | undefined;
  #machinery: Machinery | undefined;
  #stopWaiting: (() => void) | undefined;

  /** What stands behind the ports; for the document's answerer. */
  get machinery(): Machinery | undefined {
    return this.#machinery;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#compose();
    documentAnswerer().lend(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (this.isConnected) return;
      documentAnswerer().withdraw(this);
      this.#stopWaiting?.();
      this.#give(undefined);
      this.#identity = undefined;
    });
  }

  /**
   * Clears everything of the viewer from this device and this page, when they sign out. Asks first about what was not sent yet.
   * Resolves `false` where the person would rather stay. Signing out itself is the page's to do, afterwards.
   */
  signOut(options: LeaveOptions = {}): Promise<boolean> {
    return leave(this.#machinery ? [this.#machinery] : [], options);
  }

  /**
   * Starts anew as whoever `getToken` names now: for a page whose function stays the same while somebody else signs in. Nothing is sent as, or shown to, the other, and
   * nothing is cleared: what was not sent waits for its writer. For "sign out" there is `signOut()`.
   */
  reset(): void {
    this.#identity = undefined;
    if (this.isConnected && this.hasUpdated) this.#compose();
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.isConnected) return;
    this.#compose();
    if (['student', 'locale', 'timeZone'].some((name) => changed.has(name))) this.#machinery?.wish(this);
    if (changed.has('pageWide')) documentAnswerer().lend(this);
  }

  /** Another API or another token is another person, for all we know: everything starts anew. */
  #compose(): void {
    const identity = identityOf(this);
    if (sameIdentity(this.#identity, identity)) return;
    this.#identity = identity;
    this.#stopWaiting?.();
    const start = (): void => {
      this.#give(watchUnsaved(compose(this, '<flywheel-school>'), this));
      documentAnswerer().lend(this);
    };
    // A framework may set the properties a moment later.
    if (this.api === undefined && !this.adapter) this.#stopWaiting = systemClock.after(PATIENCE_MS, start);
    else start();
  }

  #give(machinery: Machinery | undefined): void {
    const before = this.#machinery;
    this.#machinery = machinery;
    if (machinery) {
      machinery.onChange = () => {
        this.#provide();
        documentAnswerer().lend(this);
      };
    }
    this.#provide();
    before?.stop();
  }

  #provide(): void {
    for (const [provider, name] of this.#providers) provider.setValue(this.#machinery?.ports[name] as never);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-school': FlywheelSchool;
  }
}
