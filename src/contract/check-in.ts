/**
 * The check-in: one short entry of one voice about one student on one day, in one of three modes. A card is the entries of a day side
 * by side. Who wrote it, in which voice, and when is the API's to say: a body that claims it is refused.
 */
import * as v from 'valibot';
import { feelingKeys } from './feelings.js';
import { limits } from './limits.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { voice } from './person.js';
import { id, instant, key, language, plainDate, text, version } from './values.js';

export const modes = ['feelings', 'check-in-check-out', 'daily-report-card'] as const;
export type Mode = (typeof modes)[number];

const feeling = /* @__PURE__ */ v.picklist(feelingKeys);
const note = /* @__PURE__ */ v.nullable(/* @__PURE__ */ text(limits.noteCharacters));
/** The voices that may read it; the writer's own and the school's are always among them. */
const audience = /* @__PURE__ */ v.pipe(
  /* @__PURE__ */ v.array(voice),
  /* @__PURE__ */ v.minLength(1),
  /* @__PURE__ */ v.maxLength(3),
  /* @__PURE__ */ v.check((list) => new Set(list).size === list.length, 'must name each voice once'),
);
/** CI-16: a point of a goal in the same submit. Both are kept or neither; it lies on the check-in's day, in the writer's voice. */
const goalPoint = /* @__PURE__ */ v.optional(
  /* @__PURE__ */ v.nullable(
    /* @__PURE__ */ v.strictObject({ goalId: id, value: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.finite()) }),
  ),
);
const common = { on: plainDate, note, /** The language the note is written in. */ language, audience, goalPoint };
const rating = /* @__PURE__ */ v.strictObject({
  expectation: key,
  period: key,
  /** `null`: not rated, for instance absent. It counts neither for nor against. */
  score: /* @__PURE__ */ v.nullable(
    /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.integer(), /* @__PURE__ */ v.minValue(0), /* @__PURE__ */ v.maxValue(3)),
  ),
});
const result = /* @__PURE__ */ v.strictObject({ behaviour: key, /** `null`: not looked at. */ met: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.boolean()) });
export type Rating = v.InferOutput<typeof rating>;
export type Result = v.InferOutput<typeof result>;

/** What a person writes. One shape per mode and stage; unknown members are refused. */
export const checkInBodySchema = /* @__PURE__ */ v.variant('kind', [
  /** A feeling, or words, or both: at least one of them, or the wish to talk. */
  /* @__PURE__ */ v.strictObject({
    ...common,
    kind: /* @__PURE__ */ v.literal('feelings'),
    feeling: /* @__PURE__ */ v.nullable(feeling),
    /** The adult the student asks to talk with. */
    helpFrom: /* @__PURE__ */ v.nullable(id),
  }),
  /** The morning of check-in/check-out. */
  /* @__PURE__ */ v.strictObject({ ...common, kind: /* @__PURE__ */ v.literal('check-in'), planId: id, feeling: /* @__PURE__ */ v.nullable(feeling) }),
  /** The ratings of the day, filled period by period; one a day and student. School only. */
  /* @__PURE__ */ v.strictObject({
    ...common,
    kind: /* @__PURE__ */ v.literal('check-out'),
    planId: id,
    ratings: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.array(rating), /* @__PURE__ */ v.maxLength(limits.ratings)),
  }),
  /** The target behaviours of the day; one a day and student. School only. */
  /* @__PURE__ */ v.strictObject({
    ...common,
    kind: /* @__PURE__ */ v.literal('report'),
    planId: id,
    results: /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.array(result), /* @__PURE__ */ v.maxLength(limits.behavioursMost)),
  }),
]);
export type CheckInBody = v.InferOutput<typeof checkInBodySchema>;
export type CheckInKind = CheckInBody['kind'];
/** The mode that each kind of entry belongs to. */
export const modeOfKind = {
  feelings: 'feelings',
  'check-in': 'check-in-check-out',
  'check-out': 'check-in-check-out',
  report: 'daily-report-card',
} as const satisfies Record<CheckInKind, Mode>;

const noteAnswer = /* @__PURE__ */ v.object({
  text: /* @__PURE__ */ v.string(),
  language,
  /** The note in the viewer's language, where the school has one; the original always comes along. */
  translation: /* @__PURE__ */ v.nullable(
    /* @__PURE__ */ v.object({ text: /* @__PURE__ */ v.string(), language, by: /* @__PURE__ */ v.picklist(['person', 'machine']) }),
  ),
});
export type Note = v.InferOutput<typeof noteAnswer>;

