/**
 * The goal tracker: what a student, their family and their school work towards, and how it is going. It draws what `GoalFlow` says is so, one goal below
 * the other, and hands on what a person does. It knows no HTTP, no storage and no other widget.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Goal } from '../../contract/goal.js';
import type { StandingSettings } from '../../domain/goal-standing.js';
import type { TrendMethod } from '../../domain/goal-trend.js';
import { StudentChosenEvent } from '../../element/events.js';
import { FlywheelWidget } from '../../element/flywheel-widget.js';
import { FocusController } from '../../element/focus-controller.js';
import { currentLanguage, directionOf } from '../../i18n/locale.js';
import { bannerView, skeleton, unreachableView, unreadView } from '../../ui/access-view.js';
import { icon } from '../../ui/icon.js';
import { edit, history } from '../../ui/icons.js';
import { partLine } from '../../ui/part-line.js';
import { GoalFlow } from './goal-flow.js';
import type { GoalScene } from './goal-scene.js';
import { trackerStyles } from './goal-tracker.styles.js';
import type { EditorClosedEvent, ReportOnPaperEvent } from './goal-events.js';
import { placeGoals } from './goals-list.js';
import { attributeNames, unsetSettings } from './tracker-attributes.js';
import { announce } from './tracker-events.js';
import { trackerHeader } from './tracker-header.js';
import { trackerParts } from './tracker-parts.js';
import { closedWords, firstVisitWord, maySet } from './tracker-words.js';

/**
 * The goals of a student with their points from home and school, and what they add up to.
 *
 * @tagname flywheel-goal-tracker
 * @slot - Shown where the tracker cannot start, for instance a link to the school's own page.
 * @fires {GoalPointQueuedEvent} flywheel-goal-point-queued - A point is safe here and waits to be sent.
 * @fires {GoalPointSentEvent} flywheel-goal-point-sent - The API has taken a point.
 * @fires {GoalSentEvent} flywheel-goal-sent - The API has taken a goal or a change of one.
 * @fires {DraftRestoredEvent} flywheel-draft-restored - Words of an earlier visit are back in a form.
 * @fires {SignedOutEvent} flywheel-signed-out - The API no longer knows the viewer.
 * @fires {StudentChosenEvent} flywheel-student-chosen - The viewer chose another student.
 * @csspart card - The paper.
 * @csspart header - Its top.
 * @cssprop --flywheel-accent - The colour of what can be pressed.
 * @cssprop --flywheel-radius - How round the tracker is (12px).
 * @cssprop --flywheel-font - The font; the page's own unless set.
 */
export class FlywheelGoalTracker extends FlywheelWidget {
  static override styles = trackerStyles;

  /** Id of the one goal to show; all where it is not given. */
  @property() goal?: string;
  /** A picture and reading aloud, whatever the student's age. */
  @property({ type: Boolean, attribute: 'pre-reader' }) preReader = false;
  /** How the trend is reckoned: `theil-sen` · `least-squares` · `tukey-thirds`. */
  @property() method: TrendMethod = 'theil-sen';
  /** Points that a trend needs, 2 or more. */
  @property({ type: Number, attribute: 'trend-minimum' }) trendMinimum = 3;
  /** What asks the team a question: the `last-points` against the aim line, or the `trend-line` against the required rate. */
  @property() rule: 'last-points' | 'trend-line' = 'last-points';
  /** How many of the last points must agree. */
  @property({ type: Number, attribute: 'rule-last' }) ruleLast = 4;
  /** Enough data for the rule is this many points … */
  @property({ type: Number, attribute: 'rule-minimum-points' }) ruleMinimumPoints = 6;
  /** … or this many weeks since the phase began. */
  @property({ type: Number, attribute: 'rule-minimum-weeks' }) ruleMinimumWeeks = 6;

  @state() private chosenStudent: string | undefined;
  @state() private endedOpen = false;
  @state() private editorOpen = false;

  readonly #flow = new GoalFlow(this);
  readonly #parts = trackerParts(this);
  readonly #announce = announce(this, this.#flow);
  /** `undefined` until what the page has set is understood. */
  #settings: StandingSettings | undefined;

