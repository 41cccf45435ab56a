/**
 * The check-in card: one student, one day, three voices. It draws what `CheckInFlow` says is so, in the order in which it is read, and
 * hands on what a person does. It knows no HTTP, no storage and no other widget.
 */
import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CheckIn, CheckInKind, Mode } from '../../contract/check-in.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { CheckInQueuedEvent, CheckInSkippedEvent, StudentChosenEvent } from '../../element/events.js';
import { FlywheelWidget } from '../../element/flywheel-widget.js';
import { focusOn, FocusController } from '../../element/focus-controller.js';
import { currentLanguage, directionOf } from '../../i18n/locale.js';
import { copyText } from '../../ui/copy-text.js';
import { icon } from '../../ui/icon.js';
import { checkCircle } from '../../ui/icons.js';
import { statusLine } from '../../ui/status-line.js';
import { isPreReader, type Scene } from './card-scene.js';
import { readOnlyWord } from './card-words.js';
import { cardStyles } from './check-in-card.styles.js';
import { CheckInFlow, isFolded, maySkip, type FlowSettings } from './check-in-flow.js';
import { isEmpty, problemsOf, toText, type CheckInForm, type FormProblem } from './check-in-form.js';
import { feelingWord } from './feeling-words.js';
import { feelingsView, question } from './feelings-view.js';
import { actionsView, keptView, keptWord, problemWord, restoredView, type FormFrame } from './form-view.js';
import { headerView } from './header-view.js';
import { historySection } from './history-section.js';
import { LazyModule } from './lazy-module.js';
import { need } from './lazy-parts.js';
import { findVoice } from './reading-voice.js';
import { announceSent } from './sent-events.js';
import { bannerView, stateView, unreadView } from './state-view.js';
import { helpAskedView, voicesView } from './voices-view.js';
import { summaryOf, waitingView } from './waiting-view.js';
import { wordsView } from './words-view.js';

