/**
 * One goal as a card: what is worked towards, the plain sentence, the question, the chart or its table, the form that adds a point, and behind a press
 * all that belongs to the goal. It draws what it is given and hands on what a person does; its form's words are kept from the first key.
 */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AnsweredTerms, Goal } from '../../contract/goal.js';
import type { Voice } from '../../contract/person.js';
import type { DraftVersion } from '../../domain/draft.js';
import { readersOf } from '../../domain/check-in-audience.js';
import { standingDefaults, standingOfGoal, type StandingSettings } from '../../domain/goal-standing.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { DraftRestoredEvent, GoalPointQueuedEvent } from '../../element/events.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { focusOn, FocusController } from '../../element/focus-controller.js';
import { skeleton } from '../../ui/access-view.js';
import { copyText } from '../../ui/copy-text.js';
import { keptWord, type KeptFrame } from '../../ui/draft-view.js';
import { partLine } from '../../ui/part-line.js';
import { findVoice } from '../../ui/reading-voice.js';
import { readersWord } from '../../ui/readers-words.js';
import { statusLine } from '../../ui/status-line.js';
import { chartView, moreView, toolsView } from './goal-body.js';
import { goalHead, hintsView, progressView, questionView, type HeadOptions } from './goal-head.js';
import { unitOf, withUnit } from './goal-labels.js';
import type { GoalPoints } from './goal-points.js';
import type { GoalScene } from './goal-scene.js';
import { goalStyles } from './goal-view.styles.js';
import { progressWords, type Listener } from './goal-words.js';
import { ownPointsView } from './own-points.js';
import { mayAdd, PointFlow, WIDGET } from './point-flow.js';
import { fromDraft, toLine, type PointContext, type PointForm, type PointProblem } from './point-form.js';
import type { PointFormOptions } from './point-form-view.js';
import { pointRowsView } from './point-rows-view.js';
import { shownPoints, type ShownPoint } from './shown-points.js';
import { trackerParts } from './tracker-parts.js';

/** @tagname flywheel-goal-view */
export class FlywheelGoalView extends FlywheelElement {
  static override styles = goalStyles;

  @property({ attribute: false }) scene?: GoalScene;
  @property({ attribute: false }) goal?: Goal;
  @property({ attribute: false }) points?: GoalPoints;
  /** How many points have come and changed; a new number is a new picture. */
  @property({ attribute: false }) known: readonly unknown[] = [];
  /** The student's rows about goals. */
  @property({ attribute: false }) items: readonly OutboxItem[] = [];
  @property({ attribute: false }) settings: StandingSettings = standingDefaults;
  @property({ attribute: false }) now = 0;

  @state() private tableOpen = false;
  @state() private planOpen = false;
  @state() private ownOpen = false;
  @state() private noteOpen = false;
  @state() private asked: string | undefined;
  @state() private hiddenVoices: ReadonlySet<Voice> = new Set();
  @state() private problems: readonly PointProblem[] = [];
  @state() private said = '';
  @state() private readAloud: (() => void) | undefined;

  readonly #flow = new PointFlow(this);
  readonly #parts = trackerParts(this);
  /** What is read aloud, as it was last drawn. */
  #sentences: readonly string[] = [];
  #kept = '';
  #restored: number | undefined;
  #lookedForVoice = false;

  constructor() {
    super();
    this.addController(new FocusController(this));
  }

