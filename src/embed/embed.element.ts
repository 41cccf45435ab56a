/**
 * A widget in a frame, for pages that want it apart from their own scripts and styles: it makes the frame with its name, sandbox and permissions, gives it
 * the height that it asks for, hands in tokens and lets its events happen on the page. It needs no Lit, so it works under any policy of the page, and knows
 * nothing of what the frame shows.
 */
import type { GetToken } from '../element/flywheel-widget.js';
import { embedAddress, type EmbedAddress } from './embed-address.js';
import { embedStyles } from './embed.styles.js';
import { eventFrom } from './frame-events.js';
import { lookMessage, readFromFrame, tokenMessage, type FromFrame, type Token } from './messages.js';
import { sharedOptions, widgetOptions } from './widget-options.js';

/** Scripts and its own storage, without which no word is safe; files, windows and questions. Never the page around it. */
const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals';
/** A frame that has loaded and says nothing for so long is something else, or was not let in. */
const SILENT_MS = 5000;

/** Of the element itself; every other attribute is the widget's. */
const own = ['src', 'widget', 'base', 'label'] as const;
const options = [...new Set([sharedOptions, ...Object.values(widgetOptions)].flatMap((of) => Object.keys(of)))];

/** A server that only reads the class has no elements. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? class {};

/**
 * Shows a widget in a frame of another page: `src` is that page's address, or `widget` and `base` with the widget's own attributes.
 *
 * @tagname flywheel-embed
 * @slot - Shown where the frame cannot be, for instance a link to the widget's own page.
 * @attr {string} src - Address of a widget's own page: `https://school.example/widgets/embed/check-in-card/?api=…`.
 * @attr {string} widget - Instead of `src`: the widget's name, such as `check-in-card`; its options are attributes beside it.
 * @attr {string} base - Where the widgets' own pages are, with `widget`: `https://school.example/widgets/embed/`.
 * @attr {string} label - What a screen reader calls the frame; else what the frame shows.
 * @attr {string} api - With `widget`: base URL of a compatible API.
 * @attr {string} student - With `widget`: id of the student.
 * @attr {string} locale - With `widget`: language of the words, as BCP 47.
 * @fires {BookingHeldEvent} flywheel-booking-held - The API holds a time for the family.
 * @fires {BookingSentEvent} flywheel-booking-sent - The API has taken something about appointments.
 * @fires {CheckInQueuedEvent} flywheel-check-in-queued - A check-in is safe on this device and waits to be sent.
 * @fires {CheckInSentEvent} flywheel-check-in-sent - The API has taken a check-in.
 * @fires {CheckInSkippedEvent} flywheel-check-in-skipped - The person chose not to check in today.
 * @fires {ConferenceRequestSentEvent} flywheel-conference-request-sent - The API has taken a request for another time.
 * @fires {DraftRestoredEvent} flywheel-draft-restored - Words of an earlier visit are back in a form.
 * @fires {GoalPointQueuedEvent} flywheel-goal-point-queued - A point of a goal is safe on this device and waits to be sent.
 * @fires {GoalPointSentEvent} flywheel-goal-point-sent - The API has taken a point of a goal.
 * @fires {GoalSentEvent} flywheel-goal-sent - The API has taken a goal.
 * @fires {MessageSentEvent} flywheel-message-sent - The API has taken a message.
 * @fires {SignedOutEvent} flywheel-signed-out - The API no longer knows the viewer.
 * @fires {StudentChosenEvent} flywheel-student-chosen - The viewer chose another student.
 * @fires {ThreadOpenedEvent} flywheel-thread-opened - The viewer opened a thread.
 * @cssprop [--flywheel-embed-height=30rem] - How tall the frame is until it has said how tall it would like to be.
 */
export class FlywheelEmbed extends Base {
  /** Where the widgets' own pages are, for every element that does not say. */
  static base: string | undefined;
  static readonly observedAttributes: readonly string[] = [...own, ...options];

  readonly #frame: HTMLIFrameElement | undefined;
  readonly #box: HTMLElement | undefined;
  readonly #instead: HTMLElement | undefined;
  #getToken: GetToken | undefined;
  #address: EmbedAddress | undefined;
  #planned = false;
  /** The frame has said something that makes sense: it is ours, and it listens. */
  #isHeard = false;
  /** Of a question for a token that is being answered. */
  #answering = false;
  #listening: AbortController | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    if (!globalThis.document) return;
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(embedStyles);
    root.adoptedStyleSheets = [sheet];
    this.#frame = document.createElement('iframe');
    this.#box = Object.assign(document.createElement('div'), { className: 'frame' });
    this.#instead = Object.assign(document.createElement('p'), { className: 'instead', hidden: true });
    this.#frame.setAttribute('sandbox', SANDBOX);
    this.#frame.setAttribute('loading', 'lazy');
    this.#frame.setAttribute('referrerpolicy', 'no-referrer');
    this.#frame.addEventListener('load', () => this.#onLoad());
    root.append(this.#box, this.#instead);
  }

