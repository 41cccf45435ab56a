/**
 * One entry of one voice: who, when, how it felt, the words, who may read it, and what came of it. It shows whatever the API answered,
 * also what this version does not know yet. It refuses to know the network: what is pressed goes up as an event.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CheckInPlan } from '../../contract/check-in-plan.js';
import type { Acknowledgement, CheckIn } from '../../contract/check-in.js';
import type { Viewer } from '../../contract/person.js';
import type { Student } from '../../contract/student.js';
import { pointsOf } from '../../domain/check-in-points.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { icon } from '../../ui/icon.js';
import { checkCircle, clock, edit, readers, talk } from '../../ui/icons.js';
import { marker } from '../../ui/marker.js';
import { noteView } from './entry-note.js';
import { entryStyles } from './entry-view.styles.js';
import { audienceWords, authorWord, roleWord, shapeOf, timeWords, type Place } from './entry-words.js';
import { faceOf } from './feeling-faces.js';
import { feelingWord, isFeeling } from './feeling-words.js';
import { pointsSentence, resultsSentence, unplannedSentence } from './score-words.js';
import { AcknowledgeEvent, ChangeEntryEvent } from './view-events.js';

/**
 * @tagname flywheel-check-in-entry
 * @slot - What the entry holds beside words: the ratings of the day, for instance.
 * @fires {AcknowledgeEvent} flywheel-acknowledge - Home has read it, or an adult has talked with the student.
 * @fires {ChangeEntryEvent} flywheel-change-entry - The viewer wants to change it.
 */
export class FlywheelCheckInEntry extends FlywheelElement {
  static override styles = entryStyles;

  @property({ attribute: false }) checkIn?: CheckIn;
  @property({ attribute: false }) viewer?: Viewer;
  /** Those whom the viewer may see: the name, and whose entry it is where there are several. */
  @property({ attribute: false }) students: readonly Pick<Student, 'id' | 'name'>[] = [];
  /** The plan of the entry, for the sentence of a check-out or report. */
  @property({ attribute: false }) plan?: CheckInPlan;
  /** BCP 47, for times and numbers. */
  @property() locale = 'en';
  /** The reader's IANA zone. */
  @property({ attribute: 'time-zone' }) timeZone = 'UTC';
  /** The school's IANA zone; the reader's is named beside a time where it is another. Not given: the same. */
  @property({ attribute: 'school-time-zone' }) schoolTimeZone?: string;
  /** The viewer may say that home has read it. */
  @property({ type: Boolean, attribute: 'can-acknowledge' }) canAcknowledge = false;
  /** The viewer may say that they talked with the student. */
  @property({ type: Boolean, attribute: 'can-answer-help' }) canAnswerHelp = false;
  /** It may not be changed any more, whoever looks. */
  @property({ type: Boolean }) locked = false;
  /** The acknowledgement that the viewer has given and that waits to be sent. */
  @property() waiting: Acknowledgement['kind'] | '' = '';

  /** The goal point that was logged with it, in words; empty: none, or nobody knows its goal yet. */
  @property() point = '';

  @state() private whole = false;
  @state() private original = false;

  override render(): TemplateResult | typeof nothing {
    const { checkIn } = this;
    if (!checkIn) return nothing;
    return html`<article class=${checkIn.voice} aria-labelledby="who">
      ${this.#renderHeader(checkIn)}
      <div class="body">
        ${this.#renderKind(checkIn)} ${this.#renderDay(checkIn)} ${this.#renderFeeling(checkIn)} ${this.point ? html`<p class="point"><span class="visually-hidden">${msg('A point of a goal:')} </span><bdi>${this.point}</bdi></p>` : nothing}
        ${checkIn.note ? noteView(checkIn.note, { locale: this.locale, whole: this.whole, original: this.original, toggle: (what) => (this[what] = !this[what]) }) : nothing}
        <slot></slot>
      </div>
      ${this.#renderFacts(checkIn)} ${this.#renderActions(checkIn)}
    </article>`;
  }

