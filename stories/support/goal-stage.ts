/** A goal tracker in a story: the widget as a page has it, with a seed school behind its ports instead of a server. Every story begins anew. */
import '../../src/widgets/goal-tracker/goal-tracker.js';
import type { FlywheelGoalTracker } from '../../src/widgets/goal-tracker/goal-tracker.js';
import { createFakePorts, type FakePorts } from '../../test/support/fake-ports.js';
import { offerGoals } from '../../test/support/goal-ports.js';
import { settled } from '../../test/support/inside.js';
import { goalSightOf, type GoalSight, type Told } from './goal-sight.js';
import { goalStates, type GoalState, type GoalStateName } from './goal-states.js';
import { NOW, type LookerName } from './people.js';
import { StoryStage } from './story-stage.js';

export interface GoalArgs extends Partial<
  Pick<FlywheelGoalTracker, 'preReader' | 'method' | 'trendMinimum' | 'rule' | 'ruleLast' | 'ruleMinimumPoints' | 'ruleMinimumWeeks'>
> {
  /** Who looks at it. */
  readonly as: LookerName;
  readonly state: GoalStateName;
}

type OfStudent = { readonly params: { readonly student: string } };

/** Lets the school in the page answer about goals and what belongs to them. */
export function offerGoalsOf(ports: FakePorts, sight: GoalSight, { goals, points }: Told = sight.told): void {
  offerGoals(ports, goals, points);
  for (const [list, items] of [
    ['commitments.list', sight.commitments],
    ['strategies.list', sight.strategies],
    ['progress-reports.list', sight.progressReports],
  ] as const)
    ports.reader.answers.set(list, (input) => ({ items: items((input as OfStudent).params.student), next: null }));
}

export function goalStage({ as, state: name, ...properties }: GoalArgs, locale: string): StoryStage {
  const state: GoalState = goalStates[name];
  const sight = goalSightOf(as);
  const { session, studentId } = sight;
  const ports = createFakePorts({ session, capabilities: ['check-ins', 'goals', 'events', 'drafts'], locale, now: NOW, ...state.setting?.(sight) });
  offerGoalsOf(ports, sight, state.told?.(sight));
  if (ports.access.current.session) ports.access.set({ studentId });
  const stage = StoryStage.over(ports);
  state.before?.({ ports, sight });
  stage.begin = async () => {
    const tracker = Object.assign(document.createElement('flywheel-goal-tracker'), properties);
    stage.append(tracker);
    await settled(tracker);
    stage.end = (await state.then?.({ tracker, ports, sight })) ?? undefined;
    await settled(tracker);
  };
  return stage;
}
