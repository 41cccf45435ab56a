/**
 * Writes a goal, corrects it, changes it from a day on or suggests a change: one form, kept from the first key, sent through the outbox. Two people's
 * changes are put together or shown side by side. It refuses to know where it stands and who else shows the goal.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { changeGoal, createGoal, proposeGoalRevision, reviseGoal } from '../../contract/goal-changes.js';
import { wrongIn } from '../../contract/goal-terms.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { icon } from '../../ui/icon.js';
import { attention, send as sendIcon } from '../../ui/icons.js';
import { moment } from '../../ui/moment.js';
import { statusLine } from '../../ui/status-line.js';
import '../../ui/two-versions.js';
import type { VersionsChosenEvent } from '../../ui/two-versions.element.js';
import { bodyFor, fightOf, formAfter, untouchedForm, versionFields, type Fight } from './goal-change.js';
import { EditorClosedEvent, EditorFoundEvent } from './goal-events.js';
import { fromDraft, toDraft, toTerms, wrongFields, type FormContext, type GoalForm, type GoalPurpose, type TextField } from './goal-form.js';
import { formTitle, purposeWord, smartWords, troubleAt, usualUnit } from './goal-form-words.js';
import { goalFormStyles, goalFormView } from './goal-form-view.js';
import { settleGoal, versionOf, type GoalVersion } from './goal-merge.js';
import { GoalPart } from './goal-part.js';
import { partStyles } from './goal-part.styles.js';
import { deciderWords, originsOf, purposeOf } from './goal-rights.js';

/**
 * @tagname flywheel-goal-editor
 * @fires {EditorClosedEvent} flywheel-goal-editor-closed - The form is done with: sent, or left with what is typed kept.
 * @fires {EditorFoundEvent} flywheel-goal-editor-found - There are words in the folded form: whoever placed it unfolds it.
 */
export class FlywheelGoalEditor extends GoalPart {
  static override styles = [partStyles, goalFormStyles];

  /** What is written; by default what the viewer may do with `goal`. Without a goal a new one is set. */
  @property() purpose?: GoalPurpose;
  /** Folded, it shows only what has left the form and not arrived. */
  @property({ type: Boolean }) folded = false;

  protected readonly operations = [createGoal, changeGoal, reviseGoal, proposeGoalRevision];
  readonly #joined = new Set<string>();
  #lookedAt: string | undefined;

