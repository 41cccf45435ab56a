/**
 * The threads of home and school: a list of them, and the one that is open beside it or instead of it. It draws what `ThreadFlow` says is so, and hands on what
 * a person does. It knows no HTTP, no storage and no other widget.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { StudentChosenEvent, ThreadOpenedEvent } from '../../element/events.js';
import { FlywheelWidget } from '../../element/flywheel-widget.js';
import { FocusController, focusOn } from '../../element/focus-controller.js';
import { currentLanguage, directionOf } from '../../i18n/locale.js';
import { bannerView, skeleton, unreachableView, unreadView } from '../../ui/access-view.js';
import { icon } from '../../ui/icon.js';
import { plus } from '../../ui/icons.js';
import { moreView } from '../../ui/more-view.js';
import { partLine } from '../../ui/part-line.js';
import { whose } from '../../ui/whose.js';
import { messageThreadStyles } from './message-thread.styles.js';
import { announce } from './sent-events.js';
import type { ThreadReadEvent } from './thread-events.js';
import { ThreadFlow } from './thread-flow.js';
import { threadList } from './thread-list.js';
import { threadParts } from './thread-parts.js';
import type { ThreadScene } from './thread-scene.js';
import type { ThreadWantedEvent } from './thread-seams.js';
import { closedWords } from './thread-words.js';
import type { FlywheelThreadView } from './thread-view.element.js';

const ALL = 'all';

/**
 * Messages between guardians, students and school staff: a list of threads, and each of them with who reads it.
 *
 * @tagname flywheel-message-thread
 * @slot - Shown where messages cannot start, for instance a link to the school's own page.
 * @fires {DraftRestoredEvent} flywheel-draft-restored - Words of an earlier visit are back in a form.
 * @fires {MessageSentEvent} flywheel-message-sent - The API has taken a message.
 * @fires {SignedOutEvent} flywheel-signed-out - The API no longer knows the viewer.
 * @fires {StudentChosenEvent} flywheel-student-chosen - The viewer chose another student.
 * @fires {ThreadOpenedEvent} flywheel-thread-opened - The viewer opened a thread.
 * @csspart card - The paper.
 * @csspart header - Its top.
 * @cssprop --flywheel-accent - The colour of what can be pressed.
 * @cssprop --flywheel-radius - How round the paper is (12px).
 * @cssprop --flywheel-font - The font; the page's own unless set.
 * @cssprop --flywheel-timeline-height - How tall the messages of the open thread are; else a part of the window.
 */
export class FlywheelMessageThread extends FlywheelWidget {
  static override styles = messageThreadStyles;

  /** Id of the one thread to show; without it all of the viewer's, as a list. */
  @property() thread?: string;

  @state() private chosenStudent: string | undefined;
  /** The thread that the viewer opened; `''`: they went back to the list. */
  @state() private opened: string | undefined;

  /** A new thread is being begun. */
  @state() private begins = false;

  readonly #flow = new ThreadFlow(this);
  readonly #parts = threadParts(this);
  readonly #announce = announce(this, this.#flow);

  constructor() {
    super();
    this.ports.push(...this.#flow.ports);
    this.addController(new FocusController(this));
  }

  /** As set, as chosen, or the only one there is. */
  get #openId(): string | undefined {
    if (this.thread !== undefined) return this.thread;
    if (this.opened !== undefined) return this.opened || undefined;
    const { threads, list } = this.#flow;
    return threads.length === 1 && list.reading.value && !list.hasMore ? threads[0]!.id : undefined;
  }

  protected override willUpdate(): void {
    const { timeZone } = this;
    const settings = { studentId: this.chosenStudent ?? this.student, timeZone };
    this.#flow.update({ ...settings, openId: this.#openId });
    // Which one is open may only be known once the list is.
    this.#flow.update({ ...settings, openId: this.#openId });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#announce();
  }

  override render(): TemplateResult {
    const { scene } = this.#flow;
    const language = currentLanguage();
    return html`<section class="card" part="card" lang=${language} dir=${directionOf(language)} aria-labelledby=${scene ? 'title mode' : nothing}>
      ${scene ? this.#renderScene(scene) : this.#renderClosed()}
    </section>`;
  }

  #renderClosed(): TemplateResult | typeof nothing {
    const { state, access } = this.#flow;
    const meanwhile = skeleton(['title', 'line', 'line', 'line']);
    if (state.kind === 'loading' || state.kind === 'ready') return meanwhile;
    if (state.kind === 'unreachable') return unreachableView(this.#onAgain, access.snapshot.failure?.kind);
    return this.#parts.get('closed')?.closedView(state.kind, closedWords(), this.#onAgain) ?? partLine(this.#parts, 'closed', meanwhile);
  }

