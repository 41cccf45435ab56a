/** What all stories of the check-in card have in common: how they are drawn, and what can be changed about them in the controls. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { modes } from '../../src/contract/check-in.js';
import { lookers } from './people.js';
import { cardStage, type CardArgs } from './stage.js';
import { states, type StateName } from './states.js';
import { played, viewerIn } from './story-stage.js';

const { argTypes } = getStorybookHelpers<CardArgs>('flywheel-check-in-card');
const ofStory = 'of this story';

export const cardMeta = {
  component: 'flywheel-check-in-card',
  args: { as: 'student', state: 'ready', mode: 'feelings', group: false, preReader: false },
  argTypes: {
    ...argTypes,
    as: { options: Object.keys(lookers), description: 'Who looks at it.', control: 'select', table: { category: ofStory } },
    state: { options: Object.keys(states), description: 'What has happened before.', control: 'select', table: { category: ofStory } },
    mode: { options: modes, control: 'select' },
  },
  render: (args, telling) => cardStage(viewerIn(args, telling), String(telling.globals['locale'])),
  play: played,
} satisfies Partial<Meta<CardArgs>>;

export type CardStory = StoryObj<CardArgs>;

/** One state; who looks at it is said once, for all of a file. */
export const inState = (state: StateName): CardStory => ({ args: { state } });
