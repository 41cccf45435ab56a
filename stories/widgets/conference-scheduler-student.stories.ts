/** The conference scheduler in each of its states, as seen by Maya, in Grade 4, who leads a conference. */
import type { Meta } from '@storybook/web-components-vite';
import type { ConferenceArgs } from '../support/conference-stage.js';
import { conferenceMeta, inState, type ConferenceStory } from '../support/conference-stories.js';

export default {
  ...conferenceMeta,
  title: 'Widgets/Conference scheduler/Student',
  tags: ['!autodocs'],
  args: { ...conferenceMeta.args, as: 'student' },
} satisfies Meta<ConferenceArgs>;

export const Ready = inState('ready');
export const FirstVisit = inState('first visit');
export const Loading = inState('loading');
export const DraftRestored = inState('draft restored');
export const Saving = inState('saving');
export const Saved = inState('saved');
export const KeptOnlyWhileOpen = inState('kept only while open');
export const NothingToSendYet = inState('nothing to send yet');
export const OfflineWaitingToSend = inState('offline, waiting to send');
export const Sent = inState('sent');
export const FailedForGood = inState('failed for good');
export const Conflict = inState('conflict');
export const SignedOutInTheMiddle = inState('signed out in the middle');
export const AnotherTabsWords = inState('another tab’s words');
export const NoPermission = inState('no permission');
export const OnlyToRead = inState('only to read');
export const NotOfferedByThisSchool = inState('not offered by this school');
export const Unreachable = inState('unreachable');
export const Misconfigured = inState('misconfigured');
/** 5,000 times over eight weeks. */
export const ManyTimes = inState('many times');
export const LongWordsAnotherScript = inState('long words, another script');
export const RightToLeft: ConferenceStory = { globals: { locale: 'ar' } };
export const Dark: ConferenceStory = { globals: { scheme: 'dark' } };
export const Narrow280: ConferenceStory = { globals: { width: '280px' } };
export const Printed = inState('printed');
