/** What is taken out of a thread when somebody asks for it: where a text stands in it, and all of it to take along. */
import * as v from 'valibot';
import { messageLimits } from './message-limits.js';
import { messageSchema, type messagesOfThread } from './message.js';
import { asks, defineOperation } from './operation.js';
import { pageQuery } from './page.js';
import { threadSchema, type ofThread } from './thread.js';
import { instant, text } from './values.js';

export const exportThreadQuery = /* @__PURE__ */ v.strictObject(pageQuery);
export const findBody = /* @__PURE__ */ v.strictObject({ text: /* @__PURE__ */ text(messageLimits.findCharacters) });

const capability = 'messages';

export const findMessages = /* @__PURE__ */ defineOperation({
  id: 'messages.find',
  method: 'POST',
  path: '/threads/{thread}/searches',
  summary: 'Where a text stands, the newest first, as numbers of messages. What is looked for is nobody else’s to read, and therefore in no address',
  capability,
  asks: asks<{ params: v.InferInput<typeof messagesOfThread>; body: v.InferInput<typeof findBody> }>(),
  answer: /* @__PURE__ */ v.object({
    seqs: /* @__PURE__ */ v.array(messageSchema.entries.seq),
    /** There are more than `messageLimits.found`. */
    more: /* @__PURE__ */ v.boolean(),
  }),
  status: 200,
  problems: [],
  changes: true,
});

export const exportThread = /* @__PURE__ */ defineOperation({
  id: 'threads.export',
  method: 'GET',
  path: '/threads/{thread}/export',
  summary: 'The thread to take along, page by page, the oldest message first, with the traces of what was removed',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofThread>; query: v.InferInput<typeof exportThreadQuery> }>(),
  answer: /* @__PURE__ */ v.object({
    exportedAt: instant,
    thread: threadSchema,
    items: /* @__PURE__ */ v.array(messageSchema),
    next: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  }),
  status: 200,
  problems: [],
  changes: false,
});
