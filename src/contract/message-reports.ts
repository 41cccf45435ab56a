/** What is done against a message: it is removed, or brought before those who oversee. What it said stays with the school. */
import * as v from 'valibot';
import { limits } from './limits.js';
import type { ofMessage } from './message-changes.js';
import { messageSchema } from './message.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { id, instant, text } from './values.js';

export const reportReasons = ['hurtful', 'unsafe', 'private', 'spam', 'other'] as const;
export const reportBody = /* @__PURE__ */ v.strictObject({
  reason: /* @__PURE__ */ v.picklist(reportReasons),
  note: /* @__PURE__ */ v.nullable(/* @__PURE__ */ text(limits.reasonCharacters)),
});

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
