/** What is read on what, how well at least, and how well it is with given tokens. It draws nothing and knows no file. */
import { colourOf, contrast, type Oklch, type Scheme } from './colours.js';

const papers = ['surface', 'raised', 'sunken'];
const hues = ['accent', 'school', 'student', 'good', 'attention'];
const tints = ['accent', 'home', 'school', 'student', 'good', 'attention'].map((name) => `${name}-soft`);

/** What a feeling's picture is drawn in, on the paper of its quadrant. */
const feelings = [1, 2, 3, 4];

/** Text 4.5, boundaries and marks 3. */
const pairs: readonly { readonly marks: readonly string[]; readonly on: readonly string[]; readonly atLeast: 4.5 | 3 }[] = [
  { marks: ['ink', 'quiet'], on: [...papers, ...tints], atLeast: 4.5 },
  { marks: hues, on: ['surface', 'raised'], atLeast: 4.5 },
  { marks: ['on-accent'], on: ['accent'], atLeast: 4.5 },
  ...hues.map((name) => ({ marks: [name], on: [`${name}-soft`], atLeast: 4.5 as const })),
  ...feelings.map((n) => ({ marks: ['ink'], on: [`tint-${n}`], atLeast: 4.5 as const })),
  ...feelings.map((n) => ({ marks: [`hue-${n}`], on: [`tint-${n}`], atLeast: 3 as const })),
  { marks: ['edge', 'home-edge', ...hues], on: papers, atLeast: 3 },
];

/** Every token that must be a colour for that. */
export const needed: ReadonlySet<string> = new Set(pairs.flatMap(({ marks, on }) => [...marks, ...on]));

export interface Contrast {
  readonly mark: string;
  readonly paper: string;
  readonly scheme: Scheme;
  readonly ratio: number;
  readonly atLeast: 4.5 | 3;
}

/** @param tokens what `--fw-*` and a page's `--flywheel-*` are set to. */
export function contrastsOf(tokens: ReadonlyMap<string, string>): Contrast[] {
  const read = (name: string, scheme: Scheme): Oklch => {
    const colour = colourOf(`var(--fw-${name})`, tokens, scheme);
    if (!colour) throw new Error(`--fw-${name} is no colour in ${scheme}`);
    return colour;
  };
  const each = pairs.flatMap(({ marks, on, atLeast }) => marks.flatMap((mark) => on.map((paper) => ({ mark, paper, atLeast }))));
  return (['light', 'dark'] as const).flatMap((scheme) =>
    each.map(({ mark, paper, atLeast }) => ({ mark, paper, scheme, atLeast, ratio: contrast(read(mark, scheme), read(paper, scheme)) })),
  );
}
