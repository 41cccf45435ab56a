/**
 * From a time that was pressed to an appointment: asking for the hold, the hold with its countdown, what the family says with it, the confirmation; and
 * when the time is lost, what is free near it. Each step says what is known and no more. What is typed is kept whatever happens to the time.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { cancelBooking, confirmBooking, holdSlot, type Booking } from '../../contract/booking.js';
import type { Conference } from '../../contract/conference.js';
import { limits } from '../../contract/limits.js';
import type { Slot } from '../../contract/slot.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { attention, clock as clockIcon, offline } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { isWaiting } from '../../ui/sending-view.js';
import { statusLine } from '../../ui/status-line.js';
import { bookingThread } from './booking-commands.js';
import { ConferencePart } from './conference-part.js';
import { partStyles } from './conference-part.styles.js';
import { bookingBody, detailFields, detailReaders, type DetailFields } from './detail-fields.js';
import { HoldClock, type HoldMoment } from './hold-clock.js';
import { secondsLeft, type Heard } from './newest-bookings.js';
import { PartDoneEvent, SlotChosenEvent } from './scheduler-events.js';
import { refusalWord } from './sent-words.js';
import { nearestFree } from './slot-days.js';
import { countdown, timeOf, whenOf, zoneNote, type Zoned } from './time-words.js';

/** What lasts longer is said as until when, not counted down. */
const LONG_S = 3600;

/** A time that was lost, and why. */
interface Lost {
  readonly type: string;
  readonly slot: Pick<Slot, 'id' | 'startsAt' | 'host'> | undefined;
}

/** @tagname flywheel-booking-form */
export class FlywheelBookingForm extends ConferencePart {
  static override styles = [
    partStyles,
    css`
      .held {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 4px 16px;
        padding: 12px;
        border-inline-start: 3px solid var(--fw-good);
        border-radius: 4px;
        background: var(--fw-good-soft);
      }
      .held b {
        font-weight: 650;
      }
      .left {
        font-size: var(--fw-title);
        font-weight: 650;
        font-variant-numeric: tabular-nums;
      }
      .near {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block-start: 8px;
      }
      .near > li {
        min-inline-size: 0;
      }
    `,
  ];

  @property({ attribute: false }) conference?: Conference;
  @property({ attribute: false }) zoned?: Zoned;
  /** The student's hold in this conference. */
  @property({ attribute: false }) held?: Heard | undefined;
  @property({ attribute: false }) slots: readonly Slot[] = [];
  /** Those that this family may have: what is offered near a time that is gone. */
  @property({ attribute: false }) near: readonly Slot[] = [];

  @state() private lost: Lost | undefined;

