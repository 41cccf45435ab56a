/**
 * The message: what one person wrote in a thread, once and for good. The API numbers the messages of a thread from 1 without a gap (`seq`), and that number
 * is their order; what is taken back keeps its place and says so. Who wrote it, in which voice and when is the API's to say.
 */
import * as v from 'valibot';
import { attachmentSchema } from './attachment.js';
import { messageLimits } from './message-limits.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { voice } from './person.js';
import { id, instant, language, plainDate, text, version } from './values.js';

/** How a message begins. In the school's voice, `concern` goes with a next step. */
export const starters = ['celebrate', 'progress', 'concern', 'question', 'plan', 'thanks'] as const;
export type Starter = (typeof starters)[number];

const messageParts = {
  text: /* @__PURE__ */ text(messageLimits.textCharacters),
  /** The language it is written in. */
  language,
  starter: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.picklist(starters)),
  /** What happens next, or what the reader can do. */
  nextStep: /* @__PURE__ */ v.nullable(/* @__PURE__ */ text(messageLimits.nextStepCharacters)),
  /** Needs the permission `mark-urgent`; an urgent announcement is an emergency, and in nobody's digest. */
  urgent: /* @__PURE__ */ v.boolean(),
  /** `null`: the sender did not say. */
  reply: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.picklist(['needed', 'not-needed'])),
};
const attachmentIds = /* @__PURE__ */ v.pipe(
  /* @__PURE__ */ v.array(id),
  /* @__PURE__ */ v.maxLength(messageLimits.attachments),
  /* @__PURE__ */ v.check((list) => new Set(list).size === list.length, 'must name each once'),
);

/** A message without files: the first of a thread, or one to many. */
export const firstMessageSchema = /* @__PURE__ */ v.strictObject({
  ...messageParts,
  /** In an announcement: everybody is asked to say that they have read it. */
  asksAcknowledgement: /* @__PURE__ */ v.boolean(),
});
export type FirstMessage = v.InferOutput<typeof firstMessageSchema>;
export const messageBodySchema = /* @__PURE__ */ v.strictObject({
  ...messageParts,
  asksAcknowledgement: /* @__PURE__ */ v.boolean(),
  /** Of this thread, the sender's own, ready and not sent yet: else `attachment-not-ready`. */
  attachmentIds,
});
export type MessageBody = v.InferOutput<typeof messageBodySchema>;

const person = /* @__PURE__ */ v.object({
  id,
  /** `null` where the viewer need not know it. */
  name: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  role: /* @__PURE__ */ v.string(),
});
export type MessagePerson = v.InferOutput<typeof person>;

/** What a contact outside the thread was. */
const contact = /* @__PURE__ */ v.object({
  /** `call` · `visit` · `in-person` · `video` · `letter`. */
  channel: /* @__PURE__ */ v.string(),
  at: instant,
  /** Whether the other side was reached. */
  reached: /* @__PURE__ */ v.boolean(),
});
export type Contact = v.InferOutput<typeof contact>;

export const messageSchema = /* @__PURE__ */ v.object({
  id,
  threadId: id,
  /** Its place in the thread, from 1, without a gap. */
  seq: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.safeInteger(), /* @__PURE__ */ v.minValue(1)),
  /** `message`, or `contact`: an entry of the contact log. */
  kind: /* @__PURE__ */ v.string(),
  author: person,
  voice,
  /** `null` once it is removed. */
  text: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  language,
  /** In the viewer's language, where the school has one; the original always comes along. */
  translation: /* @__PURE__ */ v.nullable(
    /* @__PURE__ */ v.object({ text: /* @__PURE__ */ v.string(), language, by: /* @__PURE__ */ v.picklist(['person', 'machine']) }),
  ),
  starter: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  nextStep: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  urgent: /* @__PURE__ */ v.boolean(),
  reply: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  /** Until when the school answers by its own policy, where a reply is needed of it. */
  replyBy: /* @__PURE__ */ v.nullable(instant),
  /** It came in the quiet hours of every member of staff: from when on it will be seen. */
  heldUntil: /* @__PURE__ */ v.nullable(instant),
  asksAcknowledgement: /* @__PURE__ */ v.boolean(),
  /** When the viewer said that they have read it. */
  acknowledgedAt: /* @__PURE__ */ v.nullable(instant),
  /** How many said so; `null` to all but the school. */
  acknowledged: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.number()),
  contact: /* @__PURE__ */ v.nullable(contact),
  attachments: /* @__PURE__ */ v.array(attachmentSchema),
  /** Homes that got a private copy each; `null` where it is none, and to all but its author. */
  copies: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.number()),
  /** Who has read it, to its author alone, as far as they let it be known. */
  readBy: /* @__PURE__ */ v.array(/* @__PURE__ */ v.object({ person, readAt: instant })),
  sentAt: instant,
  /** The trace of a removal. */
  removed: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.object({ at: instant, by: person })),
  mayRemove: /* @__PURE__ */ v.boolean(),
  /** The `Idempotency-Key` that it was sent with, to its author alone: what waits in an outbox is known again by it. */
  key: /* @__PURE__ */ v.nullable(id),
  /** Grows when it is removed, acknowledged or translated: of two copies the higher one holds. */
  version,
});
export type Message = v.InferOutput<typeof messageSchema>;

export const messagesOfThread = /* @__PURE__ */ v.strictObject({ thread: id });
const seqText = /* @__PURE__ */ v.union([
  /* @__PURE__ */ v.pipe(
    /* @__PURE__ */ v.string(),
    /* @__PURE__ */ v.regex(/^\d{1,9}$/, 'must be the number of a message'),
    /* @__PURE__ */ v.transform(Number),
  ),
  /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.integer(), /* @__PURE__ */ v.minValue(0), /* @__PURE__ */ v.maxValue(999_999_999)),
]);

/**
 * At most one of `before`, `after`, `around`, `on` and `cursor`; none: the newest. A page is in the order of `seq`, whichever way it was asked for; `next` goes
 * on in the same direction, and is `null` at the end and for what lies around something, from where `before` and `after` go on.
 */
export const listMessagesQuery = /* @__PURE__ */ v.strictObject({
  ...pageQuery,
  before: /* @__PURE__ */ v.optional(seqText),
  after: /* @__PURE__ */ v.optional(seqText),
  /** The number of a message, or the viewer's first unread one: as many before it as from it on. */
  around: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.union([/* @__PURE__ */ v.literal('first-unread'), seqText])),
  /** Around the first message of that day, by the school's calendar, or the one after it. */
  on: /* @__PURE__ */ v.optional(plainDate),
});

const capability = 'messages';
type OfThread = v.InferInput<typeof messagesOfThread>;

export const listMessages = /* @__PURE__ */ defineOperation({
  id: 'messages.list',
  method: 'GET',
  path: '/threads/{thread}/messages',
  summary: 'A page of messages, in the order of their numbers',
  capability,
  asks: asks<{ params: OfThread; query: v.InferInput<typeof listMessagesQuery> }>(),
  answer: /* @__PURE__ */ page(messageSchema),
  status: 200,
  problems: [],
  changes: false,
});
