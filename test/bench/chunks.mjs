/**
 * Which files of the built `dist/cdn/` load what: statically, so that they come with the file, or later. It reads the built JavaScript and knows no
 * names of ours but those that make up a card's page.
 */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import ts from 'typescript';

function specifierOf(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return { literal: node.moduleSpecifier, later: false };
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return { literal: node.arguments[0], later: true };
  return {};
}

/** What one built file imports, as paths relative to `folder`. */
function importsOf(folder, file) {
  const tree = ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS);
  const found = { now: [], later: [] };
  const visit = (node) => {
    const { literal, later } = specifierOf(node);
    if (literal && ts.isStringLiteralLike(literal)) found[later ? 'later' : 'now'].push(posix.join(posix.dirname(file), literal.text));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/**
 * Everything that loads at once with `files`, themselves included, and what those may load later.
 * @param {string} folder of the built files
 * @param {string[]} files relative to `folder`
 */
export function loadedWith(folder, files) {
  const now = new Set();
  const later = new Set();
  const visit = (file) => {
    if (now.has(file)) return;
    now.add(file);
    const imports = importsOf(folder, file);
    imports.now.forEach(visit);
    imports.later.forEach((one) => later.add(one));
  };
  files.forEach(visit);
  return { now: [...now], later: [...later].filter((file) => !now.has(file)) };
}

/** What a page without a build names, and what it then asks for where it finds a card that is signed in: the core and the card. */
export const entry = 'flywheel.js';
const asked = ['core', 'check-in-card'];

/**
 * The files that a page with one check-in card loads from `folder`, and what is left for later. `test/built/card-page.test.ts` sees in a browser that this
 * is so.
 */
export function loadedByCard(folder) {
  let files = [entry];
  for (const name of asked) {
    const file = loadedWith(folder, files).later.find((one) => posix.basename(one).startsWith(`${name}-`));
    if (!file) throw new Error(`nothing loads a ${name} from ${folder}`);
    files = [...files, file];
  }
  return loadedWith(folder, files);
}

/** What we promise of such a page; bytes are brotli, and count what we send alone. */
export const promised = { files: 4, bytes: 34_000, entryBytes: 6_000 };

/** Bytes of a file as a good server sends it: brotli at its best. */
export const brotliBytes = (path) => brotliCompressSync(readFileSync(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
