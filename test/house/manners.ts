/** Names and words that the house does not want, and what stands at the top of a file. It reads one file at a time and knows no floors. */
import ts from 'typescript';
import { below, handwritten, lineOf, parse, walkNodes, type Checker, type SourceFile } from './source.js';

const code = (files: readonly SourceFile[]): SourceFile[] => [
  ...handwritten(files),
  ...['demo', 'stories', 'test'].flatMap((folder) => below(files, folder, '.ts', '.mjs')),
];

const vague = /^(utils?|helpers?|common|misc|managers?|services?)$/;

/** `check-in-card.element.ts` → its words; a folder's name in the same way. */
const wordsOf = (path: string): string[] => path.split('/').flatMap((part) => part.split(/[-._]/));

const isKebab = (path: string): boolean => path.split('/').every((part) => /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(part));

export const checkFileNames: Checker = (files) =>
  code(files).flatMap(({ path }) => {
    const word = wordsOf(path).find((one) => vague.test(one));
    const kebab = isKebab(path) ? [] : [`${path} is not in kebab-case`];
    return word ? [...kebab, `${path} says "${word}", which names nothing`] : kebab;
  });

/** Classes, interfaces and types whose last word says nothing; a function is a verb, and may well tell a helper. */
export const checkDeclaredNames: Checker = (files) =>
  code(files).flatMap((file) => {
    const found: string[] = [];
    walkNodes(parse(file), (node) => {
      if (!(ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))) return;
      const name = node.name?.text ?? '';
      const last =
        name
          .split(/(?=[A-Z])/)
          .at(-1)
          ?.toLowerCase() ?? '';
      if (vague.test(last)) found.push(`${file.path}:${lineOf(node)} ${name} names nothing`);
    });
    return found;
  });

interface Phrase {
  readonly pattern: RegExp;
  readonly why: string;
}

/** Written apart, so that this file does not find itself. */
const later = ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|');
const phrases: readonly Phrase[] = [
  { pattern: new RegExp(`\\b(${later})\\b`), why: 'promises something for later' },
  { pattern: new RegExp('@ts-' + '(ignore|nocheck)'), why: 'turns the type checker off' },
  { pattern: new RegExp('@ts-' + 'expect-error(?!.*[a-z]{4})'), why: 'expects an error without saying why' },
  { pattern: new RegExp('(es|ox)lint-' + 'disable(?!.* -- \\S)'), why: 'turns a rule off without a reason beside it' },
  { pattern: new RegExp('prettier-' + 'ignore'), why: 'is formatted by hand' },
];

export const checkPhrases: Checker = (files) =>
  code(files).flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => phrases.flatMap(({ pattern, why }) => (pattern.test(line) ? [`${path}:${index + 1} ${why}: ${line.trim()}`] : []))),
  );

const isEmpty = (block: ts.Block): boolean => block.statements.length === 0 && !/\/[/*]/.test(block.getFullText());

/** The lines of the statement that holds the node, with the comment above it. */
function statementText(node: ts.Node): string {
  const tree = node.getSourceFile();
  let statement = node;
  while (!ts.isStatement(statement) && statement.parent) statement = statement.parent;
  const endOfLine = tree.text.indexOf('\n', statement.end);
  return tree.text.slice(statement.getFullStart(), endOfLine < 0 ? undefined : endOfLine);
}

/** `.catch(() => {})`, `.catch(() => undefined)`: an error that nobody hears of, unless a comment beside it says why that is right. */
function swallows(node: ts.CallExpression): boolean {
  const [handler] = node.arguments;
  if (!ts.isPropertyAccessExpression(node.expression) || node.expression.name.text !== 'catch') return false;
  if (!handler || !(ts.isArrowFunction(handler) || ts.isFunctionExpression(handler))) return false;
  const silent = ts.isBlock(handler.body) ? handler.body.statements.length === 0 : /^(undefined|null|void 0)$/.test(handler.body.getText());
  return silent && !/(^|\s)\/[/*]/.test(statementText(node));
}

const fateOf = (node: ts.Node): string | undefined => {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'says any';
  if (ts.isCatchClause(node) && isEmpty(node.block)) return 'swallows an error';
  if (ts.isCallExpression(node) && swallows(node)) return 'swallows an error';
  return undefined;
};

export const checkErrorsAndAny: Checker = (files) =>
  code(files).flatMap((file) => {
    const found: string[] = [];
    walkNodes(parse(file), (node) => {
      const fate = fateOf(node);
      if (fate) found.push(`${file.path}:${lineOf(node)} ${fate}`);
    });
    return found;
  });

/** `it.skip`, `test.only`, `xit`, `{ skip: true }`, `{ todo: true }`: a test that does not run, or keeps others from running. */
function isLame(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return /^(it|test|describe|suite)$/.test(node.expression.getText()) && /^(skip|only|todo)$/.test(node.name.text);
  if (ts.isCallExpression(node)) return /^(xit|xdescribe|fit|fdescribe)$/.test(node.expression.getText());
  if (!ts.isPropertyAssignment(node) || !/^(skip|todo|only)$/.test(node.name.getText())) return false;
  const call = node.parent.parent;
  return ts.isCallExpression(call) && /^(it|test|describe|suite)$/.test(call.expression.getText()) && node.initializer.kind === ts.SyntaxKind.TrueKeyword;
}

/** Every test runs, and every file of tests holds one. */
export const checkTestsRun: Checker = (files) =>
  below(files, 'test', '.ts', '.mjs').flatMap((file) => {
    const found: string[] = [];
    walkNodes(parse(file), (node) => {
      if (isLame(node)) found.push(`${file.path}:${lineOf(node)} a test does not run`);
    });
    return found;
  });

/** Below the roof a file that only passes on what others wrote hides where things are. */
export const checkBarrels: Checker = (files) =>
  handwritten(files).flatMap((file) => {
    const { statements } = parse(file);
    const passedOn = statements.filter((one): one is ts.ExportDeclaration => ts.isExportDeclaration(one) && one.moduleSpecifier !== undefined);
    if (file.path.split('/').length === 2 || passedOn.length === 0) return [];
    if (passedOn.some((one) => !one.exportClause)) return [`${file.path} passes on all of another file`];
    const own = statements.filter((one) => !ts.isExportDeclaration(one) && !ts.isImportDeclaration(one));
    const sideEffects = statements.some((one) => ts.isImportDeclaration(one) && !one.importClause);
    return own.length === 0 && !sideEffects ? [`${file.path} only passes on what others wrote`] : [];
  });

/** A file of some size says first what it is and what it refuses to know. */
export const checkOpenings: Checker = (files) =>
  [...handwritten(files), ...below(files, 'demo', '.ts', '.mjs')].flatMap(({ path, text }) =>
    text.split('\n').length > 40 && !/^(#!.*\n)?\/(\*|\/)/.test(text) ? [`${path} does not say what it is`] : [],
  );
