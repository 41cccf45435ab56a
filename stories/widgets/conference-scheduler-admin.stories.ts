/** The conference scheduler in each of its states, as seen by Mr. Whitfield, who plans the meetings of the school. */
import type { Meta } from '@storybook/web-components-vite';
import type { ConferenceArgs } from '../support/conference-stage.js';
import { conferenceMeta } from '../support/conference-stories.js';

export {
  Ready,
  FirstVisit,
  Loading,
  DraftRestored,
  Saving,
  Saved,
  KeptOnlyWhileOpen,
  NothingToSendYet,
  OfflineWaitingToSend,
  Sent,
  FailedForGood,
  Conflict,
  SignedOutInTheMiddle,
  AnotherTabsWords,
  NoPermission,
  OnlyToRead,
  NotOfferedByThisSchool,
  Unreachable,
  Misconfigured,
  ManyTimes,
  LongWordsAnotherScript,
  RightToLeft,
  Dark,
  Narrow280,
  Printed,
} from '../support/conference-state-stories.js';

export default {
  ...conferenceMeta,
  title: 'Widgets/Conference scheduler/Admin',
  tags: ['!autodocs'],
  args: { ...conferenceMeta.args, as: 'principal' },
} satisfies Meta<ConferenceArgs>;
