/**
 * "I will": what each of the three voices said it will do towards a goal, in equal columns, with the day on which they look at it again. Nobody is
 * counted or compared.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { addDays, daysBetween } from '../../base/days.js';
import { changeCommitment, createCommitment, listCommitments, type Commitment } from '../../contract/commitment.js';
import { limits } from '../../contract/limits.js';
import { voices, type Voice } from '../../contract/person.js';
import type { DraftValue } from '../../domain/draft.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { unreadView } from '../../ui/access-view.js';
import { keptView } from '../../ui/draft-view.js';
import { lineField, wordsField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { checkCircle, edit } from '../../ui/icons.js';
import { marker, markerStyles } from '../../ui/marker.js';
import { statusLine } from '../../ui/status-line.js';
import { dayWord, shapeOf } from './goal-labels.js';
import { GoalPart } from './goal-part.js';
import { partStyles } from './goal-part.styles.js';
import { mayTakePart } from './goal-rights.js';
import { ListController } from '../../element/list-controller.js';
import { moreView } from '../../ui/more-view.js';
import { newestOf } from './newest-of.js';
import { commitmentWord, personWord, takesPartWord, voiceName } from './plan-words.js';

/** When a commitment is looked at again, unless somebody says another day. */
const REVIEW_DAYS = 14;

/** The form before the first key, with the version that it builds on. */
const startOf = ({ text, reviewOn, version }: Commitment): DraftValue => ({ text, reviewOn, version: String(version) });

/** @tagname flywheel-goal-commitments */
export class FlywheelGoalCommitments extends GoalPart {
  static override styles = [
    partStyles,
    markerStyles,
    css`
      .columns {
        display: grid;
        gap: 16px;
      }
      .column {
        display: grid;
        align-content: start;
        gap: 8px;
        min-inline-size: 0;
      }
      .column h4 {
        margin: 0;
        display: flex;
        align-items: center;
        gap: 8px;
        padding-inline: 2px;
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      @container part (min-width: 34em) {
        .columns {
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }
      }
    `,
  ];

  /** The commitment that is being changed. */
  @state() private changing: string | undefined;

  protected readonly operations = [createCommitment, changeCommitment];
  readonly #list = new ListController(this, listCommitments);

  protected get record(): string | undefined {
    return this.changing ? `commitment-change-${this.changing}` : this.goal && `commitment-${this.goal.id}`;
  }
  protected override isHere(item: OutboxItem): boolean {
    return item.operationId === changeCommitment.id ? this.#commitments.some(({ id }) => id === item.params.commitment) : super.isHere(item);
  }
  get #commitments(): readonly Commitment[] {
    const answers = this.outbox.items.flatMap(({ operationId, answer }) =>
      this.operations.some(({ id }) => id === operationId) && answer ? [answer as Commitment] : [],
    );
    return newestOf(this.#list.items, answers).filter(({ goalId }) => goalId === this.goal?.id);
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const { scene, goal } = this;
    this.#list.watch(scene && goal && { params: { student: scene.student.id }, query: { goal: goal.id } });
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, goal } = this;
    if (!scene || !goal) return nothing;
    const { status, value, failure } = this.#list.reading;
    return html`<div class="part">
      ${unreadView(status, !!value, failure?.kind, () => this.#list.port?.refresh())}
      ${status === 'loading' ? html`<p class="quiet">${msg('Loading')}</p>` : html`<div class="columns">${voices.map((voice) => this.#renderColumn(voice))}</div>`}
      ${moreView(this.#list)} ${mayTakePart(scene, goal) ? (this.changing ? nothing : this.#renderForm()) : takesPartWord(scene, goal)} ${this.rowsView()} ${statusLine(this.said)}
    </div>`;
  }

  #renderColumn(voice: Voice): TemplateResult {
    const scene = this.scene!;
    const mine = this.#commitments.filter((one) => one.voice === voice);
    const name = voiceName(voice, scene);
    return html`<section class="column" aria-labelledby="voice-${voice}">
      <h4 id="voice-${voice}">${marker(shapeOf[voice], name)}<bdi>${name}</bdi></h4>
      ${mine.length ? html`<ul class="list">${mine.map((one) => this.#renderCommitment(one))}</ul>` : html`<p class="quiet">${msg('Nothing written yet.')}</p>`}
    </section>`;
  }

  #renderCommitment(one: Commitment): TemplateResult {
    const scene = this.scene!;
    if (one.id === this.changing) return html`<li class="entry">${this.#renderChange(one)}</li>`;
    const { id, text, language, reviewOn, state, author, voice } = one;
    const isMine = author.id === scene.viewer.id && mayTakePart(scene, this.goal!);
    const waits = this.items.some((item) => item.params.commitment === id && item.state !== 'done');
    const word = commitmentWord(state);
    return html`<li class="entry">
      <p class="said" dir="auto" lang=${language}>${text}</p>
      <p class="small quiet">
        ${word ? html`${icon(checkCircle)} ${word} · ` : nothing}<bdi>${personWord({ ...author, voice }, scene)}</bdi> ·
        ${msg(str`Looked at again on ${dayWord(reviewOn, scene.locale)}`)}
      </p>
      ${isMine && state === 'open' && !waits ? this.#renderOwn(one) : nothing}
    </li>`;
  }

  /** What the one who said it can do with it. */
  #renderOwn(one: Commitment): TemplateResult {
    const open = (): void => {
      this.changing = one.id;
      this.troubles = {};
    };
    return html`<div class="row no-print">
      <button type="button" class="button" @click=${() => void this.#close(one, 'kept')}>${msg('I did it')}</button>
      <button type="button" class="link quiet" @click=${() => void this.#close(one, 'let-go')}>${msg('Set it aside')}</button>
      ${
        this.changing
          ? nothing
          : html`<button type="button" class="link" data-next="#text" aria-label=${msg(str`Change “${one.text}”`)} @click=${open}>${icon(edit)}${msg('Change')}</button>`
      }
    </div>`;
  }

  #renderChange(one: Commitment): TemplateResult {
    const { typed, troubles } = this;
    const start = startOf(one);
    const frame = this.frame('#text');
    return html`<div class="form">
      ${this.restored('#text')}
      ${wordsField({ id: 'text', label: msg('I will…'), value: typed.text ?? one.text, trouble: troubles.text, input: (value) => this.typeOver(start, 'text', value) })}
      ${this.#dayField(typed.reviewOn ?? one.reviewOn, (value) => this.typeOver(start, 'reviewOn', value))}
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#change(one)}>${msg('Save the change')}</button>
        <button type="button" class="link quiet" data-next=".link" @click=${() => (this.changing = undefined)}>${msg('Not now')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </div>`;
  }

  #dayField(value: string, input: (value: string) => void): TemplateResult {
    return lineField({ id: 'reviewOn', label: msg('When will you look at it again?'), value, trouble: this.troubles.reviewOn, input }, 'date');
  }

  #renderForm(): TemplateResult {
    const { typed, troubles } = this;
    const frame = this.frame('#text');
    return html`<div class="form">
      ${this.restored('#text')}
      ${wordsField({ id: 'text', label: msg('I will…'), hint: msg('One small thing is enough.'), value: typed.text ?? '', trouble: troubles.text, input: (value) => this.type('text', value) })}
      ${typed.text ? this.#dayField(typed.reviewOn ?? this.#reviewOn, (value) => this.type('reviewOn', value)) : nothing}
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#add()}>${msg('Say it')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </div>`;
  }