  #renderHeader(checkIn: CheckIn): TemplateResult {
    const { author, voice, createdAt, updatedAt, on, version } = checkIn;
    const name = authorWord(checkIn, this.viewer?.id);
    const role = voice === 'student' || name !== author.name ? '' : roleWord(author.role);
    const changed = version > 1 && updatedAt !== createdAt && !checkIn.acknowledgements.some(({ at }) => at === updatedAt);
    return html`<header>
      ${marker(shapeOf[voice], author.name ?? '')}
      <p id="who">
        <span class="who"><bdi class="name">${name}</bdi>${role ? html` <span class="quiet small">${role}</span>` : nothing}</span>
        <span class="quiet small">
          <time datetime=${createdAt}>${timeWords(createdAt, this.#place, on)}</time>${changed ? html`<span> · ${msg(str`changed ${timeWords(updatedAt, this.#place, on)}`)}</span>` : nothing}
        </span>
        ${this.students.length > 1 && voice !== 'student' ? html`<span class="quiet small">${msg(str`about ${this.#studentName}`)}</span>` : nothing}
      </p>
      ${
        this.#mayChange(checkIn)
          ? html`<button type="button" class="link change no-print" @click=${() => this.dispatchEvent(new ChangeEntryEvent(checkIn))}>${icon(edit)}${msg('Change')}</button>`
          : nothing
      }
    </header>`;
  }

  #renderKind({ kind }: CheckIn): TemplateResult | typeof nothing {
    if (kind === 'feelings') return nothing;
    const words: Readonly<Record<string, () => string>> = {
      'check-in': () => msg('Morning check-in'),
      'check-out': () => msg('The day'),
      report: () => msg('Daily report card'),
    };
    return html`<p class="kind">${Object.hasOwn(words, kind) ? words[kind]!() : msg('An entry of a newer kind')}</p>`;
  }

  /** What the ratings add up to; where the plan that they belong to is not known, how many there are. */
  #renderDay(checkIn: CheckIn): TemplateResult | typeof nothing {
    const { plan, locale } = this;
    const { planId, kind, ratings, results } = checkIn;
    if (kind !== 'check-out' && kind !== 'report') return nothing;
    const known = plan?.id === planId ? plan : undefined;
    if (kind === 'check-out' && known?.mode === 'check-in-check-out')
      return html`<p>${pointsSentence(pointsOf(known, ratings), known.goalPercent, locale)}</p>`;
    if (kind === 'report' && known?.mode === 'daily-report-card') return html`<p>${resultsSentence(known, results, locale)}</p>`;
    return html`<p>${unplannedSentence(checkIn, locale)}</p>`;
  }

  #renderFeeling({ feeling }: CheckIn): TemplateResult | typeof nothing {
    if (feeling === null) return nothing;
    return html`<p class="feeling">
      ${icon(faceOf(feeling))}<span>${isFeeling(feeling) ? feelingWord(feeling) : html`<bdi>${msg(str`A feeling in other words: ${feeling}`)}</bdi>`}</span>
    </p>`;
  }

  #renderFacts(checkIn: CheckIn): TemplateResult {
    const { help, acknowledgements, audience } = checkIn;
    return html`<ul class="facts">
      ${help ? html`<li>${icon(talk)}<span>${this.#helpSentence(help)}</span></li>` : nothing}
      ${acknowledgements.map((fact) => html`<li>${icon(checkCircle)}<span>${this.#acknowledgementSentence(fact, checkIn)}</span></li>`)}
      ${this.waiting ? html`<li>${icon(clock)}<span>${msg('Noted. It waits to be sent.')}</span></li>` : nothing}
      <li>${icon(readers)}<span>${audienceWords(audience, this.#studentName)}</span></li>
    </ul>`;
  }

  #helpSentence({ name, personId, answeredAt }: NonNullable<CheckIn['help']>): string {
    const adult = personId === this.viewer?.id ? msg('you') : (name ?? msg('someone at school'));
    return answeredAt === null ? msg(str`Would like to talk with ${adult}.`) : msg(str`Asked to talk with ${adult}. They have talked.`);
  }

  #acknowledgementSentence({ kind, personId, name, at }: Acknowledgement, { on }: CheckIn): string {
    const who = personId === this.viewer?.id ? msg('You') : (name ?? (kind === 'read-at-home' ? msg('Another guardian') : msg('Someone at school')));
    const when = timeWords(at, this.#place, on);
    return kind === 'talked' ? msg(str`${who} talked with ${this.#studentName} · ${when}`) : msg(str`Read at home: ${who} · ${when}`);
  }

  #renderActions(checkIn: CheckIn): TemplateResult | typeof nothing {
    const mine = (kind: Acknowledgement['kind']): boolean =>
      this.waiting === kind || checkIn.acknowledgements.some((fact) => fact.kind === kind && fact.personId === this.viewer?.id);
    const read = this.canAcknowledge && (checkIn.kind === 'check-out' || checkIn.kind === 'report') && !mine('read-at-home');
    const talked = this.canAnswerHelp && checkIn.help?.answeredAt === null && !mine('talked');
    if (!read && !talked) return nothing;
    return html`<div class="actions no-print">
      ${read ? this.#renderButton(checkIn, 'read-at-home', msg('We have read this')) : nothing}
      ${talked ? this.#renderButton(checkIn, 'talked', msg(str`I have talked with ${this.#studentName}`)) : nothing}
    </div>`;
  }

  #renderButton(checkIn: CheckIn, kind: Acknowledgement['kind'], label: string): TemplateResult {
    return html`<button type="button" class="button" @click=${() => this.dispatchEvent(new AcknowledgeEvent(checkIn, kind))}>${icon(checkCircle)}${label}</button>`;
  }

  /** One's own; the ratings of the day belong to the whole school. A kind that this version does not know is left alone. */
  #mayChange({ author, kind }: CheckIn): boolean {
    const { viewer } = this;
    if (this.locked || !viewer?.voice) return false;
    if (kind === 'check-out' || kind === 'report') return viewer.voice === 'school';
    return author.id === viewer.id && (kind === 'feelings' || kind === 'check-in');
  }

  get #studentName(): string {
    return this.students.find(({ id }) => id === this.checkIn?.studentId)?.name ?? msg('the student');
  }

  get #place(): Place {
    return { locale: this.locale, timeZone: this.timeZone, schoolTimeZone: this.schoolTimeZone ?? this.timeZone };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-check-in-entry': FlywheelCheckInEntry;
  }
}
