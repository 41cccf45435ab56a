/**
 * What is drawn as points: those that the API has, with what this person has just written on top (GT-02, GT-14). What waits to be sent is drawn as
 * waiting; what is being taken back is gone. Pure.
 */
import { addGoalPoint, changeGoalPoint, removeGoalPoint, type GoalPoint, type GoalPointBody } from '../../contract/goal-point.js';
import type { Viewer, Voice } from '../../contract/person.js';
import type { OutboxItem } from '../../domain/outbox.js';

/** A point, and whether it still waits to be sent. */
export interface ShownPoint extends GoalPoint {
  readonly waiting: boolean;
}

const isUnderWay = ({ state }: OutboxItem): boolean => state === 'queued' || state === 'sending' || state === 'auth-wait';

/** By day, then by when they were written down. */
export function shownPoints(points: readonly GoalPoint[], items: readonly OutboxItem[], viewer: Viewer): readonly ShownPoint[] {
  const byId = new Map<string, ShownPoint>(points.map((point) => [point.id, { ...point, waiting: false }]));
  for (const item of items) {
    if (item.state === 'done') take(byId, item);
    else if (isUnderWay(item)) lay(byId, item, viewer);
  }
  return [...byId.values()].sort((a, b) => compare(a.on, b.on) || compare(a.createdAt, b.createdAt) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The API has taken it since the page opened, and the list may not know yet. */
function take(byId: Map<string, ShownPoint>, { operationId, params, answer }: OutboxItem): void {
  if (operationId === removeGoalPoint.id) return void byId.delete(params.point!);
  const point = answer as GoalPoint | undefined;
  const known = point && byId.get(point.id);
  if (point && (!known || known.version <= point.version)) byId.set(point.id, { ...point, waiting: false });
}

function lay(byId: Map<string, ShownPoint>, item: OutboxItem, viewer: Viewer): void {
  const { operationId, params, id, studentId, createdAt } = item;
  if (operationId === removeGoalPoint.id) return void byId.delete(params.point!);
  const body = item.body as unknown as GoalPointBody;
  if (operationId === changeGoalPoint.id) {
    const known = byId.get(params.point!);
    if (known) byId.set(known.id, { ...known, ...body, waiting: true });
  }
  if (operationId !== addGoalPoint.id) return;
  const at = new Date(createdAt).toISOString();
  const author = { id: viewer.id, name: viewer.name };
  const made = { goalId: params.goal!, studentId, voice: viewer.voice!, author, checkInId: null, createdAt: at, updatedAt: at, version: 1 };
  byId.set(id, { ...made, ...body, id, waiting: true });
}

export const voicesOf = (points: readonly Pick<GoalPoint, 'voice'>[]): readonly Voice[] =>
  (['home', 'school', 'student'] as const).filter((voice) => points.some((point) => point.voice === voice));
