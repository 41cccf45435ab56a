/**
 * What a person decides about a thread and about messages for themselves: read receipts (MT-08), digest (MT-17), stopping and closing it (MT-12), taking it
 * along on paper or as a file (MT-11). What a choice does is said with it. It decides nothing for others: the API does.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Clock } from '../../base/clock.js';
import {
  changeMessageSettings,
  digests,
  readMessageSettings,
  type Digest,
  type MessageSettings,
  type MessageSettingsBody,
} from '../../contract/message-settings.js';
import type { Message } from '../../contract/message.js';
import { blockThread, closeThread, setThread } from '../../contract/thread-changes.js';
import { exportThread } from '../../contract/thread-extracts.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { readerContext } from '../../element/contexts.js';
import { LazyParts } from '../../element/lazy-parts.js';
import { PortController } from '../../element/port-controller.js';
import { ReaderController } from '../../element/reader-controller.js';
import { skeleton } from '../../ui/access-view.js';
import { download } from '../../ui/download.js';
import { chipField, troubleLine } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { clock as clockIcon, lock, note as paper, undo } from '../../ui/icons.js';
import { partLine } from '../../ui/part-line.js';
import { isWaiting } from '../../ui/sending-view.js';
import { statusLine } from '../../ui/status-line.js';
import { threadFile, writeThread, type ThreadPage } from './thread-export.js';
import { outboxThread, PartClosedEvent } from './thread-seams.js';
import { audienceWord } from './thread-words.js';
import { WritingPart } from './writing-part.js';
import { writingStyles } from './writing-part.styles.js';

const PRINTED_AFTER_MS = 1000;

/** @tagname flywheel-thread-settings */
export class FlywheelThreadSettings extends WritingPart {
  static override styles = writingStyles;

  /** How many messages are read by now, while the thread is being written out. */
  @state() private exported: number | undefined;
  /** What is about to be decided, and is asked once more. */
  @state() private asking: 'block' | 'close' | undefined;

  /** The form for hours was asked for. */
  @state() private hoursOpen = false;

  protected readonly operations = [setThread, blockThread, closeThread, changeMessageSettings];
  readonly #reader = new PortController(this, readerContext);
  readonly #settings = new ReaderController(this, readMessageSettings);

  readonly #parts = new LazyParts(this, { hours: () => import('./staff-hours.js') });

  /** A change is safe on the device before the next one is made from it, however fast they come. */
  #changed: Promise<unknown> = Promise.resolve();

  protected readonly record = undefined;

  protected override isHere({ params, operationId }: OutboxItem): boolean {
    return operationId === changeMessageSettings.id ? params.person === this.scene?.viewer.id : params.thread === this.thread?.id;
  }

