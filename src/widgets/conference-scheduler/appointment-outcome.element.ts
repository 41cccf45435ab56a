/**
 * What came of a meeting: agreements with who does them and by when, and the note that everybody who was there may read. The school's confidential note
 * is never here.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { dayIn } from '../../base/days.js';
import { addAgreement, type Agreement, type Booking } from '../../contract/booking.js';
import { limits } from '../../contract/limits.js';
import { voices, type Voice } from '../../contract/person.js';
import { dueOf } from '../../domain/conference-cadence.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { choiceField, lineField, wordsField } from '../../ui/fields.js';
import { marker, markerStyles } from '../../ui/marker.js';
import { statusLine } from '../../ui/status-line.js';
import { shapeOf, voiceWord } from './agenda-words.js';
import { ConferencePart } from './conference-part.js';
import { partStyles, topicStyles } from './conference-part.styles.js';
import { dayWords } from './time-words.js';

/** @tagname flywheel-appointment-outcome */
export class FlywheelAppointmentOutcome extends ConferencePart {
  static override styles = [partStyles, markerStyles, topicStyles];

  @property({ attribute: false }) booking?: Booking;

  protected readonly operations = [addAgreement];

  protected get record(): string | undefined {
    return this.booking && `agreement-${this.booking.id}`;
  }
  protected override isHere(item: OutboxItem): boolean {
    return super.isHere(item) && item.params.booking === this.booking?.id;
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, booking } = this;
    if (!scene || !booking) return nothing;
    const { agreements, sharedNote } = booking;
    return html`<div class="part">
      <h4>${msg('What you agreed')}</h4>
      ${agreements.length ? html`<ul class="list">${agreements.map((one) => this.#renderAgreement(one))}</ul>` : html`<p class="quiet">${msg('Nothing is written down yet.')}</p>`}
      ${scene.viewer.voice !== null && booking.state !== 'missed' ? this.#renderForm() : nothing}
      ${sharedNote ? html`<h4>${msg('Note for everybody who was there')}</h4><p class="said" dir="auto">${sharedNote}</p>` : nothing} ${this.rowsView(this.items)}
      ${statusLine(this.said)}
    </div>`;
  }

  #renderAgreement({ text, language, voice, dueOn, goalId, commitmentId }: Agreement): TemplateResult {
    const { locale } = this.scene!;
    const name = voiceWord(voice, this.scene!);
    return html`<li class="topic">
      ${marker(shapeOf[voice], name)}
      <div>
        <p class="said" dir="auto" lang=${language}>${text}</p>
        <p class="small quiet"><bdi>${name}</bdi> · ${msg(str`by ${dayWords(dueOn, locale)}`)} ${goalId ? html` · ${commitmentId ? msg('now a promise towards a goal') : msg('now a goal')}` : nothing}</p>
      </div>
    </li>`;
  }

  #renderForm(): TemplateResult {
    const { typed, troubles, scene } = this;
    const field = (id: string) => ({ id, value: typed[id] ?? '', trouble: troubles[id], input: (value: string) => this.type(id, value) });
    return html`<div class="form">
      ${this.restored('#agreed')} ${wordsField({ ...field('agreed'), label: msg('Write down what you agreed'), hint: msg('One small thing, with who does it and by when.') })}
      ${
        typed.agreed
          ? html`${choiceField(
              { ...field('who'), value: this.#who, label: msg('Who does it?') },
              voices.map((value) => ({ value, label: voiceWord(value, scene!) })),
            )}
            ${lineField({ ...field('dueOn'), value: typed.dueOn ?? this.#dueOn, label: msg('By when?') }, 'date')}`
          : nothing
      }
      <div class="actions"><button type="button" class="button" data-agree @click=${() => void this.#agree()}>${msg('Keep it')}</button></div>
    </div>`;
  }

  get #who(): Voice {
    return voices.find((voice) => voice === this.typed.who) ?? this.scene!.viewer.voice ?? 'home';
  }
  get #dueOn(): string {
    const { school } = this.scene!;
    return dueOf(dayIn(school.timeZone, this.apiNow), school);
  }

  async #agree(): Promise<void> {
    const text = this.wordsIn('agreed', limits.statementCharacters, msg('Please write what you agreed.'));
    if (!text) return this.lead('#agreed');
    const { scene, booking, typed } = this;
    const params = { student: booking!.studentId, booking: booking!.id };
    const body = { text, language: scene!.locale, voice: this.#who, dueOn: typed.dueOn || this.#dueOn, goalId: null };
    if (await this.send(addAgreement, { params, body, thread: `agenda:${booking!.id}`, isForm: true })) this.said = msg('What you agreed is on its way.');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-appointment-outcome': FlywheelAppointmentOutcome;
  }
}
