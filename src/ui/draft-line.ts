/**
 * What is written in a form, in one line, to be recognized by or to be copied: words, numbers and times as they were typed, and days as the reader's language
 * writes them. The names under which choices and things are stored say nothing to anybody, and are left out. It knows no form.
 */
import { formatDay } from '../base/days.js';

/** Fields of which one value of a few is chosen, by its name. */
const chosen = new Set('acknowledge channel how interpreter kind leaving mode modes reached reply timeZone urgent version voice way who'.split(' '));
const storedName = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|^\d{4}-\d\d-\d\dT/;
const day = /^\d{4}-\d\d-\d\d$/;

export const draftLine = (value: Readonly<Record<string, unknown>>, locale: string): string =>
  Object.entries(value)
    .flatMap(([field, one]) => (typeof one === 'string' && !chosen.has(field) && !storedName.test(one) ? one.trim() || [] : []))
    .map((one) => (day.test(one) ? formatDay(one, locale) : one))
    .join(' · ');
