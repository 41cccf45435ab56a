/**
 * What becomes of a meeting: held or not (CS-22), moved or cancelled for the family (CS-16). Guard time binds families; the host is exempt, and is asked
 * once more before a meeting is cancelled.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { cancelBooking, recordOutcome, rescheduleBooking, type Booking } from '../../contract/booking.js';
import { limits } from '../../contract/limits.js';
import type { Slot } from '../../contract/slot.js';
import { keptView } from '../../ui/draft-view.js';
import { choiceField, wordsField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { check } from '../../ui/icons.js';
import { statusLine } from '../../ui/status-line.js';
import { isAlive, MeetingPart } from './staff-meeting-part.js';
import { deskStyles } from './staff-part.styles.js';
import { freeFor } from './staff-roster.js';
import { dayAndSpanOf, spanOf } from './time-words.js';

/** @tagname flywheel-desk-attendance */
export class FlywheelDeskAttendance extends MeetingPart {
  static override styles = deskStyles;

  /** What the host offers, for moving. */
  @property({ attribute: false }) slots: readonly Slot[] = [];

  protected readonly operations = [recordOutcome, rescheduleBooking, cancelBooking];
  protected override readonly openers = ['how'];
  readonly #again = new Set<string>();

  protected get record(): string | undefined {
    return this.booking && `desk-change-${this.booking.id}`;
  }

  /** Somebody wrote a note or a topic meanwhile: that changes nothing about whether the meeting was held, is moved or cancelled. */
  protected override updated(): void {
    super.updated();
    for (const item of this.items) {
      const current = item.trouble?.problem?.current as Booking | undefined;
      if (item.state !== 'conflict' || this.#again.has(item.id) || !current || !isSameMeeting(current, this.booking!)) continue;
      this.#again.add(item.id);
      void this.resend(item, current.version);
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, booking } = this;
    if (!scene || !booking || !isAlive(booking)) return nothing;
    const waits = this.items.some(({ state }) => state !== 'done' && state !== 'parked');
    const how = this.typed.how;
    const choose = (next: string): void => this.draft.write(how === next ? undefined : { how: next });
    return html`<div class="part no-print">
      ${Date.parse(booking.startsAt) <= this.apiNow ? this.#renderOutcome(booking, waits) : html`<p class="small quiet">${msg('From its start on you can say here whether you met.')}</p>`}
      ${
        booking.state === 'booked' && !waits
          ? html`<div class="row">
              <button type="button" class="button" aria-expanded=${how === 'move'} @click=${() => choose('move')}>${msg('Change the time')}</button>
              <button type="button" class="link quiet" aria-expanded=${how === 'cancel'} @click=${() => choose('cancel')}>${msg('Cancel the meeting')}</button>
            </div>`
          : nothing
      }
      ${booking.state === 'booked' && !waits ? (how === 'move' ? this.#renderMove(booking) : how === 'cancel' ? this.#renderCancel() : nothing) : nothing}
      ${this.sentView('#slot, #reason, button')} ${statusLine(this.said)}
    </div>`;
  }

  #renderOutcome({ state }: Booking, waits: boolean): TemplateResult {
    const button = (outcome: 'attended' | 'missed', label: string): TemplateResult =>
      html`<button type="button" class="button" aria-pressed=${state === outcome} ?disabled=${waits} @click=${() => void this.#record(outcome)}>
        ${state === outcome ? icon(check) : nothing}${label}
      </button>`;
    return html`<div class="group" role="group" aria-label=${msg('Did you meet?')}>
      <h4>${msg('Did you meet?')}</h4>
      <div class="row">${button('attended', msg('Yes, we met'))} ${button('missed', msg('It did not take place'))}</div>
      ${state === 'attended' ? html`<p class="small quiet">${msg('The family can book the next meeting now.')}</p>` : nothing}
      ${state === 'missed' ? html`<p class="small quiet">${msg('Things come up. The family can book another time, or you can book one for them.')}</p>` : nothing}
    </div>`;
  }

  #renderMove(booking: Booking): TemplateResult {
    const { typed, troubles } = this;
    const free = freeFor(this.slots, booking, this.apiNow);
    const word = ({ startsAt, endsAt }: Slot): string => dayAndSpanOf(startsAt, endsAt, this.zoned);
    return html`<div class="form">
      ${
        free.length
          ? html`${choiceField(
              {
                id: 'slot',
                label: msg('Move it to'),
                hint: msg('Guard time does not bind you. The family is told.'),
                value: typed.slot ?? '',
                trouble: troubles.slot,
                input: (value) => this.type('slot', value),
              },
              [{ value: '', label: msg('Choose a time') }, ...free.map((slot) => ({ value: slot.id, label: word(slot) }))],
            )}
              <div class="actions"><button type="button" class="button" @click=${() => void this.#move(free)}>${msg('Move the meeting')}</button></div>`
          : html`<p>${msg('No other time is free now. Offer more times first.')}</p>`
      }
    </div>`;
  }

  #renderCancel(): TemplateResult {
    const { typed, troubles } = this;
    const frame = this.frame('#reason');
    return html`<div class="form">
      ${wordsField({ id: 'reason', label: msg('Why? The family reads this.'), hint: msg('If you like. You can also offer to find another time.'), value: typed.reason ?? '', trouble: troubles.reason, input: (value) => this.type('reason', value) })}
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#cancel()}>${msg('Yes, cancel this meeting')}</button>
        <span class="kept small quiet">${keptView(this.told, frame.copy)}</span>
      </div>
    </div>`;
  }

  async #record(outcome: 'attended' | 'missed'): Promise<void> {
    if (this.booking!.state === outcome) return;
    const item = await this.post(recordOutcome, { params: this.ids, body: { outcome }, thread: this.thread, version: this.booking!.version });
    if (item) this.said = outcome === 'attended' ? msg('Noted: you met.') : msg('Noted: it did not take place.');
  }

  async #move(free: readonly Slot[]): Promise<void> {
    const slot = free.find(({ id }) => id === this.typed.slot);
    if (!slot) {
      this.troubles = { slot: this.typed.slot ? msg('This time is no longer free. Please choose another.') : msg('Please choose a time.') };
      return this.lead('#slot');
    }
    const item = await this.post(rescheduleBooking, {
      params: this.ids,
      body: { slotId: slot.id },
      thread: this.thread,
      version: this.booking!.version,
      isForm: true,
    });
    if (item) this.said = msg(str`The meeting moves to ${spanOf(slot.startsAt, slot.endsAt, this.zoned)}.`);
  }

  async #cancel(): Promise<void> {
    const reason = this.wordsIn('reason', limits.noteCharacters);
    if (reason === undefined) return this.lead('#reason');
    await this.post(cancelBooking, { params: this.ids, body: { reason }, thread: this.thread, version: this.booking!.version, isForm: true });
  }
}

/** At the same time and in the same state as the person saw it. */
const isSameMeeting = (a: Booking, b: Booking): boolean => a.slotId === b.slotId && a.startsAt === b.startsAt && a.state === b.state;
