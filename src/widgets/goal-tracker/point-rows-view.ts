/** Points that have left the form and are not with the school yet. Those that were changed on another device meanwhile are in `point-conflict.ts`. */
import { msg, str } from '@lit/localize';
import type { nothing, TemplateResult } from 'lit';
import type { AnsweredTerms } from '../../contract/goal.js';
import type { OutboxItem } from '../../domain/outbox.js';
import type { Outbox } from '../../element/contexts.js';
import { partLine } from '../../ui/part-line.js';
import { sendingView, type SendingAction } from '../../ui/sending-view.js';
import type { GoalScene } from './goal-scene.js';
import { pointSummary } from './point-summary.js';
import type { TrackerParts } from './tracker-parts.js';

export interface PointRowsOptions {
  readonly scene: GoalScene;
  readonly items: readonly OutboxItem[];
  readonly terms: AnsweredTerms;
  readonly now: number;
  readonly outbox: Outbox | undefined;
  readonly parts: TrackerParts;
  readonly copy: (text: string) => void;
}

export function pointRowsView(options: PointRowsOptions): TemplateResult | typeof nothing {
  const { scene, items, terms, now, outbox, parts, copy } = options;
  const { locale, timeZone } = scene;
  const summary = (item: OutboxItem): string => pointSummary(item, terms, locale);
  const act = (action: SendingAction, item: OutboxItem): void => {
    if (action === 'edit') void outbox?.takeBack(item.id);
    else if (action === 'cancel') void outbox?.cancel(item.id);
    else if (action === 'retry') void outbox?.retry(item.id);
    else copy(summary(item));
  };
  const title = (count: number): string => (count === 1 ? msg('1 point is waiting to send') : msg(str`${count} points are waiting to send`));
  return sendingView({
    items,
    locale,
    timeZone,
    now,
    title,
    summary,
    next: '.point-form input',
    act,
    conflict: (item) => parts.get('conflict')?.conflictView(item, options) ?? partLine(parts, 'conflict'),
  });
}
