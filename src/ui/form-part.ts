/**
 * What a part of a widget with a small form of its own leans on: the words in progress, what it has sent and what has not arrived, the time. It turns what
 * a person does into commands for the ports and never waits for the network. It knows no field and no record: whoever extends it says what they are.
 */
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { systemClock, type Clock } from '../base/clock.js';
import { cleanText, fitsCharacters } from '../base/text.js';
import { clockContext, type Drafts, type OpenDraft, type Outbox, type SendRequest } from '../element/contexts.js';
import { DraftController } from '../element/draft-controller.js';
import { FlywheelElement } from '../element/flywheel-element.js';
import { FocusController } from '../element/focus-controller.js';
import { OutboxController } from '../element/outbox-controller.js';
import { PortController } from '../element/port-controller.js';
import { copyText } from './copy-text.js';
import { draftLine } from './draft-line.js';
import { keptWord, restoredView, type KeptFrame } from './draft-view.js';
import { attention } from './icons.js';
import { notice } from './notice.js';
import { sendingView, type SendingAction } from './sending-view.js';

/** In which language and zone it speaks. */
export interface PartScene {
  readonly locale: string;
  readonly timeZone: string;
}

// As the ports have them.
type Operation = Parameters<Outbox['send']>[0];
type OutboxItem = Outbox['current'][number];
type DraftPlace = Parameters<Drafts['open']>[0];
type DraftVersion = Parameters<OpenDraft['take']>[0];
type DraftValue = DraftVersion['value'];

/** What goes out, besides its operation. */
export interface Sending<O extends Operation> extends Pick<SendRequest<O>, 'params' | 'body' | 'thread' | 'version'> {
  /** It is what the small form holds: the draft goes with it. */
  readonly isForm?: boolean;
}

export abstract class FormPart extends FlywheelElement {
  abstract scene?: PartScene;

  /** For ears: what just happened. */
  @state() protected said = '';
  /** What stopped the last press, by field. */
  @state() protected troubles: Readonly<Record<string, string>> = {};

  protected readonly draft = new DraftController(this);
  protected readonly outbox = new OutboxController(this);
  readonly #clock = new PortController(this, clockContext);
  #kept = '';

  constructor() {
    super();
    this.addController(new FocusController(this));
  }

  /** Where the form's draft lies; `undefined`: there is no form. */
  protected abstract get place(): DraftPlace | undefined;
  /** The student whom its rows are about. */
  protected abstract get studentId(): string;
  /** Operations whose rows are shown here. */
  protected abstract readonly operations: readonly Operation[];
  /** Whether a row of these operations is this part's. */
  protected abstract isHere(item: OutboxItem): boolean;
  /** How many wait, and what one says, in words. */
  protected abstract readonly words: { readonly title: (count: number) => string; readonly summary: (item: OutboxItem) => string };

  protected get clock(): Clock {
    return this.#clock.port ?? systemClock;
  }
  protected get now(): number {
    return this.clock.now();
  }
  /** What is typed in the small form. */
  protected get typed(): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(this.draft.snapshot.value ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  }
  /** This part's rows, oldest first. */
  protected get items(): readonly OutboxItem[] {
    return this.outbox.items.filter((item) => this.operations.some(({ id }) => id === item.operationId) && this.isHere(item));
  }

