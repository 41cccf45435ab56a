/** The goal tracker in each of its states, as seen by Ms. Rivera, who teaches Maya. */
import type { Meta } from '@storybook/web-components-vite';
import type { GoalArgs } from '../support/goal-stage.js';
import { goalMeta, inState, type GoalStory } from '../support/goal-stories.js';

export default {
  ...goalMeta,
  title: 'Widgets/Goal tracker/Teacher',
  tags: ['!autodocs'],
  args: { ...goalMeta.args, as: 'teacher' },
} satisfies Meta<GoalArgs>;

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
/** 2,000 points. */
export const LongHistory = inState('long history');
export const LongText = inState('long text');
export const RightToLeft: GoalStory = { globals: { locale: 'ar' } };
export const Dark: GoalStory = { globals: { scheme: 'dark' } };
export const Narrow280: GoalStory = { globals: { width: '280px' } };
export const Print = inState('print');

export const Loading = inState('loading');
export const Saved = inState('saved');
export const KeptOnlyWhileOpen = inState('kept only while open');
export const NothingToSendYet = inState('nothing to send yet');
export const AnotherTabsWords = inState('another tab’s words');
export const OnlyToRead = inState('only to read');
export const Unreachable = inState('unreachable');
export const Misconfigured = inState('misconfigured');