  /** Gives a fresh token whenever the frame asks for one. Without it, the frame goes by the cookies of its own site. */
  get getToken(): GetToken | undefined {
    return this.#getToken;
  }
  set getToken(getToken: GetToken | undefined) {
    if (getToken === this.#getToken) return;
    this.#getToken = getToken;
    // Unasked: somebody else is looking. A frame that has not begun hears nothing, and will ask.
    if (this.#isHeard) void this.#answer(undefined);
  }

  connectedCallback(): void {
    this.#takeEarly();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    window.addEventListener('message', this.#onMessage, { signal });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#isHeard && this.#tellLook(), { signal });
    this.#plan();
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    this.#listening = undefined;
    clearTimeout(this.#silence);
  }

  attributeChangedCallback(): void {
    this.#plan();
  }

  /** What a page has set before the tag was defined hides the property of the class. */
  #takeEarly(): void {
    if (!Object.hasOwn(this, 'getToken')) return;
    const { getToken } = this;
    delete (this as { getToken?: unknown }).getToken;
    this.getToken = getToken;
  }

  /** Several attributes may change in one breath. */
  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      if (this.isConnected) this.#show();
    });
  }

  #show(): void {
    const frame = this.#frame!;
    const address = embedAddress(this, FlywheelEmbed.base);
    const before = this.#address?.url?.href;
    this.#address = address;
    if (!address.url) {
      for (const fault of address.faults) console.warn(`flywheel: <flywheel-embed> ${fault}`);
      frame.remove();
      void this.#showInstead();
      return;
    }
    frame.title = this.getAttribute('label') ?? (frame.title || address.name);
    frame.setAttribute('allow', address.permissions);
    if (address.url.href === before && frame.isConnected) return;
    this.#instead!.hidden = true;
    this.#isHeard = false;
    frame.src = address.url.href;
    if (!frame.isConnected) this.#box!.append(frame);
  }

  #onLoad(): void {
    clearTimeout(this.#silence);
    // Not by `base/clock.ts`: it lies in a file with Lit.
    this.#silence = setTimeout(() => {
      const address = this.#address?.url;
      if (!address || !this.isConnected || this.#isHeard) return;
      console.warn(
        `flywheel: the frame of ${address.origin + address.pathname} says nothing. See that this address is there, that its server lets it be framed (frame-ancestors), and this page lets it in (frame-src).`,
      );
      void this.#showInstead();
    }, SILENT_MS);
  }

  readonly #onMessage = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source === null || source !== this.#frame?.contentWindow || origin !== this.#address?.url?.origin) return;
    const said = readFromFrame(data);
    if (!said) return;
    clearTimeout(this.#silence);
    // A frame asks when it begins, and where it was loaded anew.
    if (!this.#isHeard || said.type === 'flywheel.token-please') this.#tellLook();
    this.#isHeard = true;
    this.#hear(said);
  };

  #hear(said: FromFrame): void {
    if (said.type === 'flywheel.token-please') return void this.#answer(said.ask);
    if (said.type === 'flywheel.event') {
      const event = eventFrom(said.name, said.detail);
      if (event) this.dispatchEvent(event);
      return;
    }
    this.#instead!.hidden = true;
    this.#box!.style.blockSize = `${said.height}px`;
    if (!this.hasAttribute('label')) this.#frame!.title = said.name;
  }

  async #answer(ask: number | undefined): Promise<void> {
    if (this.#answering && ask !== undefined) return;
    const getToken = this.#getToken;
    this.#answering = true;
    try {
      // A frame whose question finds no answer asks again.
      const token: Token = getToken && ((await getToken()) ?? null);
      if (getToken === this.#getToken) this.#tell(tokenMessage(token, ask));
    } catch (error) {
      reportError(error);
    } finally {
      this.#answering = false;
    }
  }

  /** Dark or light, as the page is where the frame stands: the frame cannot see that. */
  #tellLook(): void {
    const schemes = getComputedStyle(this).colorScheme;
    const follows = /light/.test(schemes) && matchMedia('(prefers-color-scheme: dark)').matches;
    this.#tell(lookMessage(/dark/.test(schemes) && (follows || !/light/.test(schemes))));
  }

  /** To the frame, as long as it is what we asked for. */
  #tell(message: unknown): void {
    const origin = this.#address?.url?.origin;
    if (origin !== undefined) this.#frame?.contentWindow?.postMessage(message, origin);
  }

  /** What the page says for that case; where it says nothing, a sentence and the link. */
  async #showInstead(): Promise<void> {
    const instead = this.#instead!;
    const { url } = this.#address ?? {};
    const { mistakeWords, openWords } = await import('./embed-words.js');
    const slot = document.createElement('slot');
    slot.append(
      url ? Object.assign(document.createElement('a'), { href: url.href, target: '_blank', rel: 'noopener', textContent: openWords() }) : mistakeWords(),
    );
    instead.replaceChildren(slot);
    instead.hidden = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-embed': FlywheelEmbed;
  }
}
