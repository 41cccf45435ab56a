/**
 * Beginning a thread: with one person, with a home, with several families, or news for a class. Who will read it follows the choice in words, before anything
 * is written. It knows the rules only to explain them; the API decides.
 */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { messageLimits } from '../../contract/message-limits.js';
import { sendToMany, startThread } from '../../contract/thread-changes.js';
import type { DraftPlace } from '../../domain/draft.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { chipField, choiceField, lineField, troubleLine } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { lock, readers as eye, send as sendIcon, talk } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { statusLine } from '../../ui/status-line.js';
import { tickField, ticksField } from './tick-fields.js';
import {
  announceable,
  chosenIn,
  kindsFor,
  listOf,
  manyBody,
  mayUrgent,
  peopleFor,
  startable,
  startBody,
  toggled,
  wrongStart,
  type Chosen,
} from './new-thread-form.js';
import { noStartWord, personName, startAudience, startKindWord, wrongStartWord } from './new-thread-words.js';
import { PartClosedEvent, ThreadWantedEvent, WIDGET } from './thread-seams.js';
import { WritingPart } from './writing-part.js';
import { writingStyles } from './writing-part.styles.js';

const TEXT = 'flywheel-note-field';
const ORDER = 'new-thread';

/** @tagname flywheel-new-thread */
export class FlywheelNewThread extends WritingPart {
  static override styles = writingStyles;

  protected readonly operations = [startThread, sendToMany];
  protected readonly record = ORDER;
  /** Rows that were sent from here, whose thread is shown as soon as there is one. */
  readonly #mine = new Set<string>();

