/**
 * One appointment: when, where, with whom and how, what may still be changed and until when, the days on which the school reminds of it; and behind a
 * press its agenda and its calendar entries. It draws what it is given and hands on what a person does.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dayIn } from '../../base/days.js';
import { cancelBooking, rescheduleBooking, type Booking } from '../../contract/booking.js';
import type { Conference } from '../../contract/conference.js';
import { limits } from '../../contract/limits.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { reminderDays } from '../../domain/reminder-days.js';
import { LazyParts } from '../../element/lazy-parts.js';
import { wordsField } from '../../ui/fields.js';
import { attention } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { partLine } from '../../ui/part-line.js';
import { statusLine } from '../../ui/status-line.js';
import { bookingThread } from './booking-commands.js';
import { ConferencePart } from './conference-part.js';
import { partStyles } from './conference-part.styles.js';
import { modeWord, stateWord } from './conference-words.js';
import { languageWord } from './language-word.js';
import { MoveAskedEvent } from './scheduler-events.js';
import { refusalWord } from './sent-words.js';
import { dayWords, spanOf, whenOf, zoneNote, type Zoned } from './time-words.js';

/** @tagname flywheel-appointment */
export class FlywheelAppointment extends ConferencePart {
  static override styles = [
    partStyles,
    css`
      .appointment {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 4px;
        padding: 12px 16px;
        border: 1px solid var(--fw-line);
        border-radius: var(--fw-radius-control);
        background: var(--fw-raised);
        break-inside: avoid;
      }
      .appointment.cancelled {
        background: none;
      }
      .booked .tag {
        border-color: var(--fw-good);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }
      .span {
        display: inline-block;
      }
      .row {
        margin-block-start: 4px;
      }
      @container part (max-width: 320px) {
        .appointment {
          padding: 8px 12px;
        }
      }
    `,
  ];

  @property({ attribute: false }) conference?: Conference | undefined;
  @property({ attribute: false }) booking?: Booking;
  @property({ attribute: false }) zoned?: Zoned;

  @state() private cancelOpen = false;
  @state() private agendaOpen = false;
  @state() private calendarOpen = false;

  readonly #parts = new LazyParts(this, { calendar: () => import('./calendar-links.js') });

  protected readonly operations = [cancelBooking, rescheduleBooking];

