/** Lists are pages with an opaque cursor, in the order (created, id), newest first unless the operation says otherwise. */
import * as v from 'valibot';
import { limits } from './limits.js';

const wholeNumber = /* @__PURE__ */ v.pipe(
  /* @__PURE__ */ v.union([
    /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.string(), /* @__PURE__ */ v.digits(), /* @__PURE__ */ v.transform(Number)),
    /* @__PURE__ */ v.number(),
  ]),
  /* @__PURE__ */ v.integer(),
);

/** The query of every list. `limit` arrives as text over HTTP. */
export const pageQuery = {
  cursor: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.pipe(/* @__PURE__ */ v.string(), /* @__PURE__ */ v.maxLength(512))),
  limit: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.pipe(wholeNumber, /* @__PURE__ */ v.minValue(1), /* @__PURE__ */ v.maxValue(limits.pageItems))),
};

/** A page of `item`; `next` is the cursor of the page after it, `null` at the end. */
export const page = <T extends v.GenericSchema<unknown, unknown>>(item: T) => v.object({ items: v.array(item), next: v.nullable(v.string()) });
