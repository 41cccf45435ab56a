/** Every colour and size is a token, every token used is there, and what must be read on what can be read, in light and in dark. */
import { colourOf, customProperties } from '../support/colours.js';
import { contrastsOf, needed } from '../support/contrasts.js';
import { handwritten, type Checker, type SourceFile } from './source.js';

export const tokensPath = 'src/element/tokens.styles.ts';

const tokensIn = (files: readonly SourceFile[]): Map<string, string> => customProperties(files.find(({ path }) => path === tokensPath)?.text ?? '');

const used = (text: string): string[] => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1] ?? '');

/** What an element says that a page may set: `@cssprop --flywheel-… - What it does.` */
const told = ({ path, text }: SourceFile): string[] =>
  path.endsWith('.element.ts') ? [...text.matchAll(/@cssprop \[?(--flywheel-[\w-]+)/g)].map((match) => match[1] ?? '') : [];

/** `var(--fw-…)` is set among the tokens or in the same file; `var(--flywheel-…)` stands among the tokens or with an element, where a page may set it. */
export const checkTokensUsed: Checker = (files) => {
  const tokens = tokensIn(files);
  const open = new Set([...used(files.find(({ path }) => path === tokensPath)?.text ?? ''), ...files.flatMap(told)]);
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

export const checkContrast: Checker = (files) => {
  const tokens = tokensIn(files);
  const missing = [...needed].filter((name) => !tokens.has(`--fw-${name}`) || !colourOf(`var(--fw-${name})`, tokens, 'light'));
  if (missing.length > 0) return missing.map((name) => `--fw-${name} is no colour`);
  return contrastsOf(tokens)
    .filter(({ ratio, atLeast }) => ratio < atLeast)
    .map(({ mark, paper, scheme, ratio, atLeast }) => `${mark} on ${paper} in ${scheme} is ${ratio.toFixed(2)}:1, at least ${atLeast}:1`);
};
