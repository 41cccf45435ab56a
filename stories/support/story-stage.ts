/** The place that a widget stands on in a story: what happens in it happens once it is on the page, and its end can be waited for. It knows no widget. */

/** `ready` once the story has happened. */
export class StoryStage extends HTMLElement {
  ready: Promise<void> = Promise.resolve();
  begin: (() => Promise<void>) | undefined;
  /** What puts back what the story has changed about the page. */
  end: (() => void) | undefined;

  connectedCallback(): void {
    if (!this.begin) return;
    this.ready = this.begin();
    this.begin = undefined;
  }
  disconnectedCallback(): void {
    this.end?.();
    this.end = undefined;
  }
}
if (!customElements.get('story-stage')) customElements.define('story-stage', StoryStage);

/** Waits until the story has happened; what went wrong in it is the story's failure. */
export async function played({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  await Promise.all([...canvasElement.querySelectorAll<StoryStage>('story-stage')].map(({ ready }) => ready));
}
