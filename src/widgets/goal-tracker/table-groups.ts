/** The points of a goal as the table groups them: under the phase that held on their day, newest first, as many as are asked for. It writes no words. */
import { phaseOn, type GoalPhase } from '../../domain/goal-phases.js';
import type { ChartPoint } from './chart-marks.js';

export interface TableGroup {
  readonly phase: GoalPhase;
  readonly points: readonly ChartPoint[];
}

const newestFirst = (a: ChartPoint, b: ChartPoint): number =>
  a.on > b.on ? -1 : a.on < b.on ? 1 : a.createdAt > b.createdAt ? -1 : a.createdAt < b.createdAt ? 1 : 0;

export function tableGroups(points: readonly ChartPoint[], phases: readonly GoalPhase[], most: number): readonly TableGroup[] {
  const groups: { phase: GoalPhase; points: ChartPoint[] }[] = [];
  for (const point of [...points].sort(newestFirst).slice(0, most)) {
    const phase = phaseOn(phases, point.on);
    if (groups.at(-1)?.phase !== phase) groups.push({ phase, points: [] });
    groups.at(-1)!.points.push(point);
  }
  return groups;
}
