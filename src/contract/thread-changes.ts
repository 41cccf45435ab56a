/**
 * Beginning a thread, writing into it and to many, and what is decided about a thread. Who is in a thread follows from whom it is begun with and from the school's
 * policy: guardians of younger students are always included, and no student is alone with a family or a peer.
 */
import * as v from 'valibot';
import { firstMessageSchema, messageSchema, type MessageBody } from './message.js';
import { messageLimits } from './message-limits.js';
import { asks, defineOperation } from './operation.js';
import { threadSchema, type ofThread } from './thread.js';
import { id, text } from './values.js';

const subject = /* @__PURE__ */ v.nullable(/* @__PURE__ */ text(messageLimits.subjectCharacters));
const message = firstMessageSchema;
const studentIds = /* @__PURE__ */ v.pipe(
  /* @__PURE__ */ v.array(id),
  /* @__PURE__ */ v.minLength(1),
  /* @__PURE__ */ v.maxLength(messageLimits.copies),
  /* @__PURE__ */ v.check((list) => new Set(list).size === list.length, 'must name each once'),
);

export const startBodySchema = /* @__PURE__ */ v.variant('kind', [
  /** With one person about a student: staff with a guardian or the student, a guardian with a member of staff. */
  /* @__PURE__ */ v.strictObject({ kind: /* @__PURE__ */ v.literal('direct'), studentId: id, personId: id, subject, message }),
  /** With everybody at one home: staff name one of its guardians, a guardian names a member of staff. */
  /* @__PURE__ */ v.strictObject({ kind: /* @__PURE__ */ v.literal('household'), studentId: id, personId: id, subject, message }),
  /** From the school to the families of these students, with the students where wanted. Nobody answers in it. */
  /* @__PURE__ */ v.strictObject({
    kind: /* @__PURE__ */ v.literal('announcement'),
    /** Classes or groups by their names: all their students whom the viewer may announce to. */
    groups: /* @__PURE__ */ v.pipe(
      /* @__PURE__ */ v.array(/* @__PURE__ */ text(messageLimits.subjectCharacters)),
      /* @__PURE__ */ v.minLength(1),
      /* @__PURE__ */ v.maxLength(20),
    ),
    withStudents: /* @__PURE__ */ v.boolean(),
    subject,
    message,
  }),
]);
export type StartBody = v.InferOutput<typeof startBodySchema>;

export const sendToManyBody = /* @__PURE__ */ v.strictObject({
  studentIds,
  /** `private`: each home gets a copy of its own and answers alone · `group`: one conversation of all the guardians. */
  way: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.picklist(['private', 'group']), 'private'),
  subject,
  message,
});
export const threadSettingsBody = /* @__PURE__ */ v.strictObject({
  /** `null`: as in the viewer's settings. */ readReceipts: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.boolean()),
});
export const closingBody = /* @__PURE__ */ v.strictObject({ closed: /* @__PURE__ */ v.boolean() });
export const blockBody = /* @__PURE__ */ v.strictObject({ blocked: /* @__PURE__ */ v.boolean() });

const capability = 'messages';
type OfThread = v.InferInput<typeof ofThread>;
const changing = { capability, answer: threadSchema, status: 200, problems: [], changes: true } as const;

export const startThread = /* @__PURE__ */ defineOperation({
  id: 'threads.start',
  method: 'POST',
  path: '/threads',
  summary: 'Begins a thread with its first message. Where an open one of the same people is there, it is `already-there` and comes along',
  capability,
  asks: asks<{ body: StartBody }>(),
  answer: threadSchema,
  status: 201,
  problems: ['not-found', 'already-there'],
  changes: true,
});

export const sendToMany = /* @__PURE__ */ defineOperation({
  id: 'messages.send-to-many',
  method: 'POST',
  path: '/messages',
  summary: 'Writes to the families of several students: private copies unless one group is asked for. Answers with the threads',
  capability,
  asks: asks<{ body: v.InferInput<typeof sendToManyBody> }>(),
  answer: /* @__PURE__ */ v.object({ items: /* @__PURE__ */ v.array(threadSchema) }),
  status: 201,
  problems: ['not-found'],
  changes: true,
});

export const setThread = /* @__PURE__ */ defineOperation({
  ...changing,
  id: 'threads.set',
  method: 'POST',
  path: '/threads/{thread}/settings',
  summary: "The viewer's own settings for one thread",
  asks: asks<{ params: OfThread; body: v.InferInput<typeof threadSettingsBody> }>(),
});

export const closeThread = /* @__PURE__ */ defineOperation({
  ...changing,
  id: 'threads.close',
  method: 'POST',
  path: '/threads/{thread}/closing',
  summary: 'Closes a thread, or opens it again: everything stays to be read. By the staff in it',
  asks: asks<{ params: OfThread; body: v.InferInput<typeof closingBody> }>(),
});

export const blockThread = /* @__PURE__ */ defineOperation({
  ...changing,
  id: 'threads.block',
  method: 'POST',
  path: '/threads/{thread}/block',
  summary: 'Stops a thread from one side, or lets it go on: nobody writes in it meanwhile. Announcements cannot be blocked',
  asks: asks<{ params: OfThread; body: v.InferInput<typeof blockBody> }>(),
});

export const sendMessage = /* @__PURE__ */ defineOperation({
  id: 'messages.send',
  method: 'POST',
  path: '/threads/{thread}/messages',
  summary: 'Writes into a thread',
  capability,
  asks: asks<{ params: OfThread; body: MessageBody }>(),
  answer: messageSchema,
  status: 201,
  problems: ['thread-closed', 'attachment-not-ready'],
  changes: true,
});
