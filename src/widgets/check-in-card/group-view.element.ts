/**
 * A whole group in one pass (CI-17): set it once for everyone, then change what is different for one student, row by row. Arrow keys lead
 * from row to row. Nobody is ranked, coloured or compared. It refuses to know how anything is sent.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CheckInPlan } from '../../contract/check-in-plan.js';
import type { CheckIn, Mode } from '../../contract/check-in.js';
import { limits } from '../../contract/limits.js';
import type { Student } from '../../contract/student.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { icon } from '../../ui/icon.js';
import { attention, edit, note, send } from '../../ui/icons.js';
import { labelled } from '../../ui/labelled.js';
import type { FlywheelNoteField } from '../../ui/note-field.element.js';
import type { FlywheelSegments } from '../../ui/segments.element.js';
import { columnsOf, pagesOf, type Column, type GroupPage } from './group-columns.js';
import {
  countGroup,
  emptyGroup,
  fieldsOf,
  hasWords,
  isIncluded,
  overrideOf,
  setAll,
  setIncluded,
  setOverride,
  tooLong,
  type GroupFields,
  type GroupValue,
} from './group-form.js';
import { groupStyles } from './group-view.styles.js';
import { GroupSubmitEvent, ViewChangeEvent } from './view-events.js';

type Row = Pick<Student, 'id' | 'name'>;
/** The first row stands for everyone. */
const everyone = '';

/**
 * @tagname flywheel-check-in-group
 * @fires {ViewChangeEvent} flywheel-view-change - Something was set; `value` holds all of it.
 * @fires {GroupSubmitEvent} flywheel-group-submit - It is to be sent; `value` holds all of it.
 */
export class FlywheelCheckInGroup extends FlywheelElement {
  static override styles = groupStyles;

  @property({ attribute: false }) students: readonly Row[] = [];
  @property() mode: Mode = 'feelings';
  /** The plan that all of them are on; not for feelings. */
  @property({ attribute: false }) plan?: CheckInPlan;
  @property({ attribute: false }) value: GroupValue = emptyGroup;
  /** The check-out or report that a student has for the day already, by student id: shown, and added to. */
  @property({ attribute: false }) existing: Readonly<Record<string, CheckIn>> = {};
  /** BCP 47, for numbers. */
  @property() locale = 'en';
  /** It is being put into the outbox. */
  @property({ type: Boolean }) sending = false;

  @state() private page = '';
  /** Whose note is open. */
  @state() private notes: ReadonlySet<string> = new Set();
  @state() private problem = '';

  override render(): TemplateResult {
    const pages = pagesOf(this.mode === 'feelings' ? undefined : this.plan);
    const page = pages.find(({ key }) => key === this.page) ?? pages[0];
    const columns = columnsOf(this.mode, this.plan, page, this.locale);
    return html`<div class="frame" role="group" aria-label=${msg('A whole group in one pass')}>
      ${page ? this.#renderPages(pages, page) : nothing}
      <div class="rows n${columns.length} ${this.mode}" @keydown=${this.#onKeydown}>
        <div class="row head" aria-hidden="true"><span></span>${columns.map(({ name }) => html`<span dir="auto">${name}</span>`)}</div>
        ${this.#renderRow({ id: everyone, name: msg('Everyone') }, columns)} ${repeat(this.students, this.#keyOf, (student) => this.#renderRow(student, columns))}
      </div>
      ${this.#renderEnd()}
    </div>`;
  }

