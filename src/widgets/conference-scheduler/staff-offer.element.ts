/**
 * Offers times (CS-02): a day, a span, a length, and what comes of it shown while it is typed; the same for other days in one press. Below, what is on
 * offer, each of which can be taken back while nobody has booked it.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { offerSlots, withdrawSlot, type Slot } from '../../contract/slot.js';
import type { DraftValue } from '../../domain/draft.js';
import { unreadView } from '../../ui/access-view.js';
import { keptView } from '../../ui/draft-view.js';
import { icon } from '../../ui/icon.js';
import { attention, send as sendIcon, trash } from '../../ui/icons.js';
import { namesInRow } from '../../ui/moment.js';
import { statusLine } from '../../ui/status-line.js';
import { slotDays } from './slot-days.js';
import { DeskSlots } from './staff-lists.js';
import { offerFields, offersOf, otherDays, previewOf, untouchedOffer, type OfferField, type OfferForm, type OfferPreview } from './staff-offer-form.js';
import { hostsOf, offerTroubleWord, offerView, previewWord } from './staff-offer-view.js';
import { DeskPart } from './staff-part.js';
import { deskStyles } from './staff-part.styles.js';
import { dayAndSpanOf, dayWords, spanOf } from './time-words.js';

/** @tagname flywheel-desk-offer */
export class FlywheelDeskOffer extends DeskPart {
  static override styles = deskStyles;

  protected readonly operations = [offerSlots, withdrawSlot];
  readonly #slots = new DeskSlots(this, this.outbox);

