/** The conference scheduler in each of its states, as seen by Ms. Rivera, who meets the families of her class. */
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
  title: 'Widgets/Conference scheduler/Teacher',
  tags: ['!autodocs'],
  args: { ...conferenceMeta.args, as: 'teacher' },
} satisfies Meta<ConferenceArgs>;
