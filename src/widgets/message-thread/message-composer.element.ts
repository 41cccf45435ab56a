/**
 * The form that writes into one thread: who will read it is said first, the words are safe from the first key, and what is sent leaves in order, also later.
 * What has not arrived stands in the thread itself. It knows neither what was written before nor how anything travels.
 */
import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { messageLimits } from '../../contract/message-limits.js';
import { starters } from '../../contract/message.js';
import { sendMessage } from '../../contract/thread-changes.js';
import type { Thread } from '../../contract/thread.js';
import type { DraftVersion } from '../../domain/draft.js';
import { filesContext } from '../../element/contexts.js';
import { LazyParts } from '../../element/lazy-parts.js';
import { PortController } from '../../element/port-controller.js';
import { keptView, type KeptFrame } from '../../ui/draft-view.js';
import { troubleLine } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { note as paper, readers as eye, send as sendIcon } from '../../ui/icons.js';
import { partLine } from '../../ui/part-line.js';
import { announced, filesIn, fitsAlt, withFiles, type DraftFile } from './attachment-file.js';
import { LeavingFiles } from './attachment-leaving.js';
import type { FilesChangedEvent } from './attachment-tray.element.js';
import { failureSentence } from './attachment-words.js';
import { statusLine } from '../../ui/status-line.js';
import { bodyOf, starterOf, startedText, wrongParts, type ComposerContext } from './message-composer-form.js';
import { extrasFold, leavingView, leftView, notWatched } from './message-composer-view.js';
import { replyPolicyWord, starterSentence, wrongWord } from './message-composer-words.js';
import { outboxThread } from './thread-seams.js';
import { WritingPart } from './writing-part.js';
import { writingStyles } from './writing-part.styles.js';
import { readersWord } from './writing-words.js';

const FIELD = 'flywheel-note-field';
/** Words that a person chose to add beside the text. */
const extraFields = ['starter', 'nextStep', 'reply', 'urgent', 'acknowledge'];

/** @tagname flywheel-message-composer */
export class FlywheelMessageComposer extends WritingPart {
  static override styles = writingStyles;

  /** What the person opened or closed; until then it follows what is typed. */
  @state() private extrasOpen: boolean | undefined;

  /** Files were asked for. */
  @state() private trayOpen = false;

  protected readonly operations = [sendMessage];
  readonly #port = new PortController(this, filesContext);
  readonly #parts = new LazyParts(this, { tray: () => import('./attachment-tray.js') });
  readonly #leaving = new LeavingFiles(() => this.requestUpdate());
  /** Sent messages whose files are gone from this device. */
  readonly #cleared = new Set<string>();

