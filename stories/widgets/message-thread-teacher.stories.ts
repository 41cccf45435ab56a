/** The message thread in each of its states, as seen by Ms. Rivera, who writes with the families of her class. */
import type { Meta } from '@storybook/web-components-vite';
import type { MessageArgs } from '../support/message-stage.js';
import { inState, messageMeta, type MessageStory } from '../support/message-stories.js';

export default {
  ...messageMeta,
  title: 'Widgets/Message thread/Teacher',
  tags: ['!autodocs'],
  args: { ...messageMeta.args, as: 'teacher' },
} satisfies Meta<MessageArgs>;

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
/** 10,000 messages, 300 of them new. */
export const LongHistory = inState('long history');
export const LongText = inState('long text');
export const RightToLeft: MessageStory = { globals: { locale: 'ar' } };
export const Dark: MessageStory = { globals: { scheme: 'dark' } };
export const Narrow280: MessageStory = { globals: { width: '280px' } };
export const Print = inState('print');

export const Loading = inState('loading');
export const Saved = inState('saved');
export const KeptOnlyWhileOpen = inState('kept only while open');
export const NothingToSendYet = inState('nothing to send yet');
export const AnotherTabsWords = inState('another tab’s words');
export const OnlyToRead = inState('only to read');
export const Unreachable = inState('unreachable');
export const Misconfigured = inState('misconfigured');
