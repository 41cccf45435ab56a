/** Drafts kept at the API too, so that words follow a person between frames and devices. Only their writer can read them. */
import * as v from 'valibot';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { id, instant, key, version } from './values.js';

const draftBody = { value: /* @__PURE__ */ v.record(/* @__PURE__ */ v.string(), /* @__PURE__ */ v.unknown()), savedAt: instant };

export const remoteDraftSchema = /* @__PURE__ */ v.object({ ...draftBody, studentId: id, widget: key, record: /* @__PURE__ */ v.string(), version });
export type RemoteDraft = v.InferOutput<typeof remoteDraftSchema>;

export const ofDraft = /* @__PURE__ */ v.strictObject({ student: id, widget: key, record: key });
export const draftBodySchema = /* @__PURE__ */ v.strictObject(draftBody);
export const listDraftsParams = /* @__PURE__ */ v.strictObject({ student: id });
export const listDraftsQuery = /* @__PURE__ */ v.strictObject(pageQuery);
const capability = 'drafts';

export const listDrafts = /* @__PURE__ */ defineOperation({
  id: 'drafts.list',
  method: 'GET',
  path: '/students/{student}/drafts',
  summary: "The viewer's own drafts about a student",
  capability,
  asks: asks<{ params: v.InferInput<typeof listDraftsParams>; query: v.InferInput<typeof listDraftsQuery> }>(),
  answer: /* @__PURE__ */ page(remoteDraftSchema),
  status: 200,
  problems: [],
  changes: false,
});

export const saveDraft = /* @__PURE__ */ defineOperation({
  id: 'drafts.save',
  method: 'PUT',
  path: '/students/{student}/drafts/{widget}/{record}',
  summary: 'Keeps a draft; one that is there already is only replaced by who has read it (`If-Match`)',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofDraft>; body: v.InferInput<typeof draftBodySchema> }>(),
  answer: remoteDraftSchema,
  status: 200,
  problems: [],
  changes: true,
  ifMatch: 'existing',
});

export const discardDraft = /* @__PURE__ */ defineOperation({
  id: 'drafts.discard',
  method: 'DELETE',
  path: '/students/{student}/drafts/{widget}/{record}',
  summary: 'Discards a draft; one that is not there is discarded already',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofDraft> }>(),
  answer: /* @__PURE__ */ v.undefined(),
  status: 204,
  problems: [],
  changes: true,
});
