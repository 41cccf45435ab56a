/**
 * What every part of a goal leans on: the words in progress of its one small form, what it has sent, the time. It turns what a person does into
 * commands for the ports and never waits for the network. It knows no section.
 */
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { systemClock } from '../../base/clock.js';
import { cleanText, fitsCharacters } from '../../base/text.js';
import type { Goal } from '../../contract/goal.js';
import type { BodyOf, Operation, ParamsOf } from '../../contract/operation.js';
import type { DraftPlace, DraftValue } from '../../domain/draft.js';
import type { GoalStanding } from '../../domain/goal-standing.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { clockContext } from '../../element/contexts.js';
import { DraftController } from '../../element/draft-controller.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { FocusController } from '../../element/focus-controller.js';
import { OutboxController } from '../../element/outbox-controller.js';
import { PortController } from '../../element/port-controller.js';
import { copyText } from '../../ui/copy-text.js';
import { keptWord, restoredView, type KeptFrame } from '../../ui/draft-view.js';
import { notice } from '../../ui/notice.js';
import { attention } from '../../ui/icons.js';
import { sendingView, type SendingAction } from '../../ui/sending-view.js';
import { rowSummary, rowsTitle } from './goal-rows-words.js';
import type { GoalScene } from './goal-scene.js';

export const WIDGET = 'goal-tracker';

/** What goes out, besides its operation. */
export interface Sending<O extends Operation> {
  readonly params: ParamsOf<O>;
  readonly body: BodyOf<O>;
  readonly thread: string;
  readonly version?: number;
  /** It is what the small form holds: the draft goes with it. */
  readonly isForm?: boolean;
}

export abstract class GoalPart extends FlywheelElement {
  @property({ attribute: false }) scene?: GoalScene;
  @property({ attribute: false }) goal?: Goal;
  @property({ attribute: false }) standing?: GoalStanding;

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

  /** Names the small form's draft; `undefined`: there is no form. */
  protected abstract get record(): string | undefined;
  /** Operations whose rows are shown here. */
  protected abstract readonly operations: readonly Operation[];

  protected get now(): number {
    return (this.#clock.port ?? systemClock).now();
  }
  protected get place(): DraftPlace | undefined {
    const { scene, record } = this;
    return scene && record !== undefined ? { studentId: scene.student.id, widget: WIDGET, record } : undefined;
  }
  /** What is typed in the small form. */
  protected get typed(): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(this.draft.snapshot.value ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  }
  /** This part's rows about this goal, oldest first. */
  protected get items(): readonly OutboxItem[] {
    return this.outbox.items.filter((item) => this.operations.some(({ id }) => id === item.operationId) && this.isHere(item));
  }
  protected isHere({ studentId, params, body }: OutboxItem): boolean {
    const about = params.goal ?? (body as { goalId?: string } | undefined)?.goalId;
    return studentId === this.scene?.student.id && (about === undefined || about === this.goal?.id);
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
    if (this.troubles[field]) this.troubles = { ...this.troubles, [field]: '' };
  }

  /** Takes a field of a form that changes a record: all of the form is kept, with what the record was, so that a field can also be emptied. */
  protected typeOver(start: DraftValue, field: string, value: string): void {
    this.draft.write({ ...start, ...this.draft.snapshot.value, [field]: value });
    if (this.troubles[field]) this.troubles = { ...this.troubles, [field]: '' };
  }

  /** The text of a field as it is sent; `undefined` where it is empty or too long, which is then said at the field. */
  protected wordsIn(field: string, most: number, missing: string, start = ''): string | undefined {
    const words = cleanText(this.typed[field] ?? start).trim();
    const trouble = !words ? missing : fitsCharacters(words, most) ? '' : msg('This is too long. Please shorten it; nothing is cut off.');
    if (trouble) this.troubles = { ...this.troubles, [field]: trouble };
    return trouble ? undefined : words;
  }

  /** Shows what is wrong and leads to the first of it. */
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
    if (item) {
      this.troubles = {};
      this.said = msg('It is on its way.');
    }
    return item;
  }

  /** What has left and not arrived. */
  protected rowsView(): ReturnType<typeof sendingView> {
    const { scene } = this;
    return sendingView({
      items: this.items,
      locale: scene!.locale,
      timeZone: scene!.timeZone,
      now: this.now,
      title: rowsTitle,
      summary: rowSummary,
      next: 'textarea, input',
      act: (action, item) => this.#act(action, item),
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
        <p class="item-words" dir="auto">${rowSummary(item)}</p>
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
  protected frame(next: string): KeptFrame<{ readonly tab: string; readonly value: DraftValue; readonly savedAt: number }> {
    const { scene, draft } = this;
    const line = ({ value }: { readonly value: DraftValue }): string =>
      Object.values(value)
        .filter((one) => typeof one === 'string')
        .join(' · ');
    return {
      draft: draft.snapshot,
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
    if (action === 'edit') void port?.takeBack(item.id).then((value) => value && this.reopen(item));
    else if (action === 'cancel') void port?.cancel(item.id);
    else if (action === 'retry') void port?.retry(item.id);
    else void this.copy(rowSummary(item));
  }
}
