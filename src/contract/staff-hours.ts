/** When a member of staff answers. What follows from it for others is reckoned in `src/domain/message-hours.ts`, on both sides alike. */
import * as v from 'valibot';
import { messageLimits } from './message-limits.js';
import { plainDate, timeZone } from './values.js';

const clockTime = /* @__PURE__ */ v.pipe(/* @__PURE__ */ v.string(), /* @__PURE__ */ v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 15:30'));
const isoWeekday = /* @__PURE__ */ v.pipe(
  /* @__PURE__ */ v.number(),
  /* @__PURE__ */ v.integer(),
  /* @__PURE__ */ v.minValue(1),
  /* @__PURE__ */ v.maxValue(7),
);

/** When a member of staff answers, in their own zone. School days and holidays are the school's. */
export const staffHoursSchema = /* @__PURE__ */ v.strictObject({
  timeZone,
  /** From the evening to the morning; `null`: none of their own beside the days that are no school days. An `until` at or before `from` is on the next day. */
  quietHours: /* @__PURE__ */ v.nullable(/* @__PURE__ */ v.strictObject({ from: clockTime, until: clockTime })),
  /** When they answer, by weekday (1 Monday); on a weekday with none, all day but the quiet hours. */
  officeHours: /* @__PURE__ */ v.pipe(
    /* @__PURE__ */ v.array(
      /* @__PURE__ */ v.pipe(
        /* @__PURE__ */ v.strictObject({ weekday: isoWeekday, from: clockTime, until: clockTime }),
        /* @__PURE__ */ v.forward(
          /* @__PURE__ */ v.check(({ from, until }) => until > from, 'must be after from'),
          ['until'],
        ),
      ),
    ),
    /* @__PURE__ */ v.maxLength(messageLimits.officeHours),
  ),
  /** First and last day. */
  away: /* @__PURE__ */ v.pipe(
    /* @__PURE__ */ v.array(
      /* @__PURE__ */ v.pipe(
        /* @__PURE__ */ v.strictObject({ from: plainDate, until: plainDate }),
        /* @__PURE__ */ v.forward(
          /* @__PURE__ */ v.check(({ from, until }) => until >= from, 'must not be before from'),
          ['until'],
        ),
      ),
    ),
    /* @__PURE__ */ v.maxLength(messageLimits.away),
  ),
});
export type StaffHours = v.InferOutput<typeof staffHoursSchema>;
