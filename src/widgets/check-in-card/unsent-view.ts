/** What has left the card's form and not arrived. How it is drawn is said in `ui/sending-view.ts`; here is what a check-in adds to it. */
import type { nothing } from 'lit';
import { type TemplateResult } from 'lit';
import type { OutboxItem } from '../../domain/outbox.js';
import { partLine } from '../../ui/part-line.js';
import { sendingView } from '../../ui/sending-view.js';
import type { CardParts } from './card-parts.js';
import type { Scene } from './card-scene.js';
import type { CheckInFlow } from './check-in-flow.js';
import { pointOfRow, pointTrouble, summaryOf, waitingTitle } from './row-words.js';

export interface UnsentOptions {
  readonly copy: (text: string) => void;
  /** The words are in the form again. */
  readonly reopened: () => void;
}

export function unsentView(scene: Scene, flow: CheckInFlow, parts: CardParts, { copy, reopened }: UnsentOptions): TemplateResult | typeof nothing {
  const { locale, timeZone } = scene;
  const outbox = flow.outbox.port;
  const summary = (item: OutboxItem): string => summaryOf(item, flow.pointWord(pointOfRow(item)));
  return sendingView({
    items: flow.items,
    locale,
    timeZone,
    now: flow.now,
    title: (count) => waitingTitle(count, locale),
    summary,
    next: '.form flywheel-choice-grid, .after .link',
    trouble: pointTrouble,
    act: (action, item) => {
      if (action === 'edit') void outbox?.takeBack(item.id).then(reopened);
      else if (action === 'cancel') void outbox?.cancel(item.id);
      else if (action === 'retry') void outbox?.retry(item.id);
      else copy(summary(item));
    },
    conflict: (item) => parts.get('conflict')?.conflictSection(item, scene, flow) ?? partLine(parts, 'conflict'),
  });
}
