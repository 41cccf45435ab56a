/**
 * How a goal has changed: what it was and became, in words, with reason, author and day; suggestions and their answers; the days on which something
 * began; the form for other terms; the end. What was is never taken away. It decides nothing by itself.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { decideGoalProposal, markPhaseChange } from '../../contract/goal-changes.js';
import type { AnsweredTerms, GoalPerson, GoalProposal } from '../../contract/goal.js';
import { limits } from '../../contract/limits.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { keptView } from '../../ui/draft-view.js';
import { lineField, wordsField } from '../../ui/fields.js';
import { icon } from '../../ui/icon.js';
import { edit } from '../../ui/icons.js';
import { moment } from '../../ui/moment.js';
import { statusLine } from '../../ui/status-line.js';
import { dayWord } from './goal-labels.js';
import './goal-editor.js';
import { GoalPart } from './goal-part.js';
import { partStyles } from './goal-part.styles.js';
import { deciderWords, isActive, purposeOf } from './goal-rights.js';
import { phaseGloss } from './term-gloss.js';
import { personWord } from './plan-words.js';
import { differences, type Difference } from './term-differences.js';

/** @tagname flywheel-goal-changes */
export class FlywheelGoalChanges extends GoalPart {
  static override styles = partStyles;

  @state() private isEditing = false;
  /** The suggestion that is being declined. */
  @state() private declining: string | undefined;

  protected readonly operations = [decideGoalProposal, markPhaseChange];

