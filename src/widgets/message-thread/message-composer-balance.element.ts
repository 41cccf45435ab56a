/**
 * A quiet word to a member of staff who is about to write of a worry, where the last notes in this thread were worries too (MT-19). What it goes by stays on this
 * device, nobody else ever sees it, and it is gone at a press. The school says from when on it comes, if at all. It judges no words.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { listMessages } from '../../contract/message.js';
import type { Thread } from '../../contract/thread.js';
import { concernReminder } from '../../domain/concern-reminder.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { ReaderController } from '../../element/reader-controller.js';
import { controls } from '../../ui/controls.styles.js';
import { talk } from '../../ui/icons.js';
import { notice, noticeStyles } from '../../ui/notice.js';
import type { ThreadScene } from './thread-scene.js';

/** Threads in which it was sent away, for as long as the page is open. */
const dismissed = new Set<string>();

/** @tagname flywheel-message-balance */
export class FlywheelMessageBalance extends FlywheelElement {
  static override styles = [controls, noticeStyles];

  @property({ attribute: false }) scene?: ThreadScene;
  @property({ attribute: false }) thread?: Thread;
  readonly #newest = new ReaderController(this, listMessages);

  protected override willUpdate(): void {
    this.#newest.watch(this.thread && { params: { thread: this.thread.id }, query: {} });
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, thread } = this;
    if (!scene || !thread || dismissed.has(thread.id)) return nothing;
    const mine = (this.#newest.reading.value?.items ?? []).filter(({ author }) => author.id === scene.viewer.id);
    const setting = scene.school.policies.messages?.concernReminder;
    const found = setting === null ? undefined : concernReminder(mine, setting);
    if (!found) return nothing;
    const [of, concerns] = [found.of, found.concerns].map((count) => count.toLocaleString(scene.locale));
    return notice({
      tone: 'plain',
      icon: talk,
      text: msg(str`Your last ${of} notes here were worries: ${concerns}. Is there something good to share too? Only you see this.`),
      actions: html`<button type="button" class="link quiet" @click=${() => this.#dismiss(thread.id)}>${msg('Not now, thank you')}</button>`,
    });
  }

  #dismiss(threadId: string): void {
    dismissed.add(threadId);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-message-balance': FlywheelMessageBalance;
  }
}
