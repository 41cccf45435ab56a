/** Points that have left the form and are not with the school yet; and those that were changed on another device meanwhile. */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { removeGoalPoint, type GoalPoint, type GoalPointBody } from '../../contract/goal-point.js';
import type { OutboxItem } from '../../domain/outbox.js';
import type { Outbox } from '../../element/contexts.js';
import { attention } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { sendingView, type SendingAction } from '../../ui/sending-view.js';
import { numberWord } from '../../ui/measured-value.js';
import { dayWord } from './goal-labels.js';
import type { GoalScene } from './goal-scene.js';
import { insist } from './point-flow.js';

export interface PointRowsOptions {
  readonly scene: GoalScene;
  readonly items: readonly OutboxItem[];
  readonly unit: string;
  readonly now: number;
  readonly outbox: Outbox | undefined;
  readonly copy: (text: string) => void;
}

const line = ({ on, value, note }: Pick<GoalPointBody, 'on' | 'value' | 'note'>, unit: string, locale: string): string =>
  [`${dayWord(on, locale)}: ${numberWord(value, locale)} ${unit}`.trim(), note].filter(Boolean).join(' · ');

export function pointSummary({ operationId, body }: OutboxItem, unit: string, locale: string): string {
  if (operationId === removeGoalPoint.id || !body) return msg('A point is taken back');
  return line(body as unknown as GoalPointBody, unit, locale);
}

export function pointRowsView(options: PointRowsOptions): TemplateResult | typeof nothing {
  const { scene, items, unit, now, outbox, copy } = options;
  const { locale, timeZone } = scene;
  const summary = (item: OutboxItem): string => pointSummary(item, unit, locale);
  const act = (action: SendingAction, item: OutboxItem): void => {
    if (action === 'edit') void outbox?.takeBack(item.id);
    else if (action === 'cancel') void outbox?.cancel(item.id);
    else if (action === 'retry') void outbox?.retry(item.id);
    else copy(summary(item));
  };
  const title = (count: number): string => (count === 1 ? msg('1 point is waiting to send') : msg(str`${count} points are waiting to send`));
  return sendingView({ items, locale, timeZone, now, title, summary, next: '.point-form input', act, conflict: (item) => conflictView(item, options) });
}

/** A point is its author's: the other version is their own, from another device. Both are shown, and the person chooses (X-07). */
function conflictView(item: OutboxItem, { scene, unit, outbox }: PointRowsOptions): TemplateResult {
  const current = item.trouble?.problem?.current as GoalPoint | undefined;
  return notice({
    tone: 'attention',
    icon: attention,
    title: msg('This point was changed on another device meanwhile.'),
    text: html`<p>${msg('Here:')} <b dir="auto">${pointSummary(item, unit, scene.locale)}</b></p>
      ${current ? html`<p>${msg('There:')} <b dir="auto">${line(current, unit, scene.locale)}</b></p>` : nothing}`,
    actions: html`${current ? html`<button type="button" class="button" @click=${() => void insist(outbox, item, current)}>${msg('Use what I wrote here')}</button>` : nothing}
      <button type="button" class="button" @click=${() => void outbox?.cancel(item.id)}>${msg('Keep what is there')}</button>`,
  });
}
