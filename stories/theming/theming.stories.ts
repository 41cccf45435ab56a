/** Theming: three schools that set three tokens each, on real widgets; and every token with the contrast that it has. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import './theming.css';
import { conferenceStage } from '../support/conference-stage.js';
import { goalStage } from '../support/goal-stage.js';
import { cardStage } from '../support/stage.js';
import { played } from '../support/story-stage.js';
import { brands, styleOf, type BrandName } from './brands.js';
import { tokenTable } from './token-table.js';

interface ThemingArgs {
  readonly brand: 'ours' | BrandName;
}

export default {
  title: 'Start/Theming',
  id: 'theming',
  args: { brand: 'ours' },
  argTypes: { brand: { options: ['ours', ...Object.keys(brands)], control: 'select' } },
  // Only the table of tokens goes by it.
  parameters: { controls: { disable: true } },
  play: played,
} satisfies Meta<ThemingArgs>;
type Story = StoryObj<ThemingArgs>;

const inBrand = (name: BrandName, widget: unknown): TemplateResult => html`<section style=${styleOf(brands[name])}><h2>${name}</h2>${widget}</section>`;
const card = { as: 'guardian', state: 'saved', mode: 'feelings', group: false, preReader: false } as const;

/** Accent, radius and font: nothing else is set. Each school shows another widget here; below, each has the same. */
export const ThreeBrands: Story = {
  render: (_args, { globals }) => {
    const locale = String(globals['locale']);
    return html`<div class="brands">
      ${inBrand('Lakeside Primary', cardStage(card, locale))} ${inBrand('Maple Street Academy', goalStage({ as: 'guardian', state: 'ready' }, locale))}
      ${inBrand('Fernwood Middle School', conferenceStage({ as: 'guardian', state: 'ready' }, locale))}
    </div>`;
  },
};

const sameCard = (name: BrandName): Story => ({ render: (_args, { globals }) => inBrand(name, cardStage(card, String(globals['locale']))) });
export const LakesidePrimary = sameCard('Lakeside Primary');
export const MapleStreetAcademy = sameCard('Maple Street Academy');
export const FernwoodMiddleSchool = sameCard('Fernwood Middle School');

/** Computed from the styles as they run; the control shows the same for each of the brands. */
export const Tokens: Story = {
  parameters: { controls: { disable: false } },
  render: ({ brand }) => tokenTable(brand === 'ours' ? undefined : brands[brand]),
};
