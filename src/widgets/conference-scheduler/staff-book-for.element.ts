/**
 * Books for a family (CS-16), for example after a phone call: a student, a time, and what they said. It is booked at once, or the time is gone and what is
 * typed stays.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { bookRun } from '../../contract/booking.js';
import { limits } from '../../contract/limits.js';
import { keptView } from '../../ui/draft-view.js';
import { choiceField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { send as sendIcon } from '../../ui/icons.js';
import { statusLine } from '../../ui/status-line.js';
import { may } from './conference-scene.js';
import { bookingBody, detailFields, type DetailFields } from './detail-fields.js';
import { DeskSlots } from './staff-lists.js';
import { DeskPart } from './staff-part.js';
import { deskStyles } from './staff-part.styles.js';
import { freeFor } from './staff-roster.js';
import { dayAndSpanOf } from './time-words.js';

/** @tagname flywheel-desk-book-for */
export class FlywheelDeskBookFor extends DeskPart {
  static override styles = deskStyles;

  protected readonly operations = [bookRun];
  readonly #slots = new DeskSlots(this, this.outbox);

  protected get record(): string | undefined {
    return this.conference && `desk-book-${this.conference.id}`;
  }
  protected override willUpdate(): void {
    super.willUpdate();
    const { scene, conference } = this;
    this.#slots.watch(scene && conference?.id, conference?.mayManage ? undefined : scene?.viewer.id, scene && conference && this.today);
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, conference, typed, troubles } = this;
    if (!scene || !conference) return nothing;
    const students = scene.students.filter((student) => may(student, 'host-conference'));
    const free = freeFor(this.#slots.of(conference.id), undefined, this.apiNow);
    const frame = this.frame('#student');
    const slot = free.find(({ id }) => id === typed.slot);
    const field = (id: string) => ({ id, value: typed[id] ?? '', trouble: troubles[id], input: (value: string) => this.type(id, value) });
    return html`<div class="part">
      <section class="form" aria-label=${msg('Book for a family')}>
        ${this.restored('#student')}
        ${choiceField({ ...field('student'), label: msg('Whose family?') }, [
          { value: '', label: msg('Choose a student') },
          ...students.map(({ id, name, group }) => ({ value: id, label: `${name} · ${group}` })),
        ])}
        ${choiceField(
          { ...field('slot'), label: msg('Which time?'), hint: free.length ? undefined : msg('No time is free now. Offer more times, or move a meeting.') },
          [{ value: '', label: msg('Choose a time') }, ...free.map((one) => ({ value: one.id, label: this.#slotWord(one) }))],
        )}
        ${typed.student && typed.slot ? detailFields(this.#details(slot?.modes ?? conference.modes)) : nothing}
        <div class="actions">
          <button type="button" class="button primary" @click=${() => void this.#onSend()}>${icon(sendIcon)}${msg('Book it')}</button>
          ${this.draft.snapshot.value ? html`<button type="button" class="link quiet" data-next="#student" @click=${frame.discard}>${msg('Discard')}</button>` : nothing}
          <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
        </div>
      </section>
      ${this.sentView('#slot')} ${statusLine(this.said)}
    </div>`;
  }

  #details(modes: readonly string[]): DetailFields {
    const { typed, troubles, scene } = this;
    const { locale, school } = scene!;
    return { typed, troubles, modes, languages: school.languages, locale, to: 'school', type: (id, value) => this.type(id, value) };
  }

  #slotWord({
    startsAt,
    endsAt,
    host,
  }: {
    readonly startsAt: string;
    readonly endsAt: string;
    readonly host: { readonly id: string; readonly name: string };
  }): string {
    const when = dayAndSpanOf(startsAt, endsAt, this.zoned);
    return host.id === this.scene!.viewer.id ? when : msg(str`${when} with ${host.name}`);
  }

  async #onSend(): Promise<void> {
    const { typed, scene, conference } = this;
    const missing = { ...(!typed.student && { student: msg('Please choose a student.') }), ...(!typed.slot && { slot: msg('Please choose a time.') }) };
    const first = Object.keys(missing)[0];
    if (first) {
      this.troubles = missing;
      this.said = Object.values(missing)[0]!;
      return this.lead(`#${first}`);
    }
    const access = this.wordsIn('access', limits.noteCharacters);
    const topic = this.wordsIn('topic', limits.noteCharacters);
    if (access === undefined || topic === undefined) return this.lead('[aria-invalid="true"]');
    const modes = this.#slots.of(conference!.id).find(({ id }) => id === typed.slot)?.modes ?? conference!.modes;
    const details = bookingBody({ typed, modes, locale: scene!.locale }, access, topic);
    await this.post(bookRun, {
      params: undefined,
      body: { items: [{ studentId: typed.student!, slotId: typed.slot! }], details },
      thread: `desk-book:${conference!.id}`,
      isForm: true,
    });
  }
}
