/**
 * The form that writes into one thread: who will read it is said first, the words are safe from the first key, and what is sent leaves in order, also later.
 * What has not arrived stands in the thread itself. It knows neither what was written before nor how anything travels.
 */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { messageLimits } from '../../contract/message-limits.js';
import { sendMessage, starters } from '../../contract/message.js';
import { contactLine } from '../../ui/contact-line.js';
import { keptView } from '../../ui/draft-view.js';
import { troubleLine } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { chevron, copy as copyIcon, lock, readers as eye, send as sendIcon } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { statusLine } from '../../ui/status-line.js';
import { bodyOf, starterOf, startedText, wrongParts, type ComposerContext } from './message-composer-form.js';
import { extrasView } from './message-composer-view.js';
import { replyPolicyWord, starterSentence, wrongWord } from './message-composer-words.js';
import { outboxThread } from './thread-seams.js';
import { WritingPart } from './writing-part.js';
import { writingStyles } from './writing-part.styles.js';
import { audienceWord } from './writing-words.js';

const FIELD = 'flywheel-note-field';
/** Words that a person chose to add beside the text. */
const extraFields = ['starter', 'nextStep', 'reply', 'urgent', 'acknowledge'];

/** @tagname flywheel-message-composer */
export class FlywheelMessageComposer extends WritingPart {
  static override styles = writingStyles;

  /** What the person opened or closed; until then it follows what is typed. */
  @state() private extrasOpen: boolean | undefined;

  protected readonly operations = [sendMessage];

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

  override render(): TemplateResult | typeof nothing {
    if (!this.scene || !this.thread) return nothing;
    return html`<div class="part">
      ${this.#maySend ? this.#renderForm() : this.#renderLeft()} ${statusLine(this.said)}
    </div>`;
  }

  #renderForm(): TemplateResult {
    const { scene, typed } = this;
    return html`<section class="form" aria-label=${msg('Write a message')}>
      ${this.#renderReaders()} ${this.restored(FIELD)}
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
      ${this.#renderExtras()} ${this.#renderActions()}
      <div class="watched small" dir="auto">
        <p>${msg('Nobody watches messages around the clock. If somebody is in danger or needs help now:')}</p>
        ${contactLine(scene!.school.crisisContact)}
      </div>
    </section>`;
  }

  #renderReaders(): TemplateResult {
    const { scene, thread } = this;
    return html`<p class="readers-line">
      ${icon(eye)}<span dir="auto">${audienceWord(thread!, scene!.viewer.id, scene!.locale)}</span>
    </p>`;
  }

  #renderExtras(): TemplateResult {
    const { scene, typed, troubles, isStaff } = this;
    const isOpen = this.extrasOpen ?? extraFields.some((field) => typed[field]);
    const policies = scene!.school.policies.messages;
    return html`<div class="row bare">
        <button type="button" class="link" aria-expanded=${isOpen} aria-controls="extras" @click=${() => (this.extrasOpen = !isOpen)}>
          ${icon(chevron)}${msg('Ways to begin, next step, reply')}
        </button>
      </div>
      <div class="extras" id="extras" ?hidden=${!isOpen}>
        ${
          isOpen
            ? extrasView({
                ...this.#context,
                typed,
                troubles,
                urgentIsHeld: policies?.urgentInQuietHours !== 'seen',
                replyPolicy: isStaff ? '' : replyPolicyWord(scene!.school, scene!.locale),
                change: (field, value) => (field === 'starter' ? this.#start(value) : this.type(field, value)),
              })
            : nothing
        }
      </div>`;
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
    return notice({
      tone: 'plain',
      icon: lock,
      text: html`<p>${msg('You had begun to write:')}</p>
        <p class="said" dir="auto">${words}</p>`,
      actions: html`<button type="button" class="button" @click=${() => void this.copy(words)}>${icon(copyIcon)}${msg('Copy text')}</button>
        <button type="button" class="link quiet" @click=${this.frame('.part').discard}>${msg('Throw away')}</button>`,
    });
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
    const { scene, thread, typed } = this;
    const wrong = wrongParts(typed, this.#context);
    this.troubles = Object.fromEntries(wrong.map((part) => [part.field, wrongWord(part, scene!.locale)]));
    const [first] = wrong;
    if (first) {
      this.said = this.troubles[first.field]!;
      if (first.field === 'nextStep') this.extrasOpen = true;
      return this.lead(first.field === 'text' ? FIELD : '#nextStep');
    }
    const sent = await this.send(sendMessage, {
      params: { thread: thread!.id },
      body: bodyOf(typed, this.#context),
      thread: outboxThread(thread!.id),
      isForm: true,
    });
    if (sent) this.extrasOpen = undefined;
    this.lead(FIELD);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-message-composer': FlywheelMessageComposer;
  }
}
