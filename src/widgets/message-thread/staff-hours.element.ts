/**
 * When a member of staff answers (MT-05, MT-06): quiet hours, times on some days, days away, by their own clock. Before it is kept it says what families will
 * read. Only the person themselves sets it; it knows nothing of the school's own hours but what holds where nobody says otherwise.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { formatDay } from '../../base/days.js';
import { formatTime, zoneName } from '../../base/zoned-time.js';
import { changeMessageSettings, type MessageSettingsBody } from '../../contract/message-settings.js';
import type { DraftPlace } from '../../domain/draft.js';
import { calendarOf, presenceAt } from '../../domain/message-hours.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { chipField, choiceField, lineField, troubleLine } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { close, plus, readers as eye } from '../../ui/icons.js';
import { statusLine } from '../../ui/status-line.js';
import { canAdd, hoursOf, hoursShown, textOfRows, wrongHours, type QuietWay, type TypedHours, type WrongHours } from './staff-hours-form.js';
import { PartClosedEvent, WIDGET } from './thread-seams.js';
import { whenWord } from './thread-words.js';
import { WritingPart } from './writing-part.js';
import { writingStyles } from './writing-part.styles.js';

const MONDAY = '2026-01-05';

/** @tagname flywheel-staff-hours */
export class FlywheelStaffHours extends WritingPart {
  static override styles = writingStyles;

  /** As they hold, with what is on its way. */
  @property({ attribute: false }) settings?: MessageSettingsBody;
  /** Of the settings as the school has them. */
  @property({ type: Number }) version = 0;

  protected readonly operations = [changeMessageSettings];
  protected readonly record = 'hours';

