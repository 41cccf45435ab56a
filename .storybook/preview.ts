/**
 * The page around every story: which language it speaks, how it reads, how bright and how wide it is. A story takes the locale from the page's
 * `lang`, as a widget does on a school's own page, so nothing here knows a widget.
 */
import '@fontsource-variable/atkinson-hyperlegible-next';
import './preview.css';
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { useLocale } from '../src/i18n/locale.js';
import manifest from '../dist/custom-elements.json' with { type: 'json' };

setCustomElementsManifest(manifest);

const rightToLeft = ['ar'];

interface Page {
  readonly locale: string;
  readonly direction: string;
  readonly scheme: string;
  readonly width: string;
}

function dress({ locale, direction, scheme, width }: Page): void {
  const page = document.documentElement;
  page.lang = locale;
  page.dir = direction === 'auto' ? (rightToLeft.includes(locale) ? 'rtl' : 'ltr') : direction;
  page.dataset['scheme'] = scheme;
  page.style.setProperty('--story-width', width);
}

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    layout: 'fullscreen',
    controls: { expanded: true },
    options: { storySort: { order: ['Start', 'Widgets', 'School', 'Decisions'] } },
  },
  globalTypes: {
    locale: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'es', title: 'Español' },
          { value: 'ar', title: 'العربية' },
        ],
      },
    },
    direction: {
      description: 'Direction',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'As the language' },
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    scheme: {
      description: 'Light or dark',
      toolbar: {
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'As the device' },
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    width: {
      description: 'Width of the place it sits in',
      toolbar: {
        icon: 'grow',
        dynamicTitle: true,
        items: [
          { value: '280px', title: 'Sidebar, 280' },
          { value: '390px', title: 'Phone, 390' },
          { value: '800px', title: 'Column, 800' },
          { value: '1200px', title: 'Page, 1200' },
        ],
      },
    },
  },
  initialGlobals: { locale: 'en', direction: 'auto', scheme: 'auto', width: '800px' },
  loaders: [({ globals }) => useLocale((globals as Page).locale)],
  decorators: [
    (story, { globals }) => {
      dress(globals as Page);
      return story();
    },
  ],
};

export default preview;
