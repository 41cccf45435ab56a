/** What every part of a goal leans on, besides what every part with a small form does: whose goal it is, and which. It knows no section. */
import { property } from 'lit/decorators.js';
import type { Goal } from '../../contract/goal.js';
import type { DraftPlace, DraftValue } from '../../domain/draft.js';
import type { GoalStanding } from '../../domain/goal-standing.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { FormPart } from '../../ui/form-part.js';
import { rowSummary, rowsTitle } from './goal-rows-words.js';
import type { GoalScene } from './goal-scene.js';

export const WIDGET = 'goal-tracker';

export abstract class GoalPart extends FormPart {
  @property({ attribute: false }) override scene?: GoalScene;
  @property({ attribute: false }) goal?: Goal;
  @property({ attribute: false }) standing?: GoalStanding;

  /** Names the small form's draft; `undefined`: there is no form. */
  protected abstract get record(): string | undefined;

  protected readonly words = { title: rowsTitle, summary: rowSummary };

  protected get studentId(): string {
    return this.scene!.student.id;
  }
  protected get place(): DraftPlace | undefined {
    const { scene, record } = this;
    return scene && record !== undefined ? { studentId: scene.student.id, widget: WIDGET, record } : undefined;
  }
  protected isHere({ studentId, params, body }: OutboxItem): boolean {
    const about = params.goal ?? (body as { goalId?: string } | undefined)?.goalId;
    return studentId === this.scene?.student.id && (about === undefined || about === this.goal?.id);
  }

  /** Takes a field of a form that changes a record: all of the form is kept, with what the record was, so that a field can also be emptied. */
  protected typeOver(start: DraftValue, field: string, value: string): void {
    this.draft.write({ ...start, ...this.draft.snapshot.value, [field]: value });
    this.clearTrouble(field);
  }
}
