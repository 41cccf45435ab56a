/** What a part of the tracker tells what stands around it. None of them leaves the tracker: who they are for stops them. */

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

/** A report stands on the page to be printed, or does so no more: what is around it stays off the paper. Composed, because it passes the roots between. */
export class ReportOnPaperEvent extends Event {
  static readonly type = 'flywheel-goal-report-on-paper';
  constructor(readonly isOpen: boolean) {
    super(ReportOnPaperEvent.type, { bubbles: true, composed: true });
  }
}