  protected override willUpdate(): void {
    this.#flow.update(this.scene, this.goal);
    const kept = this.#flow.draft.place ? keptWord(this.#flow.draft.snapshot) : '';
    if (kept !== this.#kept && kept) this.said = kept;
    this.#kept = kept || this.#kept;
  }

  protected override updated(): void {
    const { restoredFrom } = this.#flow.draft.snapshot;
    if (restoredFrom !== undefined && restoredFrom !== this.#restored) this.dispatchEvent(new DraftRestoredEvent(WIDGET, restoredFrom));
    this.#restored = restoredFrom;
    if (this.scene?.reader !== 'pre-reader' || this.#lookedForVoice) return;
    this.#lookedForVoice = true;
    findVoice(
      () => this.#sentences,
      (read) => (this.readAloud = read),
    );
  }

  override render(): TemplateResult {
    const { scene, goal } = this;
    if (!scene || !goal) return html``;
    const shown = shownPoints(this.points?.items ?? [], this.#mine('goal-points.'), scene.viewer);
    const standing = standingOfGoal(goal, shown, scene.today, this.settings);
    const head: HeadOptions = { scene, goal, standing, listener: this.#listener(scene), readAloud: this.readAloud, parts: this.#parts };
    this.#sentences = [standing.phase.terms.statement, ...progressWords(standing, head.listener)];
    const picture = {
      scene,
      goal,
      standing,
      shown,
      hidden: this.hiddenVoices,
      tableOpen: this.tableOpen,
      failed: !!this.points?.failed,
      complete: !!this.points?.complete,
      parts: this.#parts,
    };
    return html`<article class="goal" aria-labelledby="goal">
      ${goalHead(head)} ${this.points?.items.length || this.points?.complete ? html`${progressView(head)} ${questionView(head)}` : nothing} ${hintsView(head)}
      ${chartView(picture)} ${scene.reader === 'pre-reader' ? nothing : toolsView({ ...picture, toggle: this.#onFilter, toggleTable: () => (this.tableOpen = !this.tableOpen) })}
      ${this.#renderScale(scene, standing.phase.terms)} ${this.#renderForm(scene, goal, shown)} ${this.#renderRows(scene, goal)}
      ${moreView({ scene, goal, standing, parts: this.#parts, open: this.planOpen || this.#mine('').some(isOthers), toggle: () => (this.planOpen = !this.planOpen) })} ${statusLine(this.said)}
    </article>`;
  }

  #renderScale({ reader, locale }: GoalScene, { scale }: AnsweredTerms): TemplateResult | typeof nothing {
    if (!scale || reader === 'pre-reader') return nothing;
    return this.#parts.get('scale')?.scaleView(scale, locale) ?? partLine(this.#parts, 'scale');
  }

  #renderLevels({ terms, locale }: PointContext, value: string | undefined, change: (value: string) => void): TemplateResult | typeof nothing {
    return this.#parts.get('scale')?.scaleChoices(terms.scale!, value, locale, change) ?? partLine(this.#parts, 'scale');
  }

  #renderForm(scene: GoalScene, goal: Goal, shown: readonly ShownPoint[]): TemplateResult | typeof nothing {
    const { draft, form } = this.#flow;
    if (!mayAdd(scene, goal) || draft.snapshot.status === 'loading') return nothing;
    const context = this.#context(scene, goal, shown);
    const own = shown.filter(({ author, waiting, checkInId }) => author.id === scene.viewer.id && !waiting && checkInId === null);
    const options: PointFormOptions = {
      form,
      context,
      draft: draft.snapshot,
      kept: this.#frame(scene, context.terms),
      readers: readers(scene),
      problems: this.problems,
      short: scene.reader === 'pre-reader',
      noteOpen: this.noteOpen,
      levels: (change) => this.#renderLevels(context, form.value, change),
      openNote: () => (this.noteOpen = true),
      change: (patch) => this.#onChange(patch),
      send: () => void this.#onSend(context),
    };
    return html`${this.#parts.get('form')?.pointFormView(options) ?? partLine(this.#parts, 'form', skeleton(['line', 'wide']))}
      ${
        scene.reader === 'pre-reader'
          ? nothing
          : ownPointsView({
              points: own,
              terms: context.terms,
              locale: scene.locale,
              open: this.ownOpen,
              asked: this.asked,
              parts: this.#parts,
              toggle: () => (this.ownOpen = !this.ownOpen),
              edit: this.#onEdit,
              ask: (point) => (this.asked = point?.id),
              remove: (point) => void this.#onRemove(point),
            })
      }`;
  }

  #renderRows(scene: GoalScene, goal: Goal): TemplateResult | typeof nothing {
    return pointRowsView({
      scene,
      items: this.#mine('goal-points.'),
      terms: goal.revisions.at(-1)!.terms,
      now: this.now,
      outbox: this.#flow.outbox,
      parts: this.#parts,
      copy: (text) => void this.#copy(text),
    });
  }

  /** Rows of this goal, by the beginning of their operation. */
  #mine(prefix: string): readonly OutboxItem[] {
    const about = ({ params, body }: OutboxItem): unknown => params.goal ?? (body as { goalId?: string } | undefined)?.goalId;
    return this.items.filter((item) => item.operationId.startsWith(prefix) && about(item) === this.goal?.id);
  }