  constructor() {
    super();
    this.ports.push(...this.#flow.ports);
    this.addController(new FocusController(this));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.#settings || attributeNames.some((name) => changed.has(name))) {
      this.#settings = unsetSettings(this) ?? this.#parts.get('settings')?.standingSettings(this);
    }
    const { preReader, endedOpen, timeZone } = this;
    this.#flow.update({ studentId: this.chosenStudent ?? this.student, goalId: this.goal, preReader, endedOpen, timeZone });
    if (this.#flow.foundWords()) this.editorOpen = true;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#flow.scene) this.#placeGoals(this.#flow.scene);
    this.#announce();
  }

  override render(): TemplateResult {
    const { scene } = this.#flow;
    const language = currentLanguage();
    return html`<section class="card" @flywheel-goal-report-on-paper=${this.#onPaper} part="card" lang=${language} dir=${directionOf(language)} aria-labelledby=${scene ? 'title mode' : nothing}>
      ${scene ? this.#renderScene(scene) : this.#renderClosed()}
    </section>`;
  }

  #renderClosed(): TemplateResult | typeof nothing {
    const { state, access } = this.#flow;
    const meanwhile = skeleton(['title', 'line', 'picture', 'wide']);
    if (state.kind === 'loading' || state.kind === 'ready') return meanwhile;
    if (state.kind === 'unreachable') return unreachableView(this.#onAgain, access.snapshot.failure?.kind);
    return this.#parts.get('closed')?.closedView(state.kind, closedWords(), this.#onAgain) ?? partLine(this.#parts, 'closed', meanwhile);
  }

  #renderScene(scene: GoalScene): TemplateResult {
    const { reading, active, ended } = this.#flow;
    const { status, value, failure } = reading;
    const { access } = scene;
    const points = [...active, ...ended].flatMap(({ id }) => this.#flow.points(id)?.items ?? []);
    return html`${trackerHeader(scene, points, this.#onStudent)} ${bannerView(access.status, access.offline, this.#onAgain)}
    ${access.offline ? nothing : unreadView(status, !!value, failure?.kind, () => this.#flow.readAgain())}
    ${!value && status === 'loading' ? skeleton(['line', 'picture', 'wide']) : nothing} ${value && !active.length ? this.#renderFirst(scene) : nothing}
    ${active.length ? this.#renderGoals('active') : nothing} ${this.#settings ? nothing : partLine(this.#parts, 'settings', skeleton(['line', 'picture', 'wide']))} ${this.#renderTogether(scene, active)} ${this.#renderEditor(scene)}
    ${this.#renderFoot(scene)}`;
  }

  #renderFirst(scene: GoalScene): TemplateResult {
    return html`<div class="first">
      <p>${firstVisitWord(scene, maySet(scene))}</p>
      ${maySet(scene) && !this.editorOpen ? this.#setButton('button primary') : nothing}
    </div>`;
  }

  /** What is in it is put there by `#placeGoals`. */
  #renderGoals(which: 'active' | 'ended'): TemplateResult {
    return html`<ul class="goals" data-goals=${which}></ul>`;
  }

  #placeGoals(scene: GoalScene): void {
    const settings = this.#settings;
    if (!settings) return;
    for (const list of this.renderRoot.querySelectorAll<HTMLElement>('.goals')) {
      placeGoals(list, this.#flow[list.dataset.goals as 'active' | 'ended'], (goal) => this.#renderGoal(scene, goal, settings));
    }
  }

  #renderGoal(scene: GoalScene, goal: Goal, settings: StandingSettings): TemplateResult {
    const flow = this.#flow;
    const points = flow.points(goal.id);
    return html`<flywheel-goal-view
      .scene=${scene}
      .goal=${goal}
      .points=${points}
      .known=${points?.items ?? []}
      .items=${flow.items}
      .settings=${settings}
      .now=${flow.now}
    ></flywheel-goal-view>`;
  }

  /** Several scales as one figure, for adults (GT-11). */
  #renderTogether({ reader, locale }: GoalScene, goals: readonly Goal[]): TemplateResult | typeof nothing {
    const scales = goals.filter(({ revisions }) => revisions.at(-1)!.terms.measure?.kind === 'attainment');
    if (reader !== 'adult' || scales.length < 2) return nothing;
    const word = this.#parts.get('together')?.togetherWord(scales, (id) => this.#flow.points(id), locale);
    return word ? html`<p class="together">${word}</p>` : nothing;
  }

  /** A goal that is being written stays open until it is with the school. */
  #renderEditor(scene: GoalScene): TemplateResult | typeof nothing {
    const waits = this.#flow.items.some(({ operationId, state }) => operationId === 'goals.create' && state !== 'done');
    if (!maySet(scene) || (!this.editorOpen && !waits)) return nothing;
    if (!this.#parts.get('editor')) return partLine(this.#parts, 'editor', skeleton(['line', 'wide']));
    return html`<flywheel-goal-editor .scene=${scene} ?folded=${!this.editorOpen} @flywheel-goal-editor-closed=${this.#onEditorClosed} @flywheel-goal-editor-found=${() => (this.editorOpen = true)}></flywheel-goal-editor>`;
  }

  #renderFoot(scene: GoalScene): TemplateResult {
    const { active, ended } = this.#flow;
    const label = ended.length === 1 ? msg('1 goal that is over') : msg(str`${ended.length} goals that are over`);
    return html`<div class="foot no-print">
        ${maySet(scene) && active.length && this.goal === undefined ? this.#setButton('link') : nothing}
        ${ended.length ? html`<button type="button" class="link" aria-expanded=${this.endedOpen} @click=${() => (this.endedOpen = !this.endedOpen)}>${icon(history)}${label}</button>` : nothing}
      </div>
      ${this.endedOpen && ended.length ? this.#renderGoals('ended') : nothing}`;
  }

  #setButton(look: string): TemplateResult {
    return html`<button type="button" class=${look} aria-expanded=${this.editorOpen} @click=${() => (this.editorOpen = !this.editorOpen)}>${icon(edit)}${msg('Set a goal')}</button>`;
  }

  readonly #onAgain = (): void => this.#flow.access.port?.retry();

  readonly #onEditorClosed = (event: EditorClosedEvent): void => {
    event.stopPropagation();
    this.editorOpen = false;
  };

  /** The goal whose report stands on the page is all that is printed. */
  readonly #onPaper = (event: ReportOnPaperEvent): void => {
    event.stopPropagation();
    (event.target as Element).toggleAttribute('data-paper', event.isOpen);
  };

  readonly #onStudent = (studentId: string): void => {
    if (this.student === undefined) this.#flow.access.port?.chooseStudent(studentId);
    this.chosenStudent = studentId;
    this.editorOpen = this.endedOpen = false;
    this.dispatchEvent(new StudentChosenEvent(studentId));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-goal-tracker': FlywheelGoalTracker;
  }
}
