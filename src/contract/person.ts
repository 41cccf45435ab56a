/** People, voices and what they may do. Relation is data and never a permission; a permission that is not listed is denied. */
import * as v from 'valibot';
import { id, language, timeZone } from './values.js';

/** The voices of every card. Family is `home` and staff is `school`; the student is a voice of their own. */
export const voices = ['student', 'home', 'school'] as const;
export const voice = /* @__PURE__ */ v.picklist(voices);
export type Voice = (typeof voices)[number];

export const roles = ['guardian', 'family-viewer', 'student', 'teacher', 'specialist', 'admin', 'interpreter', 'guest'] as const;
export const role = /* @__PURE__ */ v.picklist(roles);
export type Role = (typeof roles)[number];

/** What a viewer may do for one student. Answers may hold names from a later contract: they are kept and ignored. */
export const permissions = [
  'see-check-ins',
  'write-check-in',
  'acknowledge-check-in',
  'ask-for-help',
  'answer-help',
  'see-goals',
  'add-goal-point',
  'write-goal',
  'propose-goal',
  'see-conferences',
  'book-conference',
  'host-conference',
  'see-messages',
  'send-message',
  'start-thread',
  'announce',
  'mark-urgent',
  'oversee-messages',
  'export-record',
  'erase-record',
] as const;
export type Permission = (typeof permissions)[number];

/** Somebody who can read a student's check-ins. */
export const personSchema = /* @__PURE__ */ v.object({
  id,
  /** `null` where the viewer need not know it: a guardian of the other household. */
  name: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  role,
  voice,
  /** Whether the student may turn to this adult with "please talk with me". */
  takesHelp: /* @__PURE__ */ v.boolean(),
});
export type Person = v.InferOutput<typeof personSchema>;

/** Who is looking. */
export const viewerSchema = /* @__PURE__ */ v.object({
  id,
  name: /* @__PURE__ */ v.string(),
  role,
  /** The voice they write in; `null` for those who only look. */
  voice: /* @__PURE__ */ v.nullable(voice),
  locale: language,
  timeZone,
});
export type Viewer = v.InferOutput<typeof viewerSchema>;
