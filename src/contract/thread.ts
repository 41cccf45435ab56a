/**
 * The thread: who talks with whom, and who else reads. Nobody is in it unseen: what the viewer may not know by name is counted, and who oversees is named.
 * `studentId` is the student on whose account the viewer is in it; nobody is ever told of another family's child.
 */
import * as v from 'valibot';
import { messageSchema } from './message.js';
import { staffHoursSchema } from './staff-hours.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { voice } from './person.js';
import { id, instant, language } from './values.js';

export const threadKinds = ['direct', 'household', 'announcement', 'group'] as const;
export type ThreadKind = (typeof threadKinds)[number];

const participant = /* @__PURE__ */ v.object({
  ...messageSchema.entries.author.entries,
  voice,
  /** In one word of the school's: mother, class teacher. */
  relation: /* @__PURE__ */ v.string(),
  maySend: /* @__PURE__ */ v.boolean(),
  /** Of staff: when they answer, the school's own hours filled in. */
  hours: /* @__PURE__ */ v.nullable(staffHoursSchema),
});
export type Participant = v.InferOutput<typeof participant>;

const lastMessage = /* @__PURE__ */ v.object({
  seq: messageSchema.entries.seq,
  kind: /* @__PURE__ */ v.string(),
  author: messageSchema.entries.author,
  /** The beginning of it; `null` where it is removed. */
  text: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  language,
  attachments: /* @__PURE__ */ v.number(),
  urgent: /* @__PURE__ */ v.boolean(),
  sentAt: instant,
});
const due = /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.object({ seq: messageSchema.entries.seq, by: /* @__PURE__ */ v.nullable(instant) }));

export const threadSchema = /* @__PURE__ */ v.object({
  id,
  kind: /* @__PURE__ */ v.string(),
  subject: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  studentId: id,
  /** Those whom the viewer may know: all of them to staff, the staff and their own home to a family. The viewer is among them. */
  participants: /* @__PURE__ */ v.array(participant),
  /** Everybody in it, counted: for the sentence that says who reads. */
  audience: /* @__PURE__ */ v.object({
    staff: /* @__PURE__ */ v.number(),
    guardians: /* @__PURE__ */ v.number(),
    students: /* @__PURE__ */ v.number(),
    /** Interpreters and others who only read. */
    readers: /* @__PURE__ */ v.number(),
    /** Homes; guardians of no home are each counted as one. */
    families: /* @__PURE__ */ v.number(),
    /** How many of all these have no name for the viewer. */
    unnamed: /* @__PURE__ */ v.number(),
    /** Classes and groups that an announcement is for. */
    groups: /* @__PURE__ */ v.array(/* @__PURE__ */ v.string()),
  }),
  /** Who may also read it, to see that all is well. They are no participants, and everybody is told of them. */
  overseers: /* @__PURE__ */ v.array(messageSchema.entries.author),
  /** `open` · `closed` · `blocked`. */
  state: /* @__PURE__ */ v.string(),
  /** Who closed or blocked it. */
  stateBy: /* @__PURE__ */ v.nullable(messageSchema.entries.author),
  /** What the viewer may do in it: `send`, `urgent`, `log-contact`, `attach`, `close`, `reopen`, `block`, `unblock`. */
  may: /* @__PURE__ */ v.array(/* @__PURE__ */ v.string()),
  /** Why the viewer may not send: `closed`, `blocked`, `announcement`, `not-allowed`, `alone`; `null`: they may. */
  sendRefusal: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  /** The number of the last message; there is one from the beginning. */
  lastSeq: messageSchema.entries.seq,
  /** Up to where the viewer has read; 0: nothing. */
  readSeq: /* @__PURE__ */ v.number(),
  /** Messages of others that the viewer has not read, up to `messageLimits.unread`, … */
  unread: /* @__PURE__ */ v.number(),
  /** … and how many besides wait for the end of the viewer's quiet hours, or for their digest, … */
  held: /* @__PURE__ */ v.number(),
  /** … and until when. */
  heldUntil: /* @__PURE__ */ v.nullable(instant),
  lastMessage,
  /** A message that the viewer's side has not answered yet and that needs it. */
  needsReply: due,
  /** One of the viewer's side that waits for the other. */
  awaitsReply: due,
  /** Whether others hear when the viewer reads here. `own`: the viewer's choice for this thread; `null`: as in their settings. */
  readReceipts: /* @__PURE__ */ v.object({ own: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.boolean()), told: /* @__PURE__ */ v.boolean() }),
  createdAt: instant,
  updatedAt: instant,
});
export type Thread = v.InferOutput<typeof threadSchema>;

export const ofThread = /* @__PURE__ */ v.strictObject({ thread: id });
export const listThreadsQuery = /* @__PURE__ */ v.strictObject({ ...pageQuery, student: /* @__PURE__ */ v.optional(id) });
const capability = 'messages';

export const listThreads = /* @__PURE__ */ defineOperation({
  id: 'threads.list',
  method: 'GET',
  path: '/threads',
  summary: "The viewer's threads, the one with the newest message first",
  capability,
  asks: asks<{ query: v.InferInput<typeof listThreadsQuery> }>(),
  answer: /* @__PURE__ */ page(threadSchema),
  status: 200,
  problems: [],
  changes: false,
});

export const readThread = /* @__PURE__ */ defineOperation({
  id: 'threads.read',
  method: 'GET',
  path: '/threads/{thread}',
  summary: 'One thread',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofThread> }>(),
  answer: threadSchema,
  status: 200,
  problems: [],
  changes: false,
});
