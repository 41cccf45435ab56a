/** The card in each of its states, as seen by Ms. Rivera, who sees eight students. */
import type { Meta } from '@storybook/web-components-vite';
import { cardMeta, inState } from '../support/card-stories.js';
import type { CardArgs } from '../support/stage.js';

export default {
  ...cardMeta,
  title: 'Widgets/Check-in card/Teacher',
  tags: ['!autodocs'],
  args: { ...cardMeta.args, as: 'teacher' },
} satisfies Meta<CardArgs>;

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
export const NotToday = inState('not today');
export const NoPermission = inState('no permission');
export const OnlyToRead = inState('only to read');
export const NotOffered = inState('not offered by this school');
export const Unreachable = inState('unreachable');
export const Misconfigured = inState('misconfigured');
export const LongHistory = inState('long history');
export const LongWordsAnotherScript = inState('long words, another script');
