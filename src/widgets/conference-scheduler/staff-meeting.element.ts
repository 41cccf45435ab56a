/**
 * A meeting's page: who comes and what they said, whether it was held, the agenda of both sides, notes, agreements. It reads the meeting and hands it on;
 * each section keeps and sends for itself.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Booking } from '../../contract/booking.js';
import { unreadView } from '../../ui/access-view.js';
import { backButton, backStyles } from '../../ui/back-button.js';
import type { ConferenceScene } from './conference-scene.js';
import { kindWord } from './conference-words.js';
import { bookingLines } from './staff-booking-lines.js';
import { MeetingOpenedEvent } from './staff-events.js';
import { DeskBookings, DeskSlots } from './staff-lists.js';
import { isAlive } from './staff-meeting-part.js';
import { DeskPart } from './staff-part.js';
import { deskStyles } from './staff-part.styles.js';
import { deskStateWord, studentWord } from './staff-words.js';
import { dayAndSpanOf } from './time-words.js';

/** @tagname flywheel-desk-meeting */
export class FlywheelDeskMeeting extends DeskPart {
  static override styles = [
    deskStyles,
    backStyles,
    css`
      .back {
        margin-inline-start: 0;
        padding-inline-start: 0;
      }
      .sections {
        display: grid;
        gap: 20px;
        grid-template-columns: minmax(0, 1fr);
      }
      .sections > section {
        display: grid;
        gap: 12px;
        grid-template-columns: minmax(0, 1fr);
        padding-block-start: 12px;
        border-block-start: 1px solid var(--fw-line);
      }
      @container part (min-width: 46em) {
        .sections {
          grid-template-columns: repeat(2, minmax(0, 1fr));
          gap: 20px 32px;
        }
        .sections > section {
          align-content: start;
        }
        .sections > .both {
          grid-column: 1 / -1;
        }
      }
      h3 {
        font-size: var(--fw-title);
        overflow-wrap: anywhere;
      }
      h3:focus-visible {
        outline-offset: 4px;
      }
    `,
  ];

  @property({ attribute: false }) bookingId?: string;

  protected readonly operations = [];
  readonly #bookings = new DeskBookings(this, this.outbox);
  readonly #slots = new DeskSlots(this, this.outbox);

  protected get record(): undefined {
    return undefined;
  }
  protected override willUpdate(): void {
    super.willUpdate();
    const { scene, conference } = this;
    this.#bookings.watch(scene && conference?.id);
    const booking = this.#booking;
    this.#slots.watch(booking && conference?.id, booking?.host.id, booking && this.today);
  }
  get #booking(): Booking | undefined {
    return this.#bookings.of(this.conference?.id).find(({ id }) => id === this.bookingId);
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, conference } = this;
    if (!scene || !conference) return nothing;
    const { status, value, failure } = this.#bookings.list.reading;
    const booking = this.#booking;
    return html`<div class="part">
      ${backButton(msg('Back to who comes'), () => void this.dispatchEvent(new MeetingOpenedEvent(undefined)))}
      ${unreadView(status, !!value, failure?.kind, () => this.#bookings.list.port?.refresh())}
      ${booking ? this.#renderMeeting(booking) : status === 'loading' ? html`<p class="quiet">${msg('Loading')}</p>` : html`<p class="quiet">${msg('This meeting is not here any more.')}</p>`}
    </div>`;
  }

  #renderMeeting(booking: Booking): TemplateResult {
    const { scene, conference } = this;
    const { startsAt, endsAt, state, place, studentId, host } = booking;
    const word = deskStateWord(state);
    return html`<h3 tabindex="-1" id="meeting">${msg(str`Meeting about ${studentWord(studentId, scene!)}`)}</h3>
      <div class="group">
        <p class="when">${dayAndSpanOf(startsAt, endsAt, this.zoned)}</p>
        <p class="small quiet">
          ${kindWord(conference!.kind)} · <bdi>${host.name}</bdi>${place ? html` · <bdi>${place}</bdi>` : nothing}
        </p>
        ${word ? html`<p><span class="tag">${word}</span></p>` : nothing}
        ${bookingLines(booking, scene!)}
      </div>
      <flywheel-desk-attendance .scene=${scene} .conference=${conference} .booking=${booking} .slots=${this.#slots.of(conference!.id)}></flywheel-desk-attendance>
      ${isAlive(booking) ? html`<flywheel-appointment-details .scene=${this.#ofStudent(studentId)} .booking=${booking} .modes=${conference!.modes}></flywheel-appointment-details>` : nothing}
      <div class="sections">
        <section aria-labelledby="agenda">
          <h4 id="agenda">${msg('Agenda')}</h4>
          <flywheel-desk-agenda .scene=${scene} .conference=${conference} .booking=${booking}></flywheel-desk-agenda>
        </section>
        <section aria-labelledby="agreed">
          <h4 id="agreed">${msg('What we agreed on')}</h4>
          <flywheel-desk-agreements .scene=${scene} .conference=${conference} .booking=${booking}></flywheel-desk-agreements>
        </section>
        <section class="both" aria-labelledby="notes">
          <h4 id="notes">${msg('Notes')}</h4>
          <flywheel-desk-notes .scene=${scene} .conference=${conference} .booking=${booking}></flywheel-desk-notes>
        </section>
      </div>`;
  }

  /** The scene as it speaks of the meeting's student. */
  #ofStudent(studentId: string): ConferenceScene {
    const scene = this.scene!;
    const student = scene.students.find(({ id }) => id === studentId);
    return student ? { ...scene, student } : scene;
  }

  /** The keyboard begins at the meeting's name. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#meeting')?.focus();
  }
}
