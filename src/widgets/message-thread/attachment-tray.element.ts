/**
 * Files that go along with a message: chosen or recorded, looked at by their bytes, pictures drawn anew, described for who cannot see or hear them, and kept on
 * the device. Nothing leaves from here; whoever holds the words sends the files with them.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { newId } from '../../base/ids.js';
import { attachmentTypes, type AttachmentType } from '../../contract/attachment.js';
import { acceptedType, attachmentType, HEAD_BYTES } from '../../domain/attachment-type.js';
import { filesContext, type FileProgress } from '../../element/contexts.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { FocusController } from '../../element/focus-controller.js';
import { PortController } from '../../element/port-controller.js';
import { lineField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { attention, close, note as paper, speak } from '../../ui/icons.js';
import { statusLine } from '../../ui/status-line.js';
import { fitsAlt, isPicture, refusalOf, usableName, type DraftFile } from './attachment-file.js';
import { redrawn, renamed } from './attachment-picture.js';
import { SoundRecorder } from './attachment-recorder.js';
import { sizeWord } from './attachment-size.js';
import { failureSentence, progressWord, refusalSentence } from './attachment-words.js';
import type { ThreadScene } from './thread-scene.js';
import { tickField } from './tick-fields.js';
import { writingStyles } from './writing-part.styles.js';

/** The files are others now. */
export class FilesChangedEvent extends Event {
  static readonly type = 'flywheel-files-changed';
  constructor(readonly files: readonly DraftFile[]) {
    super(FilesChangedEvent.type);
  }
}

/** @tagname flywheel-attachment-tray */
export class FlywheelAttachmentTray extends FlywheelElement {
  static override styles = [
    ...writingStyles,
    css`
      .file {
        display: grid;
        gap: 8px;
        padding-block: 8px;
        border-block-start: 1px solid var(--fw-line);
        min-inline-size: 0;
      }
      .name {
        flex: 1 1 8em;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      progress {
        inline-size: 100%;
        accent-color: var(--fw-accent);
      }
    `,
  ];

  @property({ attribute: false }) scene?: ThreadScene;
  /** The student whom the thread is about. */
  @property() studentId = '';
  @property({ attribute: false }) files: readonly DraftFile[] = [];
  /** They are on their way: nothing can be changed. */
  @property({ type: Boolean }) leaving = false;
  @property({ attribute: false }) progress: ReadonlyMap<string, FileProgress> = new Map();

  @state() private refusals: readonly string[] = [];
  @state() private isBusy = false;
  @state() private said = '';
  readonly #port = new PortController(this, filesContext);
  readonly #recorder = new SoundRecorder(() => this.requestUpdate());
  /** Whether a file of an earlier visit is on this device: its name may have come from another one. */
  readonly #there = new Map<string, boolean>();

  constructor() {
    super();
    this.addController(new FocusController(this));
  }

  /** Where something is to be done: what is too long, else the way to add one. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"], #add')?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#recorder.cancel();
  }

  protected override updated(): void {
    for (const { id } of this.files) if (!this.#there.has(id)) void this.#look(id);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.scene) return nothing;
    return html`<div class="part">
      ${this.files.map((file) => this.#renderFile(file))}
      ${this.refusals.map((text) => html`<p class="problem">${icon(attention)}<span>${text}</span></p>`)} ${this.leaving ? nothing : this.#renderAdd()} ${statusLine(this.said)}
    </div>`;
  }

  #renderFile(file: DraftFile): TemplateResult {
    const { locale } = this.scene!;
    const { id, name, bytes } = file;
    return html`<div class="file">
      <div class="row">
        ${icon(file.type.startsWith('audio/') ? speak : paper)}<span class="name" dir="auto">${name}</span><span class="small quiet">${sizeWord(bytes, locale)}</span>
        ${this.leaving ? nothing : html`<button type="button" class="link quiet" data-next="#add" aria-label=${msg(str`Leave out ${name}`)} @click=${() => this.#remove(id)}>${icon(close)}${msg('Leave out')}</button>`}
      </div>
      ${this.#there.get(id) === false && !this.leaving ? html`<p class="problem">${icon(attention)}<span>${failureSentence('not-found', name)}</span></p>` : nothing}
      ${this.leaving ? this.#renderProgress(file) : this.#renderQuestions(file)}
    </div>`;
  }

  #renderProgress({ id, bytes }: DraftFile): TemplateResult {
    const { sent, waiting } = this.progress.get(id) ?? { sent: 0, waiting: false };
    const words = progressWord(sent, bytes, waiting, this.scene!.locale);
    return html`<progress max=${bytes} .value=${sent} aria-label=${words}></progress><span class="small quiet">${words}</span>`;
  }

  #renderQuestions(file: DraftFile): TemplateResult {
    const { scene, studentId } = this;
    const label = isPicture(file)
      ? msg('What can be seen in it?')
      : file.type.startsWith('audio/')
        ? msg('What is said in it, in short?')
        : msg('What is in it?');
    const student = scene!.students.find(({ id }) => id === studentId);
    return html`${lineField({
      id: `alt-${file.id}`,
      label,
      hint: msg('For who cannot see or hear it.'),
      value: file.alt,
      trouble: fitsAlt(file) ? '' : msg('This is too long. Please shorten it; nothing is cut off.'),
      input: (alt) => this.#change(file.id, { alt }),
    })}
    ${
      isPicture(file) && student
        ? tickField({
            id: `shows-${file.id}`,
            label: msg(str`${student.name} can be recognized in it`),
            checked: file.shows.includes(studentId),
            change: (checked) => this.#change(file.id, { shows: checked ? [studentId] : [] }),
          })
        : nothing
    }`;
  }

  #renderAdd(): TemplateResult {
    if (this.#recorder.isOn)
      return html`<div class="row" role="group" aria-label=${msg('Recording')}>
        <span>${msg('Recording…')}</span>
        <button type="button" class="button" data-next="#add" @click=${() => void this.#keepSound()}>${msg('Done')}</button>
        <button type="button" class="link quiet" data-next="#add" @click=${() => this.#recorder.cancel()}>${msg('Do not keep it')}</button>
      </div>`;
    return html`<div class="row bare">
        <button type="button" class="link" id="add" ?disabled=${this.isBusy} @click=${() => this.renderRoot.querySelector('input')!.click()}>${icon(paper)}${msg('Add a picture or file')}</button>
        ${SoundRecorder.isThere ? html`<button type="button" class="link" data-next=".button" ?disabled=${this.isBusy} @click=${() => void this.#record()}>${icon(speak)}${msg('Record sound')}</button>` : nothing}
      </div>
      <input type="file" multiple hidden accept=${attachmentTypes.join(',')} aria-label=${msg('Add a picture or file')} @change=${this.#onChoose} />
      <p class="small quiet">${msg('Pictures are drawn anew on this device, so that they do not say where they were taken.')}</p>`;
  }

  readonly #onChoose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const chosen = [...(input.files ?? [])];
    input.value = '';
    void this.add(chosen);
  };

  /** Takes files in, each for itself; what is not taken is said. */
  async add(chosen: readonly File[]): Promise<void> {
    this.isBusy = true;
    this.refusals = [];
    for (const file of chosen) await this.#take(file, file.name);
    this.isBusy = false;
  }

