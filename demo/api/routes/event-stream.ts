/**
 * `GET /events` as server-sent events. It begins with `ready` and the number to resume from, tells each event with its number as id, and says
 * that it is alive. It ends when the credential does, so that a signed-out device hears nothing more.
 */
import type { Wired } from '../env.js';
import type { Live, Stream } from '../live.js';
import { eventsAfter, type FeedRow } from '../queries/feed.js';
import { invalid, Refusal } from '../refusal.js';
import type { Viewer } from '../rules/voices.js';
import { checkNotSwept, earlier } from './events.js';

/** What a reader that does not read may leave waiting, in frames. */
const MOST_WAITING = 1000;

const frame = (id: string, data: object, event?: string) => `${event === undefined ? '' : `event: ${event}\n`}id: ${id}\ndata: ${JSON.stringify(data)}\n\n`;

export const wantsStream = (accept: string | undefined) => accept !== undefined && /(^|[\s,])text\/event-stream\b/.test(accept);

export async function openStream(deps: Wired, live: Live, viewer: Viewer, lastEventId: string | undefined): Promise<Response> {
  if (lastEventId !== undefined && !/^\d{1,18}$/.test(lastEventId)) throw invalid('/headers/last-event-id', 'must be the number of an event');
  if (live.count(viewer) >= deps.limits.streamsPerPerson) throw new Refusal('rate-limited', { retryAfterSeconds: 30 });
  const now = await live.last(viewer);
  const from = lastEventId === undefined ? now : earlier(lastEventId, now);
  if (from !== now) checkNotSwept(from, now, await eventsAfter(deps.pool, viewer.schoolId, viewer.id, from, 1));
  const output = new Output(deps, live, viewer, from);
  await output.start();
  return new Response(output.body, { headers: { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' } });
}

class Output implements Stream {
  last: string;
  readonly body: ReadableStream<Uint8Array>;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  readonly #encoder = new TextEncoder();
  readonly #timers: NodeJS.Timeout[] = [];
  #leave: (() => void) | undefined;
  #open = true;

  constructor(
    private readonly deps: Wired,
    private readonly live: Live,
    private readonly viewer: Viewer,
    last: string,
  ) {
    this.last = last;
    this.body = new ReadableStream<Uint8Array>(
      { start: (controller) => void (this.#controller = controller), cancel: () => this.#stop() },
      { highWaterMark: MOST_WAITING },
    );
  }

  async start(): Promise<void> {
    this.#write(frame(this.last, { last: this.last }, 'ready'));
    const { limits, clock } = this.deps;
    const { schoolId, id, expiresAtMs } = this.viewer;
    // The look at every sign of life makes a lost notification a delay, not a loss.
    const alive = () => {
      this.#write(': keep-alive\n\n');
      this.live.wake(`${schoolId}/${id}`);
    };
    this.#timers.push(
      setInterval(alive, limits.keepAliveMs),
      setTimeout(() => this.fail(), Math.min(2 ** 31 - 1, Math.max(0, expiresAtMs - clock.now()))),
    );
    this.#leave = await this.live.add(this.viewer, this);
    if (!this.#open) this.#leave();
  }

  send(event: FeedRow): void {
    this.#write(frame(event.id, event));
  }

  fail(): void {
    if (!this.#open) return;
    this.#stop();
    this.#controller.close();
  }

  #write(text: string): void {
    if (!this.#open) return;
    this.#controller.enqueue(this.#encoder.encode(text));
    if ((this.#controller.desiredSize ?? 1) <= 0) this.fail();
  }

  #stop(): void {
    this.#open = false;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#leave?.();
  }
}
