/**
 * What is tried at home and at school: strategies that serve one goal or several, and what each person found. Two findings that differ are both shown;
 * whoever shared one can change it. It judges none.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { listGoals, type Goal } from '../../contract/goal.js';
import { limits } from '../../contract/limits.js';
import {
  changeStrategy,
  createStrategy,
  findStrategy,
  listStrategies,
  strategyFindings,
  strategyPlaces,
  type Strategy,
  type StrategyFinding,
} from '../../contract/strategy.js';
import type { DraftValue } from '../../domain/draft.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { chipField, wordsField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { edit } from '../../ui/icons.js';
import { unreadView } from '../../ui/access-view.js';
import { statusLine } from '../../ui/status-line.js';
import { GoalPart } from './goal-part.js';
import { partStyles } from './goal-part.styles.js';
import { isActive, mayTakePart } from './goal-rights.js';
import { goalsField, idsIn } from './goals-choice.js';
import { ListController } from '../../element/list-controller.js';
import { moreView } from '../../ui/more-view.js';
import { newestOf } from './newest-of.js';
import { findingWord, personWord, placeWord, takesPartWord } from './plan-words.js';
import { onlyFound, strategyBody, strategyStart } from './strategy-change.js';

/** @tagname flywheel-goal-strategies */
export class FlywheelGoalStrategies extends GoalPart {
  static override styles = partStyles;

  /** The strategy that is being changed. */
  @state() private changing: string | undefined;

  protected readonly operations = [createStrategy, changeStrategy, findStrategy];
  readonly #list = new ListController(this, listStrategies);
  readonly #goals = new ListController(this, listGoals);
  readonly #joined = new Set<string>();

