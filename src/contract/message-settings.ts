/**
 * What one person has set about messages: read receipts, the digest of announcements, and for staff the hours in which they answer. It is the person's
 * own to change; what follows from it for others (when a message will be seen) is reckoned in `src/domain/message-hours.ts`, on both sides alike.
 */
import * as v from 'valibot';
import { messageLimits } from './message-limits.js';
import { asks, defineOperation } from './operation.js';
import { id, plainDate, timeZone, version } from './values.js';

const clockTime = /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.string(), /* @__PURE__ */ v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 15:30'));
const isoWeekday = /* @__PURE__ */ v.pipe(
  /* @__PURE__ */ v.number(),
  /* @__PURE__ */ v.integer(),
  /* @__PURE__ */ v.minValue(1),
  /* @__PURE__ */ v.maxValue(7),
);

/** When a member of staff answers, in their own zone. School days and holidays are the school's. */
export const staffHoursSchema = /* @__PURE__ */ v.strictObject({
  timeZone,
  /** From the evening to the morning; `null`: none of their own beside the days that are no school days. An `until` at or before `from` is on the next day. */
  quietHours: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.strictObject({ from: clockTime, until: clockTime })),
  /** When they answer, by weekday (1 Monday); on a weekday with none, all day but the quiet hours. */
  officeHours: /* @__PURE__ */ v.pipe(
    /* @__PURE__ */ v.array(
      /* @__PURE__ */ v.pipe(
        /* @__PURE__ */ v.strictObject({ weekday: isoWeekday, from: clockTime, until: clockTime }),
        /* @__PURE__ */ v.forward(
          /* @__PURE__ */ v.check(({ from, until }) => until > from, 'must be after from'),
          ['until'],
        ),
      ),
    ),
    /* @__PURE__ */ v.maxLength(messageLimits.officeHours),
  ),
  /** First and last day. */
  away: /* @__PURE__ */ v.pipe(
    /* @__PURE__ */ v.array(
      /* @__PURE__ */ v.pipe(
        /* @__PURE__ */ v.strictObject({ from: plainDate, until: plainDate }),
        /* @__PURE__ */ v.forward(
          /* @__PURE__ */ v.check(({ from, until }) => until >= from, 'must not be before from'),
          ['until'],
        ),
      ),
    ),
    /* @__PURE__ */ v.maxLength(messageLimits.away),
  ),
});
export type StaffHours = v.InferOutput<typeof staffHoursSchema>;

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