type Part = 'note' | 'audience' | 'help' | 'history';

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

  @state() private opened: ReadonlySet<Part> = new Set();
  @state() private problems: readonly FormProblem[] = [];
  @state() private chosenStudent: string | undefined;
  @state() private chosenKind: CheckInKind | undefined;
  /** The form is folded away after "Not today", and open again on a press. */
  @state() private folded: 'skipped' | 'reopened' | undefined;
  @state() private said = '';
  @state() private readAloud: (() => void) | undefined;

  readonly #flow = new CheckInFlow(this);
  readonly #sent = announceSent(this, this.#flow);
  readonly #conflicts = new LazyModule(this, () => import('./conflict-section.js'));
  readonly #plans = new LazyModule(this, () => import('./plan-view.js'));
  readonly #joined = new Set<string>();
  #lookedForVoice = false;
  #place = '';
  #kept = '';

  constructor() {
    super();
    this.ports.push(...this.#flow.ports);
    this.addController(new FocusController(this));
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
    if (this.#flow.items.some(({ state }) => state === 'conflict')) this.#conflicts.module?.joinVersions(this.#flow, this.#joined);
    const { scene } = this.#flow;
    if (!scene || this.#lookedForVoice || !isPreReader(scene, this.preReader)) return;
    this.#lookedForVoice = true;
    findVoice(
      () => question(scene),
      (read) => (this.readAloud = read),
    );
  }

  override render(): TemplateResult {
    const flow = this.#flow;
    const language = currentLanguage();
    const scene = flow.scene;
    return html`<section class="card" part="card" lang=${language} dir=${directionOf(language)} aria-labelledby=${scene ? 'title mode' : nothing}>
      ${scene ? this.#renderScene(scene) : stateView(flow.state.kind as 'loading', this.#onAgain, flow.access.snapshot.failure)} ${statusLine(this.said)}
    </section>`;
  }

  #renderScene(scene: Scene): TemplateResult {
    const flow = this.#flow;
    const { locale, timeZone, access } = scene;
    return html`${headerView(scene, flow.checkIns, flow.group, this.#onStudent)} ${bannerView(access.status, access.offline, this.#onAgain)}
    ${access.offline ? nothing : unreadView(flow.list.reading, () => flow.readAgain())}
    ${helpAskedView(flow.helpAsked, scene, (checkIn) => void flow.acknowledge(checkIn, 'talked'))} ${flow.group ? this.#renderGroup(scene) : this.#renderWork(scene)}
    ${waitingView({ items: flow.items, locale, timeZone, now: flow.now, act: this.#onItem, conflict: (item) => this.#conflicts.module?.conflictSection(item, scene, flow) ?? nothing })}
    ${flow.group ? nothing : html`${voicesView(scene, flow, this.#onEdit)} ${historySection(scene, flow, { open: this.opened.has('history'), toggle: () => this.#toggle('history'), edit: this.#onEdit })}`}`;
  }

  #renderGroup(scene: Scene): TemplateResult {
    need('group');
    return html`<flywheel-check-in-group-panel .scene=${scene} .plans=${this.#flow.plans.reading.value?.items ?? []}></flywheel-check-in-group-panel>`;
  }

  /** What there is to do: the plan of the day, or the form. */
  #renderWork(scene: Scene): TemplateResult {
    const { kind } = this.#flow;
    if (scene.mode === 'feelings') return kind ? this.#renderForm(scene, kind) : html`<p class="first">${readOnlyWord(scene)}</p>`;
    const planSection = this.#plans.module?.planSection;
    if (!planSection) return stateView('loading', this.#onAgain);
    return planSection(scene, this.#flow, {
      change: (patch) => this.#onChange(patch),
      choose: (chosen) => (this.chosenKind = chosen),
      form: (day) => (kind ? this.#renderForm(scene, kind, day) : nothing),
    });
  }

  #renderForm(scene: Scene, kind: CheckInKind, day: TemplateResult | typeof nothing = nothing): TemplateResult {
    const { draft, form, existing } = this.#flow;
    if (draft.snapshot.status === 'loading') return html`<div class="form">${stateView('loading', this.#onAgain)}</div>`;
    if (isFolded(scene, this.#flow, this.folded)) return this.#renderFolded(this.#frame(scene));
    const frame = this.#frame(scene);
    const { opened } = this;
    return html`<div class="form">
      ${this.#renderFirstVisit(scene)} ${restoredView(frame)} ${day}
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
      ${actionsView(frame)}
    </div>`;
  }

  #renderFirstVisit({ viewer }: Scene): TemplateResult | typeof nothing {
    const { list, checkIns, form } = this.#flow;
    if (list.reading.status !== 'ready' || checkIns.some(({ author }) => author.id === viewer.id) || !isEmpty(form)) return nothing;
    return html`<p class="first">${msg('A check-in takes half a minute: choose how it feels and press Send. Words are up to you.')}</p>`;
  }

  #renderFolded(frame: FormFrame): TemplateResult {
    const skipped = this.folded === 'skipped';
    return html`<p class="after">
      ${skipped ? nothing : icon(checkCircle)}<span>${skipped ? msg('That is fine. Come back whenever you like.') : msg('You have checked in today.')}</span>
      <button type="button" class="link" data-next=".form flywheel-choice-grid" @click=${() => (this.folded = 'reopened')}>${skipped ? msg('Check in after all') : msg('Check in again')}</button>
      <span class="kept small quiet">${keptView(frame)}</span>
    </p>`;
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
      act: {
        send: () => void this.#onSend(),
        skip: this.#onSkip,
        discard: this.#onDiscard,
        copy: () => void this.#copy(toText(form, feelingWord)),
        makeToday: () => this.#onChange({ on: today }),
        take: (version) => draft.draft?.take(version),
        discardOther: (version) => void draft.draft?.discardOther(version),
      },
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
    this.folded = undefined;
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
      this.said = problemWord(this.problems[0]);
      return;
    }
    const item = await this.#flow.send();
    if (!item) return;
    this.folded = undefined;
    this.opened = new Set();
    this.said = msg('Your check-in is on its way.');
    this.dispatchEvent(new CheckInQueuedEvent(item.studentId, item.id));
  }

  readonly #onSkip = (): void => {
    this.folded = 'skipped';
    this.dispatchEvent(new CheckInSkippedEvent(this.#flow.scene!.student.id));
  };

  readonly #onDiscard = (): void => {
    this.folded = undefined;
    void this.#flow.draft.draft?.discard();
  };

  readonly #onEdit = (checkIn: CheckIn): void => {
    this.chosenKind = checkIn.kind as CheckInKind;
    this.folded = 'reopened';
    this.#flow.update(this.#settings);
    if (this.#flow.edit(checkIn)) focusOn(this, '.form flywheel-choice-grid, .form flywheel-note-field');
    else this.said = msg('Send or discard the words you have begun first.');
  };

  readonly #onItem = (action: 'edit' | 'cancel' | 'retry' | 'copy', item: OutboxItem): void => {
    const outbox = this.#flow.outbox.port;
    if (action === 'edit') void outbox?.takeBack(item.id).then(() => (this.folded = 'reopened'));
    else if (action === 'cancel') void outbox?.cancel(item.id);
    else if (action === 'retry') void outbox?.retry(item.id);
    else void this.#copy(summaryOf(item));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-check-in-card': FlywheelCheckInCard;
  }
}
