/** The table of tokens: what each is in light and in dark, and how well it can be read where it is used, computed from the styles as they run. */
import { html, type TemplateResult } from 'lit';
import { FlywheelCheckInCard } from '../../src/index.js';
import { colourOf, customProperties, type Oklch, type Scheme } from '../../test/support/colours.js';
import { contrastsOf, type Contrast } from '../../test/support/contrasts.js';
import type { Brand } from './brands.js';

const schemes = ['light', 'dark'] as const;

/** What a page's own tokens make of the widgets'. */
export function tokensWith(brand: Brand | undefined): Map<string, string> {
  const texts = FlywheelCheckInCard.elementStyles.map((sheet) => ('cssText' in sheet ? sheet.cssText : ''));
  // What holds only for some readers comes after the rest.
  const [always = ''] = (texts.find((text) => text.includes('--fw-surface:')) ?? '').split('@media');
  const tokens = customProperties(always);
  if (tokens.size === 0) throw new Error('the styles of the card have no tokens');
  return new Map([...tokens, ...Object.entries(brand ?? {})]);
}

const written = ({ l, c, h }: Oklch): string => `oklch(${l.toFixed(3)} ${c.toFixed(3)} ${h.toFixed(0)})`;

/** Where it can be read worst. */
const worst = (all: readonly Contrast[], mark: string, scheme: Scheme, atLeast: number): Contrast | undefined =>
  all.filter((one) => one.mark === mark && one.scheme === scheme && one.atLeast === atLeast).sort((a, b) => a.ratio - b.ratio)[0];

function ratioCell(tokens: ReadonlyMap<string, string>, found: Contrast | undefined): TemplateResult {
  if (!found) return html`<td>–</td>`;
  const { mark, paper, scheme, ratio, atLeast } = found;
  const [front, back] = [mark, paper].map((name) => written(colourOf(`var(--fw-${name})`, tokens, scheme)!));
  const passes = ratio >= atLeast;
  return html`<td data-passes=${String(passes)} data-ratio=${ratio.toFixed(2)}>
    <span class="sample" aria-hidden="true" style="background: ${back}; border-color: ${front}"><span style="background: ${front}"></span></span>
    ${ratio.toFixed(2)}:1 on ${paper}${passes ? '' : html` <strong>too faint</strong>`}
  </td>`;
}

function colourRow(tokens: ReadonlyMap<string, string>, all: readonly Contrast[], name: string): TemplateResult {
  const open = tokens.get(`--fw-${name}`)!.includes(`--flywheel-${name}`);
  const text = worst(all, name, 'light', 4.5);
  const atLeast = text ? 4.5 : 3;
  const isMark = all.some(({ mark }) => mark === name);
  return html`<tr>
    <th scope="row"><code>${open ? `--flywheel-${name}` : `--fw-${name}`}</code></th>
    ${schemes.map((scheme) => html`<td><span class="swatch" style="background: ${written(colourOf(`var(--fw-${name})`, tokens, scheme)!)}"></span></td>`)}
    <td>${isMark ? `${atLeast}:1` : '–'}</td>
    ${schemes.map((scheme) => ratioCell(tokens, worst(all, name, scheme, atLeast)))}
  </tr>`;
}

/** What a page may set at one widget alone, and what holds where it does not. */
const heights = [
  ['--flywheel-timeline-height', 'clamp(16rem, 55vh, 36rem)'],
  ['--flywheel-embed-height', '30rem'],
] as const;

/** A name that a page cannot set is reckoned from the others. */
export function tokenTable(brand: Brand | undefined): TemplateResult {
  const tokens = tokensWith(brand);
  const all = contrastsOf(tokens);
  const names = [...tokens.keys()].filter((name) => name.startsWith('--fw-')).map((name) => name.slice('--fw-'.length));
  const colours = names.filter((name) => name !== 'shadow' && colourOf(`var(--fw-${name})`, tokens, 'light'));
  const others = names.filter((name) => !colours.includes(name));
  return html`<div class="tokens" tabindex="0" role="region" aria-label="Tokens">
    <table>
      <caption>
        Colours: each with the place where it can be read worst. A page sets the names that begin with <code>--flywheel-</code>; the others follow from them.
      </caption>
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col">Light</th>
          <th scope="col">Dark</th>
          <th scope="col">At least</th>
          <th scope="col">Contrast in light</th>
          <th scope="col">Contrast in dark</th>
        </tr>
      </thead>
      <tbody>
        ${colours.map((name) => colourRow(tokens, all, name))}
      </tbody>
    </table>
    <table>
      <caption>
        Sizes, shapes and motion
      </caption>
      <tbody>
        ${others.map((name) => html`<tr><th scope="row"><code>--fw-${name}</code></th><td><code>${tokens.get(`--fw-${name}`)}</code></td></tr>`)}
        ${heights.map(([name, height]) => html`<tr><th scope="row"><code>${name}</code></th><td><code>${height}</code></td></tr>`)}
      </tbody>
    </table>
  </div>`;
}
