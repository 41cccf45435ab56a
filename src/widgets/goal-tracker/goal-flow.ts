/**
 * What the tracker leans on, bundled: who is looking, the goals of the student, the points of each goal that is shown, what waits to be sent. It turns
 * ports into facts and never waits for the network. It draws nothing.
 */
import { systemClock, type Clock } from '../../base/clock.js';
import { listGoals, type Goal } from '../../contract/goal.js';
import { limits } from '../../contract/limits.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { AccessController } from '../../element/access-controller.js';
import { clockContext, readerContext, type Reader } from '../../element/contexts.js';
import { OutboxController } from '../../element/outbox-controller.js';
import { PortController, type Host } from '../../element/port-controller.js';
import { ReaderController } from '../../element/reader-controller.js';
import { GoalPoints } from './goal-points.js';
import { trackerState, type GoalScene, type TrackerSettings, type TrackerState } from './goal-scene.js';

export interface FlowSettings extends Omit<TrackerSettings, 'now'> {
  /** The one goal to be shown; all where it is not given. */
  readonly goalId: string | undefined;
  /** Ended goals are looked at. */
  readonly endedOpen: boolean;
}

/** Whether a row is about goals at all; other widgets have their own. */
const isGoalRow = ({ operationId }: OutboxItem): boolean => /^(goals|goal-points|commitments|strategies|progress-reports)\./.test(operationId);

export class GoalFlow {
  readonly access: AccessController;
  readonly outbox: OutboxController;
  readonly list: ReaderController<typeof listGoals>;
  readonly #clock: PortController<Clock>;
  readonly #reader: PortController<Reader>;
  readonly #host: Host;
  readonly #points = new Map<string, GoalPoints>();
  #pointsOf: Reader | undefined;

  state: TrackerState = { kind: 'loading' };
  /** Newest first, with what this page has sent since. */
  active: readonly Goal[] = [];
  ended: readonly Goal[] = [];
  /** This student's rows about goals, oldest first. */
  items: readonly OutboxItem[] = [];

  constructor(host: Host) {
    this.access = new AccessController(host);
    this.outbox = new OutboxController(host);
    this.list = new ReaderController(host, listGoals);
    this.#clock = new PortController(host, clockContext);
    this.#reader = new PortController(host, readerContext);
    this.#host = host;
    host.addController({ hostDisconnected: () => this.#dropPoints(new Set()) });
  }

  get ports(): readonly PortController<unknown>[] {
    return [this.access, this.outbox, this.list, this.#clock, this.#reader];
  }

  get now(): number {
    return (this.#clock.port ?? systemClock).now();
  }

  get scene(): GoalScene | undefined {
    return this.state.kind === 'ready' ? this.state.scene : undefined;
  }

  /** Decides what there is to show; called before each drawing. */
  update({ goalId, endedOpen, ...settings }: FlowSettings): void {
    this.state = trackerState(this.access.snapshot, { ...settings, now: this.now });
    const { scene } = this;
    this.list.watch(scene && { params: { student: scene.student.id }, query: { limit: limits.pageItems } });
    this.items = scene ? this.outbox.items.filter((item) => isGoalRow(item) && item.studentId === scene.student.id) : [];
    const goals = scene ? newest(this.list.reading.value?.items ?? [], this.items).filter(({ id }) => goalId === undefined || id === goalId) : [];
    this.active = goals.filter(({ status }) => status === 'active');
    this.ended = goals.filter(({ status }) => status !== 'active');
    this.#watchPoints(scene, [...this.active, ...(endedOpen ? this.ended : [])]);
  }

  /** The points of a goal that is shown. */
  points(goalId: string): GoalPoints | undefined {
    return this.#points.get(goalId);
  }

  /** Asks again for what could not be read. */
  readAgain(): void {
    this.#reader.port?.refresh();
  }

  #watchPoints(scene: GoalScene | undefined, shown: readonly Goal[]): void {
    const reader = this.#reader.port;
    if (reader !== this.#pointsOf) this.#dropPoints(new Set());
    this.#pointsOf = reader;
    const wanted = new Set(shown.map(({ id }) => id));
    this.#dropPoints(wanted);
    if (!scene || !reader || !this.#host.isConnected) return;
    for (const id of wanted) if (!this.#points.has(id)) this.#points.set(id, new GoalPoints(reader, scene.student.id, id, () => this.#host.requestUpdate()));
  }

  #dropPoints(wanted: ReadonlySet<string>): void {
    for (const [id, points] of this.#points) {
      if (wanted.has(id)) continue;
      points.stop();
      this.#points.delete(id);
    }
  }
}

/** What the list says, with what this page has sent since: the newest version of each goal, in the order of the list. */
export function newest(listed: readonly Goal[], items: readonly OutboxItem[]): readonly Goal[] {
  const byId = new Map(listed.map((goal) => [goal.id, goal]));
  for (const { state, operationId, params, answer } of items) {
    if (state !== 'done' || !operationId.startsWith('goals.')) continue;
    const goal = answer as Goal | undefined;
    const known = goal && byId.get(goal.id);
    if (operationId === 'goals.remove') byId.delete(params.goal!);
    else if (goal && (!known || known.version <= goal.version)) byId.set(goal.id, goal);
  }
  return [...byId.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0));
}
