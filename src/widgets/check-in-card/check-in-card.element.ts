/**
 * The check-in card: one student, one day, three voices. It draws what `CheckInFlow` says is so, in the order in which it is read, and
 * hands on what a person does. It knows no HTTP, no storage and no other widget.
 */
import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CheckIn, CheckInKind, Mode } from '../../contract/check-in.js';
import { firstFeelings } from '../../contract/feelings.js';
import { CheckInQueuedEvent, CheckInSkippedEvent, StudentChosenEvent } from '../../element/events.js';
import { FlywheelWidget } from '../../element/flywheel-widget.js';
import { focusOn, FocusController } from '../../element/focus-controller.js';
import { currentLanguage, directionOf } from '../../i18n/locale.js';
import { copyText } from '../../ui/copy-text.js';
import { bannerView, unreadView } from '../../ui/access-view.js';
import { keptWord } from '../../ui/draft-view.js';
import { partLine } from '../../ui/part-line.js';
import { findVoice } from '../../ui/reading-voice.js';
import { statusLine } from '../../ui/status-line.js';
import { cardParts } from './card-parts.js';
import { isPreReader, type Scene } from './card-scene.js';
import { readOnlyWord } from './card-words.js';
import { cardStyles } from './check-in-card.styles.js';
import { CheckInFlow, type FlowSettings } from './check-in-flow.js';
import { problemsOf, toText, type CheckInForm, type FormProblem } from './check-in-form.js';
import { feelingWord } from './feeling-words.js';
import { feelingsView, question } from './feelings-view.js';
import { foldedView, welcomeView } from './folded-view.js';
import { FormFold, maySkip } from './form-fold.js';
import { aboveView, actionsView, draftLine, problemWord, type FormFrame } from './form-view.js';
import { headerView } from './header-view.js';
import { othersView } from './others-view.js';
import { pointSlot } from './point-slot.js';
import { announceSent } from './sent-events.js';
import { skeleton } from './skeleton.js';
import { stateView } from './state-view.js';
import { unsentView } from './unsent-view.js';
import { wordsView } from './words-view.js';

type Part = 'note' | 'audience' | 'help' | 'point' | 'history';

/**
 * A short check-in from home, from school or from the student, with the three voices of the day side by side.
 *
 * @tagname flywheel-check-in-card
 * @slot - Shown where the card cannot start, for instance a link to the school's own page.
 * @fires {CheckInQueuedEvent} flywheel-check-in-queued - A check-in is safe here and waits to be sent.
 * @fires {CheckInSentEvent} flywheel-check-in-sent - The API has taken a check-in.
 * @fires {CheckInSkippedEvent} flywheel-check-in-skipped - The person chose "Not today".
 * @fires {DraftRestoredEvent} flywheel-draft-restored - Words of an earlier visit are back in the form.
 * @fires {SignedOutEvent} flywheel-signed-out - The API no longer knows the viewer.
 * @fires {StudentChosenEvent} flywheel-student-chosen - The viewer chose another student.
 * @csspart card - The paper.
 * @csspart header - Its top.
 * @cssprop --flywheel-accent - The colour of what can be pressed.
 * @cssprop --flywheel-radius - How round the card is (12px).
 * @cssprop --flywheel-font - The font; the page's own unless set.
 */
export class FlywheelCheckInCard extends FlywheelWidget {
  static override styles = cardStyles;

  /** `feelings` · `check-in-check-out` · `daily-report-card`. */
  @property() mode: Mode = 'feelings';
  /** For staff: the whole group in one pass. */
  @property({ type: Boolean }) group = false;
  /** Five large faces and reading aloud, whatever the student's age. */
  @property({ type: Boolean, attribute: 'pre-reader' }) preReader = false;

  /** Address of the page that shows the goals, for the way there from a question to the team. */
  @property({ attribute: 'goals-page' }) goalsPage = '';

  @state() private opened: ReadonlySet<Part> = new Set();
  @state() private problems: readonly FormProblem[] = [];
  @state() private chosenStudent: string | undefined;
  @state() private chosenKind: CheckInKind | undefined;
  @state() private said = '';
  @state() private readAloud: (() => void) | undefined;

  readonly #flow: CheckInFlow = new CheckInFlow(this, (point) => this.#parts.get('point')?.pointWord(this.#flow, this.#flow.scene!, point));
  readonly #sent = announceSent(this, this.#flow);
  readonly #parts = cardParts(this);
  readonly #fold = new FormFold(() => this.requestUpdate());
  readonly #joined = new Set<string>();
  #isDrawn = false;
  #lookedForVoice = false;
  #place = '';
  #kept = '';

