/**
 * The school's desk of a conference, in sections that open on a press: who comes, times on offer, whom to invite, what families ask for, rules. A meeting
 * opened from the list takes the desk's place until it is left. It draws the frame; each section reads, keeps and sends for itself.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Conference } from '../../contract/conference.js';
import { defineElement } from '../../element/define-element.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { controls } from '../../ui/controls.styles.js';
import { icon } from '../../ui/icon.js';
import { chevron } from '../../ui/icons.js';
import type { ConferenceScene } from './conference-scene.js';
import { FlywheelDeskAgenda } from './staff-agenda.element.js';
import { FlywheelDeskAgreementGoal } from './staff-agreement-goal.element.js';
import { FlywheelDeskAgreements } from './staff-agreements.element.js';
import { FlywheelDeskAttendance } from './staff-attendance.element.js';
import { FlywheelDeskBookFor } from './staff-book-for.element.js';
import { deskFrame } from './staff-desk.styles.js';
import type { MeetingOpenedEvent } from './staff-events.js';
import { FlywheelDeskInvitations } from './staff-invitations.element.js';
import { FlywheelDeskMeeting } from './staff-meeting.element.js';
import { FlywheelDeskNotes } from './staff-notes.element.js';
import { FlywheelDeskOffer } from './staff-offer.element.js';
import { FlywheelDeskRequests } from './staff-requests.element.js';
import { FlywheelDeskRoster } from './staff-roster.element.js';
import { FlywheelAppointmentDetails } from './appointment-details.element.js';
import { FlywheelDeskSeries } from './staff-series.element.js';
import { FlywheelDeskRules } from './staff-rules.element.js';
import { zoneName } from './time-words.js';

defineElement('flywheel-desk-agenda', FlywheelDeskAgenda);
defineElement('flywheel-desk-agreement-goal', FlywheelDeskAgreementGoal);
defineElement('flywheel-desk-agreements', FlywheelDeskAgreements);
defineElement('flywheel-desk-attendance', FlywheelDeskAttendance);
defineElement('flywheel-desk-book-for', FlywheelDeskBookFor);
defineElement('flywheel-desk-invitations', FlywheelDeskInvitations);
defineElement('flywheel-desk-meeting', FlywheelDeskMeeting);
defineElement('flywheel-desk-notes', FlywheelDeskNotes);
defineElement('flywheel-desk-offer', FlywheelDeskOffer);
defineElement('flywheel-desk-requests', FlywheelDeskRequests);
defineElement('flywheel-desk-roster', FlywheelDeskRoster);
defineElement('flywheel-desk-rules', FlywheelDeskRules);
defineElement('flywheel-desk-series', FlywheelDeskSeries);
defineElement('flywheel-appointment-details', FlywheelAppointmentDetails);

type Section = 'roster' | 'offer' | 'book' | 'series' | 'requests' | 'invitations' | 'rules' | 'fresh';

/** @tagname flywheel-conference-desk */
export class FlywheelConferenceDesk extends FlywheelElement {
  static override styles = [controls, deskFrame];

  @property({ attribute: false }) scene?: ConferenceScene;
  /** Without one there is nothing but to announce one. */
  @property({ attribute: false }) conference?: Conference;
  /** Where no conference is open: those in which the viewer meets families, whose schedules are what is printed. */
  @property({ attribute: false }) hosting: readonly Conference[] = [];

  /** Sections that are open; who comes is, from the start. */
  @state() private opened: ReadonlySet<Section> = new Set<Section>(['roster']);
  @state() private meeting: string | undefined;
  #left: string | undefined;

