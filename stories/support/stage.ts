/**
 * A card in a story: the widget as a page has it, with a seed school behind its ports instead of a server. Nothing here leaves the page, and every
 * story begins anew.
 */
import '../../src/widgets/check-in-card/check-in-card.js';
import type { Mode } from '../../src/contract/check-in.js';
import { createFakePorts } from '../../test/support/fake-ports.js';
import { settled } from '../../test/support/inside.js';
import { NOW, sightOf, type LookerName } from './people.js';
import { kindOf, states, type CardState, type StateName } from './states.js';
import { StoryStage } from './story-stage.js';

export interface CardArgs {
  /** Who looks at it. */
  readonly as: LookerName;
  readonly state: StateName;
  readonly mode: Mode;
  readonly group: boolean;
  readonly preReader: boolean;
}

export function cardStage({ as, state: name, mode, group, preReader }: CardArgs, locale: string): StoryStage {
  const state: CardState = states[name];
  const sight = sightOf(as);
  const { session, plans, known: checkIns } = sight;
  const ports = createFakePorts({ session, plans, checkIns, locale, now: NOW, ...state.setting?.(sight) });
  if (ports.access.current.session) ports.access.set({ studentId: sight.studentId });
  const stage = StoryStage.over(ports);
  const kind = kindOf(mode);
  state.before?.({ ports, sight, kind });
  stage.begin = async () => {
    const card = Object.assign(document.createElement('flywheel-check-in-card'), { mode, group, preReader });
    stage.append(card);
    await settled(card);
    stage.end = (await state.then?.({ card, ports, sight, kind })) ?? undefined;
    await settled(card);
  };
  return stage;
}