  protected get record(): string | undefined {
    return this.conference && `desk-offer-${this.conference.id}`;
  }
  get #form(): OfferForm {
    const typed = this.typed;
    const untouched = untouchedOffer(this.scene!.viewer.id, this.conference!.modes);
    return Object.fromEntries(offerFields.map((field) => [field, typed[field]?.trimStart() ?? untouched[field]])) as OfferForm;
  }
  get #all(): readonly Slot[] {
    return this.#slots.of(this.conference?.id);
  }
  #preview(form: OfferForm): OfferPreview {
    return previewOf(form, { timeZone: this.zoned.timeZone, now: this.apiNow, slots: this.#all });
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const { scene, conference } = this;
    // Who manages the conference offers for others too, and sees theirs.
    this.#slots.watch(scene && conference?.id, conference?.mayManage ? undefined : scene?.viewer.id, scene && conference && this.today);
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, conference } = this;
    if (!scene || !conference) return nothing;
    const { status, value, failure } = this.#slots.list.reading;
    return html`<div class="part">
      ${this.draft.snapshot.status === 'loading' ? html`<p class="quiet" role="status">${msg('Loading')}</p>` : this.#renderForm()} ${this.sentView('#on')}
      ${unreadView(status, !!value, failure?.kind, () => this.#slots.list.port?.refresh())}
      ${status === 'ready' ? this.#renderOffered() : nothing} ${statusLine(this.said)}
    </div>`;
  }

  #renderForm(): TemplateResult {
    const { scene, conference } = this;
    const form = this.#form;
    const preview = this.#preview(form);
    const isWrong = Object.values(this.troubles).some(Boolean);
    const frame = this.frame('#on');
    const clash = preview.overlaps.map(({ startsAt, endsAt }) => dayAndSpanOf(startsAt, endsAt, this.zoned));
    return html`<section class="form" aria-label=${msg('Offer times')}>
      ${this.restored('#on')}
      ${offerView({
        form,
        modes: conference!.modes,
        hosts: hostsOf(scene!, conference!),
        school: scene!.school,
        locale: scene!.locale,
        trouble: (field) => this.troubles[field],
        change: (field, value) => this.#change(field, value),
      })}
      <p class="preview" id="preview" role="status">${previewWord(preview, this.zoned)}</p>
      ${clash.length ? html`<p class="problem">${icon(attention)}<span>${msg(str`You already offer a time there: ${namesInRow(clash.slice(0, 3), this.zoned.locale)}.`)}</span></p>` : nothing}
      ${isWrong ? html`<p class="problem" id="problem">${icon(attention)}<span>${msg('Something above needs another look. Nothing is lost.')}</span></p>` : nothing}
      <div class="actions no-print">
        <button type="button" class="button primary" aria-describedby="preview" @click=${() => void this.#onSend()}>${icon(sendIcon)}${msg('Offer these times')}</button>
        ${this.draft.snapshot.value ? html`<button type="button" class="link quiet" data-next="#on" @click=${frame.discard}>${msg('Discard')}</button>` : nothing}
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </section>`;
  }

  #renderOffered(): TemplateResult {
    const { timeZone, locale } = this.zoned;
    const days = slotDays(this.#all, timeZone, this.apiNow);
    if (!days.length) return html`<p class="quiet">${msg('No times are on offer yet. Choose a day above to begin.')}</p>`;
    return html`${days.map(
      ({ on, slots }) =>
        html`<details class="day">
          <summary>${dayWords(on, locale)} · ${slots.length === 1 ? msg('1 time') : msg(str`${slots.length} times`)}</summary>
          <ul class="list">
            ${slots.map((slot) => this.#renderSlot(slot))}
          </ul>
        </details>`,
    )}
    ${this.#slots.isCut ? html`<p class="quiet small">${msg('There are more times than fit here. Later days show as the earlier ones pass.')}</p>` : nothing}`;
  }

  #renderSlot(slot: Slot): TemplateResult {
    const { id, startsAt, endsAt, capacity, free, place, host } = slot;
    const when = spanOf(startsAt, endsAt, this.zoned);
    const waits = this.items.some(({ operationId, params, state }) => operationId === withdrawSlot.id && params.slot === id && state !== 'done');
    const taken = capacity - free;
    const seats = capacity === 1 ? (taken ? msg('Taken') : msg('Free')) : msg(str`${free} of ${capacity} seats free`);
    return html`<li class="entry">
      <p>
        <span class="when">${when}</span> · ${seats}${place ? html` · <bdi>${place}</bdi>` : nothing}${host.id === this.scene!.viewer.id ? nothing : html` · <bdi>${host.name}</bdi>`}
      </p>
      ${
        waits
          ? html`<p class="small quiet">${msg('It is being taken back.')}</p>`
          : taken
            ? html`<p class="small quiet">${msg('Somebody has this time. Move or cancel that meeting first, then it can be taken back.')}</p>`
            : html`<div class="row no-print">
                <button type="button" class="link quiet" aria-label=${msg(str`Take back ${when}`)} data-next=".preview" @click=${() => void this.#withdraw(slot)}>
                  ${icon(trash)}${msg('Take back')}
                </button>
              </div>`
      }
    </li>`;
  }

  #change(field: OfferField, value: string): void {
    const untouched = untouchedOffer(this.scene!.viewer.id, this.conference!.modes)[field];
    this.type(field, value === untouched ? '' : value === '' ? ' ' : value);
  }

  async #withdraw({ id, version }: Slot): Promise<void> {
    const params = { conference: this.conference!.id, slot: id };
    await this.post(withdrawSlot, { params, body: undefined, thread: `slot:${id}`, version });
  }

  /** Every day is an offer of its own: where one is refused, the others stand. What is typed goes with the last, and comes back with it. */
  async #onSend(): Promise<void> {
    const form = this.#form;
    const { wrong } = this.#preview(form);
    if (wrong.length) {
      this.troubles = Object.fromEntries(wrong.map(({ field, trouble }) => [field, offerTroubleWord(field, trouble)] as const).reverse());
      this.said = this.troubles[wrong[0]!.field]!;
      return this.lead(`#${wrong[0]!.field}`);
    }
    const { place } = this;
    const params = { conference: this.conference!.id };
    const whole: DraftValue = this.draft.snapshot.value ?? {};
    const { days: _days, ...oneDay } = whole;
    const isMany = otherDays(form).length > 0;
    const requests = offersOf(form).map((body) => ({
      params,
      body,
      studentId: this.about,
      thread: `offers:${params.conference}`,
      draft: { place: place!, value: isMany ? { ...oneDay, on: body.on } : whole },
    }));
    const items = (await this.outbox.port?.sendAll(offerSlots, requests)) ?? [];
    if (items.length) {
      this.troubles = {};
      this.said = msg('It is on its way.');
    }
  }
}
