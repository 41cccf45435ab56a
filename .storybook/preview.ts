/**
 * The page around every story: which language it speaks, how it reads, how bright and how wide it is. A story takes the locale from the page's
 * `lang`, as a widget does on a school's own page, so nothing here knows a widget.
 */
import './pretended-media.js';
import '@fontsource-variable/atkinson-hyperlegible-next';
import './preview.css';
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { setOwnTemplates, useLocale } from '../src/i18n/locale.js';
import { PSEUDO, pseudoTemplates } from '../stories/support/pseudo-locale.js';
import manifest from '../dist/custom-elements.json' with { type: 'json' };
import { dress, keepWhatStands, type Switches } from './page.js';
import { globalTypes, initialGlobals } from './switches.js';

setCustomElementsManifest(manifest);

async function speak(locale: string): Promise<void> {
  if (locale === PSEUDO) setOwnTemplates(PSEUDO, pseudoTemplates((await import('../src/i18n/xliff/es.xlf?raw')).default));
  await useLocale(locale);
}

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    // Storybook leaves the one out, axe the other until it is told to.
    a11y: {
      test: 'error',
      config: { rules: ['region', 'target-size'].map((id) => ({ id, enabled: true })) },
      // What passes is told by one example: to describe each would take longer than to look.
      options: { resultTypes: ['violations', 'incomplete'] },
    },
    layout: 'fullscreen',
    controls: { expanded: true },
    options: {
      storySort: {
        order: [
          'Start',
          ['Welcome', 'Scenes', 'Theming'],
          'Guides',
          ['Embed', 'Paste into your site', 'Theme', 'Words and translation', 'Write a compatible API'],
          'Widgets',
          'School',
          'Decisions',
        ],
      },
    },
  },
  globalTypes,
  initialGlobals,
  loaders: [({ globals }) => speak((globals as Switches).locale)],
  decorators: [
    (story, context) => {
      dress(context.globals as Switches);
      return keepWhatStands(story, context);
    },
  ],
};

export default preview;
