/** The contact log: a call, a visit or a talk at the door, written down in the same timeline as the messages, and counted like them. */
import * as v from 'valibot';
import { messageLimits } from './message-limits.js';
import { messageSchema, type messagesOfThread } from './message.js';
import { asks, defineOperation } from './operation.js';
import { instant, language, text } from './values.js';

export const contactChannels = ['call', 'visit', 'in-person', 'video', 'letter'] as const;

export const contactBodySchema = /* @__PURE__ */ v.strictObject({
  channel: /* @__PURE__ */ v.picklist(contactChannels),
  /** When it was; not ahead, and at most `messageLimits.contactDaysBack` ago. */
  at: instant,
  reached: /* @__PURE__ */ v.boolean(),
  /** What was said, for everybody in the thread. */
  text: /* @__PURE__ */ text(messageLimits.textCharacters),
  language,
  nextStep: /* @__PURE__ */ v.nullable(/* @__PURE__ */ text(messageLimits.nextStepCharacters)),
});
export type ContactBody = v.InferOutput<typeof contactBodySchema>;

export const addContact = /* @__PURE__ */ defineOperation({
  id: 'contact-log.add',
  method: 'POST',
  path: '/threads/{thread}/contact-log',
  summary: 'Writes down a contact outside the thread; it takes a place in it like a message',
  capability: 'messages',
  asks: asks<{ params: v.InferInput<typeof messagesOfThread>; body: ContactBody }>(),
  answer: messageSchema,
  status: 201,
  problems: ['thread-closed'],
  changes: true,
});
