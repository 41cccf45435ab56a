/** The conference scheduler in each of its states, as seen by Mr. Whitfield, who plans the meetings of the school. */
import type { Meta } from '@storybook/web-components-vite';
import type { ConferenceArgs } from '../support/conference-stage.js';
import { conferenceMeta, inState, type ConferenceStory } from '../support/conference-stories.js';

export default {
  ...conferenceMeta,
  title: 'Widgets/Conference scheduler/Admin',
  tags: ['!autodocs'],
  args: { ...conferenceMeta.args, as: 'principal' },
} satisfies Meta<ConferenceArgs>;

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
/** 5,000 times over eight weeks. */
export const LongHistory = inState('long history');
export const LongText = inState('long text');
export const RightToLeft: ConferenceStory = { globals: { locale: 'ar' } };
export const Dark: ConferenceStory = { globals: { scheme: 'dark' } };
export const Narrow280: ConferenceStory = { globals: { width: '280px' } };
export const Print = inState('print');

export const Loading = inState('loading');
export const Saved = inState('saved');
export const KeptOnlyWhileOpen = inState('kept only while open');
export const NothingToSendYet = inState('nothing to send yet');
export const AnotherTabsWords = inState('another tab’s words');
export const OnlyToRead = inState('only to read');
export const Unreachable = inState('unreachable');
export const Misconfigured = inState('misconfigured');
