/** Three made-up schools, each with three tokens of its own and nothing else. A test computes that what must be read can be read in all of them. */
export interface Brand {
  readonly '--flywheel-accent': string;
  readonly '--flywheel-radius': string;
  readonly '--flywheel-font': string;
}

export const brands = {
  'Lakeside Primary': {
    '--flywheel-accent': 'light-dark(oklch(0.46 0.14 262), oklch(0.79 0.1 262))',
    '--flywheel-radius': '20px',
    '--flywheel-font': "ui-rounded, 'Nunito', 'Atkinson Hyperlegible Next Variable', system-ui, sans-serif",
  },
  'Maple Street Academy': {
    '--flywheel-accent': 'light-dark(oklch(0.43 0.14 18), oklch(0.8 0.09 18))',
    '--flywheel-radius': '2px',
    '--flywheel-font': "Charter, Georgia, 'Times New Roman', serif",
  },
  'Fernwood Middle School': {
    '--flywheel-accent': 'light-dark(oklch(0.45 0.1 150), oklch(0.82 0.12 150))',
    '--flywheel-radius': '8px',
    '--flywheel-font': "Verdana, 'DejaVu Sans', sans-serif",
  },
} as const satisfies Readonly<Record<string, Brand>>;
export type BrandName = keyof typeof brands;

/** As a `style` says it. */
export const styleOf = (brand: Brand): string =>
  Object.entries(brand)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
