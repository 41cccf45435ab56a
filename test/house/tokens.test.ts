import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { colourOf, contrast, customProperties } from '../support/colours.js';
import { brands, type Brand } from '../../stories/theming/brands.js';
import { contrastsOf } from '../support/contrasts.js';
import { prove } from './prove.js';
import { textOf } from './source.js';
import { checkColoursAreTokens, checkContrast, checkTokensNeeded, checkTokensUsed, tokensPath } from './tokens.js';

const isTokens = ({ path }: { path: string }): boolean => path === tokensPath;
const isStyles = ({ path }: { path: string }): boolean => path.startsWith('src/') && path.endsWith('.styles.ts');
const tokens = (css: string): Record<string, string> => ({ [tokensPath]: `css\`:host { ${css} }\`` });
const real = textOf(tokensPath) ?? '';

prove({
  name: 'every token used is set',
  checker: checkTokensUsed,
  sees: isTokens,
  faults: [
    {
      fault: 'a token that is misspelt',
      files: { ...tokens('--fw-ink: oklch(0 0 0);'), 'src/ui/a.styles.ts': 'css`p { color: var(--fw-inc); }`' },
      says: /--fw-inc,/,
    },
    {
      fault: 'a way in that no token knows',
      files: { ...tokens(''), 'src/ui/a.styles.ts': 'css`p { color: var(--flywheel-mood, var(--flywheel-x)); }`' },
      says: /--flywheel-/,
    },
  ],
  fine: {
    ...tokens('--fw-ink: var(--flywheel-ink, oklch(0 0 0));'),
    'src/ui/a.styles.ts': 'css`p { --fw-own: 1px; color: var(--fw-ink); width: var(--fw-own); height: var(--flywheel-height); }`',
    'src/ui/a.element.ts': '/** @cssprop --flywheel-height - How tall it is. */',
  },
});

prove({
  name: 'every token set is used',
  checker: checkTokensNeeded,
  sees: isTokens,
  faults: [{ fault: 'a token for nothing', files: tokens('--fw-ink: oklch(0 0 0);'), says: /--fw-ink is set/ }],
});

prove({
  name: 'every colour is a token',
  checker: checkColoursAreTokens,
  sees: isStyles,
  faults: [
    { fault: 'a colour of its own', files: { 'src/ui/a.styles.ts': 'css`p { color: oklch(0.5 0.1 20); }`' }, says: /writes a colour/ },
    { fault: 'a hexadecimal one', files: { 'src/ui/a.styles.ts': 'css`\n  color: #ff0000;\n`' }, says: /writes a colour/ },
  ],
  fine: { 'src/ui/a.styles.ts': 'css`\n  #add {\n  color: currentColor;\n}`' },
});

prove({
  name: 'what must be read can be read, in light and in dark',
  checker: checkContrast,
  sees: isTokens,
  faults: [
    {
      fault: 'quiet text that is too quiet',
      files: { [tokensPath]: real.replace(/--fw-quiet: [^;]+;/, '--fw-quiet: oklch(0.72 0.02 260);') },
      says: /^quiet on .* in (light|dark) is [\d.]+:1/,
    },
    { fault: 'a token that is no colour', files: { [tokensPath]: real.replace(/--fw-ink: [^;]+;/, '--fw-ink: inherit;') }, says: /--fw-ink is no colour/ },
  ],
});

describe('three tokens make a brand in which everything can be read', () => {
  const inBrand = (brand: Brand): string[] =>
    contrastsOf(new Map([...customProperties(real), ...Object.entries(brand)]))
      .filter(({ ratio, atLeast }) => ratio < atLeast)
      .map(({ mark, paper, scheme, ratio }) => `${mark} on ${paper} in ${scheme}: ${ratio.toFixed(2)}`);

  for (const [name, brand] of Object.entries(brands))
    it(`${name}: text 4.5:1 and boundaries 3:1, in light and in dark`, () => {
      assert.deepEqual(inBrand(brand), []);
      assert.deepEqual(Object.keys(brand), ['--flywheel-accent', '--flywheel-radius', '--flywheel-font']);
    });
  it('a brand too pale to read is found', () => {
    const pale = { ...brands['Lakeside Primary'], '--flywheel-accent': 'oklch(0.8 0.1 262)' };
    assert.ok(inBrand(pale).some((line) => line.startsWith('on-accent on accent in light')));
  });
});

describe('colours are computed as a browser does', () => {
  const ratio = (one: string, other: string): number => {
    const [a, b] = [one, other].map((text) => colourOf(text, new Map(), 'light'));
    assert.ok(a && b);
    return contrast(a, b);
  };
  it('black on white is 21:1', () => assert.equal(ratio('oklch(0 0 0)', 'oklch(1 0 0)').toFixed(1), '21.0'));
  it('pure red on white is 4.0:1, as everyone says', () => assert.equal(ratio('oklch(0.62796 0.25768 29.2339)', 'oklch(1 0 0)').toFixed(1), '4.0'));
  it('a scheme, a default and a mix are followed', () => {
    const properties = customProperties('--a: light-dark(oklch(1 0 0), var(--none, oklch(0.5 0.1 40))); --b: color-mix(in oklch, var(--a) 50%, oklch(0 0 0));');
    assert.deepEqual(colourOf('var(--a)', properties, 'dark'), { l: 0.5, c: 0.1, h: 40 });
    assert.deepEqual(colourOf('var(--b)', properties, 'dark'), { l: 0.25, c: 0.05, h: 40 });
    assert.equal(colourOf('12px', properties, 'light'), undefined);
  });
});
