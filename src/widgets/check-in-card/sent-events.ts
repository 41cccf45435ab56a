/** Tells the page what has become so, once each: a check-in was taken, the viewer was signed out, words came back. It changes nothing. */
import type { CheckIn } from '../../contract/check-in.js';
import { CheckInSentEvent, DraftRestoredEvent, SignedOutEvent } from '../../element/events.js';
import { WIDGET, type CheckInFlow } from './check-in-flow.js';

/** The returned function is called after each drawing. */
export function announceSent(host: HTMLElement, flow: CheckInFlow): () => void {
  const told = new Set<string>();
  let signedOut = false;
  let restored: number | undefined;
  return () => {
    for (const { id, state, operationId, studentId, answer } of flow.items) {
      if (state !== 'done' || operationId === 'check-ins.acknowledge' || told.has(id)) continue;
      told.add(id);
      host.dispatchEvent(new CheckInSentEvent(studentId, id, (answer as CheckIn | undefined)?.id));
    }
    const now = flow.access.snapshot.status === 'signed-out';
    if (now && !signedOut) host.dispatchEvent(new SignedOutEvent());
    signedOut = now;
    const { restoredFrom } = flow.draft.snapshot;
    if (restoredFrom !== undefined && restored !== restoredFrom) host.dispatchEvent(new DraftRestoredEvent(WIDGET, restoredFrom));
    restored = restoredFrom;
  };
}
