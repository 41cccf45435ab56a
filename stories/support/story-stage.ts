/**
 * The place that a widget stands on in a story: what happens in it happens once it is on the page, and its end can be waited for. Once the story stands, its
 * school is reached over the connection that the toolbar says. It knows no widget.
 */
import type { FakePorts } from '../../test/support/fake-ports.js';
import { steer } from './network.js';
import type { LookerName } from './people.js';

/** `ready` once the story has happened. */
export class StoryStage extends HTMLElement {
  ready: Promise<void> = Promise.resolve();
  begin: (() => Promise<void>) | undefined;
  /** What puts back what the story has changed about the page. */
  end: (() => void) | undefined;
  ports: FakePorts | undefined;
  #letGo: (() => void) | undefined;

  /** A place where everything is asked of these ports. */
  static over(ports: FakePorts): StoryStage {
    const stage = new StoryStage();
    stage.ports = ports;
    ports.provide(stage);
    return stage;
  }

  connectedCallback(): void {
    if (this.begin) this.ready = this.begin();
    this.begin = undefined;
    // Storybook takes it off the page and puts it back when a switch is pressed.
    void this.ready.then(() => {
      if (this.ports && this.isConnected) this.#letGo ??= steer(this.ports);
    });
  }
  disconnectedCallback(): void {
    this.#letGo?.();
    this.#letGo = undefined;
    this.end?.();
    this.end = undefined;
  }
}
if (!customElements.get('story-stage')) customElements.define('story-stage', StoryStage);

/** Waits until the story has happened; what went wrong in it is the story's failure. */
export async function played({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  await Promise.all([...canvasElement.querySelectorAll<StoryStage>('story-stage')].map(({ ready }) => ready));
}

/** What Storybook tells of a story besides its args. */
export interface Telling {
  readonly globals: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, unknown>>;
}
/** A story that can be seen as each of them: the toolbar's role says as whom. */
export const seenAs = (...viewers: readonly LookerName[]) => ({ parameters: { viewers } });

/** Who looks at the story: whom the toolbar says, where the story can be seen as them, else whom the story says. */
export function viewerIn<A extends { readonly as: LookerName }>(args: A, { globals, parameters }: Telling): A {
  const wanted = globals['role'] as LookerName | 'story' | undefined;
  const viewers = (parameters['viewers'] ?? []) as readonly LookerName[];
  return wanted && wanted !== 'story' && viewers.includes(wanted) ? { ...args, as: wanted } : args;
}
