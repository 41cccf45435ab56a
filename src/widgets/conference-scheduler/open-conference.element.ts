/**
 * One conference, open: its rules in words, the picker, the hold and its form, the ways besides (several at once, a time that is not offered), and what
 * the student has booked in it. A press on a time asks the school to hold it; that needs the network, and it says so.
 */
import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { memoLast } from '../../base/memo-last.js';
import { confirmBooking, holdSlot, rescheduleBooking, type Booking } from '../../contract/booking.js';
import type { ConferenceRequest } from '../../contract/conference-request.js';
import type { Conference } from '../../contract/conference.js';
import { unwatchSlot, watchSlot, type Slot } from '../../contract/slot.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { focusOn } from '../../element/focus-controller.js';
import { people } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { isWaiting } from '../../ui/sending-view.js';
import { partLine } from '../../ui/part-line.js';
import { statusLine } from '../../ui/status-line.js';
import { bookingThread, hold, move, wait } from './booking-commands.js';
import { ConferencePart } from './conference-part.js';
import { partStyles } from './conference-part.styles.js';
import { bookedByOthersWord, booksIn, invitedWord, kindWord, phaseOf, phaseWord, ruleWords } from './conference-words.js';
import { choosable, standingIn, type Choosable } from './choosable-slots.js';
import { familyEvening } from './family-evening.js';
import { mayMeet } from './hosts-of.js';
import type { Heard } from './newest-bookings.js';
import type { MoveAskedEvent, SlotChosenEvent, SlotWatchedEvent } from './scheduler-events.js';
import { movingView, needsNetworkView } from './open-conference-notices.js';
import { schedulerParts } from './scheduler-parts.js';
import type { Zoned } from './time-words.js';

const asking: ReadonlySet<string> = new Set([holdSlot.id, rescheduleBooking.id]);

/** @tagname flywheel-open-conference */
export class FlywheelOpenConference extends ConferencePart {
  static override styles = partStyles;

  @property({ attribute: false }) conference?: Conference;
  @property({ attribute: false }) zoned?: Zoned;
  @property({ attribute: false }) slots: readonly Slot[] = [];
  /** How much of the slots is known. */
  @property() known: 'loading' | 'some' | 'all' | 'failed' = 'loading';
  /** The student's bookings, of all conferences, the earliest first. */
  @property({ attribute: false }) bookings: readonly Heard[] = [];
  /** What is booked for the family's other children, of all conferences, the earliest first. */
  @property({ attribute: false }) siblings: readonly Booking[] = [];
  @property({ attribute: false }) requests: readonly ConferenceRequest[] = [];
  /** Names of those who ask the family to book with them. */
  @property({ attribute: false }) invitedBy: readonly string[] = [];
  /** Milliseconds since 1970, as the page that draws this knows it. */
  @property({ attribute: false }) at = 0;

  @state() private moving: Booking | undefined;
  @state() private needsNetwork = false;
  @state() private runOpen = false;

  protected readonly operations = [watchSlot, unwatchSlot, holdSlot, rescheduleBooking];
  readonly #parts = schedulerParts(this);
  #isHeld = false;
  #moveId: string | undefined;
  readonly #choice = memoLast<Choosable>();
  readonly #own = memoLast<readonly Slot[]>();

