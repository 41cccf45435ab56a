/**
 * A student's check-ins, newest day first, each day with the voices that spoke (CI-04, CI-11). School days without one are open paper,
 * folded into a line (CI-15). It refuses to know where entries come from: it shows those it is given and asks for more.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { addDays, daysBetween, formatDay, formatSpan } from '../../base/days.js';
import type { CheckInPlan } from '../../contract/check-in-plan.js';
import type { CheckIn, CheckInKind } from '../../contract/check-in.js';
import { limits } from '../../contract/limits.js';
import type { Viewer, Voice } from '../../contract/person.js';
import type { School } from '../../contract/session.js';
import type { Student } from '../../contract/student.js';
import { daysOf, type Day, type DayOrGap, type Gap } from '../../domain/check-in-days.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { statusLine } from '../../ui/status-line.js';
import { historyStyles } from './history-view.styles.js';
import { AcknowledgeEvent, ChangeEntryEvent, MoreEvent } from './view-events.js';

const order: readonly Voice[] = ['home', 'school', 'student'];

/**
 * @tagname flywheel-check-in-history
 * @fires {MoreEvent} flywheel-more - The reader wants earlier ones.
 * @fires {AcknowledgeEvent} flywheel-acknowledge - As an entry fires it.
 * @fires {ChangeEntryEvent} flywheel-change-entry - As an entry fires it.
 */
export class FlywheelCheckInHistory extends FlywheelElement {
  static override styles = historyStyles;

  @property({ attribute: false }) checkIns: readonly CheckIn[] = [];
  /** Its week and holidays say which days are gaps; its zone is the one that times are not named for. */
  @property({ attribute: false }) school?: Pick<School, 'week' | 'holidays' | 'timeZone'>;
  @property({ attribute: false }) viewer?: Viewer;
  @property({ attribute: false }) students: readonly Pick<Student, 'id' | 'name'>[] = [];
  @property({ attribute: false }) plans: readonly CheckInPlan[] = [];
  /** The school's day, as a plain date. */
  @property() today = '';
  /** The reader's IANA zone. */
  @property({ attribute: 'time-zone' }) timeZone = 'UTC';
  /** BCP 47, for days, times and numbers. */
  @property() locale = 'en';
  @property({ type: Boolean, attribute: 'can-acknowledge' }) canAcknowledge = false;
  @property({ type: Boolean, attribute: 'can-answer-help' }) canAnswerHelp = false;
  /** The goal points of the entries in words, by the id of the entry. */
  @property({ attribute: false }) points: ReadonlyMap<string, string> = new Map();
  /** What the viewer writes here: entries of other kinds are changed elsewhere. Not given: every kind. */
  @property({ attribute: false }) kinds?: readonly CheckInKind[];
  /** There are earlier ones at the API. */
  @property({ type: Boolean, attribute: 'has-more' }) hasMore = false;
  /** They are on their way. */
  @property({ type: Boolean }) loading = false;

