/**
 * The conference scheduler: what meetings the school offers, and each of them with its times. It draws what `ConferenceFlow` says is so and hands on what a
 * person does. It knows no HTTP, no storage and no other widget.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Conference } from '../../contract/conference.js';
import { StudentChosenEvent } from '../../element/events.js';
import { FlywheelWidget } from '../../element/flywheel-widget.js';
import { FocusController } from '../../element/focus-controller.js';
import { currentLanguage, directionOf } from '../../i18n/locale.js';
import { bannerView, skeleton, unreachableView, unreadView } from '../../ui/access-view.js';
import { chipField } from '../../ui/fields.js';
import { backButton } from '../../ui/back-button.js';
import { partLine } from '../../ui/part-line.js';
import { conferenceList, hostedBy, lastMetView } from './conference-list.js';
import { printedAppointments } from './printed-appointments.js';
import { ConferenceFlow } from './conference-flow.js';
import type { ConferenceScene } from './conference-scene.js';
import { schedulerStyles } from './conference-scheduler.styles.js';
import { closedWords, firstVisitWord, phaseOf } from './conference-words.js';
import { announce } from './scheduler-events.js';
import { schedulerHeader } from './scheduler-header.js';
import { schedulerParts } from './scheduler-parts.js';
import { differs, zoneName, type Zoned } from './time-words.js';

/**
 * Conferences of family, student and school: times to choose, appointments, and what came of them.
 *
 * @tagname flywheel-conference-scheduler
 * @slot - Shown where the scheduler cannot start, for instance a link to the school's own page.
 * @fires {BookingHeldEvent} flywheel-booking-held - The API holds a time for the family.
 * @fires {BookingSentEvent} flywheel-booking-sent - The API has taken something about appointments.
 * @fires {ConferenceRequestSentEvent} flywheel-conference-request-sent - The API has taken a request for a time, or an answer to one.
 * @fires {DraftRestoredEvent} flywheel-draft-restored - Words of an earlier visit are back in a form.
 * @fires {SignedOutEvent} flywheel-signed-out - The API no longer knows the viewer.
 * @fires {StudentChosenEvent} flywheel-student-chosen - The viewer chose another student.
 * @csspart card - The paper.
 * @csspart header - Its top.
 * @cssprop --flywheel-accent - The colour of what can be pressed.
 * @cssprop --flywheel-radius - How round the scheduler is (12px).
 * @cssprop --flywheel-font - The font; the page's own unless set.
 */
export class FlywheelConferenceScheduler extends FlywheelWidget {
  static override styles = schedulerStyles;

  /** Id of the one conference to show; all where it is not given. */
  @property() conference?: string;

  @state() private chosenStudent: string | undefined;
  /** The conference that the viewer opened; `''`: they went back to the list. */
  @state() private opened: string | undefined;
  @state() private inSchoolZone = false;

  readonly #flow = new ConferenceFlow(this);
  readonly #announce = announce(this, this.#flow);
  readonly #parts = schedulerParts(this);
  /** One object for one place and zone, so that nothing is drawn anew for it. */
  readonly #zoneds = new Map<string, Zoned>();

  constructor() {
    super();
    this.ports.push(...this.#flow.ports);
    this.addController(new FocusController(this));
  }

  /** The one that is open: as chosen, as set, or the only one that can be booked. */
  get #openId(): string | undefined {
    if (this.conference !== undefined) return this.conference;
    if (this.opened !== undefined) return this.opened || undefined;
    const { conferences, apiNow: now, scene } = this.#flow;
    const open = conferences.filter((one) => phaseOf(one, now) === 'open');
    return conferences.length === 1 || (open.length === 1 && scene?.side === 'family') ? (open[0] ?? conferences[0])!.id : undefined;
  }

  protected override willUpdate(): void {
    const { timeZone } = this;
    const settings = { studentId: this.chosenStudent ?? this.student, timeZone };
    this.#flow.update({ ...settings, conferenceId: this.#openId });
    // What is open may only be known once the list is.
    this.#flow.update({ ...settings, conferenceId: this.#openId });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#announce();
  }

  override render(): TemplateResult {
    const { scene } = this.#flow;
    const language = currentLanguage();
    return html`<section class="card" part="card" lang=${language} dir=${directionOf(language)} aria-labelledby=${scene ? 'title mode' : nothing}>
      ${scene ? this.#renderScene(scene) : this.#renderClosed()}
    </section>`;
  }

  #renderClosed(): TemplateResult | typeof nothing {
    const { state, access } = this.#flow;
    const meanwhile = skeleton(['title', 'line', 'picture', 'wide']);
    if (state.kind === 'loading' || state.kind === 'ready') return meanwhile;
    if (state.kind === 'unreachable') return unreachableView(this.#onAgain, access.snapshot.failure?.kind);
    return this.#parts.get('closed')?.closedView(state.kind, closedWords(), this.#onAgain) ?? partLine(this.#parts, 'closed', meanwhile);
  }

