/** The card in each of its states, as seen by Ms. Rivera, who sees eight students. */
import type { Meta } from '@storybook/web-components-vite';
import { cardMeta, inState, type CardStory } from '../support/card-stories.js';
import type { CardArgs } from '../support/stage.js';

export default {
  ...cardMeta,
  title: 'Widgets/Check-in card/Teacher',
  tags: ['!autodocs'],
  args: { ...cardMeta.args, as: 'teacher' },
} satisfies Meta<CardArgs>;

export const FirstVisit = inState('first visit');
export const Ready = inState('ready');
export const DraftRestored = inState('draft restored');
export const Saving = inState('saving');
export const WaitingToSend = inState('waiting to send');
export const Sent = inState('sent');
export const Failed = inState('failed');
export const Conflict = inState('conflict');
export const SignedOut = inState('signed out');
export const NoPermission = inState('no permission');
export const NotOffered = inState('not offered');
export const LongHistory = inState('long history');
export const LongText = inState('long text');
export const RightToLeft: CardStory = { globals: { locale: 'ar' } };
export const Dark: CardStory = { globals: { scheme: 'dark' } };
export const Narrow280: CardStory = { globals: { width: '280px' } };
export const Print = inState('print');

export const Loading = inState('loading');
export const Saved = inState('saved');
export const KeptOnlyWhileOpen = inState('kept only while open');
export const NothingToSendYet = inState('nothing to send yet');
export const AnotherTabsWords = inState('another tab’s words');
export const NotToday = inState('not today');
export const OnlyToRead = inState('only to read');
export const Unreachable = inState('unreachable');
export const Misconfigured = inState('misconfigured');
