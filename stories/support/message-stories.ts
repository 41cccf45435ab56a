/** What all stories of messages have in common: how they are drawn, and what can be changed about them in the controls. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { messageStage, type MessageArgs } from './message-stage.js';
import { messageStates, type MessageStateName } from './message-states.js';
import { lookers } from './people.js';
import { played, viewerIn } from './story-stage.js';

const { argTypes } = getStorybookHelpers<MessageArgs>('flywheel-message-thread');
const ofStory = 'of this story';

export const messageMeta = {
  component: 'flywheel-message-thread',
  args: { as: 'guardian', state: 'ready' },
  argTypes: {
    ...argTypes,
    as: { options: Object.keys(lookers), description: 'Who looks at it.', control: 'select', table: { category: ofStory } },
    state: { options: Object.keys(messageStates), description: 'What has happened before.', control: 'select', table: { category: ofStory } },
  },
  render: (args, telling) => messageStage(viewerIn(args, telling), String(telling.globals['locale'])),
  play: played,
} satisfies Partial<Meta<MessageArgs>>;

export type MessageStory = StoryObj<MessageArgs>;

/** One state; who looks at it is said once, for all of a file. */
export const inState = (state: MessageStateName): MessageStory => ({ args: { state } });
