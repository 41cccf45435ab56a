/**
 * What every part of the scheduler leans on: the words in progress of its one form, what it has sent, the time. It turns what a person does into
 * commands for the ports and never waits for the network. It knows no section.
 */
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { apiNow, systemClock, type Clock } from '../../base/clock.js';
import { cleanText, fitsCharacters } from '../../base/text.js';
import type { BodyOf, Operation, ParamsOf } from '../../contract/operation.js';
import type { DraftPlace, DraftSnapshot, DraftValue, DraftVersion } from '../../domain/draft.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { clockContext } from '../../element/contexts.js';
import { DraftController } from '../../element/draft-controller.js';
import { DraftRestoredEvent } from '../../element/events.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { FocusController } from '../../element/focus-controller.js';
import { OutboxController } from '../../element/outbox-controller.js';
import { PortController } from '../../element/port-controller.js';
import { copyText } from '../../ui/copy-text.js';
import { draftLine } from '../../ui/draft-line.js';
import { keptWord, restoredView, type KeptFrame } from '../../ui/draft-view.js';
import { attention } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { sendingView, type SendingAction } from '../../ui/sending-view.js';
import type { ConferenceScene } from './conference-scene.js';
import { rowSummary, rowsTitle } from './sent-words.js';

export const WIDGET = 'conference-scheduler';

/** What goes out, besides its operation. */
export interface Sending<O extends Operation> {
  readonly params: ParamsOf<O>;
  readonly body: BodyOf<O>;
  readonly thread: string;
  readonly version?: number;
  /** It is what the form holds: the draft goes with it. */
  readonly isForm?: boolean;
}

export abstract class ConferencePart extends FlywheelElement {
  @property({ attribute: false }) scene?: ConferenceScene;

  /** For ears: what just happened. */
  @state() protected said = '';
  /** What stopped the last press, by field. */
  @state() protected troubles: Readonly<Record<string, string>> = {};

  protected readonly draft = new DraftController(this);
  protected readonly outbox = new OutboxController(this);
  readonly #clock = new PortController(this, clockContext);
  #kept = '';
  #restored: number | undefined;

  constructor() {
    super();
    this.addController(new FocusController(this));
  }

  /** Names the form's draft; `undefined`: there is no form. */
  protected abstract get record(): string | undefined;
  /** Operations whose rows are shown here. */
  protected abstract readonly operations: readonly Operation[];

  protected get clock(): Clock {
    return this.#clock.port ?? systemClock;
  }
  protected get now(): number {
    return this.clock.now();
  }
  /** What decides what is open, over and to come; `now` counts and dates what is kept. */
  protected get apiNow(): number {
    return apiNow(this.clock);
  }
  protected get place(): DraftPlace | undefined {
    const { scene, record } = this;
    return scene && record !== undefined ? { studentId: scene.student.id, widget: WIDGET, record } : undefined;
  }
  /** What is typed in the form. */
  protected get typed(): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(this.draft.snapshot.value ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  }
  /** Fields of the draft that only say which form is open. */
  protected readonly openers: readonly string[] = [];
  /** The draft as a person is told of it: which form is open is no words of theirs. */
  protected get told(): DraftSnapshot {
    const { snapshot } = this.draft;
    const isOnlyOpen = snapshot.value && Object.keys(snapshot.value).every((field) => this.openers.includes(field));
    return isOnlyOpen ? { ...snapshot, status: 'empty', restoredFrom: undefined } : snapshot;
  }
  /** This part's rows, oldest first. */
  protected get items(): readonly OutboxItem[] {
    return this.outbox.items.filter((item) => this.operations.some(({ id }) => id === item.operationId) && this.isHere(item));
  }
  protected isHere({ studentId }: OutboxItem): boolean {
    return studentId === this.scene?.student.id;
  }

