/** The key that seals a person's words on their device. It is made once, answered to that person alone, and never a line of any log. */
import { randomBytes } from 'node:crypto';
import { findDraftKey, insertDraftKey } from '../queries/draft-keys.js';
import type { Ask, Handlers } from './handler.js';

/** Of two who ask for the first time at once, one makes it. */
async function firstKey({ db, viewer, nowMs }: Pick<Ask, 'db' | 'viewer' | 'nowMs'>): Promise<Buffer> {
  await insertDraftKey(db, viewer.schoolId, viewer.id, randomBytes(32), new Date(nowMs));
  return (await findDraftKey(db, viewer.schoolId, viewer.id))!;
}

export const draftKeyRoutes = {
  'draft-key.read': async (ask) => {
    const key = (await findDraftKey(ask.db, ask.viewer.schoolId, ask.viewer.id)) ?? (await firstKey(ask));
    return { answer: { personId: ask.viewer.id, key: key.toString('base64url') } };
  },
} satisfies Partial<Handlers>;