  protected readonly operations = [holdSlot, confirmBooking, cancelBooking];
  readonly #count = new HoldClock(
    this,
    () => this.clock,
    (moment, heard) => this.#tell(moment, heard),
  );
  readonly #taking = new Set<string>();
  #confirming: ReadonlySet<string> = new Set();

  protected get record(): string | undefined {
    return this.conference && `booking-${this.conference.id}`;
  }
  protected override isHere(item: OutboxItem): boolean {
    return super.isHere(item) && !!this.conference && item.thread === bookingThread(this.conference.id, this.scene!.student.id);
  }

  /** The hold while it lasts; whoever draws this may not know yet that it is over. */
  get #live(): Heard | undefined {
    return this.held && secondsLeft(this.held, this.now) > 0 ? this.held : undefined;
  }

  protected override willUpdate(): void {
    super.willUpdate();
    this.#count.count(this.#live);
    const { items } = this;
    // One that is gone without an answer (taken back, refused, of another child) has booked nothing.
    if (items.some(({ id, state }) => state === 'done' && this.#confirming.has(id))) this.said = msg('It is booked.');
    this.#confirming = new Set(items.filter(({ operationId, state }) => operationId === confirmBooking.id && state !== 'done').map(({ id }) => id));
  }

  protected override updated(): void {
    super.updated();
    const refused = this.items.find(({ state, operationId, trouble }) => state === 'parked' && operationId === confirmBooking.id && refusalWord(trouble?.type));
    if (refused && !this.#taking.has(refused.id)) void this.#takeBack(refused);
  }

  /** Whoever comes here by keyboard begins with what is held. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#held, button, textarea')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, conference, zoned } = this;
    if (!scene || !conference || !zoned) return nothing;
    const held = this.#live;
    const open = this.items.filter(({ state }) => state !== 'done');
    const asked = open.find(({ operationId }) => operationId === holdSlot.id);
    const confirming = open.find(({ operationId, state }) => operationId === confirmBooking.id && state !== 'parked');
    const others = open.filter((item) => item !== asked && !(item === confirming && isWaiting(item)) && !this.#taking.has(item.id));
    return html`<div class="part">
      ${asked ? this.#renderAsked(asked, zoned) : nothing} ${this.lost ? this.#renderLost(this.lost, zoned, () => (this.lost = undefined)) : nothing}
      ${held ? this.#renderHeld(held.booking, zoned) : nothing} ${confirming && isWaiting(confirming) ? this.#renderConfirming(confirming, held) : this.#renderForm(held?.booking)}
      ${this.rowsView(others)} ${statusLine(this.said)}
    </div>`;
  }

  /** Between the press and the API's answer: the time is nobody's yet. */
  #renderAsked(item: OutboxItem, zoned: Zoned): TemplateResult {
    const slot = this.#slotOf(item);
    if (!isWaiting(item)) return this.#renderLost({ type: item.trouble?.type ?? '', slot }, zoned, () => void this.outbox.port?.cancel(item.id));
    const when = slot ? whenOf(slot.startsAt, zoned) : '';
    const isCut = item.attempts > 0 || item.state === 'auth-wait' || this.scene!.access.offline;
    const cancel = html`<button type="button" class="link quiet" @click=${() => void this.outbox.port?.cancel(item.id)}>${msg('Do not ask')}</button>`;
    return isCut
      ? notice({
          tone: 'plain',
          icon: offline,
          title: msg('This time is not held yet.'),
          text: msg(str`${when} We ask the school as soon as there is a connection. Until then somebody else may take it.`),
          actions: cancel,
        })
      : notice({ tone: 'plain', icon: clockIcon, title: msg('Asking the school to hold this time…'), text: when });
  }

  #renderLost({ type, slot }: Lost, zoned: Zoned, dismiss: () => void): TemplateResult {
    // Another time is no way around a limit.
    const near = slot && type !== 'limit-reached' ? nearestFree(this.near, slot, this.apiNow) : [];
    const said = refusalWord(type, this.conference) ?? { title: msg('This time could not be held.'), text: msg('Everything you typed is still here.') };
    const choose = (next: Slot): void => {
      dismiss();
      this.dispatchEvent(new SlotChosenEvent(next));
    };
    return notice({
      tone: 'attention',
      icon: attention,
      title: said.title,
      text: html`<p>${said.text}</p>
        ${near.length ? html`<p>${msg('Free near it:')}</p>` : nothing}
        <ul class="near no-print">
          ${near.map((one) => html`<li><button type="button" class="button" data-near @click=${() => choose(one)}>${whenOf(one.startsAt, zoned)} · ${one.host.name}</button></li>`)}
        </ul>`,
      actions: html`<button type="button" class="link quiet" @click=${dismiss}>${msg('All right')}</button>`,
    });
  }

  #renderHeld({ startsAt, host, offered, holdExpiresAt, changeableUntil }: Booking, zoned: Zoned): TemplateResult {
    const { seconds } = this.#count;
    const zone = zoneNote(startsAt, zoned);
    const isFinal = Date.parse(changeableUntil) <= this.apiNow;
    return html`<div class="held" id="held" tabindex="-1">
      <span>
        ${offered ? msg('A time became free for you:') : msg('Held for you:')} <b>${whenOf(startsAt, zoned)}</b> · <bdi>${host.name}</bdi> ${zone ? html`<span class="quiet">(${zone})</span>` : nothing}
      </span>
      ${
        seconds > LONG_S && holdExpiresAt
          ? html`<span class="small">${msg(str`Yours to book until ${whenOf(holdExpiresAt, zoned)}`)}</span>`
          : html`<span class="small"
              >${msg('Time left')} <span class="left" role="timer" aria-live="off" aria-label=${msg('Time left')}>${countdown(seconds, zoned.locale)}</span></span
            >`
      }
      ${isFinal ? html`<span class="small">${msg('It begins soon: once it is booked, you cannot change or cancel it here. You can still call the school.')}</span>` : nothing}
    </div>`;
  }

  #renderForm(booking: Booking | undefined): TemplateResult | typeof nothing {
    const { draft } = this;
    // Words without a time are kept, and go along with the next one.
    if (!booking && !draft.snapshot.value) return nothing;
    const frame = this.frame('#topic');
    return html`<form class="form" novalidate aria-label=${msg('About your appointment')} @submit=${this.#onSubmit}>
      ${this.restored('#topic')} ${booking ? nothing : html`<p class="quiet">${msg('Your words are kept. Choose a time, and they go with it.')}</p>`}
      ${detailFields(this.#fields(booking))} ${detailReaders(booking?.host.name)}
      <div class="actions">
        ${booking ? html`<button type="submit" class="button primary">${msg('Book this time')}</button>` : nothing}
        ${booking ? html`<button type="button" class="link quiet" @click=${() => void this.#giveBack(booking)}>${msg('Give this time back')}</button>` : nothing}
        ${booking || !draft.snapshot.value ? nothing : html`<button type="button" class="link quiet" @click=${frame.discard}>${msg('Discard')}</button>`}
        <span class="kept small quiet">${keptView(draft.snapshot, frame.copy)}</span>
      </div>
    </form>`;
  }

  #renderConfirming(item: OutboxItem, held: Heard | undefined): TemplateResult {
    const isCut = item.attempts > 0 || item.state === 'auth-wait' || this.scene!.access.offline;
    return isCut
      ? notice({
          tone: 'attention',
          icon: offline,
          title: msg('This time is not booked yet.'),
          text: held
            ? msg('It is sent as soon as there is a connection. If the hold runs out before, your words come back here.')
            : msg('It is sent as soon as there is a connection. The hold may have run out by then; your words stay.'),
          actions: html`<button type="button" class="link quiet" @click=${() => void this.outbox.port?.takeBack(item.id)}>${msg('Back to the form')}</button>`,
        })
      : notice({ tone: 'plain', icon: clockIcon, title: msg('Booking this time…'), text: msg('It is yours once the school’s system has answered.') });
  }

  #fields(booking: Booking | undefined): DetailFields {
    const { scene, conference, typed, troubles, slots } = this;
    const modes = slots.find(({ id }) => id === booking?.slotId)?.modes ?? conference!.modes;
    const { languages } = scene!.school;
    return { typed, troubles, modes, languages, locale: scene!.locale, to: 'family', type: (field, value) => this.type(field, value) };
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#confirm();
  };

  async #confirm(): Promise<void> {
    const booking = this.held?.booking;
    const access = this.wordsIn('access', limits.noteCharacters);
    const topic = this.wordsIn('topic', limits.noteCharacters);
    if (!booking) return;
    if (access === undefined || topic === undefined) return this.lead('[aria-invalid="true"]');
    const params = { student: booking.studentId, booking: booking.id };
    const thread = bookingThread(booking.conferenceId, booking.studentId);
    const body = bookingBody(this.#fields(booking), access, topic);
    if (await this.send(confirmBooking, { params, body, thread, version: booking.version, isForm: true })) this.said = msg('Booking this time…');
  }

  async #giveBack({ id, studentId, conferenceId, version }: Booking): Promise<void> {
    const thread = bookingThread(conferenceId, studentId);
    await this.send(cancelBooking, { params: { student: studentId, booking: id }, body: { reason: null }, thread, version });
    this.said = msg('You gave the time back.');
  }

  /** The time is lost, the words are not: they become the form again. */
  async #takeBack(item: OutboxItem): Promise<void> {
    this.#taking.add(item.id);
    const { held } = this;
    this.lost = { type: item.trouble!.type, slot: held && { id: held.booking.slotId, startsAt: held.booking.startsAt, host: held.booking.host } };
    this.said = refusalWord(item.trouble!.type)!.title;
    if (!item.draft) await this.outbox.port?.cancel(item.id);
    else if (!(await this.outbox.port?.takeBack(item.id))) this.#taking.delete(item.id);
    this.dispatchEvent(new PartDoneEvent());
  }

  #slotOf({ body }: OutboxItem): Slot | undefined {
    return this.slots.find(({ id }) => id === (body as { slotId?: string } | undefined)?.slotId);
  }

  #tell(moment: HoldMoment, { booking }: Heard): void {
    const time = timeOf(booking.startsAt, this.zoned!);
    const minutes = Math.max(1, Math.round(this.#count.seconds / 60));
    if (moment === 'begun') this.lost = undefined;
    if (moment === 'begun' && this.#count.seconds > LONG_S && booking.holdExpiresAt)
      this.said = msg(str`${time} is held for you until ${whenOf(booking.holdExpiresAt, this.zoned!)}.`);
    else if (moment === 'begun')
      this.said = minutes === 1 ? msg(str`${time} is held for you for 1 minute.`) : msg(str`${time} is held for you for ${minutes} minutes.`);
    else if (moment === 'last-minute') this.said = msg(str`${time} is held for you for one more minute.`);
    else {
      this.said = msg('The hold has run out. Your words are still here.');
      this.lost = { type: 'hold-expired', slot: { id: booking.slotId, startsAt: booking.startsAt, host: booking.host } };
      this.dispatchEvent(new PartDoneEvent());
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-booking-form': FlywheelBookingForm;
  }
}