  protected get record(): string | undefined {
    return this.goal && (this.declining ? `goal-decline-${this.declining}` : `goal-phase-${this.goal.id}`);
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, goal } = this;
    if (!scene || !goal) return nothing;
    const open = goal.proposals.filter(({ state }) => state === 'open');
    const answered = goal.proposals.filter(({ state }) => state !== 'open');
    return html`<div class="part">
      ${open.map((proposal) => this.#renderProposal(proposal))}
      <ol class="list" aria-label=${msg('How this goal has changed')}>
        ${goal.revisions.map((_, index) => this.#renderRevision(index))}
      </ol>
      ${
        goal.phaseChanges.length
          ? html`<ul class="list">
              ${goal.phaseChanges.map(({ on, label, by }) => html`<li class="entry"><p>${msg(str`We began “${label}” on ${dayWord(on, scene.locale)}.`)}</p><p class="small quiet"><bdi>${personWord(by, scene)}</bdi></p></li>`)}
            </ul>`
          : nothing
      }
      ${answered.map((proposal) => this.#renderProposal(proposal))} ${this.#renderEditor()} ${goal.mayDecide && isActive(goal) && !this.declining ? this.#renderPhaseForm() : nothing}
      ${this.rowsView()} ${statusLine(this.said)}
    </div>`;
  }

  #by(by: GoalPerson, at: string): TemplateResult {
    const { locale, timeZone } = this.scene!;
    return html`<p class="small quiet"><bdi>${personWord(by, this.scene!)}</bdi> · ${moment(Date.parse(at), this.now, locale, timeZone)}</p>`;
  }

  #differences(all: readonly Difference[]): TemplateResult | typeof nothing {
    if (!all.length) return nothing;
    return html`<ul class="small">
      ${all.map(({ label, from, to }) => html`<li><b>${label}</b> <bdi>${from}</bdi> → <bdi>${to}</bdi></li>`)}
    </ul>`;
  }

  #renderRevision(index: number): TemplateResult {
    const { scene, goal } = this;
    const { terms, reason, by, at } = goal!.revisions[index]!;
    const before = goal!.revisions[index - 1]?.terms;
    return html`<li class="entry">
      <p class="said" dir="auto" lang=${goal!.language}>${before ? msg(str`Changed from ${dayWord(terms.startsOn, scene!.locale)} on`) : terms.statement}</p>
      ${before ? this.#differences(differences(before, terms, scene!.locale)) : nothing} ${reason ? html`<p dir="auto">${reason}</p>` : nothing} ${this.#by(by, at)}
    </li>`;
  }

  /** What a suggestion changes: the terms that hold, and of one that is answered those that held when it was made. */
  #termsBefore({ state, at }: GoalProposal): AnsweredTerms {
    const { revisions } = this.goal!;
    const held = revisions.filter((revision) => state === 'open' || Date.parse(revision.at) <= Date.parse(at));
    return (held.at(-1) ?? revisions[0]!).terms;
  }

  #renderProposal(proposal: GoalProposal): TemplateResult {
    const { scene, goal } = this;
    const { id, terms, reason, by, at, state, decision } = proposal;
    const waits = this.items.some(({ params, state: row }) => params.proposal === id && row !== 'done');
    const isMine = by.id === scene!.viewer.id;
    const words: Readonly<Record<string, string>> = { accepted: msg('Accepted'), declined: msg('Declined'), withdrawn: msg('Taken back') };
    const isOpen = state === 'open' && isActive(goal) && !waits;
    return html`<section class="entry proposal" aria-label=${msg('Suggestion')}>
      <p class="row"><span class="tag">${words[state] ?? msg('Suggestion')}</span></p>
      ${this.#differences(differences(this.#termsBefore(proposal), terms, scene!.locale))}
      <p dir="auto">${reason}</p>
      ${this.#by(by, at)}
      ${decision?.reason ? html`<p dir="auto"><b>${msg('Answer:')}</b> ${decision.reason}</p>` : nothing} ${decision ? this.#by(decision.by, decision.at) : nothing}
      ${isOpen && !goal!.mayDecide ? html`<p class="small quiet">${msg(str`${deciderWords(scene!, goal)} will decide.`)}</p>` : nothing}
      ${isOpen && this.declining === id ? this.#renderDecline(id) : nothing}
      <div class="row no-print">
        ${
          isOpen && goal!.mayDecide && this.declining !== id
            ? html`<button type="button" class="button" @click=${() => void this.#decide(id, 'accept', null)}>${msg('Accept')}</button>
                <button type="button" class="button" data-next="#reason" @click=${() => this.#startDecline(id)}>${msg('Decline')}</button>`
            : nothing
        }
        ${isOpen && isMine ? html`<button type="button" class="link quiet" @click=${() => void this.#decide(id, 'withdraw', null)}>${msg('Take it back')}</button>` : nothing}
      </div>
    </section>`;
  }

  #renderDecline(id: string): TemplateResult {
    const frame = this.frame('#reason');
    return html`<div class="form">
      ${this.restored('#reason')}
      ${wordsField({ id: 'reason', label: msg('Why not? And what instead?'), value: this.typed.reason ?? '', trouble: this.troubles.reason, input: (value) => this.type('reason', value) })}
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#decline(id)}>${msg('Send this answer')}</button>
        <button type="button" class="link quiet" data-next=".button" @click=${() => (this.declining = undefined)}>${msg('Not now')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </div>`;
  }

  #renderEditor(): TemplateResult | typeof nothing {
    const { scene, goal, standing, isEditing } = this;
    const purpose = purposeOf(scene!, goal);
    const words = { new: '', change: msg('Correct this goal'), revise: msg('Change this goal'), propose: msg('Suggest a change') };
    return html`${
      purpose && !isEditing
        ? html`<div class="row no-print"><button type="button" class="button" data-next="flywheel-goal-editor" @click=${() => (this.isEditing = true)}>${icon(edit)}${words[purpose]}</button></div>`
        : nothing
    }
      ${!purpose && isActive(goal) ? html`<p class="quiet">${msg(str`${deciderWords(scene!, goal)} can change this goal.`)}</p>` : nothing}
      <flywheel-goal-editor
        .scene=${scene}
        .goal=${goal}
        .standing=${standing}
        .folded=${!isEditing || !purpose}
        @flywheel-goal-editor-closed=${() => (this.isEditing = false)}
        @flywheel-goal-editor-found=${() => (this.isEditing = true)}
      ></flywheel-goal-editor>`;
  }

  #renderPhaseForm(): TemplateResult {
    const { typed, troubles, scene } = this;
    const frame = this.frame('#label');
    return html`<div class="form">
      ${this.restored('#label')}
      <div class="row">${phaseGloss(scene!)}</div>
      ${lineField({ id: 'label', label: msg('We began…'), hint: msg('Something new in how you work on it, such as another book or a quiet place.'), value: typed.label ?? '', trouble: troubles.label, input: (value) => this.type('label', value) })}
      ${typed.label ? lineField({ id: 'on', label: msg('On which day?'), value: typed.on ?? scene!.today, trouble: troubles.on, input: (value) => this.type('on', value) }, 'date') : nothing}
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#mark()}>${msg('Mark this day')}</button>
        <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
      </div>
    </div>`;
  }

  protected override reopen({ operationId, params }: OutboxItem): void {
    if (operationId === decideGoalProposal.id) this.declining = params.proposal;
  }

  #startDecline(id: string): void {
    this.declining = id;
    this.troubles = {};
  }

  async #decline(id: string): Promise<void> {
    const reason = this.wordsIn('reason', limits.reasonCharacters, msg('Please say why, so that everybody can follow.'));
    if (!reason) return this.lead('#reason');
    await this.#decide(id, 'decline', reason);
    this.declining = undefined;
  }

  async #decide(proposal: string, answer: 'accept' | 'decline' | 'withdraw', reason: string | null): Promise<void> {
    const { scene, goal } = this;
    const params = { student: scene!.student.id, goal: goal!.id, proposal };
    const body = answer === 'decline' ? { answer, reason: reason! } : { answer, reason: null };
    await this.send(decideGoalProposal, { params, body, thread: `goal:${goal!.id}`, version: goal!.version, isForm: answer === 'decline' });
  }

  async #mark(): Promise<void> {
    const label = this.wordsIn('label', limits.nameCharacters, msg('Please write what began.'));
    if (!label) return this.lead('#label');
    const { scene, goal, typed } = this;
    const on = typed.on || scene!.today;
    const first = goal!.revisions[0]!.terms.startsOn;
    if (on > scene!.today || on < first) {
      this.troubles = { on: msg('Please choose a day from the first day of the goal until today.') };
      return this.lead('#on');
    }
    await this.send(markPhaseChange, { params: { student: scene!.student.id, goal: goal!.id }, body: { on, label }, thread: `goal:${goal!.id}`, isForm: true });
  }
}
