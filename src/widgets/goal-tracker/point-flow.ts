/** One goal's form: the words in progress, and what a person does with points of their own as commands for the outbox. It draws nothing. */
import { addGoalPoint, changeGoalPoint, removeGoalPoint, type GoalPoint, type GoalPointBody } from '../../contract/goal-point.js';
import type { Goal } from '../../contract/goal.js';
import type { OutboxItem } from '../../domain/outbox.js';
import type { Outbox } from '../../element/contexts.js';
import { DraftController } from '../../element/draft-controller.js';
import { OutboxController } from '../../element/outbox-controller.js';
import type { Host } from '../../element/port-controller.js';
import { may, type GoalScene } from './goal-scene.js';
import { formFor, fromDraft, toDraft, type PointForm } from './point-form.js';

export const WIDGET = 'goal-tracker';

/** Whether the viewer may measure here: a voice of their own, the school's leave, and a goal that goes on. */
export const mayAdd = ({ viewer, student }: GoalScene, { status }: Goal): boolean => !!viewer.voice && status === 'active' && may(student, 'add-goal-point');

/** Rows of one goal's points go in the order they were written. */
const threadOf = (goalId: string): string => `goal-points:${goalId}`;

export class PointFlow {
  readonly draft: DraftController;
  readonly #outbox: OutboxController;

  constructor(host: Host) {
    this.draft = new DraftController(host);
    this.#outbox = new OutboxController(host);
  }

  get outbox(): Outbox | undefined {
    return this.#outbox.port;
  }

  get form(): PointForm {
    return fromDraft(this.draft.snapshot.value);
  }

  update(scene: GoalScene | undefined, goal: Goal | undefined): void {
    const open = scene && goal && mayAdd(scene, goal);
    this.draft.openAt(open ? { studentId: scene.student.id, widget: WIDGET, record: `point-${goal.id}` } : undefined);
  }

  /** Takes the form as it is after a key or a press; returns at once. The day is the one on which it was begun, also past midnight. */
  change(patch: PointForm, today: string): void {
    const { form } = this;
    this.draft.write(toDraft({ ...form, on: form.on ?? today, ...patch }));
  }

  /** Opens a point of one's own again; words in progress are not overwritten. `false`: there are some. */
  edit(point: GoalPoint, locale: string): boolean {
    if (this.draft.snapshot.value) return false;
    this.draft.write(toDraft(formFor(point, locale)));
    return true;
  }

  /** Hands the form to the outbox, its draft with it in one step. */
  async send({ student }: GoalScene, goal: Goal, body: GoalPointBody): Promise<OutboxItem | undefined> {
    const { form, draft } = this;
    const outbox = this.#outbox.port;
    if (!outbox || !draft.place) return undefined;
    const value = toDraft(form);
    const params = { student: student.id, goal: goal.id };
    const request = {
      body,
      studentId: student.id,
      thread: threadOf(goal.id),
      ...(value && { draft: { place: draft.place, value } }),
    };
    const { base } = form;
    if (base) return outbox.send(changeGoalPoint, { ...request, params: { ...params, point: base.id }, version: base.version });
    return outbox.send(addGoalPoint, { ...request, params });
  }

  async remove({ studentId, goalId, id, version }: GoalPoint): Promise<OutboxItem | undefined> {
    const params = { student: studentId, goal: goalId, point: id };
    return this.#outbox.port?.send(removeGoalPoint, { params, body: undefined, studentId, thread: threadOf(goalId), version });
  }
}
