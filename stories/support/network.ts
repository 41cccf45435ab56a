/**
 * The connection between a story and the school in its page, as the toolbar sets it: one for all stories, and it may change while a story is on. `story`
 * leaves it to the story. It steers the school behind fake ports, and one that is a function; it knows no widget.
 */
import { CallFailure } from '../../src/contract/problem.js';
import type { Call } from '../../src/contract/operation.js';
import type { OutboxItem } from '../../src/domain/outbox.js';
import type { FakePorts } from '../../test/support/fake-ports.js';

export type Connection = 'story' | 'online' | 'offline' | 'slow' | 'failing';

/** Long enough to see what is drawn meanwhile. */
const SLOW_MS = 3000;
const QUICK_MS = 300;

class Network extends EventTarget {
  current: Connection = 'story';
  set(connection: Connection): void {
    if (connection === this.current) return;
    const wasThere = this.current !== 'offline';
    this.current = connection;
    this.dispatchEvent(new Event('change'));
    const isThere = connection !== 'offline';
    if (isThere !== wasThere) window.dispatchEvent(new Event(isThere ? 'online' : 'offline'));
  }
  /** What every request fails with now. */
  failure(operationId: string): CallFailure | undefined {
    if (this.current === 'offline') return new CallFailure('network', operationId);
    if (this.current === 'failing') return new CallFailure('problem', operationId, { type: 'unavailable', status: 503 });
    return undefined;
  }
}
export const network = new Network();

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The same school, reached over the connection that there is at each call. */
export function overNetwork(call: Call): Call {
  const over = async (operation: { readonly id: string }, input: unknown): Promise<unknown> => {
    if (network.current === 'slow') await later(SLOW_MS);
    const failure = network.failure(operation.id);
    if (failure) throw failure;
    return (call as (operation: { readonly id: string }, input: unknown) => Promise<unknown>)(operation, input);
  };
  return over as Call;
}

/** What the school in the page keeps is in its lists from then on; what it keeps no list of is taken all the same. */
function take({ outbox, reader }: FakePorts, { id, operationId }: OutboxItem): void {
  const isKept = ['check-ins.', ...reader.takes.keys()].some((prefix) => operationId.startsWith(prefix));
  if (isKept) outbox.deliver(id);
  else outbox.change(id, { state: 'done' });
}

/** From now on, what is sent and asked goes over the connection; the returned function lets go. */
export function steer(ports: FakePorts): () => void {
  const { outbox, access, reader } = ports;
  const wasOffline = access.current.offline;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const tried = new Set<string>();
  const keyOf = ({ id, attempts }: OutboxItem): string => `${id}/${attempts}`;
  const isWaiting = (row: OutboxItem): boolean => outbox.current.some(({ id, state }) => id === row.id && state === 'queued');
  const attempt = (row: OutboxItem): void => {
    const failure = network.failure(row.operationId);
    if (!failure) return take(ports, row);
    const attempts = Math.max(1, row.attempts);
    tried.add(keyOf({ ...row, attempts }));
    outbox.fail(row.id, attempts, failure.type ?? 'network');
  };
  const look = (): void => {
    if (network.current === 'story') return;
    for (const row of outbox.current) {
      if (row.state !== 'queued' || tried.has(keyOf(row))) continue;
      tried.add(keyOf(row));
      const timer = setTimeout(() => isWaiting(row) && attempt(row), network.current === 'slow' ? SLOW_MS : QUICK_MS);
      timers.add(timer);
    }
  };
  const follow = (): void => {
    for (const timer of timers) clearTimeout(timer);
    tried.clear();
    reader.failure = network.failure('read');
    const offline = network.current === 'story' ? wasOffline : network.current === 'offline';
    if (access.current.offline !== offline) access.set({ offline });
    look();
  };
  const stopLooking = outbox.subscribe(look);
  network.addEventListener('change', follow);
  if (network.current !== 'story') follow();
  return () => {
    stopLooking();
    network.removeEventListener('change', follow);
    for (const timer of timers) clearTimeout(timer);
  };
}
