/**
 * Problems (RFC 9457) and the one error class that a call can fail with. A widget chooses its words by `kind` and `problem.type`;
 * `detail` is for developers and is never shown.
 */
import * as v from 'valibot';

/** Every problem type of the contract with its HTTP status. The `type` member on the wire is `urn:flywheel:problem:<name>`. */
export const problemStatus = {
  'signed-out': 401,
  'not-allowed': 403,
  'not-found': 404,
  'no-translation': 404,
  'in-progress': 409,
  'already-there': 409,
  'slot-taken': 409,
  'hold-expired': 409,
  'booking-closed': 409,
  'limit-reached': 409,
  overlap: 409,
  'has-bookings': 409,
  'has-points': 409,
  'goal-ended': 409,
  'thread-closed': 409,
  'attachment-not-ready': 409,
  'no-media-consent': 409,
  'too-old': 410,
  'stale-version': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  'idempotency-mismatch': 422,
  'version-required': 428,
  'rate-limited': 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ProblemType = keyof typeof problemStatus;
export const PROBLEM_PREFIX = 'urn:flywheel:problem:';

export const problemSchema = /* @__PURE__ */ v.object({
  type: /* @__PURE__ */ v.string(),
  title: /* @__PURE__ */ v.string(),
  status: /* @__PURE__ */ v.number(),
  detail: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.string()),
  /** The request this answers; the same id is in the API's log. */
  requestId: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.string()),
  /** `invalid`: what is wrong, each with a JSON pointer (RFC 6901) into the body, or `/params/…`, `/query/…`. */
  errors: /* @__PURE__ */ v.optional(
    /* @__PURE__ */ v.array(/* @__PURE__ */ v.object({ pointer: /* @__PURE__ */ v.string(), detail: /* @__PURE__ */ v.string() })),
  ),
  /** `stale-version`, `already-there`: the record as it is now. */
  current: /* @__PURE__ */ v.optional(/* @__PURE__ */ v.unknown()),
});
export type Problem = v.InferOutput<typeof problemSchema>;

/**
 * Why a call failed.
 * `problem` the API said so (see `problem`) · `network` nothing came back · `timeout` nothing came back in time · `aborted` the caller gave up ·
 * `not-the-api` something else answered, such as a captive portal's page · `nonsense` the API answered what the contract does not allow.
 */
export type FailureKind = 'problem' | 'network' | 'timeout' | 'aborted' | 'not-the-api' | 'nonsense';

/** The only error that `call(operation, input)` rejects with. Its message names operation and cause, never a person or their words. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  constructor(
    readonly kind: FailureKind,
    readonly operationId: string,
    readonly detail: {
      /** The problem's type where `kind` is `problem`; one that the contract does not know is `internal` (5xx) or `invalid` (4xx). */
      readonly type?: ProblemType;
      readonly problem?: Problem;
      readonly status?: number;
      /** How long the API asks to wait, in milliseconds. */
      readonly retryAfterMs?: number;
      readonly cause?: unknown;
    } = {},
  ) {
    super(`flywheel: ${operationId} failed: ${detail.type ?? kind}${detail.status === undefined ? '' : ` (${detail.status})`}`, { cause: detail.cause });
  }
  get type(): ProblemType | undefined {
    return this.detail.type;
  }
}
