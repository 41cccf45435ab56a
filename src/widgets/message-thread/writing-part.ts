/** What every part that writes leans on, besides what every part with a small form does: who looks, and the thread. It knows no field. */
import { property } from 'lit/decorators.js';
import type { Thread } from '../../contract/thread.js';
import type { DraftPlace } from '../../domain/draft.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { FormPart } from '../../ui/form-part.js';
import type { ThreadScene } from './thread-scene.js';
import { WIDGET } from './thread-seams.js';
import { rowSummary, rowsTitle } from './writing-words.js';

export abstract class WritingPart extends FormPart {
  @property({ attribute: false }) override scene?: ThreadScene;
  /** With the newest that is known of it. */
  @property({ attribute: false }) thread?: Thread;

  /** Names the small form's draft; `undefined`: there is no form. */
  protected abstract get record(): string | undefined;

  protected readonly words = { title: rowsTitle, summary: rowSummary };

  protected get studentId(): string {
    return this.thread!.studentId;
  }
  protected get place(): DraftPlace | undefined {
    const { scene, thread, record } = this;
    return scene && thread && record !== undefined ? { studentId: thread.studentId, widget: WIDGET, record } : undefined;
  }
  protected isHere({ params }: OutboxItem): boolean {
    return params.thread === this.thread?.id;
  }
  /** Whether the viewer writes in the voice of the school. */
  protected get isStaff(): boolean {
    return this.scene?.viewer.voice === 'school';
  }
}
