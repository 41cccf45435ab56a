/** A student as one viewer may see them, and the rights over a student's record: to take it along, to have it erased. */
import * as v from 'valibot';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { personSchema } from './person.js';
import { id, instant } from './values.js';

export const ageBands = ['pre-reader', 'elementary', 'middle', 'high'] as const;
export type AgeBand = (typeof ageBands)[number];

export const studentSchema = /* @__PURE__ */ v.object({
  /** Also the viewer's id where the student is the one who looks. */
  id,
  name: /* @__PURE__ */ v.string(),
  ageBand: /* @__PURE__ */ v.picklist(ageBands),
  /** The class or group they are in, in the school's words. */
  group: /* @__PURE__ */ v.string(),
  /** What the viewer is to the student, in one word of the school's; data, never a permission. */
  relation: /* @__PURE__ */ v.string(),
  permissions: /* @__PURE__ */ v.array(/* @__PURE__ */ v.string()),
  /** Everyone who can read this student's check-ins, the viewer among them. */
  people: /* @__PURE__ */ v.array(personSchema),
  /** How many of the student's requests to talk wait for this very viewer's answer; an API that does not count them leaves it out. */
  helpAsked: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.number()),
  /** Whether pictures of the student may be seen beyond their own family and its staff. Absent: no. */
  mediaConsent: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.boolean()),
});
export type Student = v.InferOutput<typeof studentSchema>;

export const studentParams = /* @__PURE__ */ v.strictObject({ student: id });
export const listStudentsQuery = /* @__PURE__ */ v.strictObject(pageQuery);

export const listStudents = /* @__PURE__ */ defineOperation({
  id: 'students.list',
  method: 'GET',
  path: '/students',
  summary: 'The students that the viewer may see, by name',
  asks: asks<{ query: v.InferInput<typeof listStudentsQuery> }>(),
  answer: /* @__PURE__ */ page(studentSchema),
  status: 200,
  problems: [],
  changes: false,
});

export const readStudent = /* @__PURE__ */ defineOperation({
  id: 'students.read',
  method: 'GET',
  path: '/students/{student}',
  summary: 'One student',
  asks: asks<{ params: v.InferInput<typeof studentParams> }>(),
  answer: studentSchema,
  status: 200,
  problems: [],
  changes: false,
});

const anything = /* @__PURE__ */ v.array(/* @__PURE__ */ v.unknown());

export const exportStudent = /* @__PURE__ */ defineOperation({
  id: 'students.export',
  method: 'GET',
  path: '/students/{student}/export',
  summary: 'Everything kept about a student that the viewer may see, and who read or changed it',
  asks: asks<{ params: v.InferInput<typeof studentParams> }>(),
  answer: /* @__PURE__ */ v.object({
    exportedAt: instant,
    student: studentSchema,
    checkIns: anything,
    /** Absent where the API offers no goals, or the viewer may not see them. */
    goals: /* @__PURE__ */ v.optional(anything),
    goalPoints: /* @__PURE__ */ v.optional(anything),
    commitments: /* @__PURE__ */ v.optional(anything),
    strategies: /* @__PURE__ */ v.optional(anything),
    progressReports: /* @__PURE__ */ v.optional(anything),
    /** Absent where the API offers no conferences, or the viewer may not see them. */
    bookings: /* @__PURE__ */ v.optional(anything),
    conferenceRequests: /* @__PURE__ */ v.optional(anything),
    /** Absent where the API offers no messages, or the viewer may not see them. Who oversees also reads what was removed. */
    threads: /* @__PURE__ */ v.optional(anything),
    /** Who read or changed what and when; never the content. */
    audit: /* @__PURE__ */ v.array(
      /* @__PURE__ */ v.object({
        at: instant,
        person: /* @__PURE__ */ v.string(),
        action: /* @__PURE__ */ v.string(),
        recordId: /* @__PURE__ */ v.nullable(id),
      }),
    ),
  }),
  status: 200,
  problems: [],
  changes: false,
});

export const eraseStudent = /* @__PURE__ */ defineOperation({
  id: 'students.erase',
  method: 'DELETE',
  path: '/students/{student}/record',
  summary:
    "Erases a student's check-ins, acknowledgements, goals with all that hangs on them, bookings, messages and drafts for good; the audit keeps that it happened",
  asks: asks<{ params: v.InferInput<typeof studentParams> }>(),
  answer: /* @__PURE__ */ v.object({
    erasedAt: instant,
    checkIns: /* @__PURE__ */ v.number(),
    drafts: /* @__PURE__ */ v.number(),
    /** Absent where the API offers no goals. */
    goals: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.number()),
    goalPoints: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.number()),
    commitments: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.number()),
    strategies: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.number()),
    progressReports: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.number()),
    /** Absent where the API offers no conferences. */
    bookings: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.number()),
    conferenceRequests: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.number()),
    /** Absent where the API offers no messages. */
    messages: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.number()),
  }),
  status: 200,
  problems: [],
  changes: true,
});