  get #reviewOn(): string {
    return addDays(this.scene!.today, REVIEW_DAYS);
  }

  async #add(): Promise<void> {
    const text = this.wordsIn('text', limits.statementCharacters, msg('Please write what you will do.'));
    if (!text) return this.lead('#text');
    const { scene, goal, typed } = this;
    const student = scene!.student.id;
    const reviewOn = typed.reviewOn || this.#reviewOn;
    if (this.#isNoDay(reviewOn)) return;
    const body = { goalId: goal!.id, text, language: scene!.locale, reviewOn };
    await this.send(createCommitment, { params: { student }, body, thread: `commitments:${student}`, isForm: true });
  }

  /** Says so at the field. A day that stays as it is may be over. */
  #isNoDay(reviewOn: string, before?: string): boolean {
    const { today } = this.scene!;
    const isDay = reviewOn === before || (reviewOn >= today && daysBetween(today, reviewOn) <= limits.goalDays);
    if (isDay) return false;
    this.troubles = { reviewOn: msg('Please choose today or a later day, up to three years from now.') };
    this.lead('#reviewOn');
    return true;
  }

  protected override reopen(item: OutboxItem): void {
    if (item.operationId === changeCommitment.id && item.draft) this.changing = item.params.commitment;
  }

  async #change(one: Commitment): Promise<void> {
    const { typed, scene } = this;
    if (this.draft.snapshot.value) {
      const text = this.wordsIn('text', limits.statementCharacters, msg('Please write what you will do.'), one.text);
      if (!text) return this.lead('#text');
      const reviewOn = typed.reviewOn ?? one.reviewOn;
      if (this.#isNoDay(reviewOn, one.reviewOn)) return;
      const params = { student: scene!.student.id, commitment: one.id };
      const body = { text, language: scene!.locale, reviewOn, state: 'open' as const };
      const version = Number(typed.version ?? one.version);
      if (!(await this.send(changeCommitment, { params, body, thread: `commitment:${one.id}`, version, isForm: true }))) return;
    }
    this.changing = undefined;
  }

  async #close({ id, text, language, reviewOn, version }: Commitment, state: 'kept' | 'let-go'): Promise<void> {
    const params = { student: this.scene!.student.id, commitment: id };
    await this.send(changeCommitment, { params, body: { text, language, reviewOn, state }, thread: `commitment:${id}`, version });
  }
}
