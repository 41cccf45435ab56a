/**
 * Who comes (CS-16, CS-22): the day in the order of its times, with what each family said beforehand. A meeting is opened, noted as held or not, moved or
 * cancelled from its page; the day prints as one page. It counts nobody.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Booking } from '../../contract/booking.js';
import type { Conference } from '../../contract/conference.js';
import { PrintController } from '../../element/print-controller.js';
import { unreadView } from '../../ui/access-view.js';
import { choiceField } from '../../ui/fields.js';
import { printAlone } from '../../ui/print-alone.js';
import { statusLine } from '../../ui/status-line.js';
import { MeetingOpenedEvent } from './staff-events.js';
import { DeskBookings, DeskSlots } from './staff-lists.js';
import { DeskPart } from './staff-part.js';
import { deskStyles } from './staff-part.styles.js';
import { bookingLines } from './staff-booking-lines.js';
import { firstDay, rosterOf, withHost, type RosterDay, type RosterTime } from './staff-roster.js';
import { schedulePage, schedulePageStyles } from './staff-schedule-page.js';
import { deskStateWord, studentWord } from './staff-words.js';
import { dayWords, spanOf } from './time-words.js';

/** @tagname flywheel-desk-roster */
export class FlywheelDeskRoster extends DeskPart {
  static override styles = [
    deskStyles,
    schedulePageStyles,
    css`
      .entry > .group {
        gap: 4px;
      }
      .entry .row > .link {
        min-block-size: 44px;
      }
      @container part (min-width: 34em) {
        .entry {
          grid-template-columns: 11em minmax(0, 1fr);
          gap: 4px 16px;
        }
        .entry > .group,
        .entry > .quiet {
          grid-column: 2;
        }
        .entry > .slot {
          grid-row: 1 / span 3;
        }
        .entry .slot > span {
          display: block;
        }
        .entry .dot {
          display: none;
        }
      }
    `,
  ];

  /** Shows nothing on a screen, and all days on paper. */
  @property({ type: Boolean }) printed = false;

  @state() private day = '';
  /** Of one host alone; empty: of everybody. */
  @state() private hostId = '';
  @state() private onPaper = false;
  /** Days that are over are read only when somebody asks. */
  @state() private isPast = false;

  protected readonly operations = [];
  readonly #paper = new PrintController(this);
  readonly #slots = new DeskSlots(this, this.outbox);
  readonly #bookings = new DeskBookings(this, this.outbox);

  protected get record(): undefined {
    return undefined;
  }
  get #days(): readonly RosterDay[] {
    const id = this.conference?.id;
    const all = rosterOf(...withHost(this.hostId, this.#slots.of(id), this.#bookings.of(id)), this.zoned.timeZone);
    return this.isPast ? all : all.filter(({ on }) => on >= this.today);
  }
  /** Whose evenings the viewer may choose from: of those who manage a conference, all its hosts. */
  get #hosts(): Conference['hosts'] {
    const { conference } = this;
    return conference?.mayManage ? conference.hosts : [];
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const { scene, conference } = this;
    const id = scene && conference?.id;
    this.#bookings.watch(id);
    this.#slots.watch(id, conference?.mayManage ? undefined : scene?.viewer.id, this.isPast || !id ? undefined : this.today);
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, conference } = this;
    if (!scene || !conference) return nothing;
    const { status, value, failure } = this.#bookings.list.reading;
    const days = this.#days;
    const day = days.find(({ on }) => on === this.day) ?? days.find(({ on }) => on === firstDay(days, this.today));
    if (this.#paper.isPrinting && !this.onPaper) return this.#renderPaper(days);
    if (this.printed) return nothing;
    return html`<div class="part ${this.onPaper ? 'on-paper' : ''}">
      ${unreadView(status, !!value, failure?.kind, () => this.#bookings.list.port?.refresh())} ${status === 'loading' ? html`<p class="quiet">${msg('Loading')}</p>` : nothing}
      ${this.#renderTools(days, day)} ${day ? this.#renderDay(day) : status === 'ready' ? html`<p class="quiet">${msg('No times yet. Offer some below, then you see here who comes.')}</p>` : nothing}
      ${this.#bookings.isCut || this.#slots.isCut ? html`<p class="small quiet">${msg('There is more than fits here. Later days show as the earlier ones pass.')}</p>` : nothing}
      ${statusLine(this.said)}
    </div>`;
  }