  /** For ears: what the last page brought. */
  @state() private news = '';
  #rows: readonly DayOrGap[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('checkIns') || changed.has('school') || changed.has('today')) {
      this.#rows = daysOf(this.checkIns, this.school ?? { week: [], holidays: [] }, this.today);
    }
    const before = changed.get('checkIns')?.length;
    const more = this.checkIns.length - (before ?? 0);
    if (before && more > 0)
      this.news = more === 1 ? msg('One more check-in is shown.') : msg(str`${more.toLocaleString(this.locale)} more check-ins are shown.`);
  }

  override render(): TemplateResult {
    const empty = this.#rows.length === 0;
    return html`<section aria-label=${msg('Earlier check-ins')} aria-busy=${this.loading}>
      ${empty ? this.#renderEmpty() : html`<ol>${repeat(this.#rows, this.#keyOf, (row) => (row.kind === 'day' ? this.#renderDay(row) : this.#renderGap(row)))}</ol>`}
      ${this.#renderEnd(empty)} ${statusLine(this.news)}
    </section>`;
  }

  #renderEmpty(): TemplateResult {
    if (!this.loading) return html`<p class="quiet empty">${msg('No check-ins yet. The first one will be the first line of this notebook.')}</p>`;
    return html`<div class="skeleton" role="img" aria-label=${msg('Loading check-ins')}>${[1, 2, 3].map(() => html`<span></span>`)}</div>`;
  }

  #renderDay({ on, voices }: Day): TemplateResult {
    const entries = order.flatMap((voice) => (voices[voice].length ? [voices[voice]] : []));
    return html`<li class="day">
      <h3><time datetime=${on}>${this.#dayWord(on)}</time></h3>
      <div class="voices n${entries.length}">${entries.map((list) => html`<div class="voice">${list.map((checkIn) => this.#renderEntry(checkIn))}</div>`)}</div>
    </li>`;
  }

  #renderEntry(checkIn: CheckIn): TemplateResult {
    return html`<flywheel-check-in-entry
      .checkIn=${checkIn}
      .viewer=${this.viewer}
      .students=${this.students}
      .plan=${this.plans.find(({ id }) => id === checkIn.planId)}
      .locale=${this.locale}
      .timeZone=${this.timeZone}
      .schoolTimeZone=${this.school?.timeZone}
      .point=${this.points.get(checkIn.id) ?? ''}
      ?can-acknowledge=${this.canAcknowledge}
      ?can-answer-help=${this.canAnswerHelp}
      ?locked=${daysBetween(checkIn.on, this.today) > limits.daysBack || this.kinds?.every((kind) => kind !== checkIn.kind)}
      @flywheel-acknowledge=${this.#onAcknowledge}
      @flywheel-change-entry=${this.#onChangeEntry}
    ></flywheel-check-in-entry>`;
  }

  #renderGap({ from, until, schoolDays }: Gap): TemplateResult {
    const days = this.#rangeWord(from, until);
    const words = schoolDays === 1 ? msg('No check-in') : msg(str`${schoolDays.toLocaleString(this.locale)} school days without a check-in`);
    return html`<li class="gap"><span>${days}</span><span>${words}</span></li>`;
  }

  #renderEnd(empty: boolean): TemplateResult | typeof nothing {
    if (!this.hasMore) return nothing;
    const busy = this.loading && !empty;
    return html`<div class="end no-print">
      <button type="button" class="button" aria-disabled=${busy} @click=${this.#onMore}>${busy ? msg('Loading earlier check-ins…') : msg('Show earlier check-ins')}</button>
    </div>`;
  }

  /** Today and yesterday by name, else the day; with its year where it is not this one. */
  #dayWord(on: string): string {
    const near: Readonly<Record<string, string>> = { [this.today]: msg('Today'), [this.today && addDays(this.today, -1)]: msg('Yesterday') };
    const day = formatDay(on, this.locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(on.slice(0, 4) !== this.today.slice(0, 4) && { year: 'numeric' }),
    });
    return Object.hasOwn(near, on) ? `${near[on]} · ${day}` : day;
  }

  #rangeWord(from: string, until: string): string {
    const noon = (on: string): number => Date.parse(`${on}T12:00:00Z`);
    const options: Intl.DateTimeFormatOptions = from === until ? { weekday: 'long', day: 'numeric', month: 'long' } : { day: 'numeric', month: 'long' };
    return formatSpan(noon(from), noon(until), this.locale, { ...options, timeZone: 'UTC' });
  }

  readonly #keyOf = (row: DayOrGap): string => (row.kind === 'day' ? row.on : `gap ${row.from}`);

  /** An entry's events end at this shadow root, so they are said once more from here. */
  #onAcknowledge({ checkIn, kind }: AcknowledgeEvent): void {
    this.dispatchEvent(new AcknowledgeEvent(checkIn, kind));
  }

  #onChangeEntry({ checkIn }: ChangeEntryEvent): void {
    this.dispatchEvent(new ChangeEntryEvent(checkIn));
  }

  #onMore(): void {
    if (!this.loading) this.dispatchEvent(new MoreEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-check-in-history': FlywheelCheckInHistory;
  }
}
