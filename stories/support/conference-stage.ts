/** A conference scheduler in a story: the widget as a page has it, with a seed school behind its ports instead of a server. Every story begins anew. */
import '../../src/widgets/conference-scheduler/conference-scheduler.js';
import { offerConferences, type ConferenceSchool } from '../../test/support/conference-ports.js';
import { createFakePorts } from '../../test/support/fake-ports.js';
import { settled } from '../../test/support/inside.js';
import { conferenceSightOf } from './conference-sight.js';
import { conferenceStates, type ConferenceState, type ConferenceStateName } from './conference-states.js';
import { NOW, type LookerName } from './people.js';
import { StoryStage } from './story-stage.js';

export interface ConferenceArgs {
  /** Who looks at it. */
  readonly as: LookerName;
  readonly state: ConferenceStateName;
  /** The viewer's own zone; the school's unless given. */
  readonly timeZone?: string;
}

export function conferenceStage({ as, state: name, timeZone }: ConferenceArgs, locale: string): StoryStage {
  const state: ConferenceState = conferenceStates[name];
  const sight = conferenceSightOf(as);
  const { session, studentId } = sight;
  const capabilities = ['check-ins', 'goals', 'conferences', 'events', 'drafts'];
  const ports = createFakePorts({ session, capabilities, locale, now: NOW, ...state.setting?.(sight) });
  const school: ConferenceSchool = { ...(state.told?.(sight) ?? sight.told) };
  offerConferences(ports, school);
  ports.reader.answers.set('goals.list', (input) => ({ items: sight.goals((input as { params: { student: string } }).params.student), next: null }));
  if (ports.access.current.session) ports.access.set({ studentId });
  const stage = StoryStage.over(ports);
  state.before?.({ ports, sight, school });
  stage.begin = async () => {
    const scheduler = Object.assign(document.createElement('flywheel-conference-scheduler'), timeZone ? { timeZone } : {});
    stage.append(scheduler);
    await settled(scheduler);
    stage.end = (await state.then?.({ scheduler, ports, sight, school })) ?? undefined;
    await settled(scheduler);
  };
  return stage;
}