  #renderScene(scene: ThreadScene): TemplateResult {
    const { access } = scene;
    const { list } = this.#flow;
    const { status, value, failure } = list.reading;
    const isOne = this.thread !== undefined;
    return html`${this.#renderHeader(scene)} ${bannerView(access.status, access.offline, this.#onAgain)}
      ${access.offline ? nothing : unreadView(status, !!value, failure?.kind, () => this.#flow.readAgain())}
      <div class="panes ${this.#openId === undefined && !this.begins ? '' : 'opened'} ${isOne ? 'one' : ''}">
        ${isOne ? nothing : this.#renderList(scene)} ${this.begins ? this.#renderBegin(scene) : this.#renderThread(scene)}
      </div>`;
  }

  #renderHeader(scene: ThreadScene): TemplateResult {
    const { students, student, viewer } = scene;
    const all = { id: ALL, name: msg('All students') };
    const own = viewer.id === student?.id ? msg('My messages') : undefined;
    const named = students.length > 1 ? [all, ...students] : students;
    return html`<header part="header">
      <div class="who">
        <div class="names">${whose({ chosen: student ?? all, all: named, label: msg('Student'), own, choose: this.#onStudent })}</div>
      </div>
      <div class="what"><span id="mode" class="mode">${msg('Messages')}</span></div>
    </header>`;
  }

  #renderList(scene: ThreadScene): TemplateResult {
    const { threads, list, now } = this.#flow;
    const { value, status } = list.reading;
    const mayBegin =
      scene.viewer.voice !== null && scene.students.some(({ permissions }) => permissions.includes('start-thread') || permissions.includes('announce'));
    return html`<div class="list">
      ${mayBegin ? html`<p class="begin no-print"><button type="button" class="button" data-begin aria-expanded=${this.begins} @click=${this.#onBegin}>${icon(plus)}${msg('New thread')}</button></p>` : nothing}
      ${!value && status === 'loading' ? skeleton(['line', 'line', 'line']) : nothing}
      ${value && !threads.length ? html`<p class="first">${firstVisitWord(scene)}</p>` : nothing}
      ${threads.length ? threadList({ scene, threads, openId: this.#openId, now, open: this.#open }) : nothing} ${moreView(list)}
    </div>`;
  }

  #renderBegin(scene: ThreadScene): TemplateResult {
    if (!this.#parts.get('begin')) return html`<div>${partLine(this.#parts, 'begin', skeleton(['title', 'line', 'wide']))}</div>`;
    return html`<flywheel-new-thread .scene=${scene} @flywheel-part-closed=${this.#onBegin} @flywheel-thread-wanted=${this.#onWanted}></flywheel-new-thread>`;
  }

  #renderThread(scene: ThreadScene): TemplateResult | typeof nothing {
    const { thread, one, threads } = this.#flow;
    if (this.#openId === undefined) return threads.length ? html`<p class="none quiet">${msg('Choose a thread to read it.')}</p>` : nothing;
    const { status, failure } = one.reading;
    if (!thread && status === 'failed' && failure?.type === 'not-found')
      return html`<p class="none">${msg('This thread is not here, or you cannot see it.')}</p>`;
    if (!thread) return skeleton(['title', 'line', 'line', 'line']);
    return html`<flywheel-thread-view
      .scene=${scene}
      .thread=${thread}
      .hasList=${this.thread === undefined}
      @flywheel-thread-left=${this.#onLeft}
      @flywheel-thread-read=${this.#onRead}
      @flywheel-thread-wanted=${this.#onWanted}
    ></flywheel-thread-view>`;
  }

  readonly #onAgain = (): void => this.#flow.access.port?.retry();

  readonly #open = (threadId: string): void => {
    this.opened = threadId;
    this.begins = false;
    this.dispatchEvent(new ThreadOpenedEvent(threadId));
    void this.updateComplete.then(() => this.renderRoot.querySelector<FlywheelThreadView>('flywheel-thread-view')?.focusName());
  };

  readonly #onBegin = (): void => {
    this.begins = !this.begins;
    if (!this.begins) focusOn(this, '[data-begin]');
  };

  readonly #onLeft = (): void => {
    const left = this.#openId;
    this.opened = '';
    focusOn(this, `[data-thread="${left ?? ''}"]`);
  };

  readonly #onRead = ({ threadId, seq }: ThreadReadEvent): void => this.#flow.hasRead(threadId, seq);

  readonly #onWanted = ({ threadId }: ThreadWantedEvent): void => this.#open(threadId);

  readonly #onStudent = (studentId: string): void => {
    if (this.student === undefined && studentId !== ALL) this.#flow.access.port?.chooseStudent(studentId);
    this.chosenStudent = studentId === ALL ? '' : studentId;
    this.opened = undefined;
    this.begins = false;
    if (studentId !== ALL) this.dispatchEvent(new StudentChosenEvent(studentId));
  };
}

/** The smallest first step. */
function firstVisitWord({ viewer, student }: ThreadScene): string {
  if (viewer.voice === null) return msg('There are no messages here yet.');
  if (viewer.id === student?.id) return msg('You have no messages yet. What your teachers write to you comes here.');
  return student
    ? msg(str`There are no messages about ${student.name} yet. One friendly sentence is enough to begin.`)
    : msg('There are no messages yet. One friendly sentence is enough to begin.');
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-message-thread': FlywheelMessageThread;
  }
}
