/**
 * The check-in card: one student, one day, three voices. It draws what `CheckInFlow` says is so, in the order in which it is read, and
 * hands on what a person does. It knows no HTTP, no storage and no other widget.
 */
import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CheckInKind, Mode } from '../../contract/check-in.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { CheckInQueuedEvent, CheckInSkippedEvent, DraftRestoredEvent, StudentChosenEvent } from '../../element/events.js';
import { FlywheelWidget } from '../../element/flywheel-widget.js';
import { currentLanguage, directionOf } from '../../i18n/locale.js';
import { copyText } from '../../ui/copy-text.js';
import { icon } from '../../ui/icon.js';
import { checkCircle, history } from '../../ui/icons.js';
import { statusLine } from '../../ui/status-line.js';
import type { Scene } from './card-scene.js';
import { cardStyles } from './check-in-card.styles.js';
import { CheckInFlow, WIDGET } from './check-in-flow.js';
import { isEmpty, problemsOf, toText, type CheckInForm, type FormProblem } from './check-in-form.js';
import { feelingWord } from './feeling-words.js';
import { feelingsView } from './feelings-view.js';
import { actionsView, keptWord, problemWord, restoredView, type FormFrame } from './form-view.js';
import { headerView } from './header-view.js';
import { announceSent } from './sent-events.js';
import { bannerView, stateView } from './state-view.js';
import { helpAskedView, voicesView } from './voices-view.js';
import { isWaiting, waitingView } from './waiting-view.js';
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
  #place = '';
  #kept = '';

  constructor() {
    super();
    this.ports.push(...this.#flow.ports);
  }

  protected override willUpdate(): void {
    this.#flow.update({ mode: this.mode, studentId: this.chosenStudent ?? this.student, timeZone: this.timeZone }, this.chosenKind);
    const place = JSON.stringify(this.#flow.draft.place);
    if (place !== this.#place) this.#start(place);
    const kept = keptWord(this.#flow.draft.snapshot);
    if (kept !== this.#kept && kept) this.said = kept;
    this.#kept = kept || this.#kept;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#sent();
  }

  override render(): TemplateResult {
    const flow = this.#flow;
    const language = currentLanguage();
    const scene = flow.scene;
    return html`<section class="card" part="card" lang=${language} dir=${directionOf(language)} aria-labelledby=${scene ? 'title' : nothing}>
      ${scene ? this.#renderScene(scene) : stateView(flow.state.kind as 'loading', this.#onAgain)} ${statusLine(this.said)}
    </section>`;
  }

  #renderScene(scene: Scene): TemplateResult {
    const flow = this.#flow;
    return html`${headerView(scene, flow.checkIns, this.#onStudent)} ${bannerView(scene.access.status, scene.access.offline, this.#onAgain)}
    ${helpAskedView(flow.helpAsked, scene, (checkIn) => void flow.acknowledge(checkIn, 'talked'))} ${this.#renderForm(scene)}
    ${waitingView({ items: flow.items, locale: scene.locale, timeZone: scene.timeZone, now: flow.now, signedOut: scene.access.status === 'signed-out', act: this.#onItem, resolve: () => undefined })}
    ${voicesView({ scene, checkIns: flow.checkIns, acknowledge: (checkIn, kind) => void flow.acknowledge(checkIn, kind) })} ${this.#renderHistory(scene)}`;
  }

  #renderForm(scene: Scene): TemplateResult | typeof nothing {
    const { kind, draft, form } = this.#flow;
    if (!kind) return nothing;
    if (draft.snapshot.status === 'loading') return html`<div class="form">${stateView('loading', this.#onAgain)}</div>`;
    if (this.#isFolded(scene)) return this.#renderFolded();
    const frame = this.#frame(scene);
    return html`<div class="form">
      ${this.#renderFirstVisit(scene)} ${restoredView(frame)}
      ${feelingsView({
        scene,
        value: form.feeling ?? '',
        facesOnly: this.#isPreReader(scene),
        choose: (feeling) => this.#onChange({ feeling: feeling || undefined }),
        readAloud: this.readAloud,
      })}
      ${wordsView({
        scene,
        form,
        note: '',
        open: { note: this.opened.has('note') || scene.viewer.voice !== 'student', audience: this.opened.has('audience'), help: this.opened.has('help') },
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

  #renderFolded(): TemplateResult {
    const skipped = this.folded === 'skipped';
    return html`<p class="after">
      ${skipped ? nothing : icon(checkCircle)}<span>${skipped ? msg('That is fine. Come back whenever you like.') : msg('You have checked in today.')}</span>
      <button type="button" class="link" @click=${() => (this.folded = 'reopened')}>${skipped ? msg('Check in after all') : msg('Check in again')}</button>
    </p>`;
  }

  #renderHistory(scene: Scene): TemplateResult {
    const open = this.opened.has('history');
    return html`<button type="button" class="link history-button no-print" aria-expanded=${open} @click=${() => this.#toggle('history')}>
        ${icon(history)}${msg('Earlier check-ins')}
      </button>
      ${open
        ? html`<flywheel-check-in-history .checkIns=${this.#flow.checkIns} .viewer=${scene.viewer} .locale=${scene.locale} .timeZone=${scene.timeZone}></flywheel-check-in-history>`
        : nothing}`;
  }

  /** Folded after a check-in of today and after "Not today", but never over words in progress. */
  #isFolded({ today, viewer }: Scene): boolean {
    const { kind, draft, checkIns, items } = this.#flow;
    if (draft.snapshot.value || this.folded === 'reopened' || kind === 'check-out' || kind === 'report') return false;
    return (
      this.folded === 'skipped' ||
      checkIns.some((checkIn) => checkIn.on === today && checkIn.author.id === viewer.id && checkIn.kind === kind) ||
      items.some((item) => isWaiting(item) && item.operationId === 'check-ins.create')
    );
  }

  #isPreReader({ viewer, student }: Scene): boolean {
    return this.preReader || (viewer.id === student.id && student.ageBand === 'pre-reader');
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
      canSkip: true,
      act: {
        send: () => void this.#onSend(),
        skip: this.#onSkip,
        discard: () => void draft.draft?.discard(),
        copy: () => void this.#copy(toText(form, feelingWord)),
        makeToday: () => this.#onChange({ on: today }),
        take: (version) => draft.draft?.take(version),
        discardOther: (version) => void draft.draft?.discardOther(version),
      },
    };
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

  readonly #onItem = (action: 'edit' | 'cancel' | 'retry' | 'copy', item: OutboxItem): void => {
    const outbox = this.#flow.outbox.port;
    if (action === 'edit') void outbox?.takeBack(item.id).then(() => (this.folded = 'reopened'));
    else if (action === 'cancel') void outbox?.cancel(item.id);
    else if (action === 'retry') void outbox?.retry(item.id);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-check-in-card': FlywheelCheckInCard;
  }
}
