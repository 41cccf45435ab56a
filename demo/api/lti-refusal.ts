/**
 * Why a launch from a learning platform is not let in. Whoever meets it sits before a plain page, so each reason has a stable type, a sentence, and
 * what to do; the type is for whoever looks after the platform. It knows neither HTML nor tokens.
 */
export interface LtiReason {
  readonly status: 400 | 403 | 404 | 500 | 503;
  readonly sentence: string;
  /** again: the link is opened once more · school: only the school can mend it. */
  readonly wayOn: 'again' | 'school';
}

const again = (status: LtiReason['status'], sentence: string): LtiReason => ({ status, sentence, wayOn: 'again' });
const school = (status: LtiReason['status'], sentence: string): LtiReason => ({ status, sentence, wayOn: 'school' });

export const ltiReasons = {
  'lti-not-found': school(404, 'There is no such page at this school.'),
  'lti-bad-request': school(400, 'Your course site asked for something that we do not know.'),
  'lti-unknown-platform': school(403, 'This school has not yet set up your course site.'),
  'lti-foreign-address': school(400, 'The link leads to a page that is not ours.'),
  'lti-unknown-state': again(400, 'This visit did not begin here, or it took too long.'),
  'lti-replayed': again(400, 'This page was used once already.'),
  'lti-platform-refused': again(403, 'Your course site did not say who you are.'),
  'lti-platform-silent': again(503, 'Your course site did not answer us.'),
  'lti-malformed-token': school(400, 'We could not read what your course site sent.'),
  'lti-wrong-algorithm': school(400, 'Your course site signed in a way that we do not take.'),
  'lti-unknown-key': again(400, 'Your course site signed with a key that it does not show.'),
  'lti-wrong-signature': school(400, 'What your course site sent is not signed by it.'),
  'lti-wrong-issuer': school(400, 'Another course site sent this than the one that was asked.'),
  'lti-wrong-audience': school(400, 'What your course site sent is meant for someone else.'),
  'lti-wrong-party': school(400, 'What your course site sent was made for someone else.'),
  'lti-expired': again(400, 'This visit took too long.'),
  'lti-from-the-future': school(400, 'The clock of your course site is wrong.'),
  'lti-wrong-nonce': again(400, 'What your course site sent belongs to another visit.'),
  'lti-wrong-deployment': school(403, 'This school has not yet set up this part of your course site.'),
  'lti-wrong-version': school(400, 'Your course site speaks a version that we do not know.'),
  'lti-wrong-message': school(400, 'Your course site asked for something that we do not do.'),
  'lti-no-person': school(403, 'Your course site did not say who you are.'),
  'lti-unknown-person': school(403, 'We do not know yet who you are at this school.'),
  'lti-other-role': school(403, 'At this school you are not what your course site says you are.'),
  'lti-several-people': school(403, 'At this school you could be more than one person.'),
  'lti-other-student': school(403, 'You are not linked here to the student that your course site names.'),
  'lti-no-cookies': school(403, 'Your browser did not let us keep what we need to know you again.'),
  'lti-other-browser': again(403, 'This visit began in another browser.'),
  'lti-not-staff': school(403, 'Only staff can add a widget to a course.'),
  'lti-nothing-accepted': school(400, 'Your course site does not take links to tools in this place.'),
  'lti-foreign-return': school(400, 'Your course site asked us to send you to a page that is not its own.'),
  'lti-used-ticket': again(400, 'This page was used once already, or it was open too long.'),
  'lti-unavailable': again(503, 'We cannot be reached right now.'),
  'lti-broken': again(500, 'Something broke on our side.'),
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
