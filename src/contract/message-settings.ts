/**
 * What one person has set about messages: read receipts, the digest of announcements, and for staff the hours in which they answer. It is the person's
 * own to change; what follows from it for others (when a message will be seen) is reckoned in `src/domain/message-hours.ts`, on both sides alike.
 */
import * as v from 'valibot';
import { asks, defineOperation } from './operation.js';
import { staffHoursSchema } from './staff-hours.js';
import { id, version } from './values.js';

export const digests = ['each', 'daily', 'weekly'] as const;
export type Digest = (typeof digests)[number];

export const messageSettingsBodySchema = /* @__PURE__ */ v.strictObject({
  /** Whether others hear when this person has read; each thread may say otherwise. Staff's reading inside their quiet hours is told after them. */
  readReceipts: /* @__PURE__ */ v.boolean(),
  /** How often announcements count as new. Direct messages and emergencies always do at once. */
  digest: /* @__PURE__ */ v.picklist(digests),
  /** Of staff; `null`: the school's quiet hours, and nothing else. */
  hours: /* @__PURE__ */ v.nullable(staffHoursSchema),
});
export type MessageSettingsBody = v.InferOutput<typeof messageSettingsBodySchema>;

export const messageSettingsSchema = /* @__PURE__ */ v.object({
  personId: id,
  readReceipts: /* @__PURE__ */ v.boolean(),
  digest: /* @__PURE__ */ v.string(),
  hours: /* @__PURE__ */ v.nullable(staffHoursSchema),
  version,
});
export type MessageSettings = v.InferOutput<typeof messageSettingsSchema>;

/** The viewer's own id; anybody else is `not-found`. */
export const settingsOfPerson = /* @__PURE__ */ v.strictObject({ person: id });
type OfPerson = v.InferInput<typeof settingsOfPerson>;

export const readMessageSettings = /* @__PURE__ */ defineOperation({
  id: 'message-settings.read',
  method: 'GET',
  path: '/people/{person}/message-settings',
  summary: 'What the viewer has set about messages',
  capability: 'messages',
  asks: asks<{ params: OfPerson }>(),
  answer: messageSettingsSchema,
  status: 200,
  problems: [],
  changes: false,
});

export const changeMessageSettings = /* @__PURE__ */ defineOperation({
  id: 'message-settings.change',
  method: 'PUT',
  path: '/people/{person}/message-settings',
  summary: 'Sets them; `hours` are for staff alone',
  capability: 'messages',
  asks: asks<{ params: OfPerson; body: MessageSettingsBody }>(),
  answer: messageSettingsSchema,
  status: 200,
  problems: [],
  changes: true,
  ifMatch: 'always',
});
