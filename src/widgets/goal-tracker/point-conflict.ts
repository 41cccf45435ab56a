/** A point that was changed on another device before this change arrived: both versions, and the choice (X-07). Fetched where that has happened. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { changeGoalPoint, removeGoalPoint, type GoalPoint, type GoalPointBody } from '../../contract/goal-point.js';
import type { AnsweredTerms } from '../../contract/goal.js';
import type { OutboxItem } from '../../domain/outbox.js';
import type { Outbox } from '../../element/contexts.js';
import { attention } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import type { GoalScene } from './goal-scene.js';
import { pointLine, pointSummary } from './point-summary.js';

export interface ConflictOptions {
  readonly scene: GoalScene;
  readonly terms: AnsweredTerms;
  readonly outbox: Outbox | undefined;
}

/** After a conflict: what the person wanted, on top of what is there now. */
async function insist(outbox: Outbox | undefined, item: OutboxItem, current: GoalPoint): Promise<void> {
  const { studentId, thread, draft, id, body } = item;
  const params = { student: studentId, goal: current.goalId, point: current.id };
  const common = { params, studentId, thread, version: current.version };
  if (item.operationId === removeGoalPoint.id) await outbox?.resolve(id, removeGoalPoint, { ...common, body: undefined });
  else await outbox?.resolve(id, changeGoalPoint, { ...common, body: body as unknown as GoalPointBody, ...(draft && { draft }) });
}

/** A point is its author's: the other version is their own, from another device. Both are shown, and the person chooses (X-07). */
export function conflictView(item: OutboxItem, { scene, terms, outbox }: ConflictOptions): TemplateResult {
  const current = item.trouble?.problem?.current as GoalPoint | undefined;
  return notice({
    tone: 'attention',
    icon: attention,
    title: msg('This point was changed on another device meanwhile.'),
    text: html`<p>${msg('Here:')} <b dir="auto">${pointSummary(item, terms, scene.locale)}</b></p>
      ${current ? html`<p>${msg('There:')} <b dir="auto">${pointLine(current, terms, scene.locale)}</b></p>` : nothing}`,
    actions: html`${current ? html`<button type="button" class="button" @click=${() => void insist(outbox, item, current)}>${msg('Use what I wrote here')}</button>` : nothing}
      <button type="button" class="button" @click=${() => void outbox?.cancel(item.id)}>${msg('Keep what is there')}</button>`,
  });
}
