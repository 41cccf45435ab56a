/**
 * "I will": what each of the three voices said it will do towards a goal, in equal columns, with the day on which they look at it again. Nobody is
 * counted or compared.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { addDays } from '../../base/days.js';
import { changeCommitment, createCommitment, listCommitments, type Commitment } from '../../contract/commitment.js';
import { limits } from '../../contract/limits.js';
import { voices, type Voice } from '../../contract/person.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { ReaderController } from '../../element/reader-controller.js';
import { unreadView } from '../../ui/access-view.js';
import { keptView } from '../../ui/draft-view.js';
import { lineField, wordsField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { checkCircle } from '../../ui/icons.js';
import { marker, markerStyles } from '../../ui/marker.js';
import { statusLine } from '../../ui/status-line.js';
import { dayWord, shapeOf } from './goal-labels.js';
import { GoalPart } from './goal-part.js';
import { partStyles } from './goal-part.styles.js';
import { mayTakePart } from './goal-rights.js';
import { newestOf } from './newest-of.js';
import { commitmentWord, personWord, takesPartWord, voiceName } from './plan-words.js';

/** When a commitment is looked at again, unless somebody says another day. */
const REVIEW_DAYS = 14;

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

  protected readonly operations = [createCommitment, changeCommitment];
  readonly #list = new ReaderController(this, listCommitments);

  protected get record(): string | undefined {
    return this.goal && `commitment-${this.goal.id}`;
  }
  protected override isHere(item: OutboxItem): boolean {
    return item.operationId === changeCommitment.id ? this.#commitments.some(({ id }) => id === item.params.commitment) : super.isHere(item);
  }
  get #commitments(): readonly Commitment[] {
    const answers = this.outbox.items.flatMap(({ operationId, answer }) =>
      this.operations.some(({ id }) => id === operationId) && answer ? [answer as Commitment] : [],
    );
    return newestOf(this.#list.reading.value?.items ?? [], answers).filter(({ goalId }) => goalId === this.goal?.id);
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const { scene, goal } = this;
    this.#list.watch(scene && goal && { params: { student: scene.student.id }, query: { goal: goal.id, limit: limits.pageItems } });
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, goal } = this;
    if (!scene || !goal) return nothing;
    const { status, value, failure } = this.#list.reading;
    return html`<div class="part">
      ${unreadView(status, !!value, failure?.kind, () => this.#list.port?.refresh())}
      ${status === 'loading' ? html`<p class="quiet">${msg('Loading')}</p>` : html`<div class="columns">${voices.map((voice) => this.#renderColumn(voice))}</div>`}
      ${mayTakePart(scene, goal) ? this.#renderForm() : takesPartWord(scene, goal)} ${this.rowsView()} ${statusLine(this.said)}
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
    const { id, text, language, reviewOn, state, author, voice } = one;
    const isMine = author.id === scene.viewer.id && mayTakePart(scene, this.goal!);
    const waits = this.items.some((item) => item.params.commitment === id && item.state !== 'done');
    const word = commitmentWord(state);
    return html`<li class="entry">
      <p class="said"><span class="quiet">${msg('I will')}</span> <bdi dir="auto" lang=${language}>${text}</bdi></p>
      <p class="small quiet">
        ${word ? html`${icon(checkCircle)} ${word} · ` : nothing}<bdi>${personWord({ ...author, voice }, scene)}</bdi> ·
        ${msg(str`Looked at again on ${dayWord(reviewOn, scene.locale)}`)}
      </p>
      ${
        isMine && state === 'open' && !waits
          ? html`<div class="row no-print">
              <button type="button" class="button" @click=${() => void this.#close(one, 'kept')}>${msg('I did it')}</button>
              <button type="button" class="link quiet" @click=${() => void this.#close(one, 'let-go')}>${msg('Set it aside')}</button>
            </div>`
          : nothing
      }
    </li>`;
  }

  #renderForm(): TemplateResult {
    const { typed, troubles } = this;
    const frame = this.frame('#text');
    return html`<div class="form">
      ${this.restored('#text')}
      ${wordsField({ id: 'text', label: msg('I will…'), hint: msg('One small thing is enough.'), value: typed.text ?? '', trouble: troubles.text, input: (value) => this.type('text', value) })}
      ${
        typed.text
          ? lineField(
              {
                id: 'reviewOn',
                label: msg('When will you look at it again?'),
                value: typed.reviewOn ?? this.#reviewOn,
                trouble: troubles.reviewOn,
                input: (value) => this.type('reviewOn', value),
              },
              'date',
            )
          : nothing
      }
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
    const body = { goalId: goal!.id, text, language: scene!.locale, reviewOn: typed.reviewOn || this.#reviewOn };
    await this.send(createCommitment, { params: { student }, body, thread: `commitments:${student}`, isForm: true });
  }

  async #close({ id, text, language, reviewOn, version }: Commitment, state: 'kept' | 'let-go'): Promise<void> {
    const params = { student: this.scene!.student.id, commitment: id };
    await this.send(changeCommitment, { params, body: { text, language, reviewOn, state }, thread: `commitment:${id}`, version });
  }
}
