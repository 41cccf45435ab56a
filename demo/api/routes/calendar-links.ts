/** The address by which a calendar subscribes to a person's meetings. It is made anew whenever it is read, and kept nowhere. */
import { randomUUID } from 'node:crypto';
import { calendarSecret, secretHash } from '../calendar-address.js';
import { findNonce, insertLink, renewLink } from '../queries/calendar-links.js';
import type { Ask, Handlers } from './handler.js';

type Asking = Pick<Ask, 'db' | 'viewer' | 'base' | 'calendarKey' | 'nowMs'>;

function linkOf({ viewer: { schoolId, id: personId }, base, calendarKey }: Asking, nonce: string) {
  const secret = calendarSecret(calendarKey, { schoolId, personId, nonce });
  return { hash: secretHash(secret), answer: { url: `${base}/calendar/${secret}.ics` } };
}

/** Of two who read it for the first time at once, one makes it. */
async function firstNonce(ask: Asking): Promise<string> {
  const { db, viewer, nowMs } = ask;
  const made = randomUUID();
  await insertLink(db, viewer.schoolId, viewer.id, made, linkOf(ask, made).hash, new Date(nowMs));
  return (await findNonce(db, viewer.schoolId, viewer.id))!;
}

export const calendarLinkRoutes = {
  'calendar-link.read': async (ask) => {
    const nonce = (await findNonce(ask.db, ask.viewer.schoolId, ask.viewer.id)) ?? (await firstNonce(ask));
    return { answer: linkOf(ask, nonce).answer };
  },

  'calendar-link.renew': async (ask) => {
    const nonce = randomUUID();
    const { hash, answer } = linkOf(ask, nonce);
    await renewLink(ask.db, ask.viewer.schoolId, ask.viewer.id, nonce, hash, new Date(ask.nowMs));
    return { answer };
  },
} satisfies Partial<Handlers>;
