/** How large a file and a function may be, and how much test stands beside the source. It counts lines, and judges no content. */
import ts from 'typescript';
import { below, handwritten, lineOf, parse, walkNodes, type Checker, type SourceFile } from './source.js';

const longestFile = 300;
const longestTest = 500;
const longestMedian = 120;
const longestFunction = 40;

const linesOf = ({ text }: SourceFile): number => text.trimEnd().split('\n').length;

/** Code that people read: `.ts` and `.mjs` of `src/`, `demo/`, `stories/` and `test/`, and the configs. */
const code = (files: readonly SourceFile[]): SourceFile[] => [
  ...handwritten(files),
  ...['demo', 'stories', 'test', '.config', '.storybook'].flatMap((folder) => below(files, folder, '.ts', '.mjs', '.js')),
];

const isUnitOfWork = (node: ts.Node): node is ts.FunctionLikeDeclaration => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;

/** A style sheet with places in it is a text, not a function. */
const isSheet = (node: ts.FunctionLikeDeclaration): boolean =>
  node.body !== undefined && ts.isTaggedTemplateExpression(node.body) && node.body.tag.getText() === 'css';

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name) return node.name.getText();
  return ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent.name.getText() : 'a function';
}

function longFunctions(file: SourceFile): string[] {
  const tree = parse(file);
  const found: string[] = [];
  walkNodes(tree, (node) => {
    if (!isUnitOfWork(node) || isSheet(node)) return;
    const lines = tree.getLineAndCharacterOfPosition(node.end).line + 2 - lineOf(node);
    if (lines > longestFunction) found.push(`${file.path}:${lineOf(node)} ${nameOf(node)} has ${lines} lines, at most ${longestFunction}`);
  });
  return found;
}

export const checkFileSizes: Checker = (files) =>
  code(files).flatMap((file) => {
    const most = file.path.startsWith('test/') ? longestTest : longestFile;
    return linesOf(file) > most ? [`${file.path} has ${linesOf(file)} lines, at most ${most}`] : [];
  });

export const checkMedian: Checker = (files) => {
  const sorted = handwritten(files)
    .map(linesOf)
    .sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return median > longestMedian ? [`the median of src/ is ${median} lines, at most ${longestMedian}`] : [];
};

/** Functions of the source; a test's `describe` is a chapter, not a function. */
export const checkFunctionSizes: Checker = (files) => [...handwritten(files), ...below(files, 'demo', '.ts', '.mjs')].flatMap(longFunctions);

export const checkTestLines: Checker = (files) => {
  const sum = (some: readonly SourceFile[]): number => some.reduce((total, file) => total + linesOf(file), 0);
  const source = sum(handwritten(files));
  const tests = sum(below(files, 'test', '.ts', '.mjs'));
  return tests < source ? [`${tests} lines of test for ${source} lines of source`] : [];
};
