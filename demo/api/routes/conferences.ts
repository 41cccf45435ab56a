/** Conferences: to announce one and to change its rules. */
import { knowZone } from '../../../src/base/days.js';
import type { ConferenceBody } from '../../../src/contract/conference.js';
import { limits } from '../../../src/contract/limits.js';
import { checkVersion } from '../middleware/if-match.js';
import { newId } from '../ids.js';
import { insertConference, listConferences, lockConference, updateConference } from '../queries/conferences.js';
import { invalid, Refusal } from '../refusal.js';
import { allow } from '../rules/goal-deciders.js';
import { checkHosts, openBook, openConference, tellOfConference, type BookScene } from './conference-scene.js';
import type { Handlers } from './handler.js';

async function replyOf(scene: BookScene, conferenceId: string) {
  await tellOfConference(scene, conferenceId);
  const conference = await openConference(scene, conferenceId);
  return { answer: conference, version: conference.version, recordId: conference.id };
}

function isZone(timeZone: string): boolean {
  try {
    knowZone(timeZone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** @throws {Refusal} `invalid` where it is a zone that nobody knows, or the same mode twice. */
function checkBody({ timeZone, modes, earlyAccess, closesAt }: ConferenceBody): void {
  if (!isZone(timeZone)) throw invalid('/timeZone', 'must be an IANA time zone');
  if (new Set(modes).size < modes.length) throw invalid('/modes', 'must name each once');
  if (earlyAccess && earlyAccess.opensAt >= closesAt) throw invalid('/earlyAccess/opensAt', 'must be before closesAt');
}

export const conferenceRoutes = {
  'conferences.list': async ({ db, viewer, query }) => {
    const { rows, next } = await listConferences(db, viewer, { ...query, limit: query.limit ?? limits.pageItemsDefault });
    return { answer: { items: [...rows], next } };
  },

  'conferences.create': async (ask) => {
    const scene = await openBook(ask);
    await checkHosts(scene);
    checkBody(ask.body);
    const id = newId(ask.nowMs);
    await insertConference(scene.db, scene.viewer, id, scene.now, ask.body);
    return { ...(await replyOf(scene, id)), location: `conferences/${id}` };
  },

  'conferences.change': async (ask) => {
    const scene = await openBook(ask);
    const before = await lockConference(scene.db, scene.viewer, ask.params.conference);
    if (!before) throw new Refusal('not-found');
    allow(before.mayManage);
    checkVersion(ask.ifMatch, before.version, before);
    checkBody(ask.body);
    await updateConference(scene.db, scene.viewer, before.id, scene.now, ask.body);
    return replyOf(scene, before.id);
  },
} satisfies Partial<Handlers>;