  protected get record(): string | undefined {
    return this.cancelOpen && this.booking ? `cancel-${this.booking.id}` : undefined;
  }
  protected override isHere(item: OutboxItem): boolean {
    return super.isHere(item) && item.params.booking === this.booking?.id;
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, booking, zoned } = this;
    if (!scene || !booking || !zoned) return nothing;
    const { startsAt, endsAt, host, place, mode, interpreter, access } = booking;
    const on = dayWords(dayIn(zoned.timeZone, Date.parse(startsAt)), zoned.locale);
    const zone = zoneNote(startsAt, zoned);
    return html`<article class="appointment ${booking.state}" aria-labelledby="when">
      <p class="head"><span class="tag">${stateWord(booking)}</span> <bdi>${host.name}</bdi></p>
      <h4 id="when" tabindex="-1">${on} · <span class="span">${spanOf(startsAt, endsAt, zoned)}</span> ${zone ? html`<span class="quiet">(${zone})</span>` : nothing}</h4>
      ${mode || place ? html`<p>${modeWord(mode)}${mode && place ? ' · ' : nothing}<bdi>${place}</bdi></p>` : nothing}
      ${interpreter ? html`<p class="small">${msg(str`An interpreter comes: ${languageWord(interpreter, scene.locale)}`)}</p>` : nothing}
      ${access ? html`<p class="small said"><span class="quiet">${msg('To prepare:')}</span> <bdi dir="auto">${access}</bdi></p>` : nothing}
      ${booking.state === 'booked' ? this.#renderStanding(booking, zoned) : nothing} ${this.#renderRefused()}
      ${this.rowsView(this.items.filter(({ state, trouble }) => state !== 'done' && !(state === 'parked' && refusalWord(trouble?.type))))} ${this.#renderParts(booking)}
      ${statusLine(this.said)}
    </article>`;
  }

  /** What may still be changed, and the reminders. */
  #renderStanding(booking: Booking, zoned: Zoned): TemplateResult {
    const waits = this.items.some(({ state }) => state !== 'done' && state !== 'parked');
    const isEarly = Date.parse(booking.changeableUntil) > this.apiNow;
    // Of another home's, or a student's own, nobody says how: it is theirs to change.
    const isSilent = booking.mode === null;
    const isOpen = booking.mayChange && isEarly && this.scene!.side === 'family';
    const reminders = reminderDays(booking, zoned.schoolZone, this.apiNow).map((on) => dayWords(on, zoned.locale));
    const until = whenOf(booking.changeableUntil, zoned);
    return html`${reminders.length ? html`<p class="quiet small">${msg(str`The school reminds you on ${new Intl.ListFormat(zoned.locale).format(reminders)}.`)}</p>` : nothing}
      <p class="quiet small">
        ${
          isOpen
            ? msg(str`You can change or cancel it here until ${until}.`)
            : isEarly && isSilent
              ? msg(str`Whoever booked it can change or cancel it until ${until}.`)
              : msg(str`It could be changed here until ${until}. To change it now, please call the school.`)
        }
      </p>
      ${
        isOpen && !waits && !this.cancelOpen
          ? html`<div class="row no-print">
              <button type="button" class="button" @click=${() => this.dispatchEvent(new MoveAskedEvent(booking))}>${msg('Move to another time')}</button>
              <button type="button" class="link quiet" data-next="#reason" @click=${() => (this.cancelOpen = true)}>${msg('Cancel it')}</button>
            </div>`
          : nothing
      }
      ${isOpen && !waits && this.cancelOpen ? this.#renderCancel(booking) : nothing}`;
  }

  #renderCancel(booking: Booking): TemplateResult {
    return html`<div class="form">
      ${this.restored('#reason')}
      ${wordsField({ id: 'reason', label: msg('Cancel this appointment?'), hint: msg('You may say why. Its time is free for another family then.'), value: this.typed.reason ?? '', trouble: this.troubles.reason, input: (value) => this.type('reason', value) })}
      <div class="actions">
        <button type="button" class="button" data-next="#when" @click=${() => void this.#cancel(booking)}>${msg('Yes, cancel it')}</button>
        <button type="button" class="link quiet" data-next=".row .link" @click=${() => (this.cancelOpen = false)}>${msg('Keep it')}</button>
      </div>
    </div>`;
  }

  /** A move or a cancellation that the school did not take: it stands as it was. */
  #renderRefused(): TemplateResult | typeof nothing {
    const refused = this.items.filter(({ state, trouble }) => state === 'parked' && refusalWord(trouble?.type));
    if (!refused.length) return nothing;
    return html`${refused.map((item) => {
      const said = refusalWord(item.trouble?.type)!;
      return notice({
        tone: 'attention',
        icon: attention,
        title: said.title,
        text: html`<p>${msg('Your appointment stands as it was.')}</p>`,
        actions: html`<button type="button" class="link quiet" @click=${() => void this.outbox.port?.cancel(item.id)}>${msg('All right')}</button>`,
      });
    })}`;
  }

  #renderParts(booking: Booking): TemplateResult {
    const { scene, conference } = this;
    const words = booking.agenda.length + booking.agreements.length;
    if (this.calendarOpen) this.#parts.get('calendar');
    const isCancelled = booking.state === 'cancelled';
    return html`<div class="row links no-print">
        ${
          isCancelled
            ? nothing
            : html`<button type="button" class="link" aria-expanded=${this.agendaOpen} @click=${() => (this.agendaOpen = !this.agendaOpen)}>
                ${words ? msg(str`Topics and what you agreed (${words})`) : msg('Topics for this meeting')}
              </button>`
        }
        ${
          booking.state === 'booked' || isCancelled
            ? html`<button type="button" class="link" aria-expanded=${this.calendarOpen} @click=${() => (this.calendarOpen = !this.calendarOpen)}>${msg('Put it in your calendar')}</button>`
            : nothing
        }
      </div>
      ${
        booking.state === 'booked' && scene!.side === 'family'
          ? html`<flywheel-appointment-details .scene=${scene} .booking=${booking} .modes=${conference?.modes ?? []}></flywheel-appointment-details>`
          : nothing
      }
      ${this.calendarOpen ? html`<flywheel-calendar-links .scene=${scene} .booking=${booking} .conference=${conference}></flywheel-calendar-links>${partLine(this.#parts, 'calendar')}` : nothing}
      ${
        this.agendaOpen && !isCancelled
          ? html`<flywheel-appointment-agenda .scene=${scene} .booking=${booking} .conference=${conference}></flywheel-appointment-agenda>
              ${Date.parse(booking.startsAt) <= this.apiNow ? html`<flywheel-appointment-outcome .scene=${scene} .booking=${booking}></flywheel-appointment-outcome>` : nothing}`
          : nothing
      }`;
  }

  async #cancel({ id, studentId, conferenceId, version }: Booking): Promise<void> {
    const reason = this.wordsIn('reason', limits.noteCharacters);
    if (reason === undefined) return this.lead('#reason');
    const thread = bookingThread(conferenceId, studentId);
    if (!(await this.send(cancelBooking, { params: { student: studentId, booking: id }, body: { reason }, thread, version, isForm: true }))) return;
    this.cancelOpen = false;
    this.said = msg('Your cancellation is on its way.');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-appointment': FlywheelAppointment;
  }
}
