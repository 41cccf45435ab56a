/** A point in one line, as it waits to be sent or stands beside another version. */
import { msg } from '@lit/localize';
import { removeGoalPoint, type GoalPointBody } from '../../contract/goal-point.js';
import type { AnsweredTerms } from '../../contract/goal.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { labelled } from '../../ui/labelled.js';
import { dayWord, withUnit } from './goal-labels.js';

/** Its day and its value. */
export const pointName = ({ on, value }: Pick<GoalPointBody, 'on' | 'value'>, terms: AnsweredTerms, locale: string): string =>
  labelled(dayWord(on, locale), withUnit(value, terms, locale));

export const pointLine = (point: Pick<GoalPointBody, 'on' | 'value' | 'note'>, terms: AnsweredTerms, locale: string): string =>
  [pointName(point, terms, locale), point.note].filter(Boolean).join(' · ');

export function pointSummary({ operationId, body }: OutboxItem, terms: AnsweredTerms, locale: string): string {
  if (operationId === removeGoalPoint.id || !body) return msg('A point is taken back');
  return pointLine(body as unknown as GoalPointBody, terms, locale);
}