  protected get record(): string | undefined {
    return this.changing ? `strategy-change-${this.changing}` : this.goal && `strategy-${this.goal.id}`;
  }
  protected override isHere({ studentId, params, body }: OutboxItem): boolean {
    const goalIds = (body as { goalIds?: readonly string[] } | undefined)?.goalIds;
    const isOurs = goalIds?.includes(this.goal?.id ?? '') || this.#strategies.some(({ id }) => id === params.strategy);
    return studentId === this.scene?.student.id && isOurs;
  }
  get #strategies(): readonly Strategy[] {
    const answers = this.outbox.items.flatMap(({ operationId, answer }) =>
      this.operations.some(({ id }) => id === operationId) && answer ? [answer as Strategy] : [],
    );
    return newestOf(this.#list.items, answers).filter(({ goalIds }) => goalIds.includes(this.goal?.id ?? ''));
  }
  /** What a strategy can serve: the goals that go on, and what it serves already. */
  #choices(chosen: readonly string[]): readonly Goal[] {
    const { goal } = this;
    const read = this.#goals.items;
    const all = read.some(({ id }) => id === goal!.id) ? read : [goal!, ...read];
    return all.filter((one) => isActive(one) || chosen.includes(one.id));
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const student = this.scene?.student.id;
    this.#list.watch(student === undefined ? undefined : { params: { student } });
    this.#goals.watch(student === undefined ? undefined : { params: { student } });
  }

  protected override updated(): void {
    for (const item of this.items) {
      const version = item.state === 'conflict' && item.operationId === changeStrategy.id && !this.#joined.has(item.id) ? onlyFound(item) : undefined;
      if (version === undefined) continue;
      this.#joined.add(item.id);
      this.resend(item, version);
    }
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
      ${moreView(this.#list)} ${mayTakePart(scene, goal) ? (this.changing ? nothing : this.#renderForm()) : takesPartWord(scene, goal)} ${this.rowsView()}
      ${statusLine(this.said)}
    </div>`;
  }

  #renderStrategy(strategy: Strategy): TemplateResult {
    if (strategy.id === this.changing) return html`<li class="entry">${this.#renderChange(strategy)}</li>`;
    const { text, language, place, author, voice, findings, goalIds, id } = strategy;
    const scene = this.scene!;
    const waits = this.items.some(({ params, state, operationId }) => operationId === changeStrategy.id && params.strategy === id && state !== 'done');
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
      ${mayTakePart(scene, this.goal!) ? this.#renderFinding(strategy) : nothing}
      ${author.id === scene.viewer.id && !waits && !this.changing && mayTakePart(scene, this.goal!) ? this.#changeButton(strategy) : nothing}
    </li>`;
  }

  #renderFinding({ id, findings }: Strategy): TemplateResult {
    const waiting = this.items.findLast(({ params, state, operationId }) => operationId === findStrategy.id && params.strategy === id && state !== 'done');
    const said = findings.find(({ personId }) => personId === this.scene!.viewer.id)?.finding ?? '';
    const mine = (waiting?.body as { finding?: string } | undefined)?.finding ?? said;
    return html`<div class="no-print">
      ${chipField(
        { id: `find-${id}`, label: msg('What did you find?'), value: mine, input: (finding) => void this.#find(id, finding as StrategyFinding) },
        strategyFindings.map((value) => ({ value, label: findingWord(value) })),
      )}
    </div>`;
  }

  #changeButton({ id, text }: Strategy): TemplateResult {
    const open = (): void => {
      this.changing = id;
      this.troubles = {};
    };
    return html`<div class="row no-print">
      <button type="button" class="link" data-next="#text" aria-label=${msg(str`Change “${text}”`)} @click=${open}>${icon(edit)}${msg('Change')}</button>
    </div>`;
  }

  /** What is tried, where, and for which goals. */
  #renderFields(label: string, typed: Readonly<Record<string, string>>, isOpen: boolean, type: (field: string, value: string) => void): TemplateResult {
    const served = typed.goals ?? this.goal!.id;
    const goals = this.#choices(idsIn(served));
    const { troubles } = this;
    // That none is chosen is a choice, and kept as one.
    const choose = (value: string): void => type('goals', value || ' ');
    return html`${wordsField({ id: 'text', label, value: typed.text ?? '', trouble: troubles.text, input: (value) => type('text', value) })}
    ${
      isOpen
        ? html`${chipField(
            { id: 'place', label: msg('Where?'), value: typed.place ?? 'anywhere', input: (value) => type('place', value) },
            strategyPlaces.map((value) => ({ value, label: placeWord(value) })),
          )}
          ${
            goals.length > 1 || !served
              ? goalsField({ id: 'goals', label: msg('Which goals does it help with?'), value: served, trouble: troubles.goals, input: choose }, goals)
              : nothing
          }
          ${moreView(this.#goals)}`
        : nothing
    }`;
  }

  #renderForm(): TemplateResult {
    const { typed } = this;
    const frame = this.frame('#text');
    return html`<div class="form">
      ${this.restored('#text')} ${this.#renderFields(msg('Add something to try'), typed, !!typed.text, (field, value) => this.type(field, value))}
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#add()}>${msg('Share it')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </div>`;
  }

  #renderChange(strategy: Strategy): TemplateResult {
    const start = strategyStart(strategy);
    const frame = this.frame('#text');
    return html`<div class="form">
      ${this.restored('#text')}
      ${this.#renderFields(msg('What could help'), this.#over(start), true, (field, value) => this.typeOver(start, field, value))}
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#change(strategy)}>${msg('Save the change')}</button>
        <button type="button" class="link quiet" data-next=".link" @click=${() => (this.changing = undefined)}>${msg('Not now')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </div>`;
  }

  /** The form as it is typed, over the strategy as it is. */
  #over(start: DraftValue): Readonly<Record<string, string>> {
    return { ...(start as Readonly<Record<string, string>>), ...this.typed };
  }

  protected override reopen({ operationId, params }: OutboxItem): void {
    if (operationId === changeStrategy.id) this.changing = params.strategy;
  }

  /** The words and goals of the form, where they can go out. */
  #read(start: Readonly<Record<string, string>>): { readonly text: string; readonly typed: Readonly<Record<string, string>> } | undefined {
    const typed = { ...start, ...this.typed };
    const text = this.wordsIn('text', limits.statementCharacters, msg('Please write what could be tried.'), start.text);
    const count = idsIn(typed.goals!).length;
    if (!count) this.troubles = { ...this.troubles, goals: msg('Choose at least one goal.') };
    else if (count > limits.strategyGoals) this.troubles = { ...this.troubles, goals: msg(str`Choose at most ${limits.strategyGoals} goals.`) };
    if (text && count && count <= limits.strategyGoals) return { text, typed };
    this.lead(text ? '#goals' : '#text');
    return undefined;
  }

  async #add(): Promise<void> {
    const read = this.#read({ goals: this.goal!.id });
    if (!read) return;
    const { student, locale } = this.scene!;
    const body = strategyBody(read.typed, read.text, locale);
    await this.send(createStrategy, { params: { student: student.id }, body, thread: `strategies:${student.id}`, isForm: true });
  }

  async #change(strategy: Strategy): Promise<void> {
    const { draft, scene } = this;
    const read = draft.snapshot.value && this.#read(strategyStart(strategy) as Readonly<Record<string, string>>);
    if (read) {
      const params = { student: scene!.student.id, strategy: strategy.id };
      const body = strategyBody(read.typed, read.text, scene!.locale);
      const version = Number(read.typed.version);
      if (!(await this.send(changeStrategy, { params, body, thread: `strategy:${strategy.id}`, version, isForm: true }))) return;
    }
    // Nothing was typed: nothing goes out.
    if (read || !draft.snapshot.value) this.changing = undefined;
  }

  async #find(strategy: string, finding: StrategyFinding): Promise<void> {
    const student = this.scene!.student.id;
    await this.send(findStrategy, { params: { student, strategy }, body: { finding }, thread: `strategy:${strategy}` });
  }
}
