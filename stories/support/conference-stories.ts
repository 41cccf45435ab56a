/** What all stories of the conference scheduler have in common: how they are drawn, and what can be changed about them in the controls. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { conferenceStage, type ConferenceArgs } from './conference-stage.js';
import { conferenceStates, type ConferenceStateName } from './conference-states.js';
import { lookers } from './people.js';
import { played, viewerIn } from './story-stage.js';

const { argTypes } = getStorybookHelpers<ConferenceArgs>('flywheel-conference-scheduler');
const ofStory = 'of this story';

export const conferenceMeta = {
  component: 'flywheel-conference-scheduler',
  args: { as: 'guardian', state: 'ready' },
  argTypes: {
    ...argTypes,
    as: { options: Object.keys(lookers), description: 'Who looks at it.', control: 'select', table: { category: ofStory } },
    state: { options: Object.keys(conferenceStates), description: 'What has happened before.', control: 'select', table: { category: ofStory } },
  },
  render: (args, telling) => conferenceStage(viewerIn(args, telling), String(telling.globals['locale'])),
  play: played,
} satisfies Partial<Meta<ConferenceArgs>>;

export type ConferenceStory = StoryObj<ConferenceArgs>;

/** One state; who looks at it is said once, for all of a file. */
export const inState = (state: ConferenceStateName): ConferenceStory => ({ args: { state } });
