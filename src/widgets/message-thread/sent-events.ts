/** Tells the page what has become so, once each: a message was taken, the viewer was signed out. It changes nothing. */
import { MessageSentEvent, SignedOutEvent } from '../../element/events.js';
import type { ThreadFlow } from './thread-flow.js';

/** The returned function is called after each drawing. */
export function announce(host: HTMLElement, flow: ThreadFlow): () => void {
  const told = new Set<string>();
  let signedOut = false;
  return () => {
    for (const { id, state, operationId, studentId, params } of flow.items) {
      if (state !== 'done' || told.has(id)) continue;
      told.add(id);
      if (/^(messages\.send|messages\.send-to-many|threads\.start|contact-log\.add)$/.test(operationId))
        host.dispatchEvent(new MessageSentEvent(studentId, id, params.thread));
    }
    const now = flow.access.snapshot.status === 'signed-out';
    if (now && !signedOut) host.dispatchEvent(new SignedOutEvent());
    signedOut = now;
  };
}