  protected override get studentId(): string {
    const { student, students } = this.#chosen;
    return (student ?? students[0] ?? this.scene!.students[0])!.id;
  }
  /** One form for everybody: whom it is about is a field of it. */
  protected override get place(): DraftPlace | undefined {
    const first = this.scene?.students[0];
    return first && { studentId: first.id, widget: WIDGET, record: this.record };
  }
  protected override isHere({ thread }: OutboxItem): boolean {
    return thread === ORDER;
  }
  get #chosen(): Chosen {
    return chosenIn(this.typed, this.scene!);
  }

  protected override updated(): void {
    for (const { id, state, answer, operationId } of this.items) {
      if (state !== 'done' || !this.#mine.delete(id)) continue;
      const thread = operationId === startThread.id ? (answer as { id?: string } | undefined) : undefined;
      this.dispatchEvent(thread?.id ? new ThreadWantedEvent(thread.id) : new PartClosedEvent());
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { scene } = this;
    if (!scene) return nothing;
    const kinds = kindsFor(scene);
    return html`<div class="part">
      ${this.items.map((item) => this.#renderThere(item))} ${this.rowsView(TEXT)} ${kinds.length ? this.#renderForm() : this.#renderNone()} ${statusLine(this.said)}
    </div>`;
  }

  #renderNone(): TemplateResult {
    return notice({ tone: 'plain', icon: lock, text: noStartWord(this.scene!.viewer.role === 'student'), actions: this.#renderClose() });
  }

  /** The same people have an open thread already. */
  #renderThere({ state, trouble }: OutboxItem): TemplateResult | typeof nothing {
    const current = trouble?.problem?.current as { id?: string } | undefined;
    if (state !== 'parked' || trouble?.type !== 'already-there' || !current?.id) return nothing;
    return notice({
      tone: 'plain',
      icon: talk,
      text: msg('You have an open thread with the same people already. Copy your words below, and write them there.'),
      actions: html`<button type="button" class="button" @click=${() => this.dispatchEvent(new ThreadWantedEvent(current.id!))}>${msg('Open that thread')}</button>`,
    });
  }

  #renderForm(): TemplateResult {
    const { scene, typed } = this;
    const chosen = this.#chosen;
    const audience = startAudience(chosen, scene!, typed.withStudents === 'yes');
    return html`<section class="form" aria-labelledby="title">
      <h3 class="title" id="title">${msg('Begin a thread')}</h3>
      ${this.restored('#kind input')} ${this.#renderKind(chosen)} ${chosen.kind === 'many' || chosen.kind === 'announcement' ? this.#renderMany(chosen) : this.#renderOne(chosen)}
      <p class="readers-line" aria-live="polite">${audience ? html`${icon(eye)}<span dir="auto">${audience}</span>` : nothing}</p>
      ${lineField(this.#field('subject', msg('What is it about, in a few words? You can leave this empty.')))}
      <div class="labelled">
        <flywheel-note-field
          .label=${msg('Your message')}
          .value=${typed.text ?? ''}
          .limit=${messageLimits.textCharacters}
          .locale=${scene!.locale}
          @input=${(event: Event) => this.type('text', (event.target as HTMLElementTagNameMap['flywheel-note-field']).value)}
        ></flywheel-note-field>
        ${troubleLine({ id: 'text', trouble: this.troubles.text })}
      </div>
      ${mayUrgent(scene!) ? this.#tick('urgent', msg('Urgent')) : nothing} ${this.#renderActions()}
    </section>`;
  }

  #renderKind({ kind }: Chosen): TemplateResult | typeof nothing {
    const kinds = kindsFor(this.scene!);
    if (kinds.length < 2) return nothing;
    return html`${chipField(
      { id: 'kind', label: msg('With whom?'), value: kind, input: (value) => this.type('kind', value) },
      kinds.map((value) => ({ value, label: startKindWord(value, this.isStaff) })),
    )}`;
  }

  #renderOne({ kind, student }: Chosen): TemplateResult {
    const { scene, isStaff } = this;
    const about = startable(scene!);
    const people = student ? peopleFor(student, kind, scene!) : [];
    const names = [...(student ? [] : [{ value: '', label: msg('Choose') }]), ...about.map(({ id, name }) => ({ value: id, label: name }))];
    return html`${about.length > 1 ? choiceField({ ...this.#field('student', msg('About whom?')), value: student?.id ?? '' }, names) : nothing}
      ${
        people.length
          ? html`${chipField(
              { ...this.#field('person', isStaff ? msg('To whom?') : msg('To whom at school?')), value: this.#chosen.person?.id ?? '' },
              people.map((person) => ({ value: person.id, label: personName(person) })),
            )}${troubleLine({ id: 'person', trouble: this.troubles.person })}`
          : nothing
      }
      ${isStaff || !student ? nothing : html`<p class="small quiet">${msg('Families write to the school here, not to other families or students.')}</p>`}`;
  }

  #renderMany({ kind, students, way, groups }: Chosen): TemplateResult {
    const { scene, typed, troubles } = this;
    const flip = (field: string) => (value: string) => this.type(field, toggled(typed[field], value));
    if (kind === 'announcement')
      return html`${ticksField({ id: 'groups', label: msg('For which classes?'), chosen: groups, choices: announceable(scene!).map((value) => ({ value, label: value })), flip: flip('groups') })}
      ${troubleLine({ id: 'groups', trouble: troubles.groups })} ${this.#tick('withStudents', msg('The students read it too'))}
      ${this.#tick('acknowledge', msg('Ask everybody to say “I have read it”'))}`;
    const choices = startable(scene!).map(({ id, name }) => ({ value: id, label: name }));
    const ids = listOf(typed.students).filter((id) => students.some((student) => student.id === id));
    return html`${ticksField({ id: 'students', label: msg('The families of which students?'), chosen: ids, choices, flip: flip('students') })}
    ${troubleLine({ id: 'students', trouble: troubles.students })}
    ${chipField({ id: 'way', label: msg('How?'), value: way, input: (value) => this.type('way', value) }, [
      { value: 'private', label: msg('A private copy for each family') },
      { value: 'group', label: msg('One group for all') },
    ])}`;
  }

  #renderActions(): TemplateResult {
    const frame = this.frame('#kind input');
    return html`<div class="actions">
      ${this.#renderClose()}
      <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      <button type="button" class="button primary" @click=${() => void this.#onSend()}>${icon(sendIcon)}${msg('Send')}</button>
    </div>`;
  }

  #renderClose(): TemplateResult {
    return html`<button type="button" class="link quiet" @click=${() => this.dispatchEvent(new PartClosedEvent())}>${msg('Close')}</button>`;
  }

  #field(id: string, label: string) {
    return { id, label, value: this.typed[id] ?? '', trouble: this.troubles[id], input: (value: string) => this.type(id, value) };
  }
  #tick(id: string, label: string): TemplateResult {
    return tickField({ id, label, checked: this.typed[id] === 'yes', change: (checked) => this.type(id, checked ? 'yes' : '') });
  }

  async #onSend(): Promise<void> {
    const { scene, typed } = this;
    const wrong = wrongStart(typed, scene!);
    this.troubles = Object.fromEntries(wrong.map((one) => [one.field, wrongStartWord(one, scene!.locale)]));
    const [first] = wrong;
    if (first) {
      this.said = this.troubles[first.field]!;
      return this.lead(first.field === 'text' ? TEXT : `select#${first.field}, input#${first.field}, #${first.field} input`);
    }
    const request = { params: undefined, thread: ORDER, isForm: true } as const;
    const sent =
      this.#chosen.kind === 'many'
        ? await this.send(sendToMany, { ...request, body: manyBody(typed, scene!) })
        : await this.send(startThread, { ...request, body: startBody(typed, scene!) });
    if (sent) this.#mine.add(sent.id);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-new-thread': FlywheelNewThread;
  }
}