  protected get record(): string | undefined {
    return undefined;
  }
  get #held(): Heard | undefined {
    return this.bookings.find(({ booking }) => booking.conferenceId === this.conference?.id && booking.state === 'held');
  }
  /** Of those whom this student may meet: the same list until something of it is another, for whoever draws thousands. */
  get #ownSlots(): readonly Slot[] {
    const { student, students } = this.scene!;
    return this.#own([this.slots, student, students], () => this.slots.filter(({ host }) => mayMeet(student, students, host.id)));
  }
  /** What asks for a time and has not got it: it waits for the school, or was refused. */
  get #asking(): OutboxItem | undefined {
    return this.items.find(({ operationId, state }) => asking.has(operationId) && state !== 'done');
  }
  /** The slot that waits for the school's answer. */
  get #asked(): string {
    const row = this.#asking;
    return row && isWaiting(row) ? (row.body as { readonly slotId: string }).slotId : '';
  }
  /** What gives its time up: the viewer is about to move it, or has asked to. */
  get #leaving(): Booking | undefined {
    return this.moving ?? this.bookings.find(({ booking }) => booking.id === this.#asking?.params.booking)?.booking;
  }
  /** What of it this student may still have; the same as before until something of it is another. */
  get #choosable(): Choosable {
    const { conference, siblings } = this;
    const moving = this.#leaving;
    const own = this.bookings.map(({ booking }) => booking);
    const standing = [...own, ...siblings].map(({ id, version, state }) => `${id} ${version} ${state}`).join();
    return this.#choice([this.#ownSlots, conference!.id, conference!.version, moving?.id, standing], () =>
      choosable(this.#ownSlots, conference!, { own, siblings, moving }),
    );
  }
  get #thread(): string {
    return bookingThread(this.conference!.id, this.scene!.student.id);
  }

  /** A time was booked on this page. */
  get #hasConfirmed(): boolean {
    return this.outbox.items.some(({ operationId, thread, state }) => operationId === confirmBooking.id && thread === this.#thread && state === 'done');
  }

  protected override willUpdate(changed?: PropertyValues): void {
    super.willUpdate();
    if (changed?.has('conference') && changed.get('conference') !== undefined && (changed.get('conference') as Conference).id !== this.conference?.id)
      this.moving = undefined;
    const isHeld = !!this.#held;
    // Whoever pressed the time goes on in its form.
    if (isHeld && !this.#isHeld) this.said = '';
    if (isHeld && !this.#isHeld && this.items.some(({ operationId }) => operationId === holdSlot.id)) focusOn(this, 'flywheel-booking-form');
    // The form of what is booked now is gone; a keyboard that was in it and is nowhere goes on with the appointment.
    if (!isHeld && this.#isHeld && document.activeElement === document.body && this.#hasConfirmed) focusOn(this, '#appointments');
    this.#isHeld = isHeld;
    // Moved: the picker may be gone, and a keyboard in it goes on with the appointment.
    if (this.items.some(({ id, state }) => id === this.#moveId && state === 'done') && this.renderRoot.querySelector('flywheel-slot-picker:focus-within'))
      focusOn(this, '#appointments');
    const move = this.#asking;
    this.#moveId = move?.operationId === rescheduleBooking.id ? move.id : undefined;
    if (!this.scene?.access.offline) this.needsNetwork = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, conference, zoned } = this;
    if (!scene || !conference || !zoned) return nothing;
    const books = booksIn(conference, scene);
    const isOpen = phaseOf(conference, this.at) === 'open' && books;
    const choice = this.#choosable;
    this.#parts.get('booking');
    return html`<div class="part">
      <p class="quiet small">${kindWord(conference.kind)} · ${books ? phaseWord(conference, this.at, zoned) : bookedByOthersWord(scene)}</p>
      ${isOpen && this.invitedBy.length ? notice({ tone: 'plain', icon: people, title: invitedWord(this.invitedBy, zoned.locale) }) : nothing}
      ${this.#renderAppointments(conference, zoned)} ${familyEvening(standingIn(this.siblings, conference), scene, zoned)}
      ${this.moving ? movingView(this.moving, zoned, () => (this.moving = undefined)) : nothing}
      ${this.needsNetwork ? needsNetworkView() : nothing}
      ${
        books
          ? html`<flywheel-booking-form
              .scene=${scene}
              .conference=${conference}
              .zoned=${zoned}
              .held=${this.#held}
              .slots=${this.#ownSlots}
              .near=${choice.slots}
              @flywheel-slot-chosen=${this.#onSlot}
            ></flywheel-booking-form
            >${partLine(this.#parts, 'booking')}`
          : nothing
      }
      ${this.#held || !books ? nothing : this.#renderPicker(isOpen, zoned, choice)}
      ${isOpen && !this.#held && !choice.isFull ? this.#renderRun(conference, zoned) : nothing}
      ${this.#renderRequests(isOpen, zoned)}
      ${this.rowsView(this.items.filter(({ operationId, state }) => operationId.startsWith('slots.') && state !== 'done'))}
      ${isOpen ? this.#renderRules(conference) : nothing} ${statusLine(this.said)}
    </div>`;
  }

  /** What was asked for, and a way to ask while families book. */
  #renderRequests(isOpen: boolean, zoned: Zoned): TemplateResult | typeof nothing {
    if (!this.requests.length && !isOpen) return nothing;
    this.#parts.get('request');
    const { scene, conference, requests, slots } = this;
    return html`<flywheel-time-request .scene=${scene} .conference=${conference} .zoned=${zoned} .requests=${requests} .slots=${slots} ?open=${isOpen}></flywheel-time-request
      >${partLine(this.#parts, 'request')}`;
  }

  #renderRules(conference: Conference): TemplateResult {
    return html`<details class="small no-print">
      <summary>${msg('Good to know before you book')}</summary>
      <ul class="rules">
        ${ruleWords(conference, this.scene!.locale).map((rule) => html`<li>${rule}</li>`)}
      </ul>
    </details>`;
  }

  #renderAppointments({ id }: Conference, zoned: Zoned): TemplateResult | typeof nothing {
    const mine = this.bookings.filter(({ booking }) => booking.conferenceId === id && booking.state !== 'held');
    if (!mine.length) return nothing;
    this.#parts.get('appointment');
    return html`<h4 id="appointments" tabindex="-1">${this.scene!.side === 'family' ? msg('Your appointments') : msg('Appointments')}</h4>
      <div class="list" @flywheel-move-asked=${this.#onMove}>
        ${repeat(
          mine,
          ({ booking }) => booking.id,
          ({ booking }) =>
            html`<flywheel-appointment .scene=${this.scene} .conference=${this.conference} .booking=${booking} .zoned=${zoned}></flywheel-appointment>`,
        )}
      </div>
      ${partLine(this.#parts, 'appointment')}`;
  }

  #renderPicker(isOpen: boolean, zoned: Zoned, { slots, isFull, withoutClose, withoutMet }: Choosable): TemplateResult | typeof nothing {
    if (isFull)
      return isOpen ? html`<p class="quiet">${msg('You have all the appointments that this conference allows. You can move one of them.')}</p>` : nothing;
    if (this.known === 'loading') return html`<p class="quiet">${msg('Loading')}</p>`;
    if (isOpen && this.known === 'all' && withoutMet && !slots.length)
      return html`<p class="quiet">${msg('You have a time with everybody who offers you one.')}</p>`;
    if (this.known === 'failed' && !slots.length) return html`<p class="quiet">${msg('The times cannot be read right now.')}</p>`;
    return html`${
      isOpen && withoutClose
        ? html`<p class="quiet small no-print">${msg('Times that are too close to another appointment of your family are left out.')}</p>`
        : nothing
    }<flywheel-slot-picker
      class="no-print"
      .slots=${slots}
      .zoned=${zoned}
      .now=${this.at}
      ?open=${isOpen}
      ?waits=${isOpen && !this.moving}
      .asked=${this.#asked}
      @flywheel-slot-chosen=${this.#onSlot}
      @flywheel-slot-watched=${this.#onWatch}
    ></flywheel-slot-picker>`;
  }

  #renderRun(conference: Conference, zoned: Zoned): TemplateResult | typeof nothing {
    const { scene } = this;
    if (this.moving || (conference.hosts.length < 2 && scene!.students.length < 2)) return nothing;
    const sent = this.outbox.items.some(({ operationId, thread, state }) => operationId === 'bookings.run' && thread === this.#thread && state !== 'done');
    const isShown = this.runOpen || sent;
    if (isShown) this.#parts.get('run');
    const booked = [...this.bookings.map(({ booking }) => booking).filter(({ state }) => state === 'booked'), ...this.siblings];
    return html`<p class="way no-print">
        <button type="button" class="link" aria-expanded=${isShown} @click=${() => (this.runOpen = !this.runOpen)}>${msg('Several teachers or children? Let us propose times')}</button>
      </p>
      ${
        isShown
          ? html`<flywheel-run-planner .scene=${scene} .conference=${conference} .zoned=${zoned} .slots=${this.slots} .booked=${booked} .at=${this.at}></flywheel-run-planner>${partLine(this.#parts, 'run')}`
          : nothing
      }`;
  }

  readonly #onMove = (event: MoveAskedEvent): void => {
    event.stopPropagation();
    this.moving = event.booking;
    focusOn(this, 'flywheel-slot-picker');
  };

  readonly #onSlot = (event: SlotChosenEvent): void => {
    event.stopPropagation();
    void this.#choose(event.slot);
  };

  readonly #onWatch = (event: SlotWatchedEvent): void => {
    event.stopPropagation();
    const outbox = this.outbox.port;
    if (outbox) void wait(outbox, event.slot, this.scene!.student.id, event.waits);
    this.said = event.waits ? msg('You will be told when this time is free.') : msg('You wait for this time no longer.');
  };

  async #choose(slot: Slot): Promise<void> {
    const outbox = this.outbox.port;
    const { scene } = this;
    const moving = this.#leaving;
    if (!outbox || !scene) return;
    if (scene.access.offline) {
      this.needsNetwork = true;
      this.said = msg('Holding a time needs a connection.');
      return;
    }
    // One question at a time: what was asked before and has no answer is taken back.
    for (const item of this.items) {
      if (!asking.has(item.operationId) || item.state === 'done') continue;
      if (isWaiting(item) && !(await outbox.cancel(item.id))) return void (this.said = msg('One moment: the school is being asked about another time.'));
      if (!isWaiting(item)) await outbox.cancel(item.id);
    }
    if (moving) {
      this.said = msg('Asking the school to move your appointment…');
      await move(outbox, moving, slot);
      this.moving = undefined;
    } else {
      this.said = msg('Asking the school to hold this time…');
      await hold(outbox, slot, scene.student.id);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-open-conference': FlywheelOpenConference;
  }
}
