/** What a press leads to may take longer than a frame; what says that it was heard must not. Whoever has both shows the one, waits here, then draws the other. */

/** A page that is not drawn (a frame out of sight) waits no longer than this. */
const NEVER_DRAWN_MS = 100;

/** Resolves when what is on the page now has been drawn. */
export function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, NEVER_DRAWN_MS);
    requestAnimationFrame(() =>
      // Before the frame is drawn; the next task is after it.
      setTimeout(() => {
        clearTimeout(late);
        resolve();
      }),
    );
  });
}
