/**
 * Why a launch from a learning platform is not let in. Whoever meets it sits before a plain page, so each reason has a stable type and
 * what to do; the type is for whoever looks after the platform. It knows neither HTML nor tokens, and no words: those are in `lti-words/`.
 */
export interface LtiReason {
  readonly status: 400 | 403 | 404 | 500 | 503;
  /** again: the link is opened once more · school: only the school can mend it. */
  readonly wayOn: 'again' | 'school';
}

const again = (status: LtiReason['status']): LtiReason => ({ status, wayOn: 'again' });
const school = (status: LtiReason['status']): LtiReason => ({ status, wayOn: 'school' });

export const ltiReasons = {
  'lti-not-found': school(404),
  'lti-bad-request': school(400),
  'lti-unknown-platform': school(403),
  'lti-foreign-address': school(400),
  'lti-unknown-state': again(400),
  'lti-replayed': again(400),
  'lti-platform-refused': again(403),
  'lti-platform-silent': again(503),
  'lti-malformed-token': school(400),
  'lti-wrong-algorithm': school(400),
  'lti-unknown-key': again(400),
  'lti-wrong-signature': school(400),
  'lti-wrong-issuer': school(400),
  'lti-wrong-audience': school(400),
  'lti-wrong-party': school(400),
  'lti-expired': again(400),
  'lti-from-the-future': school(400),
  'lti-wrong-nonce': again(400),
  'lti-wrong-deployment': school(403),
  'lti-wrong-version': school(400),
  'lti-wrong-message': school(400),
  'lti-no-person': school(403),
  'lti-unknown-person': school(403),
  'lti-other-role': school(403),
  'lti-several-people': school(403),
  'lti-other-student': school(403),
  'lti-no-cookies': school(403),
  'lti-other-browser': again(403),
  'lti-not-staff': school(403),
  'lti-nothing-accepted': school(400),
  'lti-foreign-return': school(400),
  'lti-used-ticket': again(400),
  'lti-unavailable': again(503),
  'lti-broken': again(500),
} as const satisfies Record<string, LtiReason>;

export type LtiProblemType = keyof typeof ltiReasons;

export class LtiRefusal extends Error {
  override readonly name = 'LtiRefusal';
  constructor(
    readonly type: LtiProblemType,
    /** What the school needs to know to mend it: an id that the platform gave, never a name. */
    readonly code?: string,
  ) {
    super(type);
  }
}