  /** Every day, one below the other, under the name of what it is where that is not said above. */
  #renderPaper(days: readonly RosterDay[]): TemplateResult | typeof nothing {
    if (this.printed && !days.length) return nothing;
    return html`<div class="part">
      ${this.printed ? html`<h4><bdi>${this.conference!.name}</bdi></h4>` : nothing}
      ${days.length ? days.map((day) => this.#renderDay(day)) : html`<p class="quiet">${msg('No times are offered now.')}</p>`}
    </div>`;
  }

  #renderTools(days: readonly RosterDay[], day: RosterDay | undefined): TemplateResult {
    const { locale } = this.zoned;
    const choices = days.map(({ on, meetings }) => ({
      value: on,
      label: `${dayWords(on, locale)} · ${meetings === 1 ? msg('1 meeting') : msg(str`${meetings} meetings`)}`,
    }));
    const hosts = this.#hosts.map(({ id, name }) => ({ value: id, label: name }));
    return html`<div class="group no-print">
      ${hosts.length > 1 ? choiceField({ id: 'host', label: msg('Whose meetings?'), value: this.hostId, input: (value) => (this.hostId = value) }, [{ value: '', label: msg('Everybody’s') }, ...hosts]) : nothing}
      ${choices.length > 1 ? choiceField({ id: 'day', label: msg('Which day?'), value: day?.on ?? '', input: (value) => (this.day = value) }, choices) : nothing}
      <div class="row">
        ${day ? html`<button type="button" class="button" aria-expanded=${this.onPaper} @click=${() => (this.onPaper = !this.onPaper)}>${msg('As one page')}</button>` : nothing}
        ${this.onPaper ? html`<button type="button" class="button" @click=${() => printAlone(this)}>${msg('Print')}</button>` : nothing}
        <button type="button" class="link" aria-pressed=${this.isPast} @click=${() => (this.isPast = !this.isPast)}>${msg('Show earlier days')}</button>
      </div>
    </div>`;
  }

  #renderDay(day: RosterDay): TemplateResult {
    const { scene } = this;
    if (this.onPaper) return schedulePage(day, this.conference!, scene!, this.zoned);
    return html`<h4>${dayWords(day.on, this.zoned.locale)}</h4>
      <ol class="list">
        ${day.times.map((time) => this.#renderTime(time))}
      </ol>
      ${
        day.cancelled.length
          ? html`<h4 class="small">${msg('Cancelled')}</h4>
              <ul class="list">
                ${day.cancelled.map((booking) => html`<li class="small quiet"><span>${spanOf(booking.startsAt, booking.endsAt, this.zoned)}</span> · <bdi>${studentWord(booking.studentId, scene!)}</bdi></li>`)}
              </ul>`
          : nothing
      }`;
  }

  #renderTime({ startsAt, endsAt, place, bookings, host, slot }: RosterTime): TemplateResult {
    const isMine = host.id === this.scene!.viewer.id;
    const where = [place, isMine ? '' : host.name].filter(Boolean);
    const head = html`<p class="slot">
      <span class="when">${spanOf(startsAt, endsAt, this.zoned)}</span>${where.map((one) => html`<span class="small"><span class="dot"> · </span><bdi>${one}</bdi></span>`)}
    </p>`;
    const free = slot && slot.free < slot.capacity ? deskStateWord('held') : msg('Free');
    return html`<li class="entry">${head} ${bookings.length ? bookings.map((booking) => this.#renderBooking(booking)) : html`<p class="quiet">${free}</p>`}</li>`;
  }

  #renderBooking(booking: Booking): TemplateResult {
    const { id, state, studentId } = booking;
    const student = studentWord(studentId, this.scene!);
    const word = deskStateWord(state);
    if (state === 'held') return html`<p class="quiet">${word}</p>`;
    return html`<div class="group">
      <p class="row">
        <b><bdi>${student}</bdi></b>${word ? html`<span class="tag">${word}</span>` : nothing}
      </p>
      ${bookingLines(booking, this.scene!)}
      <div class="row no-print">
        <button type="button" class="link" id="open-${id}" aria-label=${msg(str`Open the meeting with the family of ${student}`)} @click=${() => this.dispatchEvent(new MeetingOpenedEvent(id))}>
          ${msg('Open the meeting')}
        </button>
      </div>
    </div>`;
  }
}
