/** Every colour and size is a token, every token used is there, and what must be read on what can be read, in light and in dark. */
import { colourOf, contrast, customProperties, type Scheme } from './colours.js';
import { handwritten, type Checker, type SourceFile } from './source.js';

export const tokensPath = 'src/element/tokens.styles.ts';

const tokensIn = (files: readonly SourceFile[]): Map<string, string> => customProperties(files.find(({ path }) => path === tokensPath)?.text ?? '');

const used = (text: string): string[] => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1] ?? '');

/** `var(--fw-…)` is set among the tokens or in the same file; `var(--flywheel-…)` stands among the tokens, where a page may set it. */
export const checkTokensUsed: Checker = (files) => {
  const tokens = tokensIn(files);
  const open = new Set(used(files.find(({ path }) => path === tokensPath)?.text ?? ''));
  return handwritten(files).flatMap(({ path, text }) => {
    const own = customProperties(text);
    return used(text)
      .filter((name) => !tokens.has(name) && !own.has(name) && !(name.startsWith('--flywheel-') && open.has(name)))
      .map((name) => `${path} uses ${name}, which nobody sets`);
  });
};

/** A token that nothing uses is a promise to a page that nobody keeps. */
export const checkTokensNeeded: Checker = (files) => {
  const everywhere = new Set(handwritten(files).flatMap(({ text }) => used(text)));
  return [...tokensIn(files).keys()].filter((name) => !everywhere.has(name)).map((name) => `${name} is set and never used`);
};

/** Colours outside the tokens do not follow a school's brand, nor the dark. */
export const checkColoursAreTokens: Checker = (files) =>
  handwritten(files)
    .filter(({ path }) => path.endsWith('.styles.ts') && path !== tokensPath)
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          /(oklch|oklab|rgba?|hsla?)\(|#[0-9a-f]{3,8}\b(?!.*\{)/i.test(line) ? [`${path}:${index + 1} writes a colour: ${line.trim()}`] : [],
        ),
    );

const papers = ['surface', 'raised', 'sunken'];
const tints = ['accent', 'home', 'school', 'student', 'good', 'attention'].map((name) => `${name}-soft`);

/** What is read on what, and how well at least: text 4.5, boundaries and marks 3. */
const pairs: readonly { readonly marks: readonly string[]; readonly on: readonly string[]; readonly atLeast: number }[] = [
  { marks: ['ink', 'quiet'], on: [...papers, ...tints], atLeast: 4.5 },
  { marks: ['accent', 'school', 'student', 'good', 'attention'], on: ['surface', 'raised'], atLeast: 4.5 },
  { marks: ['on-accent'], on: ['accent'], atLeast: 4.5 },
  ...['accent', 'school', 'student', 'good', 'attention'].map((name) => ({ marks: [name], on: [`${name}-soft`], atLeast: 4.5 })),
  { marks: ['edge', 'home-edge', 'accent', 'school', 'student', 'good', 'attention'], on: papers, atLeast: 3 },
];

function faintness(tokens: ReadonlyMap<string, string>, mark: string, paper: string, atLeast: number, scheme: Scheme): string[] {
  const [front, back] = [mark, paper].map((name) => colourOf(`var(--fw-${name})`, tokens, scheme));
  if (!front || !back) return [`--fw-${front ? paper : mark} is no colour in ${scheme}`];
  const ratio = contrast(front, back);
  return ratio < atLeast ? [`${mark} on ${paper} in ${scheme} is ${ratio.toFixed(2)}:1, at least ${atLeast}:1`] : [];
}

export const checkContrast: Checker = (files) => {
  const tokens = tokensIn(files);
  const each = pairs.flatMap(({ marks, on, atLeast }) => marks.flatMap((mark) => on.map((paper) => ({ mark, paper, atLeast }))));
  return each.flatMap(({ mark, paper, atLeast }) => (['light', 'dark'] as const).flatMap((scheme) => faintness(tokens, mark, paper, atLeast, scheme)));
};
