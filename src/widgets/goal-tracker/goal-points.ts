/** The points of one goal, all of them: every page of the list is wanted. */
import { listGoalPoints, type GoalPoint } from '../../contract/goal-point.js';
import { limits } from '../../contract/limits.js';
import type { Reader } from '../../element/contexts.js';
import { ListPages } from '../../element/list-pages.js';

export class GoalPoints extends ListPages<GoalPoint> {
  constructor(reader: Reader, student: string, goal: string, changed: () => void) {
    super((cursor, listener) => {
      const query = { limit: limits.pageItems, ...(cursor !== undefined && { cursor }) };
      return reader.watch(listGoalPoints, { params: { student, goal }, query }, listener);
    }, changed);
  }
}
