/** What a person has set about messages: their own to read and change. */
import { knowZone } from '../../../src/base/days.js';
import { checkVersion } from '../middleware/if-match.js';
import { findSettings, lockSettings, saveSettings } from '../queries/message-settings.js';
import { invalid, Refusal } from '../refusal.js';
import { isStaff } from '../rules/booking-rights.js';
import { allow } from '../rules/goal-deciders.js';
import type { Viewer } from '../rules/voices.js';
import type { Handlers } from './handler.js';

/** @throws {Refusal} `not-found`. */
function checkOwn(viewer: Viewer, person: string): void {
  if (person !== viewer.id) throw new Refusal('not-found');
}
/** @throws {Refusal} `invalid`. */
function checkZone(timeZone: string): void {
  try {
    knowZone(timeZone);
  } catch {
    throw invalid('/hours/timeZone', 'must be a time zone that is known here');
  }
}

export const messageSettingsRoutes = {
  'message-settings.read': async ({ db, viewer, params }) => {
    checkOwn(viewer, params.person);
    const answer = await findSettings(db, viewer.schoolId, viewer.id);
    return { answer, version: answer.version };
  },

  'message-settings.change': async ({ db, viewer, params, body, ifMatch, time }) => {
    checkOwn(viewer, params.person);
    allow(body.hours === null || isStaff(viewer), 'Hours are for staff');
    if (body.hours) checkZone(body.hours.timeZone);
    const before = await lockSettings(db, viewer.schoolId, viewer.id);
    checkVersion(ifMatch, before.version, before);
    const version = before.version + 1;
    await saveSettings(db, viewer.schoolId, viewer.id, body, version, await time());
    return { answer: { personId: viewer.id, ...body, version }, version };
  },
} satisfies Partial<Handlers>;
