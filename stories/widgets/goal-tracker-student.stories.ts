/** The goal tracker in each of its states, as seen by Maya, in Grade 4. */
import type { Meta } from '@storybook/web-components-vite';
import type { GoalArgs } from '../support/goal-stage.js';
import { goalMeta, inState, type GoalStory } from '../support/goal-stories.js';

export default {
  ...goalMeta,
  title: 'Widgets/Goal tracker/Student',
  tags: ['!autodocs'],
  args: { ...goalMeta.args, as: 'student' },
} satisfies Meta<GoalArgs>;

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
/** 2,000 points. */
export const LongHistory = inState('long history');
export const LongWordsAnotherScript = inState('long words, another script');
export const RightToLeft: GoalStory = { globals: { locale: 'ar' } };
export const Dark: GoalStory = { globals: { scheme: 'dark' } };
export const Narrow280: GoalStory = { globals: { width: '280px' } };
export const Printed = inState('printed');
