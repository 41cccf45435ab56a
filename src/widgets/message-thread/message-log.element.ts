/**
 * The timeline: messages in the order of their numbers, with the days between them, and below them what has not arrived yet. It draws only what is on the
 * screen and tells what that is; which messages there are is decided around it. For ears it is a log that is read when somebody goes through it: what is new is
 * said elsewhere, once.
 */
import { msg } from '@lit/localize';
import { html, noChange, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dayIn, formatDay } from '../../base/days.js';
import type { Message } from '../../contract/message.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { FocusController } from '../../element/focus-controller.js';
import { messageLogStyles } from './message-log.styles.js';
import { messageView, type MessageFrame } from './message-view.js';
import { LogSeenEvent } from './thread-events.js';
import type { VirtualItem } from '@tanstack/virtual-core';
import { VirtualRows } from './virtual-rows.js';

export interface LogFrame extends MessageFrame {
  /** The place at which the viewer had not read yet when the thread was opened. */
  readonly firstUnread: number | undefined;
  /** A message that was looked for. */
  readonly found: number | undefined;
  /** What has not arrived, as it is drawn. */
  readonly waiting: (item: OutboxItem) => TemplateResult | undefined;
  /** Older ones are on their way or can be asked for. */
  readonly hasOlder: boolean;
  readonly older: () => void;
}
/** Where to go, once: a message, or the end. */
export interface LogPlace {
  readonly seq: number | 'end';
  readonly align: 'start' | 'center';
}

type Key = VirtualItem['key'];

const LINE_CHARACTERS = 46;
const LINE_PX = 23;
const FRAME_PX = 84;
/** Room for the way to what is older. */
const OLDER_PX = 60;
const MANY_CHARACTERS = 1200;

export class FlywheelMessageLog extends FlywheelElement {
  static override styles = messageLogStyles;

  @property({ attribute: false }) frame?: LogFrame;
  @property({ attribute: false }) messages: readonly Message[] = [];
  @property({ attribute: false, hasChanged: isOther }) waiting: readonly OutboxItem[] = [];
  /** Gone to as soon as it is there; another object is another wish. */
  @property({ attribute: false }) place?: LogPlace;
  @property() label = '';

  readonly #rows = new VirtualRows(this, () => this.renderRoot?.querySelector<HTMLElement>('.log') ?? null);
  /** By message: a number is in every thread. */
  readonly #days = new Map<string, string>();
  /** What each row that stands in the page was drawn from, and those that are drawn now. */
  #drawnFrom = new Map<Key, readonly unknown[]>();
  #draws = this.#drawnFrom;
  /** The place that was gone to last, and whether it has been reached. */
  #wentTo: LogPlace | undefined;
  #isThere = true;
  #told = '';

