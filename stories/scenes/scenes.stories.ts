/** Scenes: a school's own page with several widgets on it, as somebody has it on one day. All people are made up; nothing leaves the page. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import './scenes.css';
import { all } from '../../test/support/inside.js';
import { parts } from '../support/parts.js';
import { sceneStage, type SceneArgs } from '../support/scene-stage.js';
import { played, seenAs, viewerIn } from '../support/story-stage.js';

type Tag = 'check-in-card' | 'goal-tracker' | 'conference-scheduler' | 'message-thread';
const made = (tag: Tag, properties: object = {}): HTMLElement => Object.assign(document.createElement(`flywheel-${tag}`), properties);

type Story = StoryObj<SceneArgs>;
const scene = (places: Parameters<typeof sceneStage>[2]): Pick<Story, 'render'> => ({
  render: (args, telling) => sceneStage(viewerIn(args, telling), String(telling.globals['locale']), places),
});

export default { title: 'Start/Scenes', id: 'scenes', args: { as: 'guardian' }, play: played } satisfies Meta<SceneArgs>;

/** How the day is, what we work towards, and what school wrote. */
export const AFamilysWeek: Story = {
  name: 'A family’s week',
  ...seenAs('guardian', 'father in another home', 'guardian of two'),
  ...scene(() => [
    { title: 'Today', widget: made('check-in-card') },
    { title: 'Messages', widget: made('message-thread') },
    { title: 'Goals', widget: made('goal-tracker') },
  ]),
};

/** Four minutes before the bell: the whole group in one pass, and what families wrote over night. */
export const ATeachersMorning: Story = {
  name: 'A teacher’s morning',
  args: { as: 'teacher' },
  ...scene(() => [
    { title: 'Room 8 today', widget: made('check-in-card', { group: true }) },
    { title: 'From families', widget: made('message-thread') },
    { title: 'Meetings', widget: made('conference-scheduler') },
  ]),
};

/** The goal and what it says lie beside the meeting in which it is looked at together. */
export const AnIepMeeting: Story = {
  name: 'An IEP meeting',
  ...seenAs('guardian', 'teacher'),
  ...scene(() => [
    { title: 'The goal', widget: made('goal-tracker') },
    { title: 'The meeting', widget: made('conference-scheduler') },
  ]),
  play: async (context) => {
    await played(context);
    const scheduler = context.canvasElement.querySelector<HTMLElement>('flywheel-conference-scheduler')!;
    const [meeting] = all(scheduler, '[data-conference]').filter(({ textContent }) => /IEP/.test(textContent));
    meeting!.click();
    await parts(scheduler);
  },
};
