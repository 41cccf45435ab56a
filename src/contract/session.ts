/** Who is looking, the students they may see, and their school. The first answer every widget needs. */
import * as v from 'valibot';
import { limits } from './limits.js';
import { defineOperation } from './operation.js';
import { viewerSchema } from './person.js';
import { ageBands, studentSchema } from './student.js';
import { id, language, plainDate, timeZone } from './values.js';

/** The last notes of the newest page, at most, and how many of them, as a part of 1. */
export const concernReminderSchema = /* @__PURE__ */ v.object({
  last: /* @__PURE__ */ v.pipe(
    /* @__PURE__ */ v.number(),
    /* @__PURE__ */ v.integer(),
    /* @__PURE__ */ v.minValue(1),
    /* @__PURE__ */ v.maxValue(limits.pageItemsDefault),
  ),
  ratio: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.gtValue(0), /* @__PURE__ */ v.maxValue(1)),
});

export const schoolSchema = /* @__PURE__ */ v.object({
  id,
  name: /* @__PURE__ */ v.string(),
  timeZone,
  /** Languages that the school writes in, its own first. */
  languages: /* @__PURE__ */ v.array(language),
  /** School days, 1 Monday to 7 Sunday (ISO 8601). */
  week: /* @__PURE__ */ v.array(
    /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.integer(), /* @__PURE__ */ v.minValue(1), /* @__PURE__ */ v.maxValue(7)),
  ),
  holidays: /* @__PURE__ */ v.array(plainDate),
  /** When staff do not answer, in the school's zone, `HH:MM`. */
  quietHours: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.object({ from: /* @__PURE__ */ v.string(), until: /* @__PURE__ */ v.string() })),
  /** Whom to turn to at once; shown before the first free text, because nobody watches a check-in around the clock. */
  crisisContact: /* @__PURE__ */ v.object({
    name: /* @__PURE__ */ v.string(),
    phone: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
    url: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
    hours: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  }),
  /** Plain words for the school's terms. */
  glossary: /* @__PURE__ */ v.array(/* @__PURE__ */ v.object({ term: /* @__PURE__ */ v.string(), meaning: /* @__PURE__ */ v.string(), language })),
  policies: /* @__PURE__ */ v.object({
    /** How long a draft may stay on a device, in days; at most `limits.retentionDays`. */
    retentionDays: /* @__PURE__ */ v.number(),
    /** `keep` drafts on the device, `sealed` under a key that only their writer gets (`sealed-drafts`), or `memory` where the school wants nothing stored there. */
    drafts: /* @__PURE__ */ v.picklist(['keep', 'sealed', 'memory']),
    /** Absent where the API offers no messages. */
    messages: /* @__PURE__ */ v.optional(
      /* @__PURE__ */ v.object({
        /** The school answers by the end of so many school days after the one on which it has seen a message. */
        replySchoolDays: /* @__PURE__ */ v.number(),
        /** Whether what is urgent is held in quiet hours as well. */
        urgentInQuietHours: /* @__PURE__ */ v.picklist(['held', 'seen']),
        /** Students of these ages write with their guardians in the thread. */
        guardiansIncluded: /* @__PURE__ */ v.array(/* @__PURE__ */ v.picklist(ageBands)),
        /** When a digest counts as new, on the school's clock (`HH:MM`): each school day, or on the last one of a week. */
        digestAt: /* @__PURE__ */ v.string(),
        /**
         * From what part of a writer's last notes on, as worries, the writer alone is reminded of good news. `null`: never; absent: four of five. What makes no
         * sense is never, too: it hides no widget and reminds nobody.
         */
        concernReminder: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.fallback(/* @__PURE__ */ v.nullable(concernReminderSchema), null)),
      }),
    ),
  }),
});
export type School = v.InferOutput<typeof schoolSchema>;

export const sessionSchema = /* @__PURE__ */ v.object({
  viewer: viewerSchema,
  /** By name. A viewer with no student gets an empty list, not a problem. */
  students: /* @__PURE__ */ v.array(studentSchema),
  school: schoolSchema,
});
export type Session = v.InferOutput<typeof sessionSchema>;

export const readSession = /* @__PURE__ */ defineOperation({
  id: 'session.read',
  method: 'GET',
  path: '/session',
  summary: 'Who is looking, whom they may see and what for, and the school',
  answer: sessionSchema,
  status: 200,
  problems: [],
  changes: false,
});
