/** Discovery: what an API speaks, answered without sign-in. A school may offer one slice; a widget whose slice is missing says so. */
import * as v from 'valibot';
import { defineOperation } from './operation.js';

export const CONTRACT_VERSION = '1.0';

/** `capabilities` may hold names from a later contract: they are kept and ignored. */
export const discoverySchema = /* @__PURE__ */ v.object({
  contract: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.string(), /* @__PURE__ */ v.regex(/^1\.\d+$/, 'must be a 1.x contract')),
  name: /* @__PURE__ */ v.string(),
  capabilities: /* @__PURE__ */ v.array(/* @__PURE__ */ v.string()),
});
export type Discovery = v.InferOutput<typeof discoverySchema>;

export const discover = /* @__PURE__ */ defineOperation({
  id: 'discovery.read',
  method: 'GET',
  path: '/',
  summary: 'What this API speaks',
  open: true,
  answer: discoverySchema,
  status: 200,
  problems: [],
  changes: false,
});
