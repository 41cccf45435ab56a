/** What waits to be sent about a goal, in one line each: the words in it, else what it is. */
import { msg, str } from '@lit/localize';
import type { OutboxItem } from '../../domain/outbox.js';
import { labelled } from '../../ui/labelled.js';

export const rowsTitle = (count: number): string => (count === 1 ? msg('1 thing is waiting to send') : msg(str`${count} things are waiting to send`));

interface Worded {
  readonly terms?: { readonly statement?: string };
  readonly text?: string;
  readonly label?: string;
  readonly reason?: string | null;
  readonly comment?: string | null;
}

const kinds: Readonly<Record<string, () => string>> = {
  'goals.decide': () => msg('Your answer to a suggestion'),
  'goals.end': () => msg('The end of a goal'),
  'strategies.find': () => msg('What you found about a strategy'),
  'progress-reports.create': () => msg('A progress report'),
};

export function rowSummary({ operationId, body }: Pick<OutboxItem, 'operationId' | 'body'>): string {
  const { terms, text, label, reason, comment } = (body ?? {}) as Worded;
  const words = terms?.statement || text || label || reason || comment;
  const kind = kinds[operationId]?.();
  return kind && words ? labelled(kind, words) : kind || words || msg('Your change');
}
