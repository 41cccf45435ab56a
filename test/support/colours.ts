/**
 * Reads the colours of `tokens.styles.ts` as a browser would (`var`, `light-dark`, `oklch`, `color-mix in oklch`) and computes their contrast as WCAG 2
 * does. It knows no names of tokens.
 */
export type Scheme = 'light' | 'dark';

/** Lightness 0–1, chroma, hue in degrees. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

/** Splits `a, b(c, d), e` at the commas outside brackets. */
export function splitArguments(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of text) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}

/** All custom properties that a style sheet sets, with what it sets them to. */
export function customProperties(css: string): Map<string, string> {
  return new Map([...css.matchAll(/(?:^|[\s;{])(--[\w-]+)\s*:\s*([^;]+);/g)].map((match) => [match[1] ?? '', (match[2] ?? '').trim()]));
}

const call = (text: string): { name: string; inner: string } | undefined => {
  const match = /^([\w-]+)\((.*)\)$/s.exec(text.trim());
  return match ? { name: match[1] ?? '', inner: match[2] ?? '' } : undefined;
};

function parseOklch(inner: string): Oklch {
  const [l = 0, c = 0, h = 0] = (inner.split('/')[0] ?? '').trim().split(/\s+/).map(Number);
  return { l, c, h };
}

/** The shorter way round the circle. */
function mixHue(a: number, b: number, share: number): number {
  const turn = ((b - a + 540) % 360) - 180;
  return a + turn * share;
}

function mix(inner: string, read: (text: string) => Oklch): Oklch {
  const [space, first = '', second = ''] = splitArguments(inner);
  if (space !== 'in oklch') throw new Error(`color-mix(${inner}) does not mix in oklch`);
  const percent = /\s([\d.]+)%$/.exec(first);
  const share = percent ? 1 - Number(percent[1]) / 100 : 0.5;
  const [a, b] = [read(first.replace(/\s[\d.]+%$/, '')), read(second)];
  const hue = a.c === 0 ? b.h : b.c === 0 ? a.h : mixHue(a.h, b.h, share);
  return { l: a.l + (b.l - a.l) * share, c: a.c + (b.c - a.c) * share, h: hue };
}

/** What a value is in one scheme. `undefined` where it is no colour; a property of the page, which is not set here, gives way to its default. */
export function colourOf(value: string, properties: ReadonlyMap<string, string>, scheme: Scheme): Oklch | undefined {
  const read = (text: string): Oklch => {
    const colour = colourOf(text, properties, scheme);
    if (!colour) throw new Error(`${text} is no colour`);
    return colour;
  };
  const { name, inner } = call(value) ?? { name: '', inner: '' };
  if (name === 'oklch') return parseOklch(inner);
  if (name === 'light-dark') return colourOf(splitArguments(inner)[scheme === 'light' ? 0 : 1] ?? '', properties, scheme);
  if (name === 'color-mix') return mix(inner, read);
  if (name !== 'var') return undefined;
  const [property = '', ...fallback] = splitArguments(inner);
  const set = properties.get(property);
  if (set !== undefined) return colourOf(set, properties, scheme);
  return fallback.length > 0 ? colourOf(fallback.join(', '), properties, scheme) : undefined;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Relative luminance, 0 black to 1 white. */
export function luminance({ l, c, h }: Oklch): number {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = clamp(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short);
  const green = clamp(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short);
  const blue = clamp(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: Oklch, other: Oklch): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
