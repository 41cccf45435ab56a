/**
 * Where an address may stand in a page of ours: in a template's binding that went through `safeHref`, or that is a blob of our own; nowhere an attribute that holds a page or
 * sends a form elsewhere. An address that code sets has a file of its own, where it was looked at before.
 */
import ts from 'typescript';
import { handwritten, lineOf, parse, walkNodes, type Checker, type SourceFile } from './source.js';

const ADDRESS = 'href|src|srcset|xlink:href|ping|poster|background|data';
const NEVER = 'srcdoc|formaction|action';
/** The end of what stands before a binding, inside of a tag. */
const bound = new RegExp(`<[^>]*\\s[.?]?(${ADDRESS}|${NEVER})=["']?[^"'\\s>]*$`, 'i');
const never = new RegExp(`<[^>]*\\s[.?]?(${NEVER})\\s*=`, 'i');
/** Files that set an address by code, each from one that was parsed and found to be of the web. */
const BY_CODE = ['src/embed/embed.element.ts'];

const isCallOf = (node: ts.Node | undefined, name: string): boolean => !!node && ts.isCallExpression(node) && node.expression.getText() === name;

/** What is declared as the answer of `safeHref`, and what is only ever set to a blob of ours or to nothing. */
function safeNames(root: ts.SourceFile): Set<string> {
  const [safe, unsafe] = [new Set<string>(), new Set<string>()];
  walkNodes(root, (node) => {
    if (ts.isVariableDeclaration(node) && isCallOf(node.initializer, 'safeHref')) safe.add(node.name.getText());
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return;
    const [name, value] = [node.left.getText(), node.right];
    if (isCallOf(value, 'URL.createObjectURL')) safe.add(name);
    else if (!(ts.isStringLiteral(value) && value.text === '')) unsafe.add(name);
  });
  for (const name of unsafe) safe.delete(name);
  return safe;
}

function isSafe(value: ts.Expression, names: ReadonlySet<string>): boolean {
  if (ts.isBinaryExpression(value) && value.right.getText() === 'nothing') return isSafe(value.left, names);
  if (ts.isConditionalExpression(value)) return [value.whenTrue, value.whenFalse].every((one) => one.getText() === 'nothing' || isSafe(one, names));
  return isCallOf(value, 'safeHref') || names.has(value.getText());
}

function unsafeAddresses(file: SourceFile): string[] {
  const root = parse(file);
  const names = safeNames(root);
  const found: string[] = [];
  const say = (node: ts.Node, what: string): void => void found.push(`${file.path}:${lineOf(node)} ${what}`);
  const template = ({ template: parts }: ts.TaggedTemplateExpression): void => {
    if (never.test(parts.getText())) say(parts, 'a template has an attribute that holds a page or sends elsewhere');
    if (!ts.isTemplateExpression(parts)) return;
    let before = parts.head.text;
    for (const { expression, literal } of parts.templateSpans) {
      if (bound.test(before) && !isSafe(expression, names)) say(expression, `${expression.getText()}: an address only through safeHref`);
      before += `\u0000${literal.text}`;
    }
  };
  walkNodes(root, (node) => {
    if (ts.isTaggedTemplateExpression(node) && /^(html|svg)$/.test(node.tag.getText())) template(node);
    const isSet = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(node.left);
    if (isSet && /\.(href|src|srcset|action|formAction|srcdoc)$/.test(node.left.getText()) && !isSafe(node.right, names) && !BY_CODE.includes(file.path))
      say(node, `${node.getText()}: an address only through safeHref`);
    if (isCallOf(node, 'unsafeCSS')) say(node, 'styles come from no string');
  });
  return found;
}

export const checkAddresses: Checker = (files) => handwritten(files).flatMap(unsafeAddresses);