  protected get record(): string | undefined {
    return this.thread && `message-${this.thread.id}`;
  }
  get #context(): ComposerContext {
    const { scene, thread } = this;
    return {
      voice: scene!.viewer.voice,
      language: scene!.locale,
      mayUrgent: thread!.may.includes('urgent'),
      isAnnouncement: thread!.kind === 'announcement',
    };
  }
  get #maySend(): boolean {
    return this.thread!.sendRefusal === null && this.thread!.may.includes('send');
  }

  get #files(): readonly DraftFile[] {
    return filesIn(this.draft.snapshot.value);
  }
  /** The message waits for its files. */
  get #isLeaving(): boolean {
    return this.typed.leaving === 'yes';
  }
  get #mayAttach(): boolean {
    return this.thread!.may.includes('attach') && this.scene!.access.capabilities.includes('attachments') && this.#port.port?.carries === true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaving.stop();
  }

  protected override willUpdate(changed: PropertyValues = new Map()): void {
    super.willUpdate();
    const before = changed.get('thread') as Thread | undefined;
    if (before && before.id !== this.thread?.id) {
      this.#leaving.stop();
      this.trayOpen = false;
      this.extrasOpen = undefined;
    }
  }

  protected override updated(): void {
    if (this.scene && this.thread && this.#isLeaving && !this.#leaving.isOn && this.#port.port && this.#maySend) void this.#leave();
    for (const { id, state, draft } of this.items) {
      if (state !== 'done' || this.#cleared.has(id)) continue;
      this.#cleared.add(id);
      void this.#port.port?.drop(filesIn(draft?.value).map((file) => file.id));
    }
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.scene || !this.thread) return nothing;
    return html`<div class="part">
      ${this.#maySend ? this.#renderForm() : this.#renderLeft()} ${statusLine(this.said)}
    </div>`;
  }

  #renderForm(): TemplateResult {
    const { scene } = this;
    return html`<section class="form" aria-label=${msg('Write a message')}>
      ${this.#renderReaders()} ${this.#isLeaving ? this.#renderLeaving() : this.#renderWriting()}
      ${notWatched(scene!.school)}
    </section>`;
  }

  #renderWriting(): TemplateResult {
    const { scene, typed } = this;
    return html`${this.restored(FIELD)}
      <div class="labelled">
        <flywheel-note-field
          .label=${msg('Your message')}
          .hint=${msg('Enter starts a new line. Ctrl and Enter together send it.')}
          .value=${typed.text ?? ''}
          .limit=${messageLimits.textCharacters}
          .locale=${scene!.locale}
          @input=${(event: Event) => this.type('text', (event.target as HTMLElementTagNameMap['flywheel-note-field']).value)}
          @keydown=${this.#onKey}
        ></flywheel-note-field>
        ${troubleLine({ id: 'text', trouble: this.troubles.text })}
      </div>
      ${this.#renderTray()} ${this.#renderExtras()} ${this.#renderActions()}`;
  }

  /** Words and files as they go out. */
  #renderLeaving(): TemplateResult {
    return leavingView(this.typed.text ?? '', this.#renderTray(), FIELD, () => this.#stay());
  }

  #renderTray(): TemplateResult | typeof nothing {
    const files = this.#files;
    const isOpen = files.length > 0 || (this.trayOpen && this.#mayAttach);
    const isThere = isOpen && this.#parts.get('tray');
    const button = html`<div class="row bare">
      <button type="button" class="link" data-next="flywheel-attachment-tray" @click=${() => (this.trayOpen = true)}>${icon(paper)}${msg('Files and sound')}</button>
    </div>`;
    // Until the tray has come the button keeps the focus.
    if (!isThere) return html`${files.length || !this.#mayAttach ? nothing : button}${isOpen ? partLine(this.#parts, 'tray') : nothing}`;
    return html`<flywheel-attachment-tray
        .scene=${this.scene}
        .studentId=${this.thread!.studentId}
        .files=${files}
        .leaving=${this.#isLeaving}
        .progress=${this.#leaving.progress}
        @flywheel-files-changed=${(event: FilesChangedEvent) => this.#setFiles(event.files)}
      ></flywheel-attachment-tray>
      ${troubleLine({ id: 'files', trouble: this.troubles.files })}`;
  }

  #renderReaders(): TemplateResult {
    const { scene, thread } = this;
    return html`<p class="readers-line">
      ${icon(eye)}<span dir="auto">${readersWord(thread!, scene!)}</span>
    </p>`;
  }

  #renderExtras(): TemplateResult {
    const { scene, typed, troubles, isStaff } = this;
    const isOpen = this.extrasOpen ?? extraFields.some((field) => typed[field]);
    const policies = scene!.school.policies.messages;
    const options = {
      ...this.#context,
      scene: scene!,
      thread: this.thread!,
      typed,
      troubles,
      urgentIsHeld: policies?.urgentInQuietHours !== 'seen',
      replyPolicy: isStaff ? '' : replyPolicyWord(scene!.school, scene!.locale),
      change: (field: string, value: string) => (field === 'starter' ? this.#start(value) : this.type(field, value)),
    };
    return extrasFold(options, isOpen, () => (this.extrasOpen = !isOpen));
  }

  #renderActions(): TemplateResult {
    const frame = this.frame(FIELD);
    const { value, restoredFrom } = this.draft.snapshot;
    return html`<div class="actions no-print">
      ${value && restoredFrom === undefined ? html`<button type="button" class="link quiet" data-next=${FIELD} @click=${frame.discard}>${msg('Discard')}</button>` : nothing}
      <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      <button type="button" class="button primary" @click=${() => void this.#onSend()}>${icon(sendIcon)}${msg('Send')}</button>
    </div>`;
  }

  /** Words that were in progress when writing came to an end stay to be taken along. Why it did is said with the thread. */
  #renderLeft(): TemplateResult | typeof nothing {
    const words = this.typed.text;
    if (!words) return nothing;
    return leftView(words, () => void this.copy(words), this.frame('.part').discard);
  }

  /** How it begins: the words follow as long as none of the person's own are there. */
  #start(value: string): void {
    const { voice } = this.#context;
    const text = this.typed.text;
    const sentences = starters.map((one) => starterSentence(one, voice));
    const starter = starterOf({ starter: value });
    const next = startedText(text, starter ? starterSentence(starter, voice) : '', sentences);
    const { starter: _before, text: _text, ...others } = this.draft.snapshot.value ?? {};
    const form = { ...others, ...(starter && { starter }), ...(next && { text: next }) };
    this.draft.write(Object.keys(form).length ? form : undefined);
    this.extrasOpen = true;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    // An input method ends a word with Enter too.
    if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.#onSend();
  };

  async #onSend(): Promise<void> {
    const { scene, typed } = this;
    const wrong = wrongParts(typed, this.#context);
    this.troubles = Object.fromEntries(wrong.map((part) => [part.field, wrongWord(part, scene!.locale)]));
    const [first] = wrong;
    if (first) {
      this.said = this.troubles[first.field]!;
      if (first.field === 'nextStep') this.extrasOpen = true;
      return this.lead(first.field === 'text' ? FIELD : '#nextStep');
    }
    const files = this.#files;
    if (!files.length) {
      await this.#post([]);
      return this.lead(FIELD);
    }
    if (files.some((file) => !fitsAlt(file))) return this.lead('flywheel-attachment-tray');
    this.draft.write({ ...withFiles(this.draft.snapshot.value, announced(files)), leaving: 'yes' });
    this.said = msg('Your files are on their way.');
    this.lead('.button');
  }

  async #post(attachmentIds: readonly string[]): Promise<void> {
    const { thread, typed } = this;
    const params = { thread: thread!.id };
    const sent = await this.send(sendMessage, { params, body: bodyOf(typed, this.#context, attachmentIds), thread: outboxThread(thread!.id), isForm: true });
    if (!sent) return;
    this.extrasOpen = undefined;
    this.trayOpen = false;
  }

  /** The files first, then the message that names them. */
  async #leave(): Promise<void> {
    const { thread, scene } = this;
    const left = await this.#leaving.run(this.#port.port!, thread!.id, this.#files, scene!.locale);
    if (!left || this.thread?.id !== thread!.id || !this.#isLeaving) return;
    this.type('leaving', '');
    if ('ids' in left) return this.#post(left.ids);
    // What is changed about a file is another announcement.
    this.#setFiles(this.#files.map((file) => (file.id === left.failed.id ? { ...file, key: '' } : file)));
    this.troubles = { files: failureSentence(left.type, left.failed.name) };
    this.said = this.troubles.files!;
  }

  #stay(): void {
    this.#leaving.stop();
    this.type('leaving', '');
    this.#setFiles(this.#files.map((file) => ({ ...file, key: '' })));
  }

  #setFiles(files: readonly DraftFile[]): void {
    this.draft.write(withFiles(this.draft.snapshot.value, files));
    this.clearTrouble('files');
  }

  /** Words that are thrown away take their files along. */
  protected override frame(next: string): KeptFrame<DraftVersion> {
    const frame = super.frame(next);
    const discard = (): void => {
      void this.#port.port?.drop(this.#files.map(({ id }) => id));
      this.trayOpen = false;
      frame.discard();
    };
    return { ...frame, discard };
  }

  /** The words alone: fields and files have their own places. */
  protected override line({ value }: Pick<DraftVersion, 'value'>): string {
    return [value.text, value.nextStep].filter((one) => typeof one === 'string').join(' · ');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-message-composer': FlywheelMessageComposer;
  }
}
