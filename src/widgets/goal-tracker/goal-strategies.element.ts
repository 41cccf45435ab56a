/**
 * What is tried at home and at school: strategies that serve one goal or several, and what each person found. Two findings that differ are both shown.
 * It judges neither.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { limits } from '../../contract/limits.js';
import {
  createStrategy,
  findStrategy,
  listStrategies,
  strategyFindings,
  strategyPlaces,
  type Strategy,
  type StrategyFinding,
} from '../../contract/strategy.js';
import { ReaderController } from '../../element/reader-controller.js';
import { keptView } from '../../ui/draft-view.js';
import { chipField, wordsField } from '../../ui/fields.js';
import { unreadView } from '../../ui/access-view.js';
import { statusLine } from '../../ui/status-line.js';
import { GoalPart } from './goal-part.js';
import { partStyles } from './goal-part.styles.js';
import { mayTakePart } from './goal-rights.js';
import { newestOf } from './newest-of.js';
import { findingWord, personWord, placeWord, takesPartWord } from './plan-words.js';

/** @tagname flywheel-goal-strategies */
export class FlywheelGoalStrategies extends GoalPart {
  static override styles = partStyles;

  protected readonly operations = [createStrategy, findStrategy];
  readonly #list = new ReaderController(this, listStrategies);

  protected get record(): string | undefined {
    return this.goal && `strategy-${this.goal.id}`;
  }
  protected override isHere({ studentId, params, body }: Parameters<GoalPart['isHere']>[0]): boolean {
    const goalIds = (body as { goalIds?: readonly string[] } | undefined)?.goalIds;
    const isOurs = goalIds ? goalIds.includes(this.goal?.id ?? '') : this.#strategies.some(({ id }) => id === params.strategy);
    return studentId === this.scene?.student.id && isOurs;
  }
  get #strategies(): readonly Strategy[] {
    const answers = this.outbox.items.flatMap(({ operationId, answer }) =>
      this.operations.some(({ id }) => id === operationId) && answer ? [answer as Strategy] : [],
    );
    return newestOf(this.#list.reading.value?.items ?? [], answers).filter(({ goalIds }) => goalIds.includes(this.goal?.id ?? ''));
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const { scene } = this;
    this.#list.watch(scene && { params: { student: scene.student.id }, query: { limit: limits.pageItems } });
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, goal } = this;
    if (!scene || !goal) return nothing;
    const { status, value, failure } = this.#list.reading;
    const all = this.#strategies;
    return html`<div class="part">
      ${unreadView(status, !!value, failure?.kind, () => this.#list.port?.refresh())}
      ${status === 'loading' ? html`<p class="quiet">${msg('Loading')}</p>` : nothing}
      ${status === 'ready' && !all.length ? html`<p class="quiet">${msg('Nothing is written here yet. What could help, at home or at school?')}</p>` : nothing}
      ${
        all.length
          ? html`<ul class="list">
              ${all.map((strategy) => this.#renderStrategy(strategy))}
            </ul>`
          : nothing
      }
      ${mayTakePart(scene, goal) ? this.#renderForm() : takesPartWord(scene, goal)} ${this.rowsView()} ${statusLine(this.said)}
    </div>`;
  }

  #renderStrategy(strategy: Strategy): TemplateResult {
    const { text, language, place, author, voice, findings, goalIds, id } = strategy;
    const scene = this.scene!;
    const waiting = this.items.findLast(({ params, state, operationId }) => operationId === findStrategy.id && params.strategy === id && state !== 'done');
    const mine = (waiting?.body as { finding?: string } | undefined)?.finding ?? findings.find(({ personId }) => personId === scene.viewer.id)?.finding ?? '';
    return html`<li class="entry">
      <p class="said" dir="auto" lang=${language}>${text}</p>
      <p class="small quiet">
        ${placeWord(place)} · <bdi>${personWord({ ...author, voice }, scene)}</bdi>
        ${goalIds.length > 1 ? html` · ${msg(str`Helps with ${goalIds.length} goals`)}` : nothing}
      </p>
      ${
        findings.length
          ? html`<ul>
              ${findings.map(({ personId, name, voice: of, finding }) => html`<li class="small"><b>${findingWord(finding)}</b> · <bdi>${personWord({ id: personId, name, voice: of }, scene)}</bdi></li>`)}
            </ul>`
          : nothing
      }
      ${
        mayTakePart(scene, this.goal!)
          ? html`<div class="no-print">
              ${chipField(
                { id: `find-${id}`, label: msg('What did you find?'), value: mine, input: (finding) => void this.#find(id, finding as StrategyFinding) },
                strategyFindings.map((value) => ({ value, label: findingWord(value) })),
              )}
            </div>`
          : nothing
      }
    </li>`;
  }

  #renderForm(): TemplateResult {
    const typed = this.typed;
    const frame = this.frame('#text');
    return html`<div class="form">
      ${this.restored('#text')}
      ${wordsField({ id: 'text', label: msg('Add something to try'), value: typed.text ?? '', trouble: this.troubles.text, input: (value) => this.type('text', value) })}
      ${
        typed.text
          ? html`${chipField(
              { id: 'place', label: msg('Where?'), value: typed.place ?? 'anywhere', input: (value) => this.type('place', value) },
              strategyPlaces.map((value) => ({ value, label: placeWord(value) })),
            )}`
          : nothing
      }
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#add()}>${msg('Share it')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </div>`;
  }

  async #add(): Promise<void> {
    const text = this.wordsIn('text', limits.statementCharacters, msg('Please write what could be tried.'));
    if (!text) return this.lead('#text');
    const { scene, goal, typed } = this;
    const place = strategyPlaces.find((one) => one === typed.place) ?? 'anywhere';
    const student = scene!.student.id;
    const body = { text, language: scene!.locale, place, goalIds: [goal!.id] };
    await this.send(createStrategy, { params: { student }, body, thread: `strategies:${student}`, isForm: true });
  }

  async #find(strategy: string, finding: StrategyFinding): Promise<void> {
    const student = this.scene!.student.id;
    await this.send(findStrategy, { params: { student, strategy }, body: { finding }, thread: `strategy:${strategy}` });
  }
}
