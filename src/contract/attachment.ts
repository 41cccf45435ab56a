/**
 * A picture, an audio note or a document that goes along with a message. It is announced here, its bytes follow by the tus protocol (1.0.0: HEAD, PATCH
 * and DELETE below `uploadPath`, resumable for `messageLimits.uploadHours`), and a message then names it. What it is, its bytes say, never its name.
 */
import * as v from 'valibot';
import { messageLimits } from './message-limits.js';
import { asks, defineOperation } from './operation.js';
import { id, instant, language, text } from './values.js';

/** What may be sent. Nothing among it can run in a page. */
export const attachmentTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'application/pdf',
  'audio/webm',
  'audio/ogg',
  'audio/mp4',
  'audio/mpeg',
  'audio/wav',
] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

/** Where the bytes go, below the base URL. */
export const UPLOADS_PATH = '/uploads';
/** Where the bytes of one that is ready are, below the base URL: to be fetched with the viewer's credential, never linked to. */
export const contentPath = (threadId: string, attachmentId: string): string => `/threads/${threadId}/attachments/${attachmentId}/content`;

export const attachmentBodySchema = /* @__PURE__ */ v.strictObject({
  name: /* @__PURE__ */ text(messageLimits.fileNameCharacters),
  /** What the device takes it for; the API looks for itself. */
  type: /* @__PURE__ */ v.picklist(attachmentTypes),
  bytes: /* @__PURE__ */ v.pipe(
    /* @__PURE__ */ v.number(),
    /* @__PURE__ */ v.integer(),
    /* @__PURE__ */ v.minValue(1),
    /* @__PURE__ */ v.maxValue(messageLimits.attachmentBytes, `must be at most ${messageLimits.attachmentBytes} bytes`),
  ),
  /** For who cannot see or hear it. `null`: the sender was asked and left it open. */
  alt: /* @__PURE__ */ v.nullable(/* @__PURE__ */ text(messageLimits.altCharacters)),
  language,
  /** Students who can be recognised in it. Beyond their own family and its staff it needs the consent of each: else `no-media-consent`. */
  shows: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.array(id), /* @__PURE__ */ v.maxLength(messageLimits.copies)),
});
export type AttachmentBody = v.InferOutput<typeof attachmentBodySchema>;

export const attachmentSchema = /* @__PURE__ */ v.object({
  id,
  threadId: id,
  name: /* @__PURE__ */ v.string(),
  /** What its bytes are, once all are there; until then what the device said. */
  type: /* @__PURE__ */ v.string(),
  bytes: /* @__PURE__ */ v.number(),
  alt: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  language,
  /** `uploading` · `ready` · `refused`, and why. */
  state: /* @__PURE__ */ v.string(),
  /** `type` its bytes are nothing that may be sent, or another thing than was said · `location` it says where it was taken. */
  refused: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  /** While it is uploading: where the bytes go, below the base URL, how many are there, and until when they are kept. */
  upload: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.object({ path: /* @__PURE__ */ v.string(), offset: /* @__PURE__ */ v.number(), expiresAt: instant })),
});
export type Attachment = v.InferOutput<typeof attachmentSchema>;

export const attachmentsOfThread = /* @__PURE__ */ v.strictObject({ thread: id });
export const ofAttachment = /* @__PURE__ */ v.strictObject({ thread: id, attachment: id });
const capability = 'attachments';

export const createAttachment = /* @__PURE__ */ defineOperation({
  id: 'attachments.create',
  method: 'POST',
  path: '/threads/{thread}/attachments',
  summary: 'Announces a file; its bytes follow to `upload.path`',
  capability,
  asks: asks<{ params: v.InferInput<typeof attachmentsOfThread>; body: AttachmentBody }>(),
  answer: attachmentSchema,
  status: 201,
  problems: ['no-media-consent', 'thread-closed'],
  changes: true,
});

export const readAttachment = /* @__PURE__ */ defineOperation({
  id: 'attachments.read',
  method: 'GET',
  path: '/threads/{thread}/attachments/{attachment}',
  summary: 'How far it is, and whether its bytes were taken; before it is sent, for its sender alone',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofAttachment> }>(),
  answer: attachmentSchema,
  status: 200,
  problems: [],
  changes: false,
});
