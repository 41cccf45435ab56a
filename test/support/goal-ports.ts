/** A school with goals for the fake ports: what the API would answer about goals and points, and what it would make of a row that it takes. */
import type { Goal } from '../../src/contract/goal.js';
import type { GoalPoint, GoalPointBody } from '../../src/contract/goal-point.js';
import type { Session } from '../../src/contract/session.js';
import type { OutboxRow } from '../../src/domain/outbox.js';
import type { FakePorts } from './fake-ports.js';
import { goalPoint } from './goals.js';

export interface GoalSchool {
  goals: readonly Goal[];
  /** Of all goals, in any order. */
  points: readonly GoalPoint[];
  /** Points of a page; 200 unless a test says fewer. */
  pageItems: number;
}

type Query = { readonly cursor?: string; readonly limit?: number };
interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Query;
}

/** Newest first, by a cursor that is the number of the next one. */
function pageOf<T>(items: readonly T[], { cursor = '0' }: Query, size: number): { items: readonly T[]; next: string | null } {
  const from = Number(cursor);
  return { items: items.slice(from, from + size), next: from + size < items.length ? String(from + size) : null };
}

/** Lets the fake reader answer about goals, and the fake outbox deliver points; what is set on the answer later, `reader.refresh()` shows. */
export function offerGoals({ reader }: FakePorts, goals: readonly Goal[], points: readonly GoalPoint[] = []): GoalSchool {
  const school: GoalSchool = { goals, points, pageItems: 200 };
  const byCreation = (a: { createdAt: string }, b: { createdAt: string }): number => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0);
  reader.answers.set('goals.list', (input) => {
    const { params } = input as Asked;
    return { items: school.goals.filter(({ studentId }) => studentId === params?.student), next: null };
  });
  reader.answers.set('goal-points.list', (input) => {
    const { params, query } = input as Asked;
    return pageOf(school.points.filter(({ goalId }) => goalId === params?.goal).sort(byCreation), query ?? {}, school.pageItems);
  });
  for (const list of ['commitments.list', 'strategies.list', 'progress-reports.list']) reader.answers.set(list, () => ({ items: [], next: null }));
  reader.takes.set('goal-points.', (row, session, at) => takePoint(school, row, session, at));
  return school;
}

function takePoint(school: GoalSchool, row: OutboxRow, { viewer }: Session, at: string): GoalPoint | undefined {
  const before = school.points.find(({ id }) => id === row.params.point);
  const others = school.points.filter((point) => point !== before);
  if (row.operationId === 'goal-points.remove') {
    school.points = others;
    return undefined;
  }
  const { on, value, note, language } = row.body as unknown as GoalPointBody;
  const author = { id: viewer.id, name: viewer.name };
  const made = before ?? goalPoint(on, value, { goalId: row.params.goal!, studentId: row.studentId, voice: viewer.voice!, author, createdAt: at });
  const after: GoalPoint = { ...made, on, value, note, language, updatedAt: at, version: before ? before.version + 1 : 1 };
  school.points = [after, ...others];
  return after;
}
