/** What a waiting row of a check-in is called in one line, and what is special about one that was refused. It draws nothing. */
import { msg, str } from '@lit/localize';
import type { CheckInBody } from '../../contract/check-in.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { fromDraft, toLine } from './check-in-form.js';
import { feelingWord } from './feeling-words.js';

/** Whether a row is a check-in's at all; other widgets have their own. */
export const isCheckIn = ({ operationId }: OutboxItem): boolean => operationId.startsWith('check-ins.');

export const pointOfRow = ({ operationId, body }: OutboxItem): CheckInBody['goalPoint'] =>
  operationId === 'check-ins.acknowledge' ? undefined : (body as CheckInBody | undefined)?.goalPoint;

/** What an item says, in one line; `point` is its goal point in words. */
export function summaryOf({ draft, operationId }: OutboxItem, point: string): string {
  if (operationId === 'check-ins.acknowledge') return msg('Your answer to a check-in');
  return [toLine(fromDraft(draft?.value), feelingWord), point].filter(Boolean).join(' · ') || msg('Today’s ratings');
}

export const waitingTitle = (count: number, locale: string): string =>
  count === 1 ? msg('1 check-in is waiting to send') : msg(str`${count.toLocaleString(locale)} check-ins are waiting to send`);

/** A goal that has ended, or is gone, since the point was written: the words are whole, and go without it. */
export function pointTrouble(item: OutboxItem): string | undefined {
  const type = item.trouble?.type;
  if (type !== 'goal-ended' && !(type === 'not-found' && pointOfRow(item))) return undefined;
  return msg('The goal of your point has ended in the meantime. Open your words again, leave the point out, and send the rest.');
}
