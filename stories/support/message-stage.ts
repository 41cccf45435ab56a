/** Messages in a story: the widget as a page has it, with a seed school behind its ports instead of a server. Every story begins anew. */
import '../../src/widgets/message-thread/message-thread.js';
import { createFakePorts } from '../../test/support/fake-ports.js';
import { settled } from '../../test/support/inside.js';
import { offerMessages, type MessageSchool } from '../../test/support/message-ports.js';
import { messageSightOf } from './message-sight.js';
import { messageStates, type MessageState, type MessageStateName } from './message-states.js';
import { NOW, type LookerName } from './people.js';
import { StoryStage } from './story-stage.js';

export interface MessageArgs {
  /** Who looks at it. */
  readonly as: LookerName;
  readonly state: MessageStateName;
  /** The viewer's own zone; the school's unless given. */
  readonly timeZone?: string;
}

export function messageStage({ as, state: name, timeZone }: MessageArgs, locale: string): StoryStage {
  const state: MessageState = messageStates[name];
  const sight = messageSightOf(as);
  const { session, studentId } = sight;
  const capabilities = ['check-ins', 'messages', 'attachments', 'events', 'drafts'];
  const ports = createFakePorts({ session, capabilities, locale, now: NOW, ...state.setting?.(sight) });
  const school: MessageSchool = { ...(state.told?.(sight) ?? sight.told), read: [], queries: [], found: { seqs: [], more: false } };
  offerMessages(ports, school);
  // Staff of many students see all their threads at once.
  if (ports.access.current.session) ports.access.set({ studentId, studentChosen: session.viewer.voice !== 'school' || sight.isOverseer });
  const stage = StoryStage.over(ports);
  state.before?.({ ports, sight, school });
  stage.begin = async () => {
    const widget = Object.assign(document.createElement('flywheel-message-thread'), timeZone ? { timeZone } : {});
    stage.append(widget);
    await settled(widget);
    stage.end = (await state.then?.({ widget, ports, sight, school })) ?? undefined;
    await settled(widget);
  };
  return stage;
}
