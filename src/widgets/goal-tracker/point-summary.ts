/** A point in one line, as it waits to be sent or stands beside another version. */
import { msg } from '@lit/localize';
import { removeGoalPoint, type GoalPointBody } from '../../contract/goal-point.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { labelled } from '../../ui/labelled.js';
import { numberWord } from '../../ui/measured-value.js';
import { dayWord } from './goal-labels.js';

export const pointLine = ({ on, value, note }: Pick<GoalPointBody, 'on' | 'value' | 'note'>, unit: string, locale: string): string =>
  [labelled(dayWord(on, locale), `${numberWord(value, locale)} ${unit}`.trim()), note].filter(Boolean).join(' · ');

export function pointSummary({ operationId, body }: OutboxItem, unit: string, locale: string): string {
  if (operationId === removeGoalPoint.id || !body) return msg('A point is taken back');
  return pointLine(body as unknown as GoalPointBody, unit, locale);
}