const acknowledgement = /* @__PURE__ */ v.object({
  kind: /* @__PURE__ */ v.picklist(['read-at-home', 'talked']),
  personId: id,
  /** `null` where the viewer need not know it. */
  name: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  at: instant,
});
export type Acknowledgement = v.InferOutput<typeof acknowledgement>;

/** What the API answers. `feeling`, `mode` and `kind` may be names from a later contract: shown as such, never an error. */
export const checkInSchema = /* @__PURE__ */ v.object({
  id,
  studentId: id,
  on: plainDate,
  mode: /* @__PURE__ */ v.string(),
  kind: /* @__PURE__ */ v.string(),
  voice,
  author: /* @__PURE__ */ v.object({ id, name: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()), role: /* @__PURE__ */ v.string() }),
  feeling: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()),
  note: /* @__PURE__ */ v.nullable(noteAnswer),
  help: /* @__PURE__ */ v.nullable(
    /* @__PURE__ */ v.object({ personId: id, name: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.string()), answeredAt: /* @__PURE__ */ v.nullable(instant) }),
  ),
  planId: /* @__PURE__ */ v.nullable(id),
  ratings: /* @__PURE__ */ v.array(/* @__PURE__ */ v.object(rating.entries)),
  results: /* @__PURE__ */ v.array(/* @__PURE__ */ v.object(result.entries)),
  audience: /* @__PURE__ */ v.array(voice),
  /** The goal point that was logged with it; absent where the API offers no goals. */
  goalPoint: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.nullable(/* @__PURE__ */ v.object({ goalId: id, pointId: id, value: /* @__PURE__ */ v.number() }))),
  acknowledgements: /* @__PURE__ */ v.array(acknowledgement),
  createdAt: instant,
  updatedAt: instant,
  version,
});
export type CheckIn = v.InferOutput<typeof checkInSchema>;

export const ofStudent = /* @__PURE__ */ v.strictObject({ student: id });
export const ofCheckIn = /* @__PURE__ */ v.strictObject({ student: id, checkIn: id });
export const listCheckInsQuery = /* @__PURE__ */ v.strictObject({
  ...pageQuery,
  mode: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.picklist(modes)),
  from: /* @__PURE__ */ v.optional(plainDate),
  until: /* @__PURE__ */ v.optional(plainDate),
});
export const acknowledgeBody = /* @__PURE__ */ v.strictObject({ kind: /* @__PURE__ */ v.picklist(['read-at-home', 'talked']) });
const capability = 'check-ins';

export const listCheckIns = /* @__PURE__ */ defineOperation({
  id: 'check-ins.list',
  method: 'GET',
  path: '/students/{student}/check-ins',
  summary: "A student's check-ins that the viewer may read, newest first",
  capability,
  asks: asks<{ params: v.InferInput<typeof ofStudent>; query: v.InferInput<typeof listCheckInsQuery> }>(),
  answer: /* @__PURE__ */ page(checkInSchema),
  status: 200,
  problems: [],
  changes: false,
});

export const createCheckIn = /* @__PURE__ */ defineOperation({
  id: 'check-ins.create',
  method: 'POST',
  path: '/students/{student}/check-ins',
  summary: 'Checks in. A second check-out or report of a day is `already-there`, with the one that is',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofStudent>; body: CheckInBody }>(),
  answer: checkInSchema,
  status: 201,
  problems: ['already-there', 'goal-ended'],
  changes: true,
});

export const readCheckIn = /* @__PURE__ */ defineOperation({
  id: 'check-ins.read',
  method: 'GET',
  path: '/students/{student}/check-ins/{checkIn}',
  summary: 'One check-in',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofCheckIn> }>(),
  answer: checkInSchema,
  status: 200,
  problems: [],
  changes: false,
});

export const changeCheckIn = /* @__PURE__ */ defineOperation({
  id: 'check-ins.change',
  method: 'PUT',
  path: '/students/{student}/check-ins/{checkIn}',
  summary: 'Changes a check-in of your own, or a check-out or report of your school; day and kind stay',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofCheckIn>; body: CheckInBody }>(),
  answer: checkInSchema,
  status: 200,
  problems: ['goal-ended'],
  changes: true,
  ifMatch: 'always',
});

export const acknowledgeCheckIn = /* @__PURE__ */ defineOperation({
  id: 'check-ins.acknowledge',
  method: 'POST',
  path: '/students/{student}/check-ins/{checkIn}/acknowledgements',
  summary: 'The family has read the report of the day, or the adult has talked with the student who asked. Saying it twice is once',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofCheckIn>; body: v.InferInput<typeof acknowledgeBody> }>(),
  answer: checkInSchema,
  status: 200,
  problems: [],
  changes: true,
});
