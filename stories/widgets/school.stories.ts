/** `<flywheel-school>`: says once, for a page, which API and as whom. Around its widgets, beside them, or not at all. The real machinery runs here. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/school/school.js';
import '../../src/widgets/check-in-card/check-in-card.js';
import '../../src/widgets/goal-tracker/goal-tracker.js';
import { adapterFor } from '../support/seed-school.js';

/** The card has drawn its form, and so has everything in it. */
async function opened({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  const card = canvasElement.querySelector('flywheel-check-in-card')!;
  const drawn = (): boolean => !!card.shadowRoot?.querySelector('.form .actions, .after, .notice');
  await new Promise<void>((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error('the card did not open within ten seconds')), 10_000);
    const look = (): void => {
      if (!drawn()) return void setTimeout(look, 30);
      clearTimeout(giveUp);
      resolve();
    };
    look();
  });
}

const source = (code: string, description: string) => ({ docs: { source: { code, language: 'html' }, description: { story: description } } });

export default { title: 'School', component: 'flywheel-school', play: opened } satisfies Meta;
type Story = StoryObj;

export const AroundItsWidgets: Story = {
  parameters: source(
    '<flywheel-school api="https://school.example/api/">\n  <flywheel-check-in-card></flywheel-check-in-card>\n</flywheel-school>\n\n<script type="module">\n  document.querySelector(\'flywheel-school\').getToken = () => freshTokenOfThisPage();\n</script>',
    'The usual way. Widgets inside know the school; where there are several schools on a page, the nearest one answers.',
  ),
  render: (_args, { globals }) =>
    html`<flywheel-school locale=${String(globals['locale'])} .adapter=${adapterFor('dana-brooks')} shared-device><flywheel-check-in-card></flywheel-check-in-card></flywheel-school>`,
};

export const ForTheWholePage: Story = {
  parameters: source(
    '<flywheel-school api="https://school.example/api/" page-wide></flywheel-school>\n…\n<flywheel-check-in-card></flywheel-check-in-card>',
    'Where a content system puts every widget into a box of its own, the school stands anywhere on the page and answers for all of them.',
  ),
  render: (_args, { globals }) =>
    html`<flywheel-school locale=${String(globals['locale'])} .adapter=${adapterFor('dana-brooks')} page-wide shared-device></flywheel-school><flywheel-check-in-card></flywheel-check-in-card>`,
};

export const CardAndTracker: Story = {
  parameters: source(
    '<flywheel-school api="https://school.example/api/">\n  <flywheel-check-in-card></flywheel-check-in-card>\n  <flywheel-goal-tracker></flywheel-goal-tracker>\n</flywheel-school>',
    'Several widgets share one school: one session, one connection, one choice of student. What one of them sends, the other shows.',
  ),
  render: (_args, { globals }) =>
    html`<flywheel-school locale=${String(globals['locale'])} .adapter=${adapterFor('dana-brooks')} shared-device>
      <flywheel-check-in-card></flywheel-check-in-card><flywheel-goal-tracker></flywheel-goal-tracker>
    </flywheel-school>`,
};

export const WidgetAlone: Story = {
  parameters: source(
    '<flywheel-check-in-card api="https://school.example/api/" token="…"></flywheel-check-in-card>',
    'One widget, no school around it: the same attributes are on the widget itself. A token in the page is for trials; `getToken` is for a page in earnest.',
  ),
  render: (_args, { globals }) =>
    html`<flywheel-check-in-card locale=${String(globals['locale'])} .adapter=${adapterFor('dana-brooks')} shared-device></flywheel-check-in-card>`,
};

/** The developer reads more in the console. */
export const AddressMissing: Story = {
  parameters: source(
    '<flywheel-check-in-card api="not an address"></flywheel-check-in-card>',
    'An address that is none: one plain sentence for the reader, a warning in the console for the developer.',
  ),
  render: () => html`<flywheel-check-in-card api="http://"></flywheel-check-in-card>`,
};
