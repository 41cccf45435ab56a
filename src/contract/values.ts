/**
 * The small schemas that every noun is made of: ids, instants, plain dates, people's text. Nothing here knows a noun.
 */
import * as v from 'valibot';
import { fitsCharacters, isCleanText } from '../base/text.js';

/** A UUID, lower case. The reference API makes version 7; a compatible API may make any. */
export const id = /* @__PURE__ */ v.pipe(
  /* @__PURE__ */ v.string(),
  /* @__PURE__ */ v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'must be a UUID in lower case'),
);

/** Not every engine refuses 29 February of a year that has none. */
const isDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** An instant: RFC 3339 in UTC, such as `2026-11-22T21:40:00.000Z`. */
export const instant = /* @__PURE__ */ v.pipe(
  /* @__PURE__ */ v.string(),
  /* @__PURE__ */ v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/, 'must be an instant in UTC, like 2026-11-22T21:40:00Z'),
  /* @__PURE__ */ v.check((text) => !Number.isNaN(Date.parse(text)) && isDay(text.slice(0, 10)), 'must be an instant that exists'),
);

/** A plain date, such as `2026-11-22`: a day on the school's calendar, never an instant. */
export const plainDate = /* @__PURE__ */ v.pipe(
  /* @__PURE__ */ v.string(),
  /* @__PURE__ */ v.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date like 2026-11-22'),
  /* @__PURE__ */ v.check(isDay, 'must be a day that exists'),
);

/** A whole number of how often a record has changed, from 1; its strong ETag is the number in quotes. */
export const version = /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.safeInteger(), /* @__PURE__ */ v.minValue(1));

/** A BCP 47 language tag. */
export const language = /* @__PURE__ */ v.pipe(
  /* @__PURE__ */ v.string(),
  /* @__PURE__ */ v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a language tag like en or es-MX'),
);

/** An IANA time zone name. */
export const timeZone = /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.string(), /* @__PURE__ */ v.minLength(1), /* @__PURE__ */ v.maxLength(64));

/** A name that the contract or a school gives to something: `feelings`, `period-1`. */
export const key = /* @__PURE__ */ v.pipe(
  /* @__PURE__ */ v.string(),
  /* @__PURE__ */ v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and hyphens, at most 64'),
);

/** Text for people, 1 to `most` characters, clean as `cleanText` leaves it. */
export const text = (most: number) =>
  v.pipe(
    v.string(),
    v.minLength(1, 'must not be empty'),
    v.check((value) => fitsCharacters(value, most), `must have at most ${most} characters`),
    v.check(isCleanText, 'must be well-formed text without control characters'),
  );
