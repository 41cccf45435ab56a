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
import { DraftController } from '../../element/draft-controller.js';
import { OutboxController } from '../../element/outbox-controller.js';
import { PortController, type Host } from '../../element/port-controller.js';
import { GoalPoints } from './goal-points.js';
import { FirstStudent, type Heard } from './first-student.js';
import { trackerState, type GoalScene, type TrackerSettings, type TrackerState } from './goal-scene.js';
import { ListPages, type PageReading } from '../../element/list-pages.js';
import { WIDGET } from './point-flow.js';
import { maySet } from './tracker-words.js';

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
  readonly #clock: PortController<Clock>;
  readonly #reader: PortController<Reader>;
  readonly #host: Host;
  /** Looks once for words of a goal that is being written. */
  readonly #draft: DraftController;
  readonly #first = new FirstStudent();
  readonly #points = new Map<string, GoalPoints>();
  #pointsOf: Reader | undefined;
  #list: ListPages<Goal> | undefined;
  /** Whose goals `#list` has, and from where. */
  #listed: { readonly studentId: string; readonly reader: Reader } | undefined;
  #lookedFor: string | undefined;

  state: TrackerState = { kind: 'loading' };
  /** Newest first, with what this page has sent since. */
  active: readonly Goal[] = [];
  ended: readonly Goal[] = [];
  /** This student's rows about goals, oldest first. */
  items: readonly OutboxItem[] = [];

  constructor(host: Host) {
    this.access = new AccessController(host);
    this.outbox = new OutboxController(host);
    this.#draft = new DraftController(host);
    this.#clock = new PortController(host, clockContext);
    this.#reader = new PortController(host, readerContext);
    this.#host = host;
    host.addController({ hostDisconnected: () => (this.#dropPoints(new Set()), this.#watchGoals(undefined)) });
  }

  get ports(): readonly PortController<unknown>[] {
    return [this.access, this.outbox, this.#clock, this.#reader];
  }

  get now(): number {
    return (this.#clock.port ?? systemClock).now();
  }

  get scene(): GoalScene | undefined {
    return this.state.kind === 'ready' ? this.state.scene : undefined;
  }

  /** How the list of goals was read. */
  get reading(): Pick<PageReading<Goal>, 'status' | 'failure' | 'value'> {
    return this.#list?.first ?? { status: 'loading', value: undefined, failure: undefined };
  }

  /** Decides what there is to show; called before each drawing. */
  update({ goalId, endedOpen, ...settings }: FlowSettings): void {
    this.#decide(settings, goalId);
    const { scene } = this;
    this.items = scene ? this.outbox.items.filter((item) => isGoalRow(item) && item.studentId === scene.student.id) : [];
    const goals = scene ? newest(this.#list?.items ?? [], this.items).filter(({ id }) => goalId === undefined || id === goalId) : [];
    this.active = goals.filter(({ status }) => status === 'active');
    this.ended = goals.filter(({ status }) => status !== 'active');
    this.#watchPoints(scene, [...this.active, ...(endedOpen ? this.ended : [])]);
  }

  /** Words of an earlier visit lie in the form of a new goal: said once for each student that is shown. */
  foundWords(): boolean {
    const { scene } = this;
    const studentId = scene && maySet(scene) ? scene.student.id : undefined;
    if (studentId === undefined || studentId === this.#lookedFor) return false;
    this.#draft.openAt({ studentId, widget: WIDGET, record: 'goal-new' });
    const { status, restoredFrom } = this.#draft.snapshot;
    if (status === 'loading') return false;
    this.#lookedFor = studentId;
    this.#draft.openAt(undefined);
    return restoredFrom !== undefined;
  }

  /** Whose goals there are to show. */
  #decide(settings: Omit<TrackerSettings, 'now'>, goalId: string | undefined): void {
    const { snapshot } = this.access;
    const { session } = snapshot;
    const isChosen = settings.studentId !== undefined || (snapshot.studentId !== undefined && snapshot.studentChosen !== false);
    let isNext: boolean;
    do {
      const studentId = isChosen ? settings.studentId : this.#first.of(session);
      this.state = trackerState(snapshot, { ...settings, studentId, now: this.now });
      this.#watchGoals(this.scene?.student.id);
      isNext = !isChosen && this.#first.hear(session, this.#heard(goalId));
    } while (isNext);
    if (!isChosen && this.scene && this.#first.isLooking(session)) this.state = { kind: 'loading' };
  }

  /** What the list says about the student whose goals are asked for; what this device remembers of none may be old. */
  #heard(goalId: string | undefined): Heard {
    const { value, status, fromCache } = this.#list?.first ?? {};
    const { offline } = this.access.snapshot;
    if (this.#list?.items.some(({ id }) => goalId === undefined || id === goalId)) return 'some';
    if (value && (!fromCache || offline)) return 'none';
    return status === 'failed' || offline || !this.#reader.port ? 'unsaid' : 'asking';
  }

  /** The points of a goal that is shown. */
  points(goalId: string): GoalPoints | undefined {
    return this.#points.get(goalId);
  }

  /** Asks again for what could not be read. */
  readAgain(): void {
    this.#reader.port?.refresh();
  }

  /** All goals of one student; `undefined`: nobody's. */
  #watchGoals(studentId: string | undefined): void {
    const reader = this.#host.isConnected ? this.#reader.port : undefined;
    if (studentId === this.#listed?.studentId && reader === this.#listed?.reader) return;
    this.#list?.stop();
    this.#list = this.#listed = undefined;
    if (studentId === undefined || !reader) return;
    this.#listed = { studentId, reader };
    this.#list = new ListPages<Goal>(
      (cursor, listener) => {
        const query = { limit: limits.pageItems, ...(cursor !== undefined && { cursor }) };
        return reader.watch(listGoals, { params: { student: studentId }, query }, listener);
      },
      () => this.#host.requestUpdate(),
    );
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
    // How many points lie on it is no part of its version: the list knows that better than an answer of before.
    else if (goal && (!known || known.version < goal.version)) byId.set(goal.id, goal);
  }
  return [...byId.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0));
}
