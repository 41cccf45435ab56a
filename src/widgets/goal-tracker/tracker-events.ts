/** Tells the page what has become so, once each: a point or a goal was taken, the viewer was signed out. It changes nothing. */
import type { Goal } from '../../contract/goal.js';
import type { GoalPoint } from '../../contract/goal-point.js';
import { GoalPointSentEvent, GoalSentEvent, SignedOutEvent } from '../../element/events.js';
import type { GoalFlow } from './goal-flow.js';

/** The returned function is called after each drawing. */
export function announce(host: HTMLElement, flow: GoalFlow): () => void {
  const told = new Set<string>();
  let signedOut = false;
  return () => {
    for (const { id, state, operationId, studentId, params, answer } of flow.items) {
      if (state !== 'done' || told.has(id)) continue;
      told.add(id);
      const made = (answer as Goal | GoalPoint | undefined)?.id;
      if (operationId.startsWith('goal-points.')) host.dispatchEvent(new GoalPointSentEvent(studentId, params.goal ?? '', id, made));
      else if (operationId.startsWith('goals.')) host.dispatchEvent(new GoalSentEvent(studentId, id, made));
    }
    const now = flow.access.snapshot.status === 'signed-out';
    if (now && !signedOut) host.dispatchEvent(new SignedOutEvent());
    signedOut = now;
  };
}
