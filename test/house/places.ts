/**
 * Where a power of the platform may be used: the clock, the network, the disk, the locks, the console, and nowhere a string that becomes markup.
 * It looks at what the code names, so a comment may speak of anything.
 */
import ts from 'typescript';
import { handwritten, lineOf, parse, walkNodes, type Checker, type SourceFile } from './source.js';

interface Place {
  readonly what: string;
  readonly allowed: readonly string[];
}

const network: Place = { what: 'the network is asked', allowed: ['src/client/'] };
const disk: Place = { what: 'the disk is touched', allowed: ['src/store/'] };
const tabs: Place = { what: 'other tabs are spoken to', allowed: ['src/store/', 'src/sync/'] };
const nowhere: Place = { what: 'a string becomes markup or code', allowed: [] };

/** Globals, by name; also behind `window.`, `self.` and `globalThis.`. */
const globals: ReadonlyMap<string, Place> = new Map([
  ...['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'].map((name) => [name, network] as const),
  ...['indexedDB', 'localStorage', 'sessionStorage', 'IDBKeyRange'].map((name) => [name, disk] as const),
  ['BroadcastChannel', tabs],
  ...['eval', 'Function', 'unsafeHTML', 'unsafeSVG', 'styleMap', 'unsafeStatic', 'setHTMLUnsafe'].map((name) => [name, nowhere] as const),
]);

/** Members, by name, of whatever object. */
const members: ReadonlyMap<string, Place> = new Map([
  ['sendBeacon', network],
  ['locks', tabs],
  ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'parseHTMLUnsafe', 'createContextualFragment', 'srcdoc'].map(
    (name) => [name, nowhere] as const,
  ),
]);

const isGlobalObject = (node: ts.Node): boolean => ts.isIdentifier(node) && ['window', 'self', 'globalThis'].includes(node.text);

/** Whether this identifier reads the global of its name: not a member, a property's name, a type, or something declared here. */
function readsGlobal(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return isGlobalObject(parent.expression);
  if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent) || ts.isTypeQueryNode(parent)) return false;
  return !('name' in parent && parent.name === node);
}

function placeOf(node: ts.Node): Place | undefined {
  if (!ts.isIdentifier(node)) return undefined;
  const global = globals.get(node.text);
  if (global && (readsGlobal(node) || ts.isImportSpecifier(node.parent))) return global;
  const isMember = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
  return isMember ? members.get(node.text) : undefined;
}

const isNow = (node: ts.Node): boolean => {
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0;
  if (!ts.isCallExpression(node)) return false;
  return /^((window|self|globalThis)\.)?(Date(\.now)?|Temporal\.Now\.\w+)$/.test(node.expression.getText());
};

function misplaced(file: SourceFile): string[] {
  const found: string[] = [];
  walkNodes(parse(file), (node) => {
    const place = placeOf(node);
    if (place && !place.allowed.some((folder) => file.path.startsWith(folder))) {
      found.push(`${file.path}:${lineOf(node)} ${node.getText()}: ${place.what} only in ${place.allowed.join(', ') || 'no file'}`);
    }
    if (isNow(node) && file.path !== 'src/base/clock.ts') found.push(`${file.path}:${lineOf(node)} ${node.getText()}: the current time only in base/clock.ts`);
  });
  return found;
}

export const checkPlaces: Checker = (files) => handwritten(files).flatMap(misplaced);

/** The console gets warnings for the developer, which begin with our name; nothing else. */
function consoleUse(file: SourceFile): string[] {
  const found: string[] = [];
  walkNodes(parse(file), (node) => {
    if (!ts.isPropertyAccessExpression(node) || node.expression.getText() !== 'console') return;
    const call = node.parent;
    const [first] = ts.isCallExpression(call) ? call.arguments : [];
    const text = first && (ts.isStringLiteralLike(first) ? first.text : ts.isTemplateExpression(first) ? first.head.text : '');
    if (node.name.text !== 'warn' || !text?.startsWith('flywheel:'))
      found.push(`${file.path}:${lineOf(node)} the console gets only warnings that begin with flywheel:`);
  });
  return found;
}

export const checkConsole: Checker = (files) => handwritten(files).flatMap(consoleUse);

/** A `style=` in a template is blocked where a page forbids inline styles; `.style=` and classes are not. */
function inlineStyles(file: SourceFile): string[] {
  const found: string[] = [];
  walkNodes(parse(file), (node) => {
    if (!ts.isTaggedTemplateExpression(node) || !/^(html|svg)$/.test(node.tag.getText())) return;
    if (/<[^>]*\s(style|on[a-z]+)\s*=/.test(node.template.getText())) found.push(`${file.path}:${lineOf(node)} a template has an inline style or handler`);
  });
  return found;
}

export const checkTemplates: Checker = (files) => handwritten(files).flatMap(inlineStyles);
