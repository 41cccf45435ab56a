/** What a part of the tracker tells the tracker around it. These never leave its shadow root: they bubble and are not composed. */

/** The form of a goal is done with. */
export class EditorClosedEvent extends Event {
  static readonly type = 'flywheel-goal-editor-closed';
  constructor(
    /** It was sent; else what is typed is kept. */
    readonly isSent: boolean,
  ) {
    super(EditorClosedEvent.type, { bubbles: true });
  }
}

/** The folded form of a goal holds words that its writer left in it, or that came back into it. */
export class EditorFoundEvent extends Event {
  static readonly type = 'flywheel-goal-editor-found';
  constructor() {
    super(EditorFoundEvent.type, { bubbles: true });
  }
}
