/** What there is to say on the pages of a launch: each language has all of it, or it does not compile. */
import type { WidgetName } from '../../../src/embed/options.js';
import type { LtiProblemType } from '../lti-refusal.js';
import type { LtiOption, LtiValue } from '../rules/lti-target.js';

interface Steps {
  readonly moment: string;
  readonly onTheWay: string;
  readonly onTheWayBack: string;
  readonly goOn: string;
}

interface Choice {
  readonly choose: string;
  readonly widget: string;
  readonly looks: string;
  readonly anyWidget: string;
  readonly linkName: string;
  readonly eachSees: string;
  readonly add: string;
  readonly cancel: string;
  readonly widgets: Readonly<Record<WidgetName, { readonly title: string; readonly about: string }>>;
  readonly options: Readonly<Record<LtiOption, string>>;
  readonly values: Readonly<Record<LtiValue, string>>;
}

interface Refused {
  readonly refused: string;
  readonly openAgain: string;
  readonly showSchool: string;
  readonly reason: string;
  readonly code: string;
  readonly visit: string;
  readonly reasons: Readonly<Record<LtiProblemType, string>>;
}

interface SetUp {
  readonly setUp: string;
  readonly setUpFor: string;
  readonly goTo: string;
  readonly thenTell: string;
  readonly tellThese: string;
  readonly tell: Readonly<Record<'issuer' | 'client' | 'deployments' | 'auth' | 'keys' | 'origins', string>>;
  readonly schoolWrites: string;
}

export interface LtiWords extends Steps, Choice, Refused, SetUp {}
