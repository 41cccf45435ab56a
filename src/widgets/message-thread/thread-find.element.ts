/**
 * Looks for words in a thread, or for a day. The API knows where they stand; what is found is shown in the timeline, one after the other. What is looked for
 * goes into no address and is kept nowhere.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dayIn } from '../../base/days.js';
import { newId } from '../../base/ids.js';
import { cleanText, fitsCharacters } from '../../base/text.js';
import { systemClock } from '../../base/clock.js';
import { listMessages } from '../../contract/message.js';
import { findMessages } from '../../contract/thread-extracts.js';
import { messageLimits } from '../../contract/message-limits.js';
import type { Thread } from '../../contract/thread.js';
import { clockContext, readerContext } from '../../element/contexts.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { PortController } from '../../element/port-controller.js';
import { controls } from '../../ui/controls.styles.js';
import { icon } from '../../ui/icon.js';
import { close, down, search, up } from '../../ui/icons.js';
import { findStyles } from './thread-find.styles.js';
import { MessageWantedEvent } from './thread-events.js';
import type { ThreadScene } from './thread-scene.js';
import { PartClosedEvent } from './thread-seams.js';

export class FlywheelThreadFind extends FlywheelElement {
  static override styles = [controls, findStyles];

  @property({ attribute: false }) scene?: ThreadScene;
  @property({ attribute: false }) thread?: Thread;

  @state() private said = '';
  /** Where the words stand, the newest first. */
  @state() private seqs: readonly number[] = [];
  @state() private at = 0;
  @state() private hasMore = false;
  @state() private busy = false;

  readonly #reader = new PortController(this, readerContext);
  readonly #clock = new PortController(this, clockContext);
  /** Answers to an earlier question are no answers to this one. */
  #question = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('thread') && changed.get('thread')?.id !== this.thread?.id) this.#forget();
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLInputElement>('#words')?.focus();
  }

  override render(): TemplateResult {
    return html`<div class="find" role="search" @keydown=${this.#onKey}>
      <form class="row" @submit=${this.#onFind}>
        <label class="visually-hidden" for="words">${msg('Find in this thread')}</label>
        <input id="words" class="field" type="search" dir="auto" autocomplete="off" placeholder=${msg('Find in this thread')} @input=${this.#forget} />
        <button type="submit" class="button" ?disabled=${this.busy}>${icon(search)}${msg('Find')}</button>
      </form>
      ${this.#renderFound()}
      <div class="row">
        <label for="day" class="small">${msg('Go to a day')}</label>
        <input id="day" class="field" type="date" max=${this.#today} @change=${this.#onDay} />
        <button type="button" class="link" @click=${this.#onClose}>${icon(close)}${msg('Close')}</button>
      </div>
      <p class="small" role="status">${this.said}</p>
    </div>`;
  }

  #renderFound(): TemplateResult | typeof nothing {
    if (!this.seqs.length) return nothing;
    return html`<div class="row">
      <button type="button" class="button" ?disabled=${this.at >= this.seqs.length - 1} @click=${() => this.#show(this.at + 1)}>${icon(up)}${msg('Earlier')}</button>
      <button type="button" class="button" ?disabled=${this.at === 0} @click=${() => this.#show(this.at - 1)}>${icon(down)}${msg('Later')}</button>
    </div>`;
  }

  get #today(): string {
    return dayIn(this.scene!.school.timeZone, (this.#clock.port ?? systemClock).now());
  }

  #show(at: number): void {
    this.at = at;
    const count = this.seqs.length;
    this.said = this.hasMore ? msg(str`${at + 1} of more than ${count}, the newest first`) : msg(str`${at + 1} of ${count}, the newest first`);
    this.dispatchEvent(new MessageWantedEvent(this.seqs[at]!));
  }

  readonly #forget = (): void => {
    this.#question++;
    this.seqs = [];
    this.said = '';
    this.busy = false;
  };

  /** Runs one question; what it says where it fails. */
  async #ask(run: (isStill: () => boolean) => Promise<void>): Promise<void> {
    this.#forget();
    const question = this.#question;
    this.busy = true;
    try {
      await run(() => question === this.#question);
    } catch {
      // Without the API nothing is found; that is said, and the person may try again.
      if (question === this.#question) this.said = msg('This cannot be looked for right now. Try again when there is a connection.');
    }
    if (question === this.#question) this.busy = false;
  }

  readonly #onFind = (event: Event): void => {
    event.preventDefault();
    const text = cleanText(this.renderRoot.querySelector<HTMLInputElement>('#words')!.value).trim();
    if (!text) return;
    if (!fitsCharacters(text, messageLimits.findCharacters)) {
      this.#forget();
      this.said = msg('This is too long to look for.');
      return;
    }
    void this.#ask(async (isStill) => {
      const found = await this.#reader.port!.read(findMessages, { params: { thread: this.thread!.id }, body: { text }, idempotencyKey: newId() });
      if (!isStill()) return;
      this.seqs = found.seqs;
      this.hasMore = found.more;
      if (found.seqs.length) this.#show(0);
      else this.said = msg('Nothing was found.');
    });
  };

  readonly #onDay = (event: Event): void => {
    const on = (event.target as HTMLInputElement).value;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) return;
    void this.#ask(async (isStill) => {
      const { items } = await this.#reader.port!.read(listMessages, { params: { thread: this.thread!.id }, query: { on, limit: 2 } });
      const zone = this.scene!.school.timeZone;
      const first = items.find(({ sentAt }) => dayIn(zone, Date.parse(sentAt)) >= on) ?? items.at(-1);
      if (!isStill()) return;
      if (first) this.dispatchEvent(new MessageWantedEvent(first.seq));
      this.said = first ? msg('The first message of that day, or the nearest one, is shown.') : msg('Nothing was found.');
    });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#onClose();
  };

  readonly #onClose = (): void => void this.dispatchEvent(new PartClosedEvent());
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-thread-find': FlywheelThreadFind;
  }
}