  async #take(content: Blob, name: string): Promise<void> {
    const { locale } = this.scene!;
    const refuse = (refusal: Parameters<typeof refusalSentence>[0]): void => {
      this.refusals = [...this.refusals, refusalSentence(refusal, name, locale)];
      this.said = this.refusals.at(-1)!;
    };
    const refused = refusalOf(content, this.files.length);
    if (refused) return refuse(refused);
    const head = new Uint8Array(await content.slice(0, HEAD_BYTES).arrayBuffer());
    const type = acceptedType(head, attachmentType(head, soundType(content.type)) ?? 'image/png');
    if (!type) return refuse('type');
    const taken = type.startsWith('image/') ? await drawn(content, type) : { content: new Blob([content], { type }), type };
    if (!taken) return refuse('damaged');
    const id = newId();
    const kept = await this.#port.port?.keep(id, taken.content);
    if (kept === undefined) return refuse('type');
    const usual = usableName(name, msg('File'));
    const file: DraftFile = {
      id,
      key: '',
      name: type.startsWith('image/') ? renamed(usual, taken.type) : usual,
      type: taken.type,
      bytes: taken.content.size,
      alt: '',
      shows: [],
    };
    this.said = kept === 'memory' ? msg('Kept only while this page is open.') : msg(str`${file.name} is added.`);
    this.#tell([...this.files, file]);
  }

  async #look(id: string): Promise<void> {
    const { port } = this.#port;
    if (!port) return;
    this.#there.set(id, true);
    this.#there.set(id, (await port.kept(id)) !== undefined);
    this.requestUpdate();
  }

  async #record(): Promise<void> {
    this.refusals = [];
    if (!(await this.#recorder.start())) this.refusals = [msg('This device does not let the page hear. You can allow it in the browser, or add a sound file.')];
  }
  async #keepSound(): Promise<void> {
    const sound = await this.#recorder.stop();
    if (sound) await this.#take(sound, msg('Sound'));
  }

  #change(id: string, part: Partial<Pick<DraftFile, 'alt' | 'shows'>>): void {
    this.#tell(this.files.map((file) => (file.id === id ? { ...file, ...part, key: '' } : file)));
  }
  #remove(id: string): void {
    void this.#port.port?.drop([id]);
    this.#tell(this.files.filter((file) => file.id !== id));
  }
  #tell(files: readonly DraftFile[]): void {
    this.files = files;
    this.dispatchEvent(new FilesChangedEvent(files));
  }
}

/** What a recorder calls its sound, without its codecs; containers that hold film as well are believed only there. */
const soundType = (type: string): AttachmentType => (/^audio\/(webm|mp4)/.exec(type)?.[0] as AttachmentType | undefined) ?? 'image/png';

async function drawn(content: Blob, type: AttachmentType): Promise<Awaited<ReturnType<typeof redrawn>> | undefined> {
  try {
    return await redrawn(new Blob([content], { type }));
  } catch {
    return undefined; // it only begins like a picture
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-attachment-tray': FlywheelAttachmentTray;
  }
}
