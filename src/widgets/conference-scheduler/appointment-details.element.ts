/**
 * What was said with an appointment, to be changed until it begins: how they meet, an interpreter, access needs, the topic (CS-17, CS-19). Its time stays.
 * It begins with what is known, sends the whole of it, and keeps what is typed until then.
 */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { confirmBooking, type Booking } from '../../contract/booking.js';
import { limits } from '../../contract/limits.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { statusLine } from '../../ui/status-line.js';
import { ConferencePart } from './conference-part.js';
import { partStyles } from './conference-part.styles.js';
import { bookingBody, detailFields, detailReaders, type DetailFields } from './detail-fields.js';

/** @tagname flywheel-appointment-details */
export class FlywheelAppointmentDetails extends ConferencePart {
  static override styles = partStyles;

  @property({ attribute: false }) booking?: Booking;
  /** In what ways the two can meet. */
  @property({ attribute: false }) modes: readonly string[] = [];

  @state() private isOpen = false;

  protected readonly operations = [confirmBooking];

  protected get record(): string | undefined {
    return this.booking && `details-${this.booking.id}`;
  }
  protected override isHere(item: OutboxItem): boolean {
    return super.isHere(item) && item.params.booking === this.booking?.id;
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, booking } = this;
    if (!scene || !booking) return nothing;
    const sent = this.items.filter(({ state }) => state !== 'done');
    const isShown = this.isOpen || !!this.draft.snapshot.value;
    if (!booking.mayChangeDetails && !sent.length) return nothing;
    return html`<div class="part no-print">
      ${sent.length ? nothing : isShown ? this.#renderForm(booking) : html`<p><button type="button" class=${scene.side === 'family' ? 'link' : 'button'} data-next="#topic" aria-expanded="false" @click=${() => (this.isOpen = true)}>${msg('Change what was said')}</button></p>`}
      ${this.rowsView(sent)} ${statusLine(this.said)}
    </div>`;
  }

  #renderForm({ host }: Booking): TemplateResult {
    const frame = this.frame('#topic');
    return html`<form class="form" novalidate aria-label=${msg('Change what was said')} @submit=${this.#onSubmit}>
      ${this.restored('#topic')} ${detailFields(this.#fields)} ${this.scene!.side === 'staff' ? nothing : detailReaders(host.name)}
      <div class="actions">
        <button type="submit" class="button primary">${msg('Save the change')}</button>
        <button type="button" class="link quiet" data-next="[aria-expanded]" @click=${() => this.#close()}>${msg('Leave it as it was')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </form>`;
  }

  /** What is typed, and where nothing is, what was said before; a field that was emptied is empty. */
  get #fields(): DetailFields {
    const { scene, booking, troubles, modes } = this;
    const { mode, interpreter, access, topic } = booking!;
    const before = { mode: mode ?? '', interpreter: interpreter ?? '', access: access ?? '', topic: topic ?? '' };
    return {
      typed: { ...before, ...this.typed },
      troubles,
      modes: mode && !modes.includes(mode) ? [mode, ...modes] : modes,
      languages: scene!.school.languages,
      locale: scene!.locale,
      to: scene!.side === 'staff' ? 'school' : 'family',
      type: (field, value) => this.keep(field, value),
    };
  }

  #close(): void {
    this.isOpen = false;
    void this.draft.draft?.discard();
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#save();
  };

  async #save(): Promise<void> {
    const { booking } = this;
    const fields = this.#fields;
    const access = this.wordsIn('access', limits.noteCharacters, '', fields.typed);
    const topic = this.wordsIn('topic', limits.noteCharacters, '', fields.typed);
    if (access === undefined || topic === undefined) return this.lead('[aria-invalid="true"]');
    const { id, studentId, version } = booking!;
    // What nobody wrote anew stays in the language that it was written in.
    const isOld = access === booking!.access && topic === booking!.topic;
    const body = { ...bookingBody(fields, access, topic), ...(isOld && booking!.language && { language: booking!.language }) };
    const params = { student: studentId, booking: id };
    if (!(await this.send(confirmBooking, { params, body, thread: `meeting:${id}`, version, isForm: true }))) return;
    this.isOpen = false;
    this.said = msg('Your change is on its way.');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-appointment-details': FlywheelAppointmentDetails;
  }
}
