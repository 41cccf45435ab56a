/** What all stories of the goal tracker have in common: how they are drawn, and what can be changed about them in the controls. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { trendMethods } from '../../src/domain/goal-trend-methods.js';
import { goalStage, type GoalArgs } from './goal-stage.js';
import { goalStates, type GoalStateName } from './goal-states.js';
import { lookers } from './people.js';
import { played, viewerIn } from './story-stage.js';

const { argTypes } = getStorybookHelpers<GoalArgs>('flywheel-goal-tracker');
const ofStory = 'of this story';

export const goalMeta = {
  component: 'flywheel-goal-tracker',
  args: { as: 'guardian', state: 'ready', preReader: false, method: 'theil-sen', rule: 'last-points' },
  argTypes: {
    ...argTypes,
    as: { options: Object.keys(lookers), description: 'Who looks at it.', control: 'select', table: { category: ofStory } },
    state: { options: Object.keys(goalStates), description: 'What has happened before.', control: 'select', table: { category: ofStory } },
    method: { options: trendMethods, control: 'select' },
    rule: { options: ['last-points', 'trend-line'], control: 'select' },
  },
  render: (args, telling) => goalStage(viewerIn(args, telling), String(telling.globals['locale'])),
  play: played,
} satisfies Partial<Meta<GoalArgs>>;

export type GoalStory = StoryObj<GoalArgs>;

/** One state; who looks at it is said once, for all of a file. */
export const inState = (state: GoalStateName): GoalStory => ({ args: { state } });
