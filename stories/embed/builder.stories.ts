/** The embed builder as the demo site has it, over the seed school in the page: nothing leaves it, and the addresses in it are an example's. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { drawBuilder } from '../../demo/pages/builder/builder.js';
import { sceneStage, type SceneArgs } from '../support/scene-stage.js';
import { played, seenAs, viewerIn } from '../support/story-stage.js';

export default { title: 'School/Embed builder', args: { as: 'guardian' }, play: played } satisfies Meta<SceneArgs>;

/** Choose a widget and its options, see it live, copy it, read which platform takes what. */
export const EmbedBuilder: StoryObj<SceneArgs> = {
  name: 'Embed builder',
  ...seenAs('guardian', 'teacher'),
  render: (args, telling) => {
    const stage = sceneStage(viewerIn(args, telling), String(telling.globals['locale']), () => []);
    const place = document.createElement('div');
    place.className = 'builder';
    stage.append(place);
    const preview = (widget: string, values: Readonly<Record<string, string>>): Node => {
      const made = document.createElement(`flywheel-${widget}`);
      for (const [name, value] of Object.entries(values)) made.setAttribute(name, value);
      return made;
    };
    drawBuilder(place, { folder: new URL('https://school.example/widgets/'), api: 'https://school.example/api/', preview });
    return stage;
  },
};
