/** The end of a goal, met or not, with a reason that everybody can read. It says first what happens then; nothing is taken away. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { endGoal } from '../../contract/goal-changes.js';
import { limits } from '../../contract/limits.js';
import { keptView } from '../../ui/draft-view.js';
import { chipField, wordsField } from '../../ui/fields.js';
import { statusLine } from '../../ui/status-line.js';
import { GoalPart } from './goal-part.js';
import { partStyles } from './goal-part.styles.js';

/** @tagname flywheel-goal-ending */
export class FlywheelGoalEnding extends GoalPart {
  static override styles = partStyles;

  protected readonly operations = [endGoal];

  protected get record(): string | undefined {
    return this.goal && `goal-end-${this.goal.id}`;
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, goal, typed, troubles } = this;
    if (!scene || !goal) return nothing;
    const frame = this.frame('#reason');
    return html`<div class="part">
      <div class="form">
        <p>${msg('Then nothing can be added to this goal any more. Everything stays here to be read.')}</p>
        ${this.restored('#reason')}
        ${chipField({ id: 'outcome', label: msg('How does it end?'), value: typed.outcome ?? '', input: (value) => this.type('outcome', value) }, [
          { value: 'met', label: msg('The goal is met') },
          { value: 'ended', label: msg('We stop working on it') },
        ])}
        ${troubles.outcome ? html`<p class="trouble" role="alert">${troubles.outcome}</p>` : nothing}
        ${wordsField({ id: 'reason', label: msg('A few words about it'), hint: msg('Everybody who sees the goal can read this.'), value: typed.reason ?? '', trouble: troubles.reason, input: (value) => this.type('reason', value) })}
        <div class="actions">
          <button type="button" class="button" @click=${() => void this.#end()}>${msg('Finish this goal')}</button>
          <span class="kept small quiet">${keptView(this.draft.snapshot, frame.copy)}</span>
        </div>
      </div>
      ${this.rowsView()} ${statusLine(this.said)}
    </div>`;
  }

  async #end(): Promise<void> {
    const { scene, goal, typed } = this;
    const { outcome } = typed;
    if (outcome !== 'met' && outcome !== 'ended') {
      this.troubles = { outcome: msg('Please choose how it ends.') };
      return this.lead('#outcome input');
    }
    const isNeeded = outcome === 'ended' || !!typed.reason?.trim();
    const reason = isNeeded ? this.wordsIn('reason', limits.reasonCharacters, msg('Please say why, so that everybody can follow.')) : null;
    if (reason === undefined) return this.lead('#reason');
    await this.send(endGoal, {
      params: { student: scene!.student.id, goal: goal!.id },
      body: { outcome, reason },
      thread: `goal:${goal!.id}`,
      version: goal!.version,
      isForm: true,
    });
  }
}