  protected override willUpdate(): void {
    this.draft.openAt(this.place);
    const kept = this.place ? keptWord(this.told) : '';
    if (kept !== this.#kept && kept) this.said = kept;
    this.#kept = kept || this.#kept;
  }

  protected override updated(): void {
    const { restoredFrom } = this.draft.snapshot;
    if (restoredFrom !== undefined && restoredFrom !== this.#restored) this.dispatchEvent(new DraftRestoredEvent(WIDGET, restoredFrom));
    this.#restored = restoredFrom;
  }

  /** Takes a field as it is after a key; a form in which nothing is left is no draft. */
  protected type(field: string, value: string): void {
    const { [field]: _before, ...others } = this.draft.snapshot.value ?? {};
    const next: DraftValue = value === '' ? others : { ...others, [field]: value };
    this.draft.write(Object.keys(next).length ? next : undefined);
    this.#unsay(field);
  }

  /** The same for a field that begins with something: emptied, it is kept as empty, not as untouched. */
  protected keep(field: string, value: string): void {
    this.draft.write({ ...this.draft.snapshot.value, [field]: value });
    this.#unsay(field);
  }

  #unsay(field: string): void {
    if (this.troubles[field]) this.troubles = { ...this.troubles, [field]: '' };
  }

  /** The text of a field as it is sent, `null` where nothing is written; `undefined` where it is too long or `missing` names what is, said at the field. */
  protected wordsIn(field: string, most: number, missing = '', typed = this.typed): string | null | undefined {
    const words = cleanText(typed[field] ?? '').trim();
    const trouble = words || !missing ? (fitsCharacters(words, most) ? '' : msg('This is too long. Please shorten it; nothing is cut off.')) : missing;
    if (trouble) this.troubles = { ...this.troubles, [field]: trouble };
    return trouble ? undefined : words || null;
  }

  /** Leads the keyboard to the first that `selector` finds. */
  protected lead(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  protected async send<O extends Operation>(operation: O, { isForm, ...request }: Sending<O>): Promise<OutboxItem | undefined> {
    const { scene, place } = this;
    const value = this.draft.snapshot.value;
    const item = await this.outbox.port?.send(operation, {
      ...request,
      studentId: scene!.student.id,
      ...(isForm && place && value && { draft: { place, value } }),
    });
    if (item) this.troubles = {};
    return item;
  }

  /** What has left and not arrived. */
  protected rowsView(items: readonly OutboxItem[], next = 'textarea, input, button'): ReturnType<typeof sendingView> {
    const { scene } = this;
    return sendingView({
      items,
      locale: scene!.locale,
      timeZone: scene!.timeZone,
      now: this.now,
      title: rowsTitle,
      summary: rowSummary,
      next,
      act: (action, item) => this.#act(action, item),
      conflict: (item) => this.#conflictView(item),
    });
  }

  /** Something decided on a booking that has changed meanwhile is decided again. */
  #conflictView(item: OutboxItem): TemplateResult {
    const current = item.trouble?.problem?.current as { version?: number } | undefined;
    const again = (): void => {
      const { params, body, studentId, thread, draft } = item;
      const request = { params, body, studentId, thread, version: current!.version, ...(draft && { draft }) };
      void this.outbox.port?.resolve(
        item.id,
        this.operations.find(({ id }) => id === item.operationId)!,
        request as never,
      );
    };
    return notice({
      tone: 'attention',
      icon: attention,
      title: msg('Somebody changed this before yours arrived.'),
      text: html`<p>${msg('Please look at it as it is now. Do you still want this?')}</p>
        <p class="item-words" dir="auto">${rowSummary(item)}</p>`,
      actions: html`${current?.version ? html`<button type="button" class="button" @click=${again}>${msg('Yes, send it')}</button>` : ''}
        <button type="button" class="link quiet" @click=${() => void this.outbox.port?.cancel(item.id)}>${msg('No, leave it as it is')}</button>`,
    });
  }

  /** Words of an earlier visit or another window, above the form. */
  protected restored(next: string): TemplateResult {
    return restoredView(this.frame(next));
  }
  protected frame(next: string): KeptFrame<DraftVersion> {
    const { scene, draft } = this;
    const line = ({ value }: Pick<DraftVersion, 'value'>): string => draftLine(value, scene!.locale);
    return {
      draft: this.told,
      locale: scene!.locale,
      timeZone: scene!.timeZone,
      now: this.now,
      next,
      line,
      discard: () => void draft.draft?.discard(),
      copy: () => void this.copy(line({ value: draft.snapshot.value ?? {} })),
      take: (version) => draft.draft?.take(version),
      discardOther: (version) => void draft.draft?.discardOther(version),
    };
  }

  protected async copy(text: string): Promise<void> {
    this.said = (await copyText(text)) ? msg('Copied') : msg('Copying did not work here. Select the words and copy them by hand.');
  }

  #act(action: SendingAction, item: OutboxItem): void {
    const port = this.outbox.port;
    if (action === 'edit') void port?.takeBack(item.id);
    else if (action === 'cancel') void port?.cancel(item.id);
    else if (action === 'retry') void port?.retry(item.id);
    else void this.copy(rowSummary(item));
  }
}
