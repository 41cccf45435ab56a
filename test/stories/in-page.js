/**
 * Runs in the page before everything else: listens on Storybook's channel from its first word on, and keeps what a story reported as `storyReport`.
 * Plain JavaScript, because it goes into the page as it is.
 */
(() => {
  let channel;
  let shown = new URL(location.href).searchParams.get('id');
  const over = (status, threw, reporters = []) => {
    window.storyReport ??= { status, threw, reporters };
  };
  const finished = ({ storyId, status, reporters }) => {
    if (storyId !== shown) return;
    const said = reporters.map(({ type, status: outcome, result }) => ({
      type,
      status: outcome,
      violations: (result?.violations ?? []).map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    }));
    over(status, undefined, said);
  };
  Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(made) {
      channel = made;
      made.on('storyFinished', finished);
      for (const event of ['playFunctionThrewException', 'storyThrewException', 'storyErrored', 'unhandledErrorsWhilePlaying', 'storyMissing'])
        made.on(event, (said) => over('error', `${event} ${said?.message ?? JSON.stringify(said)}`));
    },
  });

  /** Goes to another story without loading the page again. */
  window.showStory = (storyId) => {
    shown = storyId;
    window.storyReport = undefined;
    channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
  };

  /** Presses switches of the toolbar while a story is on. */
  window.pressSwitches = (globals) => channel.emit('updateGlobals', { globals });

  /** Changes a story in its controls; resolves when it is drawn anew. */
  window.pressControls = (storyId, updatedArgs) =>
    new Promise((resolve) => {
      channel.once('storyRendered', resolve);
      channel.emit('updateStoryArgs', { storyId, updatedArgs });
    });

  /** A table of two dimensions may be wider than its place, in a frame that keys reach and that scrolls (WCAG 1.4.10); code too. On paper it is as wide as paper is. */
  const scrollsAlone = (one) =>
    one.matches('[role="region"][tabindex] > table') || (one.matches('pre > code') && /auto|scroll/.test(getComputedStyle(one.parentElement).overflowX));

  /** What reaches over the edges of the place that a story has: at a zoom of 400 % one would have to scroll for it, both ways. */
  window.outOfPlace = () => {
    const { left, right } = document.getElementById('storybook-root').getBoundingClientRect();
    const found = [];
    const look = (root) => {
      for (const one of root.querySelectorAll('*')) {
        if (['table', 'code'].some((name) => one.closest(name) && scrollsAlone(one.closest(name)))) continue;
        const box = one.getBoundingClientRect();
        const isOut = box.width > 1 && (box.left < left - 1 || box.right > right + 1);
        if (isOut && one.checkVisibility({ visibilityProperty: true }) && !one.closest('.visually-hidden')) found.push(one.outerHTML.slice(0, 160));
        else if (one.shadowRoot) look(one.shadowRoot);
      }
    };
    look(document.getElementById('storybook-root'));
    return found;
  };

  /** Tags that nothing came for, behind shadow roots too. */
  window.undefinedTags = () => {
    const found = new Set();
    const look = (root) => {
      for (const one of root.querySelectorAll('*')) {
        if (one.matches(':not(:defined)')) found.add(one.localName);
        if (one.shadowRoot) look(one.shadowRoot);
      }
    };
    look(document);
    return [...found];
  };
})();
