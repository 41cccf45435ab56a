/**
 * What every part of the desk leans on, besides what every part of the scheduler does: the conference, its zone, and what has left and not arrived in
 * words that speak to the school. Nothing here knows a section.
 */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { dayIn } from '../../base/days.js';
import type { Conference } from '../../contract/conference.js';
import type { Operation } from '../../contract/operation.js';
import type { DraftPlace } from '../../domain/draft.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { attention, copy, edit, trash } from '../../ui/icons.js';
import { icon } from '../../ui/icon.js';
import { notice } from '../../ui/notice.js';
import { sendingView, type SendingAction } from '../../ui/sending-view.js';
import { ConferencePart, WIDGET, type Sending } from './conference-part.js';
import { deskRefusal, deskSummary } from './staff-row-words.js';
import type { Zoned } from './time-words.js';

export abstract class DeskPart extends ConferencePart {
  @property({ attribute: false }) conference?: Conference;

  /** The student whom rows and drafts of this part are kept with; a matter of the whole conference is kept with the first. */
  protected get about(): string {
    return this.scene!.students[0]?.id ?? this.scene!.student.id;
  }
  protected override get place(): DraftPlace | undefined {
    const { scene, record } = this;
    return scene && record !== undefined ? { studentId: this.about, widget: WIDGET, record } : undefined;
  }
  protected override isHere({ params }: OutboxItem): boolean {
    return params.conference === undefined || params.conference === this.conference?.id;
  }
  /** The desk speaks in the zone in which the conference is written, wherever the viewer is. */
  protected get zoned(): Zoned {
    const timeZone = this.conference?.timeZone ?? this.scene!.school.timeZone;
    return { locale: this.scene!.locale, timeZone, schoolZone: timeZone };
  }
  protected get today(): string {
    return dayIn(this.zoned.timeZone, this.apiNow);
  }

  /** Puts it into the outbox and says so; `undefined` where it could not be kept. */
  protected async post<O extends Operation>(operation: O, { isForm, ...request }: Sending<O>): Promise<OutboxItem | undefined> {
    const { place } = this;
    const value = this.draft.snapshot.value;
    const item = await this.outbox.port?.send(operation, { ...request, studentId: this.about, ...(isForm && place && value && { draft: { place, value } }) });
    if (item) {
      this.troubles = {};
      this.said = msg('It is on its way.');
    }
    return item;
  }

  /** What has left and not arrived; `next` is where the keyboard goes when words come back. */
  protected sentView(next = 'textarea, input, select', items: readonly OutboxItem[] = this.items): TemplateResult {
    const { locale, timeZone } = this.zoned;
    const isRefused = ({ state, trouble }: OutboxItem): boolean => state === 'parked' && deskRefusal(trouble?.type) !== undefined;
    return html`${items.filter(isRefused).map((item) => this.#refusedView(item, next))}
    ${sendingView({
      items: items.filter((item) => !isRefused(item)),
      locale,
      timeZone,
      now: this.now,
      title: (count) => (count === 1 ? msg('1 thing waits to be sent') : msg('Several things wait to be sent')),
      summary: (item) => deskSummary(item, this.zoned),
      next,
      act: (action, item) => this.#follow(action, item),
      conflict: (item) => this.fightView(item),
    })}`;
  }

  /** Something decided on a record that has changed meanwhile is decided again. */
  protected fightView(item: OutboxItem): TemplateResult {
    const current = item.trouble?.problem?.current as { version?: number } | undefined;
    return notice({
      tone: 'attention',
      icon: attention,
      title: msg('Somebody changed this before yours arrived.'),
      text: html`<p>${msg('Please look at it as it is now. Do you still want this?')}</p>
        <p class="item-words" dir="auto">${deskSummary(item, this.zoned)}</p>`,
      actions: html`${current?.version ? html`<button type="button" class="button" @click=${() => void this.resend(item, current.version!)}>${msg('Yes, send it')}</button>` : nothing}
        <button type="button" class="link quiet" @click=${() => void this.outbox.port?.cancel(item.id)}>${msg('No, leave it as it is')}</button>`,
    });
  }

  /** The same again on top of what is there now. */
  protected async resend(item: OutboxItem, version: number, body: unknown = item.body): Promise<void> {
    const { params, studentId, thread, draft } = item;
    const operation = this.operations.find(({ id }) => id === item.operationId)!;
    await this.outbox.port?.resolve(item.id, operation, { params, body, studentId, thread, version, ...(draft && { draft }) } as never);
  }

  #refusedView(item: OutboxItem, next: string): TemplateResult {
    const { title, text } = deskRefusal(item.trouble?.type)!;
    return notice({
      tone: 'attention',
      icon: attention,
      title,
      text: html`<p>${text}</p>
        <p class="item-words" dir="auto">${deskSummary(item, this.zoned)}</p>`,
      actions: html`${item.draft ? html`<button type="button" class="button" data-next=${next} @click=${() => this.#follow('edit', item)}>${icon(edit)}${msg('Open again')}</button>` : nothing}
        <button type="button" class="button" @click=${() => this.#follow('copy', item)}>${icon(copy)}${msg('Copy text')}</button>
        <button type="button" class="link quiet" @click=${() => this.#follow('cancel', item)}>${icon(trash)}${msg('Throw away')}</button>`,
    });
  }

  #follow(action: SendingAction, item: OutboxItem): void {
    const port = this.outbox.port;
    if (action === 'edit') void port?.takeBack(item.id);
    else if (action === 'cancel') void port?.cancel(item.id);
    else if (action === 'retry') void port?.retry(item.id);
    else void this.copy(deskSummary(item, this.zoned));
  }
}
