/**
 * Announces a conference, or changes the rules of one (CS-14, CS-21): few questions first, sensible rules for the rest. What is typed is kept from the
 * first key and goes through the outbox.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { changeConference, createConference, type Conference } from '../../contract/conference.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { icon } from '../../ui/icon.js';
import { attention, check, send as sendIcon } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { statusLine } from '../../ui/status-line.js';
import { conferenceFields, conferenceFormOf, rulesOf, untouchedConference, type ConferenceField, type ConferenceForm } from './staff-conference-form.js';
import { conferenceTroubleWord, conferenceView } from './staff-conference-view.js';
import { DeskPart } from './staff-part.js';
import { deskStyles } from './staff-part.styles.js';

const early: readonly ConferenceField[] = ['name', 'kind', 'opensOn', 'opensTime', 'closesOn', 'closesTime'];

/** @tagname flywheel-desk-rules */
export class FlywheelDeskRules extends DeskPart {
  static override styles = deskStyles;

  /** Announces another one, whatever conference there is. */
  @property({ type: Boolean }) fresh = false;
  @state() private isMore = false;

  protected readonly operations = [createConference, changeConference];

  get #changes(): boolean {
    return !this.fresh && this.conference !== undefined;
  }
  protected get record(): string {
    return this.#changes ? `desk-rules-${this.conference!.id}` : 'desk-conference-new';
  }
  protected override isHere({ operationId, params }: OutboxItem): boolean {
    return this.#changes ? params.conference === this.conference!.id : operationId === createConference.id;
  }
  get #untouched(): ConferenceForm {
    return this.#changes ? conferenceFormOf(this.conference!) : untouchedConference;
  }
  get #form(): ConferenceForm {
    const typed = this.typed;
    const untouched = this.#untouched;
    return Object.fromEntries(conferenceFields.map((field) => [field, typed[field]?.trimStart() ?? untouched[field]])) as ConferenceForm;
  }

  override render(): TemplateResult | typeof nothing {
    const { scene } = this;
    if (!scene) return nothing;
    if (this.draft.snapshot.status === 'loading') return html`<p class="quiet" role="status">${msg('Loading')}</p>`;
    const isOpen = this.isMore || Object.entries(this.troubles).some(([field, trouble]) => trouble && !early.includes(field as ConferenceField));
    return html`<div class="part">
      <section class="form" aria-label=${this.#changes ? msg('Rules of this conference') : msg('Announce a conference')}>
        ${this.restored('#name')}
        ${this.#changes ? html`<p class="quiet">${msg('What is booked stays booked.')}</p>` : nothing}
        ${conferenceView({
          scene,
          form: this.#form,
          isMore: isOpen,
          trouble: (field) => this.troubles[field],
          change: (field, value) => this.#change(field, value),
        })}
        <button type="button" class="link more" aria-expanded=${isOpen} @click=${() => (this.isMore = !isOpen)}>
          ${isOpen ? msg('Fewer rules') : msg('More rules')}
        </button>
        ${this.#renderActions()}
      </section>
      ${this.#renderAnnounced()} ${this.sentView('#name')} ${statusLine(this.said)}
    </div>`;
  }

  /** What was announced last, until somebody begins with another. */
  #renderAnnounced(): TemplateResult | typeof nothing {
    const made = this.items.filter(({ state, operationId }) => state === 'done' && operationId === createConference.id).at(-1)?.answer as
      Conference | undefined;
    if (this.#changes || !made || this.draft.snapshot.value) return nothing;
    return notice({
      tone: 'plain',
      icon: check,
      title: msg(str`${made.name} is announced.`),
      text: msg('Open it from the list and offer times. Families see it from then on.'),
    });
  }

  #renderActions(): TemplateResult {
    const isWrong = Object.values(this.troubles).some(Boolean);
    const frame = this.frame('#name');
    return html`${isWrong ? html`<p class="problem" id="problem">${icon(attention)}<span>${msg('Something above needs another look. Nothing is lost.')}</span></p>` : nothing}
      <div class="actions no-print">
        <button type="button" class="button primary" aria-describedby=${isWrong ? 'problem' : nothing} @click=${() => void this.#onSend()}>
          ${icon(sendIcon)}${this.#changes ? msg('Save the rules') : msg('Announce it')}
        </button>
        ${this.draft.snapshot.value ? html`<button type="button" class="link quiet" data-next="#name" @click=${frame.discard}>${msg('Discard')}</button>` : nothing}
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>`;
  }

  /** A field that says what it said untouched is no draft; what was emptied is, so it is kept as a space. */
  #change(field: ConferenceField, value: string): void {
    const isUntouched = value === this.#untouched[field];
    this.type(field, isUntouched ? '' : value === '' ? ' ' : value);
  }

  async #onSend(): Promise<void> {
    const { conference } = this;
    const made = rulesOf(this.#form, this.zoned.timeZone);
    if ('wrong' in made) {
      this.troubles = Object.fromEntries(made.wrong.map(({ field, trouble }) => [field, conferenceTroubleWord(field, trouble)]));
      this.said = this.troubles[made.wrong[0]!.field]!;
      return this.lead(`#${made.wrong[0]!.field}`);
    }
    const { body } = made;
    if (this.#changes)
      await this.post(changeConference, {
        params: { conference: conference!.id },
        body,
        thread: `conference:${conference!.id}`,
        version: conference!.version,
        isForm: true,
      });
    else if (await this.post(createConference, { params: undefined, body, thread: 'conferences', isForm: true })) this.isMore = false;
  }
}
