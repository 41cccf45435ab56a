/**
 * What the house checkers look at: files as path and text, and what TypeScript reads in them. It reads the tree once and judges nothing. Paths are
 * relative to the root, with forward slashes.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Looks at files and says what is wrong, one sentence a fault. */
export type Checker = (files: readonly SourceFile[]) => string[];

export const root = fileURLToPath(new URL('../..', import.meta.url));

const isBinary = (name: string): boolean => /\.(png|jpe?g|webp|woff2?|ico|gz|zip|pdf)$/.test(name);

function ignoredNames(): Set<string> {
  const lines = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
  return new Set(['.git', ...lines.filter((line) => line.endsWith('/')).map((line) => line.slice(0, -1))]);
}

let seen: readonly SourceFile[] | undefined;

/** Every text file of the repository, apart from what `.gitignore` leaves out; read once. */
export const repository = (): readonly SourceFile[] => (seen ??= readAll());

function readAll(): SourceFile[] {
  const ignored = ignoredNames();
  const walk = (folder: string): SourceFile[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (ignored.has(entry.name) || isBinary(entry.name)) return [];
      if (entry.isDirectory()) return walk(path);
      return entry.isFile() ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
    });
  return walk('');
}

/** Files below `folder` that end in one of `endings`. */
export const below = (files: readonly SourceFile[], folder: string, ...endings: string[]): SourceFile[] =>
  files.filter(({ path }) => path.startsWith(`${folder}/`) && endings.some((ending) => path.endsWith(ending)));

/** What was written by hand in `src/`; lit-localize writes the rest. */
export const handwritten = (files: readonly SourceFile[]): SourceFile[] =>
  below(files, 'src', '.ts').filter(({ path }) => !path.startsWith('src/i18n/generated/'));

const parsed = new WeakMap<SourceFile, ts.SourceFile>();

export function parse(file: SourceFile): ts.SourceFile {
  const known = parsed.get(file);
  if (known) return known;
  const kind = /\.m?js$/.test(file.path) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true, kind);
  parsed.set(file, tree);
  return tree;
}

/** Calls `visit` for the node and everything inside it. */
export function walkNodes(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walkNodes(child, visit));
}

export const lineOf = (node: ts.Node): number => node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;

export interface Import {
  readonly from: string;
  /** As written: `../base/clock.js`, `lit`. */
  readonly specifier: string;
  /** The file in this repository that it names, if it is one; `.js` is read as the `.ts` it comes from. */
  readonly target: string | undefined;
  readonly typeOnly: boolean;
  readonly line: number;
}

function specifierOf(node: ts.Node): { literal: ts.Node | undefined; typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node)) {
    const clause = node.importClause;
    const named = clause?.namedBindings;
    const eachIsType = clause !== undefined && !clause.name && named !== undefined && ts.isNamedImports(named) && named.elements.every((one) => one.isTypeOnly);
    return { literal: node.moduleSpecifier, typeOnly: clause?.isTypeOnly === true || eachIsType };
  }
  if (ts.isExportDeclaration(node)) return { literal: node.moduleSpecifier, typeOnly: node.isTypeOnly };
  if (ts.isImportTypeNode(node)) return { literal: ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, typeOnly: true };
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return { literal: node.arguments[0], typeOnly: false };
  return undefined;
}

function targetOf(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const [path = ''] = specifier.split('?');
  return posix.join(posix.dirname(from), path).replace(/\.js$/, '.ts');
}

/** All imports of a file: `import`, `export … from`, `import()` and `import('…')` in a type. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  walkNodes(parse(file), (node) => {
    const { literal, typeOnly } = specifierOf(node) ?? {};
    if (!literal || !ts.isStringLiteralLike(literal)) return;
    found.push({ from: file.path, specifier: literal.text, target: targetOf(file.path, literal.text), typeOnly: typeOnly ?? false, line: lineOf(node) });
  });
  return found;
}

/** The text of a file of the repository, or `undefined` where there is none. */
export const textOf = (path: string): string | undefined => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined);
