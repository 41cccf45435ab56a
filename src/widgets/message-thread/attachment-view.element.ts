/**
 * A file of a message, for who may see it: a picture is drawn, a sound can be heard, anything else is saved. Its bytes are fetched with the viewer's credential
 * when somebody asks for them, and are never a link or a page. It knows nothing of the message.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Attachment } from '../../contract/attachment.js';
import type { Thread } from '../../contract/thread.js';
import { filesContext } from '../../element/contexts.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { PortController } from '../../element/port-controller.js';
import { controls } from '../../ui/controls.styles.js';
import { saveFile } from '../../ui/download.js';
import { icon } from '../../ui/icon.js';
import { note as paper, readers as eye, speak } from '../../ui/icons.js';
import { sizeWord } from './attachment-size.js';
import type { ThreadScene } from './thread-scene.js';
import type { OfAttachment } from './thread-seams.js';

/** @tagname flywheel-attachment-view */
export class FlywheelAttachmentView extends FlywheelElement implements OfAttachment {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        font-size: var(--fw-body);
      }
      .file {
        display: grid;
        gap: 4px;
        min-inline-size: 0;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 8px;
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      canvas {
        max-inline-size: 100%;
        max-block-size: 320px;
        border-radius: var(--fw-radius-control);
      }
      audio {
        inline-size: 100%;
      }
    `,
  ];

  @property({ attribute: false }) scene?: ThreadScene;
  @property({ attribute: false }) thread?: Thread;
  @property({ attribute: false }) attachment?: Attachment;

  /** `asked` it comes · `there` · `failed`. */
  @state() private status: 'shut' | 'asked' | 'there' | 'failed' = 'shut';
  @query('canvas') private readonly canvas!: HTMLCanvasElement | null;
  readonly #port = new PortController(this, filesContext);
  #content: Blob | undefined;
  #sound = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#sound) URL.revokeObjectURL(this.#sound);
    this.#sound = '';
    this.#content = undefined;
    this.status = 'shut';
  }

  get #isPicture(): boolean {
    return this.attachment!.type.startsWith('image/');
  }
  get #isSound(): boolean {
    return this.attachment!.type.startsWith('audio/');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('attachment') && changed.get('attachment')!.id !== this.attachment?.id) {
      this.#content = undefined;
      this.status = 'shut';
    }
  }

  protected override updated(): void {
    if (this.status === 'there' && this.#isPicture && this.canvas) void this.#draw(this.canvas);
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, attachment } = this;
    if (!scene || !attachment) return nothing;
    const { name, alt, bytes, language } = attachment;
    return html`<div class="file">
      ${this.status === 'there' ? this.#renderContent() : nothing}
      <div class="row">
        ${icon(this.#isPicture ? eye : this.#isSound ? speak : paper)}<span class="name" dir="auto">${name}</span>
        <span class="small quiet">${sizeWord(bytes, scene.locale)}</span>
      </div>
      ${alt ? html`<p lang=${language} dir="auto">${alt}</p>` : nothing}
      ${this.status === 'failed' ? html`<p class="quiet" role="status">${msg('It could not be fetched just now.')}</p>` : nothing} ${this.#renderActions()}
    </div>`;
  }

  #renderContent(): TemplateResult | typeof nothing {
    const { name, alt } = this.attachment!;
    if (this.#isPicture) return html`<canvas role="img" aria-label=${alt ?? msg(str`Picture: ${name}`)}></canvas>`;
    return this.#isSound ? html`<audio controls src=${this.#sound} aria-label=${alt ?? name}></audio>` : nothing;
  }

  #renderActions(): TemplateResult {
    const { name } = this.attachment!;
    const isAsked = this.status === 'asked';
    const shows = this.status !== 'there' && (this.#isPicture || this.#isSound);
    return html`<div class="row no-print">
      ${
        shows
          ? html`<button type="button" class="link" ?disabled=${isAsked} @click=${() => void this.#fetch()}>
              ${this.#isPicture ? msg('Show picture') : msg('Listen')}<span class="visually-hidden">${name}</span>
            </button>`
          : nothing
      }
      <button type="button" class="link" ?disabled=${isAsked} @click=${() => void this.#save()}>${msg('Save')}<span class="visually-hidden">${name}</span></button>
    </div>`;
  }

  async #fetch(): Promise<Blob | undefined> {
    const { attachment, thread } = this;
    if (this.#content) return this.#content;
    this.status = 'asked';
    try {
      const content = await this.#port.port!.content(thread!.id, attachment!.id);
      if (this.attachment !== attachment || !this.isConnected) return undefined;
      this.#content = content;
      if (this.#isSound) this.#sound = URL.createObjectURL(content);
      this.status = 'there';
    } catch {
      // Offline, or no longer the viewer's to see: said in words, and another press asks again.
      this.status = 'failed';
    }
    return this.#content;
  }

  async #save(): Promise<void> {
    const content = await this.#fetch();
    if (content) saveFile(content, this.attachment!.name);
  }

  async #draw(canvas: HTMLCanvasElement): Promise<void> {
    const content = this.#content!;
    if (canvas.dataset.of === this.attachment!.id) return;
    canvas.dataset.of = this.attachment!.id;
    try {
      const bitmap = await createImageBitmap(content);
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
      bitmap.close();
    } catch {
      // No picture that this browser can draw: it can still be saved.
      this.status = 'failed';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-attachment-view': FlywheelAttachmentView;
  }
}
