/**
 * One thread: who reads it, its timeline, when somebody answers, and below it the place to write. It leans on the ports for what it shows and hands on what a
 * person does; how the timeline is read is in `thread-reading.ts`.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { systemClock } from '../../base/clock.js';
import { dayIn } from '../../base/days.js';
import { memoLast } from '../../base/memo-last.js';
import { acknowledgeMessage } from '../../contract/message-changes.js';
import type { Message } from '../../contract/message.js';
import type { Thread } from '../../contract/thread.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { clockContext, readerContext } from '../../element/contexts.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { FocusController, focusOn } from '../../element/focus-controller.js';
import { OutboxController } from '../../element/outbox-controller.js';
import { PortController } from '../../element/port-controller.js';
import { currentLanguage } from '../../i18n/locale.js';
import { skeleton, unreadView } from '../../ui/access-view.js';
import { icon } from '../../ui/icon.js';
import { check, clock, down, info, up } from '../../ui/icons.js';
import { partLine } from '../../ui/part-line.js';
import { statusLine } from '../../ui/status-line.js';
import type { HoursLine } from './hours-words.js';
import type { LogFrame } from './message-log.element.js';
import type * as Writing from './message-composer.js';
import { mayHoldLinks } from './message-text.js';
import { canTranslate, MessageTranslations } from './message-translation.js';
import type { LogSeenEvent, MessageWantedEvent } from './thread-events.js';
import { ThreadLeftEvent } from './thread-events.js';
import { threadHead, type HeadPart } from './thread-head.js';
import { threadParts } from './thread-parts.js';
import { ThreadReading } from './thread-reading.js';
import type { ThreadScene } from './thread-scene.js';
import { outboxThread } from './thread-seams.js';
import { threadViewStyles } from './thread-view.styles.js';
import { refusalWord, threadTitle } from './thread-words.js';

const waits = ({ state }: OutboxItem): boolean => state !== 'done';

export class FlywheelThreadView extends FlywheelElement {
  static override styles = threadViewStyles;

  @property({ attribute: false }) scene?: ThreadScene;
  @property({ attribute: false }) thread?: Thread;
  @property({ type: Boolean }) hasList = false;

  /** The part that was opened from the head. */
  @state() private open: HeadPart | undefined;
  /** The message whose actions are open. */
  @state() private acting: string | undefined;
  @state() private found: number | undefined;
  @state() private said = '';

  readonly #outbox = new OutboxController(this);
  readonly #clock = new PortController(this, clockContext);
  readonly #reader = new PortController(this, readerContext);
  readonly #reading = new ThreadReading(this, this.#reader, this.#clock);
  readonly #parts = threadParts(this);
  readonly #translations = new MessageTranslations(
    () => this.requestUpdate(),
    async () => (await import('./translation-ways.js')).translators(this.#reader.port, this.scene!.access.capabilities, this.#clock.port ?? systemClock),
  );
  readonly #ring = memoLast<TemplateResult | undefined>();
  #hours: HoursLine | undefined;
  #stopTurn: (() => void) | undefined;
  #turnsAtMs: number | undefined;

  constructor() {
    super();
    this.addController(new FocusController(this));
  }

  /** Leads the keyboard to the top of the thread. */
  focusName(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#name')?.focus({ preventScroll: true }));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#turn(undefined);
  }

  get #now(): number {
    return (this.#clock.port ?? systemClock).now();
  }
  /** What comes with the place to write, for those who may. */
  get #writing(): typeof Writing | undefined {
    return this.scene?.viewer.voice ? this.#parts.get('composer') : undefined;
  }
  /** This thread's rows, oldest first. */
  get #items(): readonly OutboxItem[] {
    return this.#outbox.items.filter(({ params }) => params.thread === this.thread?.id);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { scene, thread } = this;
    if (changed.has('thread') && changed.get('thread')?.id !== thread?.id) this.open = this.found = this.acting = undefined;
    this.#reading.update(scene, thread);
    this.#reading.take(this.#items);
    this.#hours = scene && thread ? this.#writing?.hoursLine(thread, scene, this.#now) : undefined;
    this.#turn(this.#hours?.turnsAtMs);
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, thread } = this;
    if (!scene || !thread) return nothing;
    const leave = (): void => void this.dispatchEvent(new ThreadLeftEvent());
    return html`<section class="thread" aria-labelledby="name" @flywheel-message-wanted=${this.#onWanted} @flywheel-part-closed=${this.#onClosed}>
      ${threadHead({ scene, thread, hasList: this.hasList, open: this.open, ring: this.#renderRing(scene, thread), leave, toggle: this.#toggle })} ${this.#renderOpen(scene, thread)}
      <div class="timeline">${this.#renderLog(scene, thread)} ${this.#renderJumps()}</div>
      ${statusLine(this.said || this.#reading.said)} ${this.#renderHours()} ${this.#renderRefusal(scene, thread)} ${this.#renderComposer(scene, thread)}
    </section>`;
  }

  /** A timeline that is scrolled draws anew all the time; the ring is another one with another message, day or language only. */
  #renderRing(scene: ThreadScene, thread: Thread): TemplateResult | undefined {
    const { feed } = this.#reading;
    const writing = this.#writing;
    if (!writing || !feed) return undefined;
    const { newest } = feed;
    const today = dayIn(scene.timeZone, this.#now);
    return this.#ring([newest, thread.kind, scene.timeZone, today, currentLanguage()], () => writing.threadRing(newest, thread, scene, today));
  }

  #renderOpen(scene: ThreadScene, thread: Thread): TemplateResult | typeof nothing {
    const { open } = this;
    if (!open) return nothing;
    if (!this.#parts.get(open)) return html`<div class="part">${partLine(this.#parts, open, skeleton(['line', 'wide']))}</div>`;
    if (open === 'find') return html`<flywheel-thread-find class="part" .scene=${scene} .thread=${thread}></flywheel-thread-find>`;
    if (open === 'contact') return html`<flywheel-contact-log class="part" .scene=${scene} .thread=${thread}></flywheel-contact-log>`;
    return html`<flywheel-thread-settings class="part" .scene=${scene} .thread=${thread}></flywheel-thread-settings>`;
  }

  /** Where nothing can be written, words that were begun are there to be taken along. */
  #renderComposer(scene: ThreadScene, thread: Thread): TemplateResult | typeof nothing {
    if (scene.viewer.voice === null) return nothing;
    if (!this.#writing) return thread.sendRefusal === null ? html`${partLine(this.#parts, 'composer', skeleton(['wide']))}` : nothing;
    return html`<flywheel-message-composer .scene=${scene} .thread=${thread}></flywheel-message-composer>`;
  }

  #renderLog(scene: ThreadScene, thread: Thread): TemplateResult {
    const { feed, place } = this.#reading;
    const messages = feed?.messages ?? [];
    if (!messages.length) {
      const { failure } = feed ?? {};
      return failure ? html`${unreadView('failed', false, failure.kind, () => this.#reader.port?.refresh())}` : skeleton(['line', 'line', 'wide', 'line']);
    }
    return html`<flywheel-message-log
      .frame=${this.#frame(scene, thread)}
      .messages=${messages}
      .waiting=${feed?.isAtEnd && this.#writing ? this.#waiting(messages) : []}
      .place=${place}
      .label=${msg(str`Messages: ${threadTitle(thread, scene)}`)}
      @flywheel-log-seen=${this.#onSeen}
    ></flywheel-message-log>`;
  }

  /** What has not arrived: in the list, a message of this key would be there twice. */
  #waiting(messages: readonly Message[]): readonly OutboxItem[] {
    const waiting = this.#items.filter((item) => waits(item) && /^(messages\.send|contact-log\.add)$/.test(item.operationId));
    if (!waiting.length) return [];
    const arrived = new Set(messages.slice(-100).map(({ key }) => key));
    return waiting.filter(({ id }) => !arrived.has(id));
  }

  #frame(scene: ThreadScene, thread: Thread): LogFrame {
    const { capabilities } = scene.access;
    return {
      scene,
      thread,
      now: this.#now,
      language: currentLanguage(),
      translations: this.#translations,
      canTranslate: canTranslate(capabilities),
      acknowledging: new Set(
        this.#items.flatMap(({ operationId, params, state }) => (operationId === acknowledgeMessage.id && state !== 'parked' ? [params.message!] : [])),
      ),
      firstUnread: this.#reading.firstUnread,
      found: this.found,
      hasOlder: !!this.#reading.feed?.hasOlder,
      older: () => this.#reading.feed?.older(),
      acknowledge: this.#acknowledge,
      linked: this.#linked,
      file: (attachment) =>
        capabilities.includes('attachments') && this.#parts.get('file')
          ? html`<flywheel-attachment-view .scene=${scene} .thread=${thread} .attachment=${attachment}></flywheel-attachment-view>`
          : undefined,
      acting: this.acting,
      actions: (message) => this.#actionsView(message),
      more: ({ id }) => (this.acting = this.acting === id ? undefined : id),
      waiting: (item) => this.#writing?.waitingMessage(item, { scene, now: this.#now, linked: this.#linked, outbox: this.#outbox.port, say: this.#say }),
    };
  }

  #actionsView(message: Message): TemplateResult {
    if (!this.#parts.get('actions')) return html`${partLine(this.#parts, 'actions')}`;
    // The keyboard goes back to what opened them; where the message was removed with it, to its trace.
    const next = `#by-${message.seq} ~ *`;
    return html`<flywheel-message-actions data-next=${next} .scene=${this.scene} .thread=${this.thread} .message=${message}></flywheel-message-actions>`;
  }

  /** Ways to what is new, while it is not on the screen. */
  #renderJumps(): TemplateResult | typeof nothing {
    const { feed, isAway, isBehind } = this.#reading;
    if (!feed?.messages.length || (!isAway && !isBehind)) return nothing;
    return html`<div class="jumps no-print">
      ${isAway ? html`<button type="button" class="chip" @click=${() => this.#reading.toFirstUnread()}>${icon(up)}${msg('First new message')}</button>` : nothing}
      ${isBehind ? html`<button type="button" class="chip" @click=${() => this.#reading.toEnd()}>${icon(down)}${msg('Newest messages')}</button>` : nothing}
    </div>`;
  }

  #renderHours(): TemplateResult | typeof nothing {
    const { sentence, reply, isThere } = this.#hours ?? { sentence: '' };
    if (!sentence) return nothing;
    return html`<p class="hours small no-print ${isThere ? 'there' : 'away'}">${icon(isThere ? check : clock)}<span>${sentence} ${reply ?? nothing}</span></p>`;
  }

  #renderRefusal(scene: ThreadScene, thread: Thread): TemplateResult | typeof nothing {
    const word = refusalWord(thread, scene);
    return word === undefined ? nothing : html`<p class="refusal small quiet no-print">${icon(info)}<span>${word}</span></p>`;
  }

  /** What the sentence says is looked at again when it is next untrue (MT-07). */
  #turn(atMs: number | undefined): void {
    if (atMs === this.#turnsAtMs) return;
    this.#turnsAtMs = atMs;
    this.#stopTurn?.();
    this.#stopTurn = undefined;
    // A timer cannot wait longer than this; the next drawing sets it anew.
    const waitMs = atMs === undefined ? undefined : Math.min(Math.max(0, atMs - this.#now), 2 ** 31 - 1);
    if (waitMs === undefined) return;
    this.#stopTurn = (this.#clock.port ?? systemClock).after(waitMs, () => {
      this.#turnsAtMs = undefined;
      this.requestUpdate();
    });
  }

  readonly #toggle = (part: HeadPart): void => {
    this.open = this.open === part ? undefined : part;
    this.found = undefined;
  };

  /** The keyboard goes back to what opened the part. */
  readonly #onClosed = (event: Event): void => {
    event.stopPropagation();
    if (this.acting !== undefined && event.composedPath().some((one) => one instanceof Element && one.localName === 'flywheel-message-actions')) {
      this.acting = undefined;
      return;
    }
    if (this.open) focusOn(this, `[data-part="${this.open}"]`);
    this.open = this.found = undefined;
  };

  readonly #onWanted = ({ seq }: MessageWantedEvent): void => {
    this.found = seq;
    this.#reading.toMessage(seq);
  };

  readonly #onSeen = ({ sight }: LogSeenEvent): void => this.#reading.see(sight);

  readonly #linked = (text: string): unknown => (mayHoldLinks(text) && this.#parts.get('links')?.textParts(text)) || text;

  readonly #say = (words: string): void => void (this.said = words);

  readonly #acknowledge = ({ id, threadId }: Message): void => {
    const thread = this.thread!;
    const params = { thread: threadId, message: id };
    void this.#outbox.port?.send(acknowledgeMessage, { params, body: undefined, studentId: thread.studentId, thread: outboxThread(threadId) });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-thread-view': FlywheelThreadView;
  }
}