  constructor() {
    super();
    this.ports.push(...this.#flow.ports);
    this.addController(new FocusController(this));
  }

  protected override get isDrawn(): boolean {
    return this.#isDrawn;
  }

  protected override willUpdate(): void {
    this.#flow.update(this.#settings);
    const place = JSON.stringify(this.#flow.draft.place);
    if (place !== this.#place) this.#start(place);
    const kept = keptWord(this.#flow.draft.snapshot);
    if (kept !== this.#kept && kept) this.said = kept;
    this.#kept = kept || this.#kept;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#sent();
    if (this.#flow.items.some(({ state }) => state === 'conflict')) this.#parts.get('conflict')?.joinVersions(this.#flow, this.#joined);
    const { scene } = this.#flow;
    if (!scene || this.#lookedForVoice || !isPreReader(scene, this.preReader)) return;
    this.#lookedForVoice = true;
    findVoice(
      () => [question(scene), ...firstFeelings.map(feelingWord)],
      (read) => (this.readAloud = read),
    );
  }

  override render(): TemplateResult {
    const flow = this.#flow;
    const language = currentLanguage();
    // The first time it is drawn whole; later nothing that somebody may be using goes away.
    const scene = !this.#isDrawn && this.#fold.isHeld(flow) ? undefined : flow.scene;
    this.#isDrawn ||= !!scene;
    return html`<section class="card" part="card" lang=${language} dir=${directionOf(language)} aria-labelledby=${scene ? 'title mode' : nothing}>
      ${scene ? this.#renderScene(scene) : stateView(flow.state.kind, this.#parts, this.#onAgain, flow.access.snapshot.failure)} ${statusLine(this.said)}
    </section>`;
  }

  #renderScene(scene: Scene): TemplateResult {
    const flow = this.#flow;
    const { access } = scene;
    const asked = flow.helpAsked;
    return html`${headerView(scene, flow.weeks, flow.group, this.#onStudent)} ${bannerView(access.status, access.offline, this.#onAgain)}
    ${access.offline ? nothing : unreadView(flow.list.reading.status, !!flow.list.reading.value, flow.list.reading.failure?.kind, () => flow.readAgain())}
    ${asked.length ? this.#parts.get('voices')?.helpAskedView(asked, scene, (checkIn) => void flow.acknowledge(checkIn, 'talked')) : nothing}
    ${flow.group ? this.#renderGroup(scene) : this.#renderWork(scene)} ${unsentView(scene, flow, this.#parts, { copy: (text) => void this.#copy(text), reopened: () => (this.#fold.wish = 'reopened') })}
    ${flow.group ? nothing : othersView(scene, flow, this.#parts, { open: this.opened.has('history'), toggle: () => this.#toggle('history'), edit: this.#onEdit })}`;
  }

  #renderGroup(scene: Scene): TemplateResult | typeof nothing {
    if (!this.#parts.get('group')) return partLine(this.#parts, 'group', skeleton());
    return html`<flywheel-check-in-group-panel .scene=${scene} .plans=${this.#flow.plans.reading.value?.items ?? []}></flywheel-check-in-group-panel>`;
  }

  /** What there is to do: the plan of the day, or the form. */
  #renderWork(scene: Scene): TemplateResult | typeof nothing {
    const { kind } = this.#flow;
    const { mode } = scene;
    if (mode === 'feelings') return kind ? this.#renderForm(scene, kind) : html`<p class="first">${readOnlyWord(scene)}</p>`;
    const part = this.#parts.get(mode);
    if (!part) return partLine(this.#parts, mode, skeleton());
    return part.planSection(scene, this.#flow, {
      goalsPage: this.goalsPage,
      change: (patch) => this.#onChange(patch),
      choose: (chosen) => (this.chosenKind = chosen),
      form: (day) => (kind ? this.#renderForm(scene, kind, day) : nothing),
    });
  }

  #renderForm(scene: Scene, kind: CheckInKind, day: TemplateResult | typeof nothing = nothing): TemplateResult {
    const { draft, form, existing } = this.#flow;
    const fold = this.#fold;
    if (draft.snapshot.status === 'loading' || fold.isHeld(this.#flow)) return html`<div class="form">${skeleton()}</div>`;
    const frame = this.#frame(scene);
    const folded = fold.folded(scene, this.#flow, !!this.renderRoot.querySelector('.form:focus-within'));
    if (folded) return foldedView(folded, frame, () => (fold.wish = 'reopened'));
    const { opened } = this;
    return html`<div class="form">
      ${fold.isFirst(scene, this.#flow) ? welcomeView() : nothing} ${aboveView(frame)} ${day}
      ${
        kind === 'feelings' || kind === 'check-in'
          ? feelingsView({
              scene,
              value: form.feeling ?? '',
              facesOnly: isPreReader(scene, this.preReader),
              choose: (feeling) => this.#onChange({ feeling: feeling || undefined }),
              readAloud: this.readAloud,
            })
          : nothing
      }
      ${wordsView({
        scene,
        form: { ...form, audience: form.audience ?? existing?.audience },
        note: existing?.note?.text ?? '',
        open: { note: opened.has('note') || scene.viewer.voice === 'home', audience: opened.has('audience'), help: opened.has('help') },
        mayAskForHelp: kind === 'feelings',
        toggle: (part) => this.#toggle(part),
        change: (patch) => this.#onChange(patch),
      })}
      ${pointSlot(scene, this.#flow, this.#parts, {
        open: opened.has('point'),
        asked: this.problems.includes('point-unfinished'),
        toggle: () => this.#toggle('point'),
        change: (patch) => this.#onChange(patch),
      })}
      ${actionsView(frame)}
    </div>`;
  }

  #frame({ today, locale, timeZone }: Scene): FormFrame {
    const { draft, form, now } = this.#flow;
    return {
      draft: draft.snapshot,
      form,
      today,
      locale,
      timeZone,
      now,
      problems: this.problems,
      canSkip: maySkip(this.#flow.kind),
      line: draftLine,
      next: '.after .link, .form flywheel-choice-grid',
      send: () => void this.#onSend(),
      skip: this.#onSkip,
      discard: this.#onDiscard,
      copy: () => void this.#copy(toText(form, feelingWord)),
      makeToday: () => this.#onChange({ on: today }),
      take: (version) => draft.draft?.take(version),
      discardOther: (version) => void draft.draft?.discardOther(version),
    };
  }

  get #settings(): FlowSettings {
    return { mode: this.mode, group: this.group, studentId: this.chosenStudent ?? this.student, timeZone: this.timeZone, wish: this.chosenKind };
  }

  /** Another form: nothing of the last one stays open. */
  #start(place: string): void {
    this.#place = place;
    this.opened = new Set();
    this.problems = [];
    this.#fold.begin();
  }

  #toggle(part: Part): void {
    const opened = new Set(this.opened);
    if (!opened.delete(part)) opened.add(part);
    this.opened = opened;
  }

  async #copy(text: string): Promise<void> {
    this.said = (await copyText(text)) ? msg('Copied') : msg('Copying did not work here. Select the words and copy them by hand.');
  }

  readonly #onAgain = (): void => this.#flow.access.port?.retry();

  readonly #onStudent = (studentId: string): void => {
    if (this.student === undefined) this.#flow.access.port?.chooseStudent(studentId);
    this.chosenStudent = studentId;
    this.dispatchEvent(new StudentChosenEvent(studentId));
  };

  #onChange(patch: CheckInForm): void {
    this.#flow.change(patch);
    if (this.problems.length) this.problems = [];
  }

  async #onSend(): Promise<void> {
    const { kind, form } = this.#flow;
    this.problems = kind ? problemsOf(form, kind) : [];
    if (this.problems[0]) {
      this.said = problemWord(this.problems[0], this.#flow.scene!.locale);
      return;
    }
    const item = await this.#flow.send();
    if (!item) return void (this.said = msg('This was not sent: you were signed out in the meantime.'));
    this.#fold.wish = 'sent';
    this.opened = new Set();
    this.said = msg('Your check-in is on its way.');
    this.dispatchEvent(new CheckInQueuedEvent(item.studentId, item.id));
  }

  readonly #onSkip = (): void => {
    this.#fold.wish = 'skipped';
    this.dispatchEvent(new CheckInSkippedEvent(this.#flow.scene!.student.id));
  };

  readonly #onDiscard = (): void => {
    this.#fold.begin();
    void this.#flow.draft.draft?.discard();
  };

  readonly #onEdit = (checkIn: CheckIn): void => {
    this.chosenKind = checkIn.kind as CheckInKind;
    this.#fold.wish = 'reopened';
    this.#flow.update(this.#settings);
    if (this.#flow.edit(checkIn)) focusOn(this, '.form flywheel-choice-grid, .form flywheel-note-field');
    else this.said = msg('Send or discard the words you have begun first.');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-check-in-card': FlywheelCheckInCard;
  }
}
