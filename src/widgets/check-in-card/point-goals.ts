/**
 * The goals behind the points of check-ins (CI-16): read when somebody opens the part or an entry has a point, and not before; and what a value must be for
 * the goal that is chosen. It draws nothing and sends nothing.
 */
import { numberIn } from '../../base/number-text.js';
import type { Unsubscribe } from '../../base/subscribers.js';
import { listGoalPoints } from '../../contract/goal-point.js';
import { fitsMeasure, measureKinds, measureRanges, type MeasureKind } from '../../contract/goal-measure.js';
import { listGoals, type AnsweredTerms, type Goal } from '../../contract/goal.js';
import { limits } from '../../contract/limits.js';
import type { AnswerOf, InputOf, Operation } from '../../contract/operation.js';
import { valueProblem, type ValueProblem } from '../../domain/goal-value.js';
import type { Reader, Reading } from '../../element/contexts.js';
import type { Scene } from './card-scene.js';
import type { CheckInFlow } from './check-in-flow.js';
import type { FormPoint } from './check-in-form.js';

/** One answer that is followed while the card is on the page; asked for while it draws. */
class Followed<O extends Operation> {
  #reader: Reader | undefined;
  #key = '';
  #stop: Unsubscribe | undefined;
  reading: Reading<AnswerOf<O>> | undefined;

  constructor(
    readonly operation: O,
    readonly changed: () => void,
  ) {}

  follow(reader: Reader | undefined, input: InputOf<O>): void {
    const key = JSON.stringify(input);
    if (reader === this.#reader && key === this.#key) return;
    this.stop();
    [this.#reader, this.#key, this.reading] = [reader, key, undefined];
    let drawing = true;
    this.#stop = reader?.watch(this.operation, input, (reading) => {
      this.reading = reading;
      if (!drawing) this.changed();
    });
    drawing = false;
  }

  readonly stop = (): void => {
    this.#stop?.();
    this.#stop = this.#reader = undefined;
  };
}

interface Readings {
  readonly goals: Followed<typeof listGoals>;
  readonly points: Followed<typeof listGoalPoints>;
}
const known = new WeakMap<CheckInFlow, Readings>();

function readingsOf(flow: CheckInFlow): Readings {
  let readings = known.get(flow);
  if (!readings) {
    const redraw = (): void => flow.redraw();
    known.set(flow, (readings = { goals: new Followed(listGoals, redraw), points: new Followed(listGoalPoints, redraw) }));
    flow.onLeave(readings.goals.stop);
    flow.onLeave(readings.points.stop);
  }
  return readings;
}

/** All goals of the student, ended ones too; `undefined` while nobody has answered. */
export function goalsOf(flow: CheckInFlow, { student }: Scene): Reading<readonly Goal[]> {
  const { goals } = readingsOf(flow);
  goals.follow(flow.reader, { params: { student: student.id }, query: { limit: limits.pageItems } });
  const { reading } = goals;
  return {
    status: reading?.status ?? 'loading',
    value: reading?.value?.items,
    readAt: reading?.readAt,
    fromCache: reading?.fromCache ?? false,
    failure: reading?.failure,
  };
}

export const termsOf = ({ revisions }: Goal): AnsweredTerms => revisions.at(-1)!.terms;
/** A point can be added to it. */
export const takesPoints = (goal: Goal): boolean => goal.status === 'active' && termsOf(goal).measure !== null;
/** A kind of measure that this version does not know takes any number. */
export const measureOf = (goal: Goal): MeasureKind => measureKinds.find((kind) => kind === termsOf(goal).measure?.kind) ?? 'score';

/** What is wrong with a value, by the rules of the tracker's own form. */
export function problemOf(flow: CheckInFlow, { student, locale }: Scene, goal: Goal, { typed, sure }: FormPoint): ValueProblem | undefined {
  const kind = measureOf(goal);
  const { points } = readingsOf(flow);
  points.follow(flow.reader, { params: { student: student.id, goal: goal.id }, query: { limit: limits.pageItems } });
  const { baseline, target, startsOn } = termsOf(goal);
  const before = (points.reading?.value?.items ?? []).filter(({ on }) => on >= startsOn).map(({ value }) => value);
  const others = kind === 'attainment' ? [] : [...before, baseline, target].filter((one): one is number => one !== null);
  return valueProblem(typed, sure, { range: measureRanges[kind], fits: (number) => fitsMeasure(number, kind), locale, others });
}

/** What is typed, with the number that it is: only where the goal's measure can have it. */
export function pointOf(flow: CheckInFlow, scene: Scene, goal: Goal | undefined, { goalId, typed, sure }: FormPoint): FormPoint {
  const point: FormPoint = { goalId, typed, ...(sure !== undefined && { sure }) };
  const value = goal && !problemOf(flow, scene, goal, point) ? numberIn(typed, scene.locale) : undefined;
  return value === undefined ? point : { ...point, value };
}