  #context(scene: GoalScene, goal: Goal, shown: readonly ShownPoint[]): PointContext {
    const { terms } = goal.revisions.at(-1)!;
    const { base } = this.#flow.form;
    const known = shown.filter(({ id, on }) => id !== base?.id && on >= terms.startsOn).map(({ value }) => value);
    return { terms, startsOn: goal.revisions[0]!.terms.startsOn, today: scene.today, locale: scene.locale, known };
  }

  #listener({ reader, locale }: GoalScene): Listener {
    const { rule, ruleSettings, trendMinimum } = this.settings;
    return { reader, locale, trendMinimum, ruleLast: rule === 'last-points' ? ruleSettings.last : undefined };
  }

  #frame({ locale, timeZone }: GoalScene, terms: AnsweredTerms): KeptFrame<DraftVersion> {
    const { draft, form } = this.#flow;
    const valueWord = (typed: string): string => (terms.scale ? withUnit(Number(typed), terms, locale) : `${typed} ${unitOf(terms)}`.trim());
    return {
      draft: draft.snapshot,
      locale,
      timeZone,
      now: this.now,
      next: '.point-form input',
      line: ({ value }) => toLine(fromDraft(value), valueWord) || msg('A point'),
      discard: () => void draft.draft?.discard(),
      copy: () => void this.#copy(toLine(form, valueWord)),
      take: (version) => draft.draft?.take(version),
      discardOther: (version) => void draft.draft?.discardOther(version),
    };
  }

  #onChange(patch: PointForm): void {
    this.#flow.change(patch, this.scene!.today);
    if (this.problems.length) this.problems = [];
  }

  async #onSend(context: PointContext): Promise<void> {
    const { scene, goal } = this;
    const { form } = this.#flow;
    const part = this.#parts.get('form')!;
    this.problems = part.problemsOf(form, context);
    if (this.problems[0]) {
      this.said = this.problems.map((problem) => part.problemWord(problem, form, context)).join(' ');
      focusOn(this, this.problems.includes('far') ? '.asked .button' : '.point-form [aria-invalid="true"], .point-form input, flywheel-note-field');
      return;
    }
    const item = await this.#flow.send(scene!, goal!, part.toBody(form, context));
    if (!item) return;
    this.noteOpen = false;
    this.said = msg('Your point is on its way.');
    this.dispatchEvent(new GoalPointQueuedEvent(item.studentId, goal!.id, item.id));
  }

  readonly #onEdit = (point: ShownPoint): void => {
    if (this.#flow.edit(point, this.scene!.locale)) focusOn(this, '.point-form input');
    else this.said = msg('Send or discard the words you have begun first.');
  };

  async #onRemove(point: ShownPoint): Promise<void> {
    this.asked = undefined;
    const item = await this.#flow.remove(point);
    if (!item) return;
    this.said = msg('Your point is being taken back.');
    this.dispatchEvent(new GoalPointQueuedEvent(item.studentId, point.goalId, item.id));
  }

  readonly #onFilter = (voice: Voice): void => {
    const hidden = new Set(this.hiddenVoices);
    if (!hidden.delete(voice)) hidden.add(voice);
    this.hiddenVoices = hidden;
  };

  async #copy(text: string): Promise<void> {
    this.said = (await copyText(text)) ? msg('Copied') : msg('Copying did not work here. Select the words and copy them by hand.');
  }
}

/** A row that a part behind the press shows, and that must not lie there unseen. */
const isOthers = ({ operationId, state }: OutboxItem): boolean => state !== 'done' && !operationId.startsWith('goal-points.');

/** Everyone who may see the student's goals reads their points. */
function readers({ student, viewer, locale }: GoalScene): string {
  const { named, unnamed } = readersOf(['home', 'school', 'student'], student.people, viewer.id);
  const family = viewer.id === student.id ? undefined : student.name;
  return readersWord({ named: named.map(({ name }) => name!), unnamedHome: unnamed.home, unnamedSchool: unnamed.school, family }, locale);
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-goal-view': FlywheelGoalView;
  }
}
