/** What is done with a message that is there: read, acknowledged, removed, reported, translated. Its words never change. */
import * as v from 'valibot';
import { limits } from './limits.js';
import { messageSchema, type messagesOfThread } from './message.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { threadSchema } from './thread.js';
import { id, instant, language, text } from './values.js';

export const ofMessage = /* @__PURE__ */ v.strictObject({ thread: id, message: id });
export const readingBody = /* @__PURE__ */ v.strictObject({
  /** The number of the last message that was on the screen. */
  seq: messageSchema.entries.seq,
});
export const reportReasons = ['hurtful', 'unsafe', 'private', 'spam', 'other'] as const;
export const reportBody = /* @__PURE__ */ v.strictObject({
  reason: /* @__PURE__ */ v.picklist(reportReasons),
  note: /* @__PURE__ */ v.nullable(/* @__PURE__ */ text(limits.reasonCharacters)),
});
export const translationBody = /* @__PURE__ */ v.strictObject({ language });

const reportSchema = /* @__PURE__ */ v.object({
  id,
  threadId: id,
  messageId: id,
  studentId: id,
  seq: messageSchema.entries.seq,
  reason: /* @__PURE__ */ v.string(),
  note: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  reportedBy: messageSchema.entries.author,
  author: messageSchema.entries.author,
  /** As it was written, also where it is removed. */
  text: /* @__PURE__ */ v.string(),
  createdAt: instant,
});
export type MessageReport = v.InferOutput<typeof reportSchema>;
export const listMessageReportsQuery = /* @__PURE__ */ v.strictObject(pageQuery);

const capability = 'messages';
type OfMessage = v.InferInput<typeof ofMessage>;

export const readUpTo = /* @__PURE__ */ defineOperation({
  id: 'messages.read',
  method: 'POST',
  path: '/threads/{thread}/reading',
  summary: 'Says up to where the viewer has read; it never goes back. What others hear of it follows the settings and the quiet hours',
  capability,
  asks: asks<{ params: v.InferInput<typeof messagesOfThread>; body: v.InferInput<typeof readingBody> }>(),
  answer: threadSchema,
  status: 200,
  problems: [],
  changes: true,
});

export const acknowledgeMessage = /* @__PURE__ */ defineOperation({
  id: 'messages.acknowledge',
  method: 'POST',
  path: '/threads/{thread}/messages/{message}/acknowledgement',
  summary: 'Says "I have read it" to an announcement that asks for it; once is enough',
  capability,
  asks: asks<{ params: OfMessage }>(),
  answer: messageSchema,
  status: 200,
  problems: [],
  changes: true,
});

export const removeMessage = /* @__PURE__ */ defineOperation({
  id: 'messages.remove',
  method: 'POST',
  path: '/threads/{thread}/messages/{message}/removal',
  summary: 'Hides a message: its place and who hid it stay to be seen, and the school keeps its words. By its author, or by who oversees',
  capability,
  asks: asks<{ params: OfMessage }>(),
  answer: messageSchema,
  status: 200,
  problems: [],
  changes: true,
});

export const reportMessage = /* @__PURE__ */ defineOperation({
  id: 'messages.report',
  method: 'POST',
  path: '/threads/{thread}/messages/{message}/report',
  summary: "Brings another person's message before those who oversee; its author is not told by whom",
  capability,
  asks: asks<{ params: OfMessage; body: v.InferInput<typeof reportBody> }>(),
  answer: /* @__PURE__ */ v.undefined(),
  status: 204,
  problems: [],
  changes: true,
});

export const translateMessage = /* @__PURE__ */ defineOperation({
  id: 'messages.translate',
  method: 'POST',
  path: '/threads/{thread}/messages/{message}/translation',
  summary: 'The message in another language: as a person translated it, else by the machine of the school, where it has one',
  capability: 'translate',
  asks: asks<{ params: OfMessage; body: v.InferInput<typeof translationBody> }>(),
  answer: /* @__PURE__ */ v.object({ text: /* @__PURE__ */ v.string(), language, by: /* @__PURE__ */ v.picklist(['person', 'machine']) }),
  status: 200,
  problems: ['no-translation'],
  changes: true,
});

export const listMessageReports = /* @__PURE__ */ defineOperation({
  id: 'message-reports.list',
  method: 'GET',
  path: '/message-reports',
  summary: 'What was reported, the newest first; for who oversees',
  capability,
  asks: asks<{ query: v.InferInput<typeof listMessageReportsQuery> }>(),
  answer: /* @__PURE__ */ page(reportSchema),
  status: 200,
  problems: ['not-allowed'],
  changes: false,
});