  #renderScene(scene: ConferenceScene): TemplateResult {
    const { list, conferences, touchpoints, apiNow: now } = this.#flow;
    const { status, value, failure } = list.reading;
    const { access } = scene;
    const open = conferences.find(({ id }) => id === this.#openId);
    return html`${schedulerHeader(scene, { touchpoints, now, choose: this.#onStudent })} ${bannerView(access.status, access.offline, this.#onAgain)}
    ${access.offline ? nothing : unreadView(status, !!value, failure?.kind, () => this.#flow.readAgain())}
    ${!value && status === 'loading' ? skeleton(['line', 'picture', 'wide']) : nothing} ${value && !conferences.length ? html`<p class="first">${firstVisitWord(scene)}</p>` : nothing}
    ${open ? this.#renderOpen(scene, open) : this.#renderList(scene)}`;
  }

  #renderList(scene: ConferenceScene): TemplateResult {
    const { conferences, bookings, siblings, apiNow: now } = this.#flow;
    const standing = [...bookings.map(({ booking }) => booking).filter(({ state }) => state === 'booked'), ...siblings];
    return html`${lastMetView(bookings, scene, this.#zoned(scene, scene.school.timeZone), now)}
    ${scene.side === 'staff' ? nothing : printedAppointments(standing, conferences, now, (one) => this.#zoned(scene, one.timeZone), scene)}
    ${
      conferences.length
        ? conferenceList({ conferences, bookings, now, scene, zonedFor: ({ timeZone }) => this.#zoned(scene, timeZone), open: ({ id }) => (this.opened = id) })
        : nothing
    }
    ${scene.side === 'staff' ? this.#renderDesk(scene) : nothing}`;
  }

  #renderDesk(scene: ConferenceScene, conference?: Conference): TemplateResult {
    this.#parts.get('desk');
    const { conferences, apiNow: now } = this.#flow;
    const hosting = conference ? [] : hostedBy(scene.viewer.id, conferences, now);
    return html`<flywheel-conference-desk .scene=${scene} .conference=${conference} .hosting=${hosting}></flywheel-conference-desk>${partLine(this.#parts, 'desk')}`;
  }

  #renderOpen(scene: ConferenceScene, conference: Conference): TemplateResult {
    const { bookings, siblings, requests, invitedBy, slots, slotsKnown, conferences, apiNow: now } = this.#flow;
    const zoned = this.#zoned(scene, conference.timeZone);
    const isOne = this.conference !== undefined || conferences.length === 1;
    return html`<div class="open">
      ${isOne ? nothing : backButton(msg('All conferences'), () => (this.opened = ''), '[data-conference]')}
      <h3 id="conference" tabindex="-1"><bdi>${conference.name}</bdi></h3>
      ${this.#renderZones(scene, conference)}
      ${
        scene.side === 'staff'
          ? this.#renderDesk(scene, conference)
          : html`<flywheel-open-conference
                .scene=${scene}
                .conference=${conference}
                .zoned=${zoned}
                .slots=${slots}
                .known=${slotsKnown}
                .bookings=${bookings}
                .siblings=${siblings}
                .requests=${requests.filter(({ conferenceId }) => conferenceId === conference.id)}
                .at=${now}
                .invitedBy=${invitedBy}
                @flywheel-part-done=${this.#onPartDone}
              ></flywheel-open-conference
              >${lastMetView(bookings, scene, zoned, now)}`
      }
    </div>`;
  }

  /** Where the viewer's clock shows another time than the school's, both are to be had. */
  #renderZones({ timeZone, locale }: ConferenceScene, conference: Conference): TemplateResult | typeof nothing {
    const { apiNow: now } = this.#flow;
    if (!differs(timeZone, conference.timeZone, now)) return nothing;
    return html`<div class="zones no-print">
      ${chipField(
        {
          id: 'zone',
          label: msg('Times are shown in'),
          value: this.inSchoolZone ? 'school' : 'mine',
          input: (value) => (this.inSchoolZone = value === 'school'),
        },
        [
          { value: 'mine', label: zoneName(timeZone, locale, now) },
          { value: 'school', label: msg(str`${zoneName(conference.timeZone, locale, now)} (at school)`) },
        ],
      )}
    </div>`;
  }

  #zoned({ locale, timeZone: own }: ConferenceScene, schoolZone: string): Zoned {
    const timeZone = this.inSchoolZone ? schoolZone : own;
    const key = [locale, timeZone, schoolZone].join();
    const zoned = this.#zoneds.get(key) ?? { locale, timeZone, schoolZone };
    this.#zoneds.set(key, zoned);
    return zoned;
  }

  readonly #onAgain = (): void => this.#flow.access.port?.retry();

  readonly #onPartDone = (event: Event): void => {
    event.stopPropagation();
    this.#flow.readAgain();
    this.requestUpdate();
  };

  readonly #onStudent = (studentId: string): void => {
    if (this.student === undefined) this.#flow.access.port?.chooseStudent(studentId);
    this.chosenStudent = studentId;
    this.dispatchEvent(new StudentChosenEvent(studentId));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-conference-scheduler': FlywheelConferenceScheduler;
  }
}
