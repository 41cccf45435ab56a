/**
 * The key under which a person's words are sealed on a device that several people use. Only the API gives it, to that person alone and for as long as they are
 * signed in; a page holds it in memory and writes it nowhere.
 */
import * as v from 'valibot';
import { defineOperation } from './operation.js';
import { id } from './values.js';

export const draftKeySchema = /* @__PURE__ */ v.object({
  /** Whose key it is: behind a cookie there may be another person by now. */
  personId: id,
  /** 256 random bits in base64url, the same at every time of asking: with another key nothing that was sealed before opens any more. */
  key: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.string(), /* @__PURE__ */ v.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/, 'must be 32 bytes in base64url')),
});

export const readDraftKey = /* @__PURE__ */ defineOperation({
  id: 'draft-key.read',
  method: 'GET',
  path: '/me/draft-key',
  summary: 'The key of the viewer that seals their words on a device; made when it is asked for first',
  capability: 'sealed-drafts',
  answer: draftKeySchema,
  status: 200,
  problems: [],
  changes: false,
  secret: true,
});
