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

export interface CardArgs {
  /** Who looks at it. */
  readonly as: LookerName;
  readonly state: StateName;
  readonly mode: Mode;
  readonly group: boolean;
  readonly preReader: boolean;
}

/** Holds the card; `ready` once the story has happened. */
export class StoryStage extends HTMLElement {
  ready: Promise<void> = Promise.resolve();
  begin: (() => Promise<void>) | undefined;

  connectedCallback(): void {
    if (!this.begin) return;
    this.ready = this.begin();
    this.begin = undefined;
  }
}
if (!customElements.get('story-stage')) customElements.define('story-stage', StoryStage);

export function cardStage({ as, state: name, mode, group, preReader }: CardArgs, locale: string): StoryStage {
  const state: CardState = states[name];
  const sight = sightOf(as);
  const { session, plans, known: checkIns } = sight;
  const ports = createFakePorts({ session, plans, checkIns, locale, now: NOW, ...state.setting?.(sight) });
  if (ports.access.current.session) ports.access.set({ studentId: sight.studentId });
  const stage = document.createElement('story-stage') as StoryStage;
  ports.provide(stage);
  const kind = kindOf(mode);
  state.before?.({ ports, sight, kind });
  stage.begin = async () => {
    const card = Object.assign(document.createElement('flywheel-check-in-card'), { mode, group, preReader });
    stage.append(card);
    await settled(card);
    await state.then?.({ card, ports, sight, kind });
    await settled(card);
  };
  return stage;
}

/** Waits until the story has happened; what went wrong in it is the story's failure. */
export async function played({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  await Promise.all([...canvasElement.querySelectorAll<StoryStage>('story-stage')].map(({ ready }) => ready));
}