  protected override willUpdate(): void {
    this.draft.openAt(this.place);
    const kept = this.place ? keptWord(this.draft.snapshot) : '';
    if (kept !== this.#kept && kept) this.said = kept;
    this.#kept = kept || this.#kept;
  }

  /** Takes a field as it is after a key; a form in which nothing is left is no draft. */
  protected type(field: string, value: string): void {
    const { [field]: _before, ...others } = this.draft.snapshot.value ?? {};
    const next: DraftValue = value === '' ? others : { ...others, [field]: value };
    this.draft.write(Object.keys(next).length ? next : undefined);
    this.clearTrouble(field);
  }
  protected clearTrouble(field: string): void {
    if (this.troubles[field]) this.troubles = { ...this.troubles, [field]: '' };
  }

  /** The text of a field as it is sent; `undefined` where it is empty or too long, which is then said at the field. */
  protected wordsIn(field: string, most: number, missing: string, start = ''): string | undefined {
    const words = cleanText(this.typed[field] ?? start).trim();
    const trouble = !words ? missing : fitsCharacters(words, most) ? '' : msg('This is too long. Please shorten it; nothing is cut off.');
    if (trouble) this.troubles = { ...this.troubles, [field]: trouble };
    return trouble ? undefined : words;
  }

  /** Leads the keyboard to the first that `selector` finds. */
  protected lead(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  protected async send<O extends Operation>(operation: O, { isForm, ...request }: Sending<O>): Promise<OutboxItem | undefined> {
    const { place, studentId } = this;
    const value = this.draft.snapshot.value;
    const item = await this.outbox.port?.send(operation, { ...request, studentId, ...(isForm && place && value && { draft: { place, value } }) });
    if (item) {
      this.troubles = {};
      this.said = msg('It is on its way.');
    }
    return item;
  }

  /** What has left and not arrived. `next` is where the keyboard goes when words come back. */
  protected rowsView(next = 'textarea, input', trouble?: (item: OutboxItem) => string | undefined): ReturnType<typeof sendingView> {
    const { locale, timeZone } = this.scene!;
    return sendingView({
      items: this.items,
      locale,
      timeZone,
      now: this.now,
      title: this.words.title,
      summary: this.words.summary,
      next,
      act: (action, item) => this.#act(action, item),
      ...(trouble && { trouble }),
      conflict: (item) => this.conflictView(item),
    });
  }

  /** A decision that was made on something that has changed meanwhile is made again. */
  protected conflictView(item: OutboxItem): TemplateResult {
    const current = item.trouble?.problem?.current as { version?: number; text?: string } | undefined;
    return notice({
      tone: 'attention',
      icon: attention,
      title: msg('Somebody changed this before yours arrived.'),
      text: html`<p>${msg('Please look at it as it is now. Do you still want this?')}</p>
        <p class="item-words" dir="auto">${this.words.summary(item)}</p>
        ${current?.text ? html`<p>${msg('As it is now:')} <span class="item-words" dir="auto">${current.text}</span></p>` : ''}`,
      actions: html`${current?.version ? html`<button type="button" class="button" @click=${() => this.resend(item, current.version!)}>${msg('Yes, send it')}</button>` : ''}
        <button type="button" class="link quiet" @click=${() => void this.outbox.port?.cancel(item.id)}>${msg('No, leave it as it is')}</button>`,
    });
  }

  /** The same once more, on top of what is there now. */
  protected resend({ id, operationId, params, body, studentId, thread, draft }: OutboxItem, version: number): void {
    const operation = this.operations.find((one) => one.id === operationId);
    const request = { params, body, studentId, thread, version, ...(draft && { draft }) };
    void this.outbox.port?.resolve(id, operation!, request as never);
  }

  /** Called when the words of a row are back in their form: a form that is not open opens. */
  protected reopen(_item: OutboxItem): void {}

  /** Words of an earlier visit or another window, above the small form. */
  protected restored(next: string): TemplateResult {
    return restoredView(this.frame(next));
  }
  /** What is written, in one line. */
  protected line({ value }: { readonly value: DraftValue }): string {
    return draftLine(value, this.scene!.locale);
  }
  protected frame(next: string): KeptFrame<DraftVersion> {
    const { scene, draft } = this;
    return {
      draft: draft.snapshot,
      locale: scene!.locale,
      timeZone: scene!.timeZone,
      now: this.now,
      next,
      line: (version) => this.line(version),
      discard: () => void draft.draft?.discard(),
      copy: () => void this.copy(this.line({ value: draft.snapshot.value ?? {} })),
      take: (version) => draft.draft?.take(version),
      discardOther: (version) => void draft.draft?.discardOther(version),
    };
  }

  protected async copy(text: string): Promise<void> {
    this.said = (await copyText(text)) ? msg('Copied') : msg('Copying did not work here. Select the words and copy them by hand.');
  }

  #act(action: SendingAction, item: OutboxItem): void {
    const port = this.outbox.port;
    if (action === 'edit') void port?.takeBack(item.id).then((value) => value && this.reopen(item));
    else if (action === 'cancel') void port?.cancel(item.id);
    else if (action === 'retry') void port?.retry(item.id);
    else void this.copy(this.words.summary(item));
  }
}