  /** One form for all threads. */
  protected override get place(): DraftPlace | undefined {
    const first = this.scene?.students[0];
    return first && { studentId: first.id, widget: WIDGET, record: this.record };
  }
  protected override isHere({ params }: OutboxItem): boolean {
    return params.person === this.scene?.viewer.id;
  }
  get #shown(): TypedHours {
    return hoursShown(this.typed, this.settings!.hours, this.scene!.school);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.scene || !this.thread || !this.settings) return nothing;
    const shown = this.#shown;
    return html`<div class="part">
      <section class="form" aria-labelledby="title">
        <h3 class="title" id="title">${msg('When you answer')}</h3>
        <p class="readers-line">${icon(eye)}<span>${msg('Everybody who writes with you reads when you are back, and nothing else of this.')}</span></p>
        ${this.restored('#way input')} ${this.#renderQuiet(shown)} ${this.#renderOffice(shown)} ${this.#renderAway(shown)} ${this.#renderClock(shown)}
        <p class="quiet" aria-live="polite">${this.#outcome(shown)}</p>
        ${this.#renderActions()}
      </section>
      ${statusLine(this.said)}
    </div>`;
  }

  #renderQuiet({ way, from, until }: TypedHours): TemplateResult {
    const { quietHours } = this.scene!.school;
    const own = quietHours ? msg(str`As the school: ${this.#time(quietHours.from)} to ${this.#time(quietHours.until)}`) : msg('As the school: none');
    const ways: Readonly<Record<QuietWay, string>> = { school: own, own: msg('My own'), none: msg('None') };
    return html`${chipField(
      { id: 'way', label: msg('Quiet hours'), value: way, input: (value) => this.type('way', value) },
      Object.entries(ways).map(([value, label]) => ({ value, label })),
    )}
      <p class="small quiet">${msg('What comes in your quiet hours waits until they are over. Until then nobody sees when you read.')}</p>
      ${
        way === 'own'
          ? html`<div class="pair">${this.#line('quiet-from', msg('From'), from, 'time', (value) => this.#typeQuiet('from', value))}
              ${this.#line('quiet-until', msg('Until'), until, 'time', (value) => this.#typeQuiet('until', value))}</div>
              ${troubleLine({ id: 'quiet', trouble: this.troubles.quiet })}`
          : nothing
      }`;
  }

  #renderOffice({ office }: TypedHours): TemplateResult {
    const { locale, school } = this.scene!;
    const days = [...school.week].sort().map((day) => ({ value: String(day), label: formatDay(dayOf(day), locale, { weekday: 'long' }) }));
    const row = (parts: readonly string[], at: number): TemplateResult => {
      const [day = '', from = '', until = ''] = parts;
      const set = (part: number) => (value: string) => this.#setRow('office', at, part, value);
      return this.#renderRow('office', at, [
        choiceField({ id: `office-${at}`, label: msg('On'), value: day, input: set(0) }, days),
        this.#line(`office-${at}-from`, msg('From'), from, 'time', set(1)),
        this.#line(`office-${at}-until`, msg('Until'), until, 'time', set(2)),
      ]);
    };
    return html`<fieldset class="rows">
      <legend>${msg('Days on which you answer at certain times only')}</legend>
      ${office.map(row)} ${this.#renderAdd('office', msg('Add a time'), [days[0]?.value ?? '1', '', ''])}
    </fieldset>`;
  }

  #renderAway({ away }: TypedHours): TemplateResult {
    const row = ([from = '', until = '']: readonly string[], at: number): TemplateResult => {
      const set = (part: number) => (value: string) => this.#setRow('away', at, part, value);
      return this.#renderRow('away', at, [
        this.#line(`away-${at}`, msg('First day'), from, 'date', set(0)),
        this.#line(`away-${at}-until`, msg('Last day'), until, 'date', set(1)),
      ]);
    };
    return html`<fieldset class="rows">
      <legend>${msg('Days on which you are away')}</legend>
      ${away.map(row)} ${this.#renderAdd('away', msg('Add days'), ['', ''])}
    </fieldset>`;
  }

  #renderRow(rows: 'office' | 'away', at: number, fields: readonly TemplateResult[]): TemplateResult {
    return html`<div class="entry" role="group" aria-label=${(at + 1).toLocaleString(this.scene!.locale)}>
      ${fields}
      <button type="button" class="link quiet" data-next="#add-${rows}" @click=${() => this.#leaveOut(rows, at)}>${icon(close)}${msg('Leave out')}</button>
      ${troubleLine({ id: `${rows}-${at}`, trouble: this.troubles[`${rows}-${at}`] })}
    </div>`;
  }

  #renderAdd(rows: 'office' | 'away', label: string, row: readonly string[]): TemplateResult | typeof nothing {
    const shown = this.#shown;
    if (!canAdd(rows, shown)) return nothing;
    const next = `#${rows}-${shown[rows].length}`;
    const add = (): void => this.#setRows(rows, [...shown[rows], row]);
    return html`<div class="row bare"><button type="button" class="link" id="add-${rows}" data-next=${next} @click=${add}>${icon(plus)}${label}</button></div>`;
  }

  /** Whose clock it is; asked only where there are two. */
  #renderClock({ way, office, timeZone }: TypedHours): TemplateResult | typeof nothing {
    const { school, viewer, locale } = this.scene!;
    const zones = [...new Set([school.timeZone, viewer.timeZone, timeZone])];
    if (zones.length < 2 || (way === 'school' && !office.length)) return nothing;
    return html`${chipField(
      { id: 'timeZone', label: msg('By which clock?'), value: timeZone, input: (value) => this.type('timeZone', value) },
      zones.map((value) => ({ value, label: zoneName(value, locale, this.now) })),
    )}`;
  }

  #renderActions(): TemplateResult {
    const frame = this.frame('#way input');
    const { value, restoredFrom } = this.draft.snapshot;
    return html`<div class="actions">
      <button type="button" class="link quiet" @click=${() => this.dispatchEvent(new PartClosedEvent())}>${msg('Close')}</button>
      ${value && restoredFrom === undefined ? html`<button type="button" class="link quiet" data-next="#way input" @click=${frame.discard}>${msg('Discard')}</button>` : nothing}
      <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      <button type="button" class="button primary" @click=${() => void this.#save()}>${msg('Keep these hours')}</button>
    </div>`;
  }

  #line(id: string, label: string, value: string, kind: 'time' | 'date', input: (value: string) => void): TemplateResult {
    return lineField({ id, label, value, input }, kind);
  }

  /** What those who write will read, if it were kept now. */
  #outcome(shown: TypedHours): string {
    if (wrongHours(shown).length) return '';
    const { school, locale, timeZone } = this.scene!;
    const { isThere, untilMs } = presenceAt(calendarOf(hoursOf(shown, school), school), this.now);
    if (untilMs === undefined) return isThere ? msg('With these hours you are always there.') : msg('With these hours it is not known when you are back.');
    const when = whenWord(untilMs, this.now, locale, timeZone);
    return isThere ? msg(str`With these hours you are there now, until ${when}.`) : msg(str`With these hours you are back ${when}.`);
  }

  #time(time: string): string {
    return formatTime(Date.parse(`${MONDAY}T${time}:00Z`), this.scene!.locale, 'UTC');
  }

  #typeQuiet(field: 'from' | 'until', value: string): void {
    // Emptied, it is kept as empty, not as untouched.
    this.draft.write({ ...this.draft.snapshot.value, [field]: value });
    this.clearTrouble('quiet');
  }
  #setRow(rows: 'office' | 'away', at: number, part: number, value: string): void {
    const next = this.#shown[rows].map((row, n) => (n === at ? row.map((before, m) => (m === part ? value : before)) : row));
    this.#setRows(rows, next);
    this.clearTrouble(`${rows}-${at}`);
  }
  #leaveOut(rows: 'office' | 'away', at: number): void {
    this.#setRows(
      rows,
      this.#shown[rows].filter((_, n) => n !== at),
    );
    this.troubles = {};
  }
  #setRows(rows: 'office' | 'away', next: readonly (readonly string[])[]): void {
    this.draft.write({ ...this.draft.snapshot.value, [rows]: textOfRows(next) });
  }

  async #save(): Promise<void> {
    const { scene, settings, version } = this;
    const shown = this.#shown;
    const wrong = wrongHours(shown);
    this.troubles = Object.fromEntries(wrong.map((one) => [one.field, wrongWord(one)]));
    const [first] = wrong;
    if (first) {
      this.said = this.troubles[first.field]!;
      return this.lead(first.field === 'quiet' ? '#quiet-from' : `#${first.field}`);
    }
    const body = { ...settings!, hours: hoursOf(shown, scene!.school) };
    const sent = await this.send(changeMessageSettings, { params: { person: scene!.viewer.id }, body, thread: 'message-settings', version, isForm: true });
    if (sent) this.dispatchEvent(new PartClosedEvent());
  }
}

/** A day that has this number in the week (1 Monday). */
const dayOf = (weekday: number): string => `2026-01-${String(4 + weekday).padStart(2, '0')}`;

function wrongWord({ field, trouble }: WrongHours): string {
  if (trouble === 'same') return msg('Please choose two different times.');
  const isDays = field.startsWith('away');
  if (trouble === 'missing') return isDays ? msg('Please choose the first and the last day.') : msg('Please choose both times.');
  return isDays ? msg('The last day is before the first.') : msg('The end is before the beginning.');
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-staff-hours': FlywheelStaffHours;
  }
}
