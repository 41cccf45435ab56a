/**
 * Meetings that come again (CS-26): one student, a day, a time of day, every so many weeks, so many times; the days are shown before anything is sent, and all
 * of them are booked or none. It knows school days; the API alone books.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { addDays } from '../../base/days.js';
import { instantIn } from '../../base/zoned-time.js';
import { bookSeries } from '../../contract/booking-series.js';
import { limits } from '../../contract/limits.js';
import { schoolDayFrom, seriesOf } from '../../domain/conference-cadence.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { choiceField, lineField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { send as sendIcon } from '../../ui/icons.js';
import { statusLine } from '../../ui/status-line.js';
import { may } from './conference-scene.js';
import { bookingBody, detailFields } from './detail-fields.js';
import { timeField } from './staff-fields.js';
import { DeskPart } from './staff-part.js';
import { deskStyles } from './staff-part.styles.js';
import { dayWords, whenOf } from './time-words.js';

const WEEKS = [1, 2, 3, 4, 6, 8, 12];
const MINUTES = [10, 15, 20, 30, 45, 60];
const usual = { at: '15:30', minutes: '15', everyWeeks: '6', count: '4' };

/** @tagname flywheel-desk-series */
export class FlywheelDeskSeries extends DeskPart {
  static override styles = deskStyles;

  protected readonly operations = [bookSeries];