  get #purpose(): GoalPurpose | undefined {
    return this.purpose ?? (this.scene && purposeOf(this.scene, this.goal));
  }
  protected get record(): string | undefined {
    const purpose = this.#purpose;
    return purpose === undefined ? undefined : purpose === 'new' ? 'goal-new' : `goal-${purpose}-${this.goal?.id ?? ''}`;
  }
  protected override isHere(item: OutboxItem): boolean {
    return item.studentId === this.scene?.student.id && item.params.goal === this.goal?.id;
  }
  get #untouched(): GoalForm {
    return untouchedForm(this.scene!, this.#purpose!, this.goal, this.standing?.latest?.value);
  }
  get #form(): GoalForm {
    const { value } = this.draft.snapshot;
    return value ? fromDraft(value) : this.#untouched;
  }
  get #context(): FormContext {
    const { locale, today } = this.scene!;
    return {
      locale,
      today,
      purpose: this.#purpose!,
      unitOf: usualUnit,
      firstDay: this.#purpose === 'change' ? undefined : this.goal?.revisions[0]?.terms.startsOn,
    };
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#look();
    for (const item of this.items) {
      const fight = item.state === 'conflict' && !this.#joined.has(item.id) ? fightOf(item) : undefined;
      if (!fight || fight.merge.conflicts.length) continue;
      this.#joined.add(item.id);
      void this.#resolve(item, fight, versionOf(fight.merge.merged));
    }
  }

  /** Words of an earlier visit open the form by themselves, once: whoever closes it is not asked again. */
  #look(): void {
    const { record } = this;
    const { status, restoredFrom } = this.draft.snapshot;
    if (status === 'loading' || record === this.#lookedAt) return;
    this.#lookedAt = record;
    if (this.folded && restoredFrom !== undefined) this.dispatchEvent(new EditorFoundEvent());
  }
  protected override reopen(): void {
    this.dispatchEvent(new EditorFoundEvent());
  }

  override render(): TemplateResult | typeof nothing {
    const { scene } = this;
    if (!scene) return nothing;
    return html`<div class="part">${this.#renderForm()} ${this.rowsView()} ${statusLine(this.said)}</div>`;
  }

  #renderForm(): TemplateResult | typeof nothing {
    const { scene, folded } = this;
    const purpose = this.#purpose;
    if (folded) return nothing;
    if (!purpose) return html`<p class="quiet">${msg(str`${deciderWords(scene!, this.goal)} can change this goal.`)}</p>`;
    if (this.draft.snapshot.status === 'loading') return html`<p class="quiet" role="status">${msg('Loading')}</p>`;
    const form = this.#form;
    const context = this.#context;
    return html`<section class="form" aria-labelledby="title">
      <h3 class="title" id="title">${formTitle(purpose, scene!)}</h3>
      <p class="quiet">${purposeWord(purpose, deciderWords(scene!, this.goal))}</p>
      ${this.restored('#statement')}
      ${goalFormView({
        scene: scene!,
        form,
        purpose,
        origins: originsOf(scene!),
        trouble: (field) => this.troubles[field],
        missing: smartWords(toTerms(form, context)),
        change: (patch) => this.#change(patch),
      })}
      ${this.#renderActions(purpose)}
    </section>`;
  }

  #renderActions(purpose: GoalPurpose): TemplateResult {
    const isWrong = Object.values(this.troubles).some(Boolean);
    const frame = this.frame('#statement');
    const word = purpose === 'propose' ? msg('Send suggestion') : msg('Save goal');
    return html`${isWrong ? html`<p class="problem" id="problem">${icon(attention)}<span>${msg('Something above needs another look. Nothing is lost.')}</span></p>` : nothing}
      <div class="actions no-print">
        <button type="button" class="button primary" aria-describedby=${isWrong ? 'problem' : nothing} @click=${() => void this.#onSend()}>${icon(sendIcon)}${word}</button>
        <button type="button" class="link quiet" @click=${() => this.dispatchEvent(new EditorClosedEvent(false))}>${msg('Close')}</button>
        ${this.draft.snapshot.value ? html`<button type="button" class="link quiet" data-next="#statement" @click=${frame.discard}>${msg('Discard')}</button>` : nothing}
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>`;
  }

  #change(patch: GoalForm): void {
    const untouched = this.#untouched;
    this.draft.write(toDraft({ ...this.#form, ...patch }, untouched));
    for (const field of Object.keys(patch)) if (this.troubles[field]) this.troubles = { ...this.troubles, [field]: '' };
  }

  async #onSend(): Promise<void> {
    const form = this.#form;
    const wrong = wrongFields(form, this.#context);
    this.troubles = Object.fromEntries(wrong.map(({ field, trouble }) => [field, troubleAt(field, trouble, form.kind)]));
    const first: TextField | undefined = wrong[0]?.field;
    if (first) {
      this.said = this.troubles[first]!;
      this.lead(`#${first}`);
      return;
    }
    const { scene, goal } = this;
    const { operation, ...request } = bodyFor(this.#purpose!, form, this.#context, scene!, goal);
    if (await this.send(operation, { ...request, isForm: true })) this.dispatchEvent(new EditorClosedEvent(true));
  }

  protected override conflictView(item: OutboxItem): TemplateResult {
    const fight = fightOf(item);
    if (!fight) return super.conflictView(item);
    if (!fight.merge.conflicts.length) return html`<p class="quiet">${msg('Putting two changes together…')}</p>`;
    const { locale, timeZone, viewer } = this.scene!;
    const when = (atMs: number): string => moment(atMs, this.now, locale, timeZone);
    const by = fight.current.revisions.at(-1)!.by;
    const theirs = by.id === viewer.id ? msg('You, somewhere else') : (by.name ?? msg('Somebody else'));
    return html`<flywheel-two-versions
      .mine=${{ name: msg('You'), when: when(item.createdAt) }}
      .theirs=${{ name: theirs, when: when(Date.parse(fight.current.updatedAt)) }}
      .fields=${versionFields(fight.merge, locale)}
      @flywheel-versions-chosen=${(event: VersionsChosenEvent) => void this.#resolve(item, fight, settleGoal(fight.merge, event.value))}
    ></flywheel-two-versions>`;
  }

  /** One version out of two goes out on top of what is there now; where it contradicts itself, it becomes the form again. */
  async #resolve(item: OutboxItem, { current }: Fight, version: GoalVersion): Promise<void> {
    const form = formAfter(item, current, version, this.scene!.locale);
    const value = toDraft(form, {})!;
    if (wrongIn(version.terms).length) {
      await this.outbox.port?.takeBack(item.id);
      this.reopen();
      this.draft.write(value);
      this.said = msg('These numbers do not go together yet. Please look at them.');
      return;
    }
    const body = { ...(item.body as object), terms: version.terms, ...('reviewOn' in (item.body as object) && { reviewOn: version.reviewOn }) };
    const operation = item.operationId === changeGoal.id ? changeGoal : reviseGoal;
    const { studentId, thread, draft } = item;
    const params = { student: studentId, goal: current.id };
    const request = { params, body, studentId, thread, version: current.version, ...(draft && { draft: { place: draft.place, value } }) };
    await this.outbox.port?.resolve(item.id, operation, request as never);
    this.said = msg('Your change goes out together with theirs.');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-goal-editor': FlywheelGoalEditor;
  }
}
