/** What a reader does with a message that is there: it is read, acknowledged, translated. Its words never change. */
import * as v from 'valibot';
import { messageSchema, type messagesOfThread } from './message.js';
import { asks, defineOperation } from './operation.js';
import { threadSchema } from './thread.js';
import { id, language } from './values.js';

export const ofMessage = /* @__PURE__ */ v.strictObject({ thread: id, message: id });
export const readingBody = /* @__PURE__ */ v.strictObject({
  /** The number of the last message that was on the screen. */
  seq: messageSchema.entries.seq,
});
export const translationBody = /* @__PURE__ */ v.strictObject({ language });

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
