/** A row of the outbox, whole, with what a test wants different. */
import type { OutboxRow } from '../../src/domain/outbox.js';

export const outboxRow = (change: Partial<OutboxRow> = {}): OutboxRow => ({
  schema: 1,
  id: '00000000-0000-4000-8000-000000000001',
  person: 'ana',
  studentId: '00000000-0000-4000-8000-0000000000aa',
  thread: 'check-ins',
  seq: 1,
  operationId: 'check-ins.create',
  method: 'POST',
  path: '/students/{student}/check-ins',
  params: { student: '00000000-0000-4000-8000-0000000000aa' },
  body: { kind: 'feelings', note: 'a word' },
  version: undefined,
  draft: undefined,
  createdAt: 0,
  state: 'queued',
  attempts: 0,
  lastTriedAt: undefined,
  notBefore: 0,
  trouble: undefined,
  ...change,
});
