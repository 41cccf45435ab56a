/**
 * What can be done with one message that is there: copied, removed with a trace (MT-10), reported to those who oversee (MT-12). Nothing happens by one press
 * that cannot be undone, and what happens then is said before. It decides nothing: the API does.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { limits } from '../../contract/limits.js';
import { removeMessage, reportMessage, reportReasons } from '../../contract/message-reports.js';
import type { Message } from '../../contract/message.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { chipField, troubleLine, wordsField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { attention, copy as copyIcon, send as sendIcon, trash } from '../../ui/icons.js';
import { namesInRow } from '../../ui/moment.js';
import { isWaiting } from '../../ui/sending-view.js';
import { statusLine } from '../../ui/status-line.js';
import { outboxThread, PartClosedEvent, type OfMessage } from './thread-seams.js';
import { WritingPart } from './writing-part.js';
import { writingStyles } from './writing-part.styles.js';

type Step = 'choose' | 'remove' | 'report';

/** @tagname flywheel-message-actions */
export class FlywheelMessageActions extends WritingPart implements OfMessage {
  static override styles = writingStyles;

  @property({ attribute: false }) message?: Message;
  @state() private step: Step = 'choose';

  protected readonly operations = [removeMessage, reportMessage];

  protected get record(): string | undefined {
    return this.message && this.step === 'report' ? `report-${this.message.id}` : undefined;
  }
  protected override isHere({ params }: OutboxItem): boolean {
    return params.message === this.message?.id;
  }
  get #mayReport(): boolean {
    return this.message!.author.id !== this.scene!.viewer.id && this.message!.removed === null;
  }
  get #wasReported(): boolean {
    return this.items.some(({ operationId, state }) => operationId === reportMessage.id && (state === 'done' || isWaiting({ state })));
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.scene || !this.thread || !this.message) return nothing;
    return html`<div class="part">${this.#renderStep()} ${this.rowsView('button')} ${statusLine(this.said)}</div>`;
  }

  #renderStep(): TemplateResult {
    if (this.step === 'remove') return this.#renderRemove();
    if (this.step === 'report') return this.#renderReport();
    const { text, mayRemove, removed } = this.message!;
    const removing = this.items.some(({ operationId, state }) => operationId === removeMessage.id && isWaiting({ state }));
    return html`<div class="row" role="group" aria-label=${msg('This message')}>
      ${text === null ? nothing : html`<button type="button" class="link" @click=${() => void this.copy(text)}>${icon(copyIcon)}${msg('Copy text')}</button>`}
      ${mayRemove && removed === null && !removing ? html`<button type="button" class="link" data-next=".button" @click=${() => (this.step = 'remove')}>${icon(trash)}${msg('Remove…')}</button>` : nothing}
      ${this.#mayReport && !this.#wasReported ? html`<button type="button" class="link" data-next="input" @click=${() => (this.step = 'report')}>${icon(attention)}${msg('Report…')}</button>` : nothing}
      ${this.#wasReported ? html`<p class="quiet">${msg('You reported this message.')}</p>` : nothing}
      <button type="button" class="link quiet" @click=${this.#close}>${msg('Close')}</button>
    </div>`;
  }

  #renderRemove(): TemplateResult {
    return html`<section class="form" aria-labelledby="title">
      <h3 class="title" id="title">${msg('Remove this message?')}</h3>
      <p>${msg('Nobody in this thread sees its words any more. Its place stays, and says who removed it and when. The school keeps the words in its records.')}</p>
      <div class="actions">
        <button type="button" class="button" data-next="button" @click=${() => void this.#remove()}>${icon(trash)}${msg('Remove')}</button>
        <button type="button" class="link quiet" data-next="button" @click=${() => (this.step = 'choose')}>${msg('Keep it')}</button>
      </div>
    </section>`;
  }

  #renderReport(): TemplateResult {
    const { typed, troubles, scene, thread } = this;
    const frame = this.frame('#reason input');
    const overseers = namesInRow(
      thread!.overseers.flatMap(({ name }) => name ?? []),
      scene!.locale,
    );
    return html`<section class="form" aria-labelledby="title">
      <h3 class="title" id="title">${msg('Report this message')}</h3>
      <p>${overseers ? msg(str`${overseers} will look at it. Who wrote the message is not told who reported it.`) : msg('The school will look at it. Who wrote the message is not told who reported it.')}</p>
      ${this.restored('#reason input')}
      ${chipField({ id: 'reason', label: msg('What is wrong with it?'), value: typed.reason ?? '', input: (value) => this.type('reason', value) }, reasons())}
      ${troubleLine({ id: 'reason', trouble: troubles.reason })}
      ${wordsField({ id: 'note', label: msg('Anything the school should know, if you like'), value: typed.note ?? '', trouble: troubles.note, input: (value) => this.type('note', value) })}
      <div class="actions">
        <button type="button" class="button" data-next="button" @click=${() => void this.#report()}>${icon(sendIcon)}${msg('Send report')}</button>
        <button type="button" class="link quiet" data-next="button" @click=${() => (this.step = 'choose')}>${msg('Not now')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </section>`;
  }

  get #request() {
    const { thread, message } = this;
    return { params: { thread: thread!.id, message: message!.id }, thread: outboxThread(thread!.id) };
  }

  async #remove(): Promise<void> {
    if (await this.send(removeMessage, { ...this.#request, body: undefined })) this.step = 'choose';
  }

  async #report(): Promise<void> {
    const reason = reportReasons.find((one) => one === this.typed.reason);
    if (!reason) {
      this.troubles = { reason: msg('Please choose what fits best.') };
      return this.lead('#reason input');
    }
    const note = this.typed.note?.trim() ? this.wordsIn('note', limits.reasonCharacters, '') : null;
    if (note === undefined) return this.lead('#note');
    if (await this.send(reportMessage, { ...this.#request, body: { reason, note }, isForm: true })) this.step = 'choose';
  }

  protected override reopen({ operationId }: OutboxItem): void {
    if (operationId === reportMessage.id) this.step = 'report';
  }

  readonly #close = (): void => void this.dispatchEvent(new PartClosedEvent());
}

function reasons(): { readonly value: string; readonly label: string }[] {
  const words: Readonly<Record<(typeof reportReasons)[number], string>> = {
    hurtful: msg('It hurts somebody'),
    unsafe: msg('Somebody may be in danger'),
    private: msg('It tells something private'),
    spam: msg('It does not belong here'),
    other: msg('Something else'),
  };
  return reportReasons.map((value) => ({ value, label: words[value] }));
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-message-actions': FlywheelMessageActions;
  }
}