  #renderPages(pages: readonly GroupPage[], page: GroupPage): TemplateResult {
    const criterion = this.plan?.mode === 'daily-report-card' ? this.plan.behaviours.find(({ key }) => key === page.key)?.criterion : undefined;
    return html`<div class="pages">
      <label for="page">${this.mode === 'check-in-check-out' ? msg('Part of the day') : msg('Behavior')}</label>
      <select id="page" class="field" @change=${(event: Event) => (this.page = (event.target as HTMLSelectElement).value)}>
        ${pages.map(({ key, name }) => html`<option value=${key} .selected=${key === page.key}>${name}</option>`)}
      </select>
      ${criterion ? html`<p class="small quiet" dir="auto">${criterion}</p>` : nothing}
    </div>`;
  }

  #renderRow(row: Row, columns: readonly Column[]): TemplateResult {
    const here = row.id === everyone || isIncluded(this.value, row.id);
    return html`<div class="row ${row.id === everyone ? 'all' : ''} ${here ? '' : 'absent'}" role="group" aria-label=${row.name} data-id=${row.id}>
      <div class="name">${row.id === everyone ? html`<strong>${row.name}</strong>` : this.#renderHere(row, here)} ${here ? this.#renderNoteButton(row) : nothing}</div>
      ${here ? columns.map((column) => this.#renderCell(row, column)) : html`<span class="away quiet small">${msg('Absent: nothing is sent')}</span>`}
      ${here && this.notes.has(row.id) ? this.#renderNote(row) : nothing}
    </div>`;
  }

  #renderHere({ id, name }: Row, here: boolean): TemplateResult {
    return html`<label class="here"
      ><input
        type="checkbox"
        data-column="here"
        .checked=${here}
        ?disabled=${this.sending}
        @change=${(event: Event) => this.#set(setIncluded(this.value, id, (event.target as HTMLInputElement).checked))}
      /><bdi>${name}</bdi><span class="visually-hidden">${msg('is here')}</span></label
    >`;
  }

  #renderCell(row: Row, column: Column): TemplateResult {
    const set = column.read(this.#fieldsOf(row.id));
    const inherited = row.id === everyone ? '' : column.read(fieldsOf({ ...this.value, students: {} }, row.id, this.existing[row.id]));
    const label = labelled(row.name, column.name);
    return html`<div class="cell">
      <span class="cell-name" aria-hidden="true" dir="auto">${column.name}</span>
      ${
        column.kind === 'list'
          ? this.#renderList(row, column, set, inherited, label)
          : html`<flywheel-segments
            data-column=${column.key}
            .label=${label}
            .segments=${column.segments}
            .value=${set || inherited}
            ?muted=${!set && inherited !== ''}
            ?disabled=${this.sending}
            @change=${(event: Event) => this.#write(row, column, (event.target as FlywheelSegments).value)}
          ></flywheel-segments>`
      }
    </div>`;
  }

  #renderList(row: Row, column: Column, set: string, inherited: string, label: string): TemplateResult {
    const as = column.segments.find(({ value }) => value === inherited)?.label;
    return html`<select
      class="field"
      data-column=${column.key}
      aria-label=${label}
      ?disabled=${this.sending}
      @change=${(event: Event) => this.#write(row, column, (event.target as HTMLSelectElement).value)}
    >
      <option value="" .selected=${set === ''}>${as === undefined ? msg('No feeling') : msg(str`As everyone: ${as}`)}</option>
      ${column.segments.map(({ value, label: word }) => html`<option value=${value} .selected=${value === set}>${word}</option>`)}
    </select>`;
  }

  #renderNoteButton({ id, name }: Row): TemplateResult {
    const written = Boolean(this.#fieldsOf(id).note);
    return html`<button
      type="button"
      class="link quiet note-button ${written ? 'written' : ''}"
      aria-expanded=${this.notes.has(id)}
      aria-label=${written ? msg(str`${name}: note, written`) : msg(str`${name}: note`)}
      @click=${() => this.#onNote(id)}
    >
      ${icon(written ? note : edit)}<span>${msg('Note')}</span>
    </button>`;
  }

  #renderNote(row: Row): TemplateResult {
    return html`<flywheel-note-field
      class="note"
      .label=${row.id === everyone ? msg('A note for everyone') : msg(str`A note for ${row.name} alone`)}
      .hint=${row.id !== everyone && this.value.all.note ? msg('It takes the place of the note for everyone.') : ''}
      .value=${this.#fieldsOf(row.id).note ?? ''}
      .limit=${limits.noteCharacters}
      .locale=${this.locale}
      ?disabled=${this.sending}
      @input=${(event: Event) => this.#setFields(row.id, { ...this.#fieldsOf(row.id), note: (event.target as FlywheelNoteField).value })}
    ></flywheel-note-field>`;
  }

  #renderEnd(): TemplateResult {
    const ids = this.students.map(({ id }) => id);
    const { here, absent } = countGroup(this.value, ids);
    const ready = ids.filter((id) => hasWords(this.value, id, this.mode)).length;
    const count = ready.toLocaleString(this.locale);
    const [some, total, away] = [here, ids.length, absent].map((n) => n.toLocaleString(this.locale)) as [string, string, string];
    return html`<p class="small quiet">${msg('Each family reads only what is about their own child.')}</p>
      <p class="count" aria-live="polite">${absent ? msg(str`${some} of ${total} here, ${away} absent`) : ids.length > 1 ? msg(str`All ${total} here`) : nothing}</p>
      ${this.problem ? html`<p class="problem" role="alert">${icon(attention)}<span>${this.problem}</span></p>` : nothing}
      <div class="end no-print">
        <button type="button" class="button primary" ?disabled=${this.sending} @click=${this.#onSubmit}>
          ${icon(send)}${this.sending ? msg('Sending…') : ready > 1 ? msg(str`Send ${count} check-ins`) : msg('Send')}
        </button>
      </div>`;
  }

  #fieldsOf(id: string): GroupFields {
    return id === everyone ? this.value.all : overrideOf(this.value, id);
  }

  #write({ id }: Row, column: Column, value: string): void {
    this.#setFields(id, column.write(this.#fieldsOf(id), value));
  }

  #setFields(id: string, fields: GroupFields): void {
    this.#set(id === everyone ? setAll(this.value, fields) : setOverride(this.value, id, fields));
  }

  #set(value: GroupValue): void {
    this.value = value;
    this.problem = '';
    this.dispatchEvent(new ViewChangeEvent(value));
  }

  readonly #keyOf = ({ id }: Row): string => id;

  #onNote(id: string): void {
    const notes = new Set(this.notes);
    if (!notes.delete(id)) notes.add(id);
    this.notes = notes;
  }

  #onSubmit(): void {
    const studentIds = this.students.map(({ id }) => id);
    const long = this.students.find(({ id }) => tooLong(this.value, { studentIds, mode: this.mode }).includes(id));
    if (long) this.problem = msg(str`The note for ${long.name} is too long. Please shorten it; nothing is cut off.`);
    else if (!studentIds.some((id) => hasWords(this.value, id, this.mode))) this.problem = msg('Set something for everyone, or for one student, first.');
    else this.dispatchEvent(new GroupSubmitEvent(this.value));
  }

  /** Up and down lead to the same column of the next row; a list keeps its own arrows. */
  #onKeydown(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const from = event.target;
    if (!step || event.defaultPrevented || !(from instanceof HTMLElement) || from instanceof HTMLSelectElement) return;
    const column = [...this.renderRoot.querySelectorAll<HTMLElement>(`[data-column="${from.dataset.column ?? '-'}"]`)];
    const to = column[column.indexOf(from) + step];
    if (!to) return;
    event.preventDefault();
    to.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-check-in-group': FlywheelCheckInGroup;
  }
}
