/** A person's own drafts. Nobody else can read them, so they tell nobody and leave no line in the audit. */
import { limits } from '../../../src/contract/limits.js';
import type { RemoteDraft } from '../../../src/contract/draft.js';
import { checkVersion } from '../middleware/if-match.js';
import { discardDraft, insertDraft, listDrafts, lockDraft, updateDraft, type DraftRow } from '../queries/drafts.js';
import { Refusal } from '../refusal.js';
import type { Handlers } from './handler.js';
import { tieTo } from './ties.js';

const showDraft = (studentId: string, { widget, record, value, savedAt, version }: DraftRow): RemoteDraft => ({
  studentId,
  widget,
  record,
  value: JSON.parse(value ?? '{}') as Record<string, unknown>,
  savedAt,
  version,
});

export const draftRoutes = {
  'drafts.list': async ({ db, viewer, params, query }) => {
    await tieTo(db, viewer, params.student);
    const { rows, next } = await listDrafts(db, viewer, params.student, query.limit ?? limits.pageItemsDefault, query.cursor);
    return { answer: { items: rows.map((row) => showDraft(params.student, row)), next } };
  },

  'drafts.save': async ({ db, viewer, params, body, nowMs, ifMatch }) => {
    await tieTo(db, viewer, params.student);
    const value = JSON.stringify(body.value);
    if (Buffer.byteLength(value) > limits.draftBytes) throw new Refusal('too-large', { detail: `A draft has at most ${limits.draftBytes} bytes` });
    const now = new Date(nowMs);
    const there = await lockDraft(db, viewer, params);
    // One that is gone is nobody's any more, and `If-Match` of it is stale: what was discarded does not come back by itself.
    if (there && there.value !== null) checkVersion(ifMatch, there.version, showDraft(params.student, there));
    else if (ifMatch) throw new Refusal('stale-version', { current: null });
    const row = there ? await updateDraft(db, viewer, params, value, body.savedAt, now) : await insertDraft(db, viewer, params, value, body.savedAt, now);
    // Another device made it between our look and our insert.
    if (!row) throw new Refusal('version-required');
    return { answer: showDraft(params.student, row), version: row.version };
  },

  'drafts.discard': async ({ db, viewer, params, nowMs }) => {
    await tieTo(db, viewer, params.student);
    await discardDraft(db, viewer, params, new Date(nowMs));
    return { answer: undefined };
  },
} satisfies Partial<Handlers>;
