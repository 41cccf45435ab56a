/**
 * The conference: an evening or a season of meetings that the school offers, with the rules by which its slots are booked. Whoever books reads the
 * rules here; the API alone enforces them, by its own clock.
 */
import * as v from 'valibot';
import { limits } from './limits.js';
import { asks, defineOperation } from './operation.js';
import { page, pageQuery } from './page.js';
import { id, instant, text, timeZone, version } from './values.js';

export const conferenceKinds = ['family-teacher', 'student-led', 'iep'] as const;
export const meetingModes = ['in-person', 'phone', 'video'] as const;

const wholeOf = (least: number, most: number) =>
  /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.number(), /* @__PURE__ */ v.integer(), /* @__PURE__ */ v.minValue(least), /* @__PURE__ */ v.maxValue(most));

const rules = {
  name: /* @__PURE__ */ text(limits.nameCharacters),
  kind: /* @__PURE__ */ v.picklist(conferenceKinds),
  /** The zone that its days and times are written in; each slot is an instant. */
  timeZone,
  /** From when on everybody may book, … */
  opensAt: instant,
  /** … and until when. */
  closesAt: instant,
  /** Families of these groups may book before the others. */
  earlyAccess: /* @__PURE__ */ v.nullable(
    /* @__PURE__ */ v.strictObject({
      opensAt: instant,
      groups: /* @__PURE__ */ v.pipe(
        /* @__PURE__ */ v.array(/* @__PURE__ */ text(limits.nameCharacters)),
        /* @__PURE__ */ v.minLength(1),
        /* @__PURE__ */ v.maxLength(20),
      ),
    }),
  ),
  /** A family changes or cancels until so many minutes before the start; the school at any time. */
  guardMinutes: /* @__PURE__ */ wholeOf(0, 20_160),
  /** How long a slot stays held while the family fills in the rest. */
  holdSeconds: /* @__PURE__ */ wholeOf(30, 900),
  /** How long a slot that became free is kept for the first who waits for it. */
  offerMinutes: /* @__PURE__ */ wholeOf(5, 2880),
  /** Bookings that stand at once for one student, … */
  perStudent: /* @__PURE__ */ wholeOf(1, 20),
  /** … and for one guardian over all their children. */
  perGuardian: /* @__PURE__ */ wholeOf(1, 40),
  /** `shared` one booking with a teacher for a student · `each` one for each household. */
  households: /* @__PURE__ */ v.picklist(['shared', 'each']),
  /** Minutes between two meetings of one family with different teachers; 0: they may follow at once. */
  travelMinutes: /* @__PURE__ */ wholeOf(0, 60),
  modes: /* @__PURE__ */ v.pipe(
    /* @__PURE__ */ v.array(/* @__PURE__ */ v.picklist(meetingModes)),
    /* @__PURE__ */ v.minLength(1),
    /* @__PURE__ */ v.maxLength(3),
  ),
  /** Whose topics come first on the agenda. */
  agendaFirst: /* @__PURE__ */ v.picklist(['home', 'school']),
};
export const conferenceBodySchema = /* @__PURE__ */ v.pipe(
  /* @__PURE__ */ v.strictObject(rules),
  /* @__PURE__ */ v.forward(
    /* @__PURE__ */ v.check(({ opensAt, closesAt }) => Date.parse(closesAt) > Date.parse(opensAt), 'must be after opensAt'),
    ['closesAt'],
  ),
);
export type ConferenceBody = v.InferOutput<typeof conferenceBodySchema>;

export const conferenceSchema = /* @__PURE__ */ v.object({
  id,
  ...rules,
  kind: /* @__PURE__ */ v.string(),
  households: /* @__PURE__ */ v.string(),
  agendaFirst: /* @__PURE__ */ v.string(),
  modes: /* @__PURE__ */ v.array(/* @__PURE__ */ v.string()),
  /** Staff who offer times in it. */
  hosts: /* @__PURE__ */ v.array(/* @__PURE__ */ v.object({ id, name: /* @__PURE__ */ v.string() })),
  /** From when on the viewer may book, early access counted; `null` for those who do not book. */
  bookableFrom: /* @__PURE__ */ v.nullable(instant),
  /** Whether the viewer may change it and book on behalf of families. */
  mayManage: /* @__PURE__ */ v.boolean(),
  createdAt: instant,
  updatedAt: instant,
  version,
});
export type Conference = v.InferOutput<typeof conferenceSchema>;

export const ofConference = /* @__PURE__ */ v.strictObject({ conference: id });
export const listConferencesQuery = /* @__PURE__ */ v.strictObject(pageQuery);
const capability = 'conferences';

export const listConferences = /* @__PURE__ */ defineOperation({
  id: 'conferences.list',
  method: 'GET',
  path: '/conferences',
  summary: "The conferences of the viewer's students or of their own, the newest first",
  capability,
  asks: asks<{ query: v.InferInput<typeof listConferencesQuery> }>(),
  answer: /* @__PURE__ */ page(conferenceSchema),
  status: 200,
  problems: [],
  changes: false,
});

export const createConference = /* @__PURE__ */ defineOperation({
  id: 'conferences.create',
  method: 'POST',
  path: '/conferences',
  summary: 'Announces a conference. School only',
  capability,
  asks: asks<{ body: ConferenceBody }>(),
  answer: conferenceSchema,
  status: 201,
  problems: [],
  changes: true,
});

export const changeConference = /* @__PURE__ */ defineOperation({
  id: 'conferences.change',
  method: 'PUT',
  path: '/conferences/{conference}',
  summary: 'Changes the rules; what is booked stays booked',
  capability,
  asks: asks<{ params: v.InferInput<typeof ofConference>; body: ConferenceBody }>(),
  answer: conferenceSchema,
  status: 200,
  problems: [],
  changes: true,
  ifMatch: 'always',
});