  override render(): TemplateResult | typeof nothing {
    const { scene, conference } = this;
    if (!scene || scene.viewer.voice !== 'school') return nothing;
    if (!conference)
      return html`<div class="desk">
        ${this.hosting.map((one) => html`<flywheel-desk-roster .scene=${scene} .conference=${one} printed></flywheel-desk-roster>`)}
        ${this.#renderSection('fresh', msg('Announce a conference'), this.#fresh())}
      </div>`;
    if (this.meeting !== undefined)
      return html`<div class="desk" @flywheel-meeting-opened=${this.#onMeeting}>
        <flywheel-desk-meeting .scene=${scene} .conference=${conference} .bookingId=${this.meeting}></flywheel-desk-meeting>
      </div>`;
    return html`<div class="desk" @flywheel-meeting-opened=${this.#onMeeting}>
      <p class="zone">${msg(str`Times are in ${zoneName(conference.timeZone, scene.locale, Date.parse(conference.opensAt))}.`)}</p>
      ${this.#renderSection('roster', msg('Who comes'), html`<flywheel-desk-roster .scene=${scene} .conference=${conference}></flywheel-desk-roster>`)}
      ${this.#renderSection('offer', msg('Offer times'), html`<flywheel-desk-offer .scene=${scene} .conference=${conference}></flywheel-desk-offer>`)}
      ${this.#renderSection('requests', msg('Times that families ask for'), html`<flywheel-desk-requests .scene=${scene} .conference=${conference}></flywheel-desk-requests>`)}
      ${this.#renderSection('invitations', msg('Who has not booked yet'), html`<flywheel-desk-invitations .scene=${scene} .conference=${conference}></flywheel-desk-invitations>`)}
      ${this.#renderSection('book', msg('Book for a family'), html`<flywheel-desk-book-for .scene=${scene} .conference=${conference}></flywheel-desk-book-for>`)}
      ${this.#renderSection('series', msg('Meet a family again and again'), html`<flywheel-desk-series .scene=${scene} .conference=${conference}></flywheel-desk-series>`)}
      ${
        conference.mayManage
          ? this.#renderSection(
              'rules',
              msg('Rules of this conference'),
              html`<flywheel-desk-rules .scene=${scene} .conference=${conference}></flywheel-desk-rules>`,
            )
          : nothing
      }
      ${this.#renderSection('fresh', msg('Announce another conference'), this.#fresh())}
    </div>`;
  }

  #fresh(): TemplateResult {
    return html`<flywheel-desk-rules .scene=${this.scene} .conference=${this.conference} fresh></flywheel-desk-rules>`;
  }

  /** What is closed is not drawn, so it asks for nothing; but who comes is on paper also where it is closed on the screen. */
  #renderSection(section: Section, title: string, content: TemplateResult): TemplateResult {
    const isOpen = this.opened.has(section);
    return html`<section class="section ${section === 'roster' ? '' : 'no-print'}">
      <h3>
        <button type="button" class="toggle" aria-expanded=${isOpen} aria-controls="in-${section}" @click=${() => this.#toggle(section)}>${icon(chevron)}<span>${title}</span></button>
      </h3>
      <div class="inside" id="in-${section}" ?hidden=${!isOpen}>${isOpen || section === 'roster' ? content : nothing}</div>
    </section>`;
  }

  #toggle(section: Section): void {
    const opened = new Set(this.opened);
    if (!opened.delete(section)) opened.add(section);
    this.opened = opened;
  }

  /** The keyboard goes to the meeting's name, and back to where it came from. */
  async #onMeeting({ bookingId }: MeetingOpenedEvent): Promise<void> {
    this.#left = this.meeting;
    this.meeting = bookingId;
    await this.updateComplete;
    if (bookingId !== undefined) return this.renderRoot.querySelector<FlywheelDeskMeeting>('flywheel-desk-meeting')?.focusHeading();
    const roster = this.renderRoot.querySelector<FlywheelDeskRoster>('flywheel-desk-roster');
    await roster?.updateComplete;
    (roster?.renderRoot.querySelector<HTMLElement>(`#open-${this.#left}`) ?? this.renderRoot.querySelector<HTMLElement>('.toggle'))?.focus();
  }
}

declare global {
  interface HTMLElementEventMap {
    'flywheel-meeting-opened': MeetingOpenedEvent;
  }
  interface HTMLElementTagNameMap {
    'flywheel-desk-agenda': FlywheelDeskAgenda;
    'flywheel-desk-agreement-goal': FlywheelDeskAgreementGoal;
    'flywheel-desk-agreements': FlywheelDeskAgreements;
    'flywheel-desk-attendance': FlywheelDeskAttendance;
    'flywheel-desk-book-for': FlywheelDeskBookFor;
    'flywheel-desk-invitations': FlywheelDeskInvitations;
    'flywheel-desk-meeting': FlywheelDeskMeeting;
    'flywheel-desk-notes': FlywheelDeskNotes;
    'flywheel-desk-offer': FlywheelDeskOffer;
    'flywheel-desk-requests': FlywheelDeskRequests;
    'flywheel-desk-roster': FlywheelDeskRoster;
    'flywheel-desk-rules': FlywheelDeskRules;
    'flywheel-desk-series': FlywheelDeskSeries;
    'flywheel-conference-desk': FlywheelConferenceDesk;
  }
}