  constructor() {
    super();
    this.addController(new FocusController(this));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { messages, waiting, frame } = this;
    const before = changed.get('frame');
    if (before && before.scene.timeZone !== frame?.scene.timeZone) this.#days.clear();
    if (!changed.has('messages') && !changed.has('waiting') && (!before || before.hasOlder === frame?.hasOlder) && this.hasUpdated) return;
    this.#rows.set({
      count: messages.length + waiting.length,
      keyOf: (index) => messages[index]?.seq ?? waiting[index - messages.length]?.id ?? index,
      heightOf: (index) => heightOf(messages[index]?.text ?? ''),
      above: frame?.hasOlder ? OLDER_PX : 0,
      fromEnd: this.place?.seq === 'end',
    });
  }

  protected override updated(): void {
    this.#go();
    this.#tell();
  }

  override render(): TemplateResult {
    const { frame } = this;
    if (!frame) return html``;
    this.#drawnFrom = this.#draws;
    this.#draws = new Map();
    const rows = this.#rows.draw();
    return html`<div class="log" role="log" aria-live="off" aria-label=${this.label} tabindex="0" @wheel=${this.#onHeld} @pointerdown=${this.#onHeld} @keydown=${this.#onHeld}>
      <div class="all">
        <div class="drawn">${repeat(
          rows,
          ({ key }) => key,
          ({ key, index }) => this.#changedRow(key, index, frame),
        )}</div>
        ${frame.hasOlder ? html`<p class="older no-print"><button type="button" class="link" @click=${frame.older}>${msg('Show older messages')}</button></p>` : nothing}
      </div>
    </div>
    ${rows.length < frame.thread.lastSeq + this.waiting.length ? html`<p class="paper">${msg('Only a part of this thread is on this paper. For all of it, open Settings and choose “Print this thread”.')}</p>` : nothing}`;
  }

  /** A row that is drawn and still the same is not looked through. */
  #changedRow(key: Key, index: number, frame: LogFrame): TemplateResult | typeof noChange {
    const { messages, waiting } = this;
    const from = [messages[index], messages[index + 1], waiting[index - messages.length], index, frame];
    const before = this.#drawnFrom.get(key);
    this.#draws.set(key, from);
    return before && !isOther(from, before) ? noChange : this.#renderRow(index, frame);
  }

  #renderRow(index: number, frame: LogFrame): TemplateResult {
    const message = this.messages[index];
    const item = this.waiting[index - this.messages.length];
    const next = this.messages[index + 1];
    if (!message) return html`<div class="row" data-index=${index}>${item && frame.waiting(item)}</div>`;
    // A new day ends the row before it: what comes in front of a message does not move it.
    return html`<div class="row ${frame.found === message.seq ? 'found' : ''}" data-index=${index}>
      ${index === 0 && !frame.hasOlder ? dayView(this.#dayOf(message, frame), frame) : nothing}
      ${frame.firstUnread === message.seq ? html`<p class="unread"><span>${msg('New since your last visit')}</span></p>` : nothing} ${messageView(message, frame)}
      ${next && this.#dayOf(next, frame) !== this.#dayOf(message, frame) ? dayView(this.#dayOf(next, frame), frame) : nothing}
    </div>`;
  }

  #dayOf({ id, sentAt }: Message, { scene }: LogFrame): string {
    let day = this.#days.get(id);
    if (day === undefined) this.#days.set(id, (day = dayIn(scene.timeZone, Date.parse(sentAt))));
    return day;
  }

  /** Goes where it was asked to, once that is there. On the way nothing is seen yet; whoever takes hold of the timeline has arrived. */
  #go(): void {
    const { place, messages } = this;
    if (!place || messages.length === 0) return;
    const index = place.seq === 'end' ? messages.length - 1 : messages.findIndex(({ seq }) => seq === place.seq);
    if (index < 0) return;
    if (place !== this.#wentTo) {
      this.#wentTo = place;
      this.#isThere = false;
      if (place.seq === 'end') this.#rows.toEnd();
      else this.#rows.toRow(index, place.align);
    }
    this.#isThere ||= place.seq === 'end' ? this.#rows.isAtEnd : this.#rows.shows(index);
  }

  readonly #onHeld = (): void => void (this.#isThere = true);

  /** Says what is on the screen, whenever that is something else. */
  #tell(): void {
    const { seen, isAtEnd, isAtStart } = this.#rows;
    const { messages, place } = this;
    if (!seen || messages.length === 0 || !this.#isThere || place !== this.#wentTo) return;
    const [first, last] = [messages[Math.min(seen.first, messages.length - 1)]!, messages[Math.min(seen.last, messages.length - 1)]!];
    const sight = { first: first.seq, last: last.seq, isAtEnd, isAtStart: isAtStart && seen.first < 8, isNearEnd: seen.last > messages.length - 8 };
    const told = JSON.stringify([sight, messages[0]!.seq, messages.at(-1)!.seq]);
    if (told === this.#told) return;
    this.#told = told;
    this.dispatchEvent(new LogSeenEvent(sight));
  }
}

/** Whether two lists hold other things. */
function isOther(items: readonly unknown[] = [], before: readonly unknown[] = []): boolean {
  return items.length !== before.length || items.some((item, at) => item !== before[at]);
}

function heightOf(text: string): number {
  return FRAME_PX + LINE_PX * Math.max(1, Math.ceil(Math.min(text.length, MANY_CHARACTERS) / LINE_CHARACTERS));
}

function dayView(day: string, { scene, now }: LogFrame): TemplateResult {
  const word = formatDay(day, scene.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(day.slice(0, 4) !== dayIn(scene.timeZone, now).slice(0, 4) && { year: 'numeric' }),
  });
  return html`<p class="day quiet"><time datetime=${day}>${word}</time></p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-message-log': FlywheelMessageLog;
  }
}