  protected get record(): string | undefined {
    return this.conference && `desk-series-${this.conference.id}`;
  }
  protected override isHere({ body }: OutboxItem): boolean {
    return (body as { conferenceId?: string } | undefined)?.conferenceId === this.conference?.id;
  }
  get #usual(): Readonly<Record<string, string>> {
    return { firstOn: schoolDayFrom(addDays(this.today, 7), this.scene!.school) ?? '', ...usual };
  }
  /** What is typed, and where nothing is, what is usual; a field that was emptied is empty. */
  get #form(): Readonly<Record<string, string>> {
    return { ...this.#usual, ...this.typed };
  }
  /** The school days that it comes to; none while a field is not filled in. */
  get #days(): readonly string[] {
    const { firstOn, everyWeeks, count } = this.#form;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(firstOn ?? '')) return [];
    return seriesOf(firstOn!, Number(count), { everyWeeks: Number(everyWeeks), school: this.scene!.school });
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, conference } = this;
    if (!scene || !conference) return nothing;
    const frame = this.frame('#student');
    return html`<div class="part">
      <section class="form" aria-label=${msg('Meet a family again and again')}>
        ${this.restored('#student')} ${this.#renderFields()} ${this.#renderPreview()}
        ${
          this.typed.student
            ? detailFields({
                typed: this.typed,
                troubles: this.troubles,
                modes: conference.modes,
                languages: scene.school.languages,
                locale: scene.locale,
                to: 'school',
                type: (id, value) => this.type(id, value),
              })
            : nothing
        }
        <div class="actions">
          <button type="button" class="button primary" aria-describedby="days" @click=${() => void this.#onSend()}>${icon(sendIcon)}${msg('Book all of them')}</button>
          ${this.draft.snapshot.value ? html`<button type="button" class="link quiet" data-next="#student" @click=${frame.discard}>${msg('Discard')}</button>` : nothing}
          <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
        </div>
      </section>
      ${this.#renderLost()} ${this.sentView('#student')} ${statusLine(this.said)}
    </div>`;
  }

  #renderFields(): TemplateResult {
    const { scene, troubles } = this;
    const form = this.#form;
    const input = (id: string) => (value: string) => (id in this.#usual ? this.keep(id, value) : this.type(id, value));
    const field = (id: string, label: string) => ({ id, label, value: form[id] ?? '', trouble: troubles[id], input: input(id) });
    const unit = (name: 'week' | 'minute', count: number): string =>
      new Intl.NumberFormat(scene!.locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(count);
    const counts = Array.from({ length: limits.seriesItems - 1 }, (_, n) => String(n + 2));
    const students = scene!.students.filter((student) => may(student, 'host-conference'));
    return html`${choiceField(field('student', msg('Whose family?')), [
      { value: '', label: msg('Choose a student') },
      ...students.map(({ id, name, group }) => ({ value: id, label: `${name} · ${group}` })),
    ])}
      <div class="two">
        ${lineField(field('firstOn', msg('First day')), 'date')} ${timeField(field('at', msg('Time')))}
        ${choiceField(
          field('everyWeeks', msg('How often?')),
          WEEKS.map((weeks) => ({ value: String(weeks), label: weeks === 1 ? msg('Every week') : msg(str`Every ${weeks} weeks`) })),
        )}
        ${choiceField(
          field('count', msg('How many meetings?')),
          counts.map((value) => ({ value, label: value })),
        )}
        ${choiceField(
          field('minutes', msg('Minutes for each')),
          MINUTES.map((minutes) => ({ value: String(minutes), label: unit('minute', minutes) })),
        )}
        ${lineField(field('place', msg('Where?')))}
      </div>`;
  }

  #renderPreview(): TemplateResult {
    const days = this.#days;
    const { locale } = this.zoned;
    const { firstOn } = this.#form;
    return html`<div id="days">
      <p class="small quiet">${days.length ? msg('These are the days. School holidays are passed over.') : msg('Choose a first day, and all the days show here.')}</p>
      <ol class="small">
        ${days.map((on) => html`<li>${dayWords(on, locale)} ${on === days[0] && on !== firstOn ? html`<span class="quiet">${msg('(the next school day)')}</span>` : nothing}</li>`)}
      </ol>
    </div>`;
  }

  /** Which of the times the school's system could not have. */
  #renderLost(): TemplateResult | typeof nothing {
    const lost = this.items.flatMap(({ state, trouble }) =>
      state === 'parked' && trouble?.type === 'overlap' ? ((trouble.problem?.current ?? []) as readonly { readonly startsAt: string }[]) : [],
    );
    if (!lost.length) return nothing;
    return html`<p>${msg('You or the family are not free at these times:')}</p>
      <ul class="list" id="lost">
        ${lost.map(({ startsAt }) => html`<li>${whenOf(startsAt, this.zoned)}</li>`)}
      </ul>`;
  }

  #missing(): Readonly<Record<string, string>> {
    const { firstOn = '', at = '' } = this.#form;
    const [first] = this.#days;
    const isTime = /^\d{2}:\d{2}/.test(at);
    const isPast = first !== undefined && isTime && instantIn(this.zoned.timeZone, first, at.slice(0, 5)) <= this.apiNow;
    return {
      ...(!this.typed.student && { student: msg('Please choose a student.') }),
      ...((!firstOn || !first) && { firstOn: msg('Choose a day.') }),
      ...(isPast && { firstOn: msg('This time is over. Choose a later one.') }),
      ...(!isTime && { at: msg('Choose a time.') }),
    };
  }

  async #onSend(): Promise<void> {
    const missing = this.#missing();
    const [first] = Object.keys(missing);
    if (first) {
      this.troubles = missing;
      this.said = Object.values(missing)[0]!;
      return this.lead(`#${first}`);
    }
    const access = this.wordsIn('access', limits.noteCharacters);
    const topic = this.wordsIn('topic', limits.noteCharacters);
    const place = this.wordsIn('place', limits.nameCharacters);
    if (access === undefined || topic === undefined || place === undefined) return this.lead('[aria-invalid="true"]');
    await this.#book(place, bookingBody({ typed: this.typed, modes: this.conference!.modes, locale: this.scene!.locale }, access, topic));
  }

  async #book(place: string | null, details: ReturnType<typeof bookingBody>): Promise<void> {
    const { student } = this.typed;
    const { firstOn, at, minutes, everyWeeks, count } = this.#form;
    const conferenceId = this.conference!.id;
    const days = this.#days.length;
    const item = await this.post(bookSeries, {
      params: { student: student! },
      body: {
        conferenceId,
        hostId: this.scene!.viewer.id,
        firstOn: firstOn!,
        at: at!.slice(0, 5),
        minutes: Number(minutes),
        everyWeeks: Number(everyWeeks),
        count: Number(count),
        place,
        details,
      },
      thread: `desk-series:${conferenceId}`,
      isForm: true,
    });
    if (item) this.said = msg(str`${days} meetings are on their way.`);
  }
}