  protected override willUpdate(): void {
    super.willUpdate();
    this.#settings.watch(this.scene && { params: { person: this.scene.viewer.id } });
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.scene || !this.thread) return nothing;
    return html`<div class="part">
      <section class="form" aria-labelledby="title">
        <h3 class="title" id="title">${msg('Settings')}</h3>
        ${this.#renderReceipts()} ${this.#renderDigest()} ${this.#renderHoursButton()} ${this.#renderTaking()} ${this.#renderEnding()}
        <div class="row bare"><button type="button" class="link quiet" @click=${this.#close}>${msg('Close')}</button></div>
      </section>
      ${this.#renderHours()}
      ${this.rowsView('button')} ${statusLine(this.said)}
    </div>`;
  }

  #renderReceipts(): TemplateResult {
    const { own, told } = this.thread!.readReceipts;
    const waiting = this.#waiting(setThread.id)?.body as { readReceipts: boolean | null } | undefined;
    const value = waiting ? waiting.readReceipts : own;
    return html`${chipField(
      {
        id: 'receipts',
        label: msg('May others see when you have read this thread?'),
        value: value === null ? '' : value ? 'yes' : 'no',
        input: (next) => this.#set(next === '' ? null : next === 'yes'),
      },
      [
        { value: '', label: msg('As in all my threads') },
        { value: 'yes', label: msg('Yes') },
        { value: 'no', label: msg('No') },
      ],
    )}
    <p class="small quiet">${told ? msg('Right now they see it. In your quiet hours they do not.') : msg('Right now they do not see it.')}</p>`;
  }

  #renderDigest(): TemplateResult | typeof nothing {
    const settings = this.#current;
    if (!settings) return nothing;
    const words: Readonly<Record<Digest, string>> = { each: msg('Each one at once'), daily: msg('Together, once a day'), weekly: msg('Together, once a week') };
    return html`${chipField(
      { id: 'digest', label: msg('News from the school, in all threads'), value: settings.digest, input: (next) => this.#change({ digest: next as Digest }) },
      digests.map((value) => ({ value, label: words[value] })),
    )}
      <p class="small quiet">${msg('Messages to you and emergencies always come at once.')}</p>
      ${chipField(
        {
          id: 'all-receipts',
          label: msg('May others see when you have read, in all threads?'),
          value: settings.readReceipts ? 'yes' : 'no',
          input: (next) => this.#change({ readReceipts: next === 'yes' }),
        },
        [
          { value: 'yes', label: msg('Yes') },
          { value: 'no', label: msg('No') },
        ],
      )}`;
  }

  /** Staff say for themselves when they answer. */
  #renderHoursButton(): TemplateResult | typeof nothing {
    if (!this.isStaff || !this.#current) return nothing;
    return html`<div class="row bare">
      <button type="button" class="link" id="hours" data-next="flywheel-staff-hours" aria-expanded=${this.hoursOpen} @click=${() => (this.hoursOpen = !this.hoursOpen)}>
        ${icon(clockIcon)}${msg('When you answer, in all threads')}
      </button>
    </div>`;
  }

  #renderHours(): TemplateResult | typeof nothing {
    const current = this.#current;
    if (!this.hoursOpen || !this.isStaff || !current) return nothing;
    if (!this.#parts.get('hours')) return html`${partLine(this.#parts, 'hours', skeleton(['line', 'wide']))}`;
    return html`<flywheel-staff-hours
      .scene=${this.scene}
      .thread=${this.thread}
      .settings=${current}
      .version=${this.#version}
      @flywheel-part-closed=${this.#onHoursClosed}
    ></flywheel-staff-hours>`;
  }

  #renderTaking(): TemplateResult {
    const isBusy = this.exported !== undefined;
    return html`<div class="row bare">
      <button type="button" class="link" ?disabled=${isBusy} @click=${() => void this.#take('file')}>${icon(paper)}${msg('Save this thread as a file')}</button>
      <button type="button" class="link" ?disabled=${isBusy} @click=${() => void this.#take('paper')}>${icon(paper)}${msg('Print this thread')}</button>
      ${troubleLine({ id: 'take', trouble: this.troubles.take })}
      ${isBusy ? html`<span class="quiet">${msg(str`Messages so far: ${this.exported!.toLocaleString(this.scene!.locale)}`)}</span>` : nothing}
    </div>`;
  }

  #renderEnding(): TemplateResult | typeof nothing {
    const { may } = this.thread!;
    if (this.asking) return this.#renderAsking(this.asking);
    const ask = (action: string, path: string, words: string, press: () => void, next = '.asked button'): TemplateResult | typeof nothing =>
      may.includes(action) ? html`<button type="button" class="link" data-next=${next} @click=${press}>${icon(path)}${words}</button>` : nothing;
    return html`<div class="row bare">
      ${ask('close', lock, msg('Close this thread…'), () => (this.asking = 'close'))}
      ${ask('reopen', undo, msg('Open this thread again'), () => void this.#finish('close', false), 'button')}
      ${ask('block', lock, msg('Stop this thread…'), () => (this.asking = 'block'))}
      ${ask('unblock', undo, msg('Let this thread go on'), () => void this.#finish('block', false), 'button')}
    </div>`;
  }

  #renderAsking(what: 'block' | 'close'): TemplateResult {
    const text =
      what === 'close'
        ? msg('Nobody can write here after that. Everything stays to be read, and the school staff can open it again.')
        : msg('Nobody can write here until you let it go on. The others see that you stopped it. Everything stays to be read.');
    return html`<div class="asked form">
      <p>${text}</p>
      <div class="actions">
        <button type="button" class="button" data-next=".row button" @click=${() => void this.#finish(what, true)}>${what === 'close' ? msg('Close it') : msg('Stop it')}</button>
        <button type="button" class="link quiet" data-next=".row button" @click=${() => (this.asking = undefined)}>${msg('Not now')}</button>
      </div>
    </div>`;
  }

  /** A change that is on its way already shows. */
  #waiting(operationId: string): OutboxItem | undefined {
    return this.items.findLast((item) => item.operationId === operationId && isWaiting(item));
  }
  /** What the API has, as far as it has answered: a change that it took may be newer than what was read. */
  get #there(): MessageSettings | undefined {
    const answers = this.items.flatMap(({ operationId, state, answer }) =>
      operationId === changeMessageSettings.id && state === 'done' ? [answer as MessageSettings] : [],
    );
    return [this.#settings.reading.value, ...answers].reduce((newest, one) => ((one?.version ?? 0) > (newest?.version ?? 0) ? one : newest));
  }
  get #current(): MessageSettingsBody | undefined {
    const there = this.#there;
    const waiting = this.#waiting(changeMessageSettings.id)?.body as MessageSettingsBody | undefined;
    if (waiting) return waiting;
    return there && { readReceipts: there.readReceipts, digest: digests.find((one) => one === there.digest) ?? 'each', hours: there.hours };
  }

  /** The version that the next change is made from: those that wait come before it, and each makes one more. */
  get #version(): number {
    return (this.#there?.version ?? 0) + this.items.filter((item) => item.operationId === changeMessageSettings.id && isWaiting(item)).length;
  }

  #set(readReceipts: boolean | null): void {
    const { id } = this.thread!;
    void this.send(setThread, { params: { thread: id }, body: { readReceipts }, thread: `settings:${id}` });
  }

  #change(part: Partial<MessageSettingsBody>): void {
    const params = { person: this.scene!.viewer.id };
    const change = (): Promise<unknown> =>
      this.send(changeMessageSettings, { params, body: { ...this.#current!, ...part }, thread: 'message-settings', version: this.#version });
    this.#changed = this.#changed.then(change, change);
  }

  async #finish(what: 'block' | 'close', on: boolean): Promise<void> {
    const { id } = this.thread!;
    const request = { params: { thread: id }, thread: outboxThread(id) };
    const sent =
      what === 'close'
        ? await this.send(closeThread, { ...request, body: { closed: on } })
        : await this.send(blockThread, { ...request, body: { blocked: on } });
    if (sent) this.asking = undefined;
  }

  async #take(way: 'file' | 'paper'): Promise<void> {
    this.exported = 0;
    this.clearTrouble('take');
    try {
      const page = await this.#read();
      if (way === 'file') download(threadFile(page), `${page.title}.html`, 'text/html;charset=utf-8');
      else await printed(page, this.clock);
      this.said = way === 'file' ? msg('The file is with your downloads.') : '';
    } catch {
      // Whatever stopped it, nothing is lost by asking again.
      this.said = msg('This did not work just now. Please try again.');
      this.troubles = { take: this.said };
    } finally {
      this.exported = undefined;
    }
  }

  async #read(): Promise<ThreadPage> {
    const { scene, thread } = this;
    const messages: Message[] = [];
    let cursor: string | null | undefined;
    let exportedAt = '';
    do {
      const part = await this.#reader.port!.read(exportThread, { params: { thread: thread!.id }, query: cursor ? { cursor } : {} });
      messages.push(...part.items);
      this.exported = messages.length;
      exportedAt ||= part.exportedAt;
      cursor = part.next;
    } while (cursor);
    const { locale, timeZone, students } = scene!;
    const title = thread!.subject ?? students.find(({ id }) => id === thread!.studentId)?.name ?? msg('Messages');
    return { title, audience: audienceWord(thread!, scene!), exportedAt, messages, locale, timeZone };
  }

  readonly #onHoursClosed = (event: Event): void => {
    event.stopPropagation();
    this.hoursOpen = false;
    this.lead('#hours');
  };

  readonly #close = (): void => void this.dispatchEvent(new PartClosedEvent());
}

/** Prints a page of its own, so that nothing of the page around is on the paper. */
async function printed(page: ThreadPage, clock: Clock): Promise<void> {
  const frame = Object.assign(document.createElement('iframe'), { title: page.title });
  // Unseen, and yet drawn: what is hidden is not printed everywhere.
  Object.assign(frame.style, { position: 'fixed', inlineSize: '0', blockSize: '0', border: '0' });
  document.body.append(frame);
  const { contentDocument, contentWindow } = frame;
  writeThread(contentDocument!, page);
  contentWindow!.print();
  // Some browsers print after `print` has returned; the frame goes when they have.
  await new Promise<void>((resolve) => {
    contentWindow!.addEventListener('afterprint', () => resolve(), { once: true });
    clock.after(PRINTED_AFTER_MS, resolve);
  });
  frame.remove();
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-thread-settings': FlywheelThreadSettings;
  }
}
