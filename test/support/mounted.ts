/** Puts one element on the page in a box of a given width, and looks at it as a reader and as axe do. Shadow roots are open to it. */
import 'axe-core/axe.min.js';
import type Axe from 'axe-core';
import type { LitElement } from 'lit';

declare const axe: typeof Axe;
const boxes = new Set<HTMLElement>();

export interface Box {
  /** In pixels. */
  readonly width?: number;
  readonly dir?: 'ltr' | 'rtl';
}

export async function mount<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  { width = 390, dir = 'ltr' }: Box = {},
): Promise<HTMLElementTagNameMap[Tag]> {
  const box = document.createElement('main');
  box.style.inlineSize = `${width}px`;
  box.dir = dir;
  const element = Object.assign(document.createElement(tag), properties);
  box.append(element);
  document.body.append(box);
  boxes.add(box);
  await settled(element);
  return element;
}

/** After every element inside has drawn what it was given. */
export async function settled(element: Element): Promise<void> {
  await (element as LitElement).updateComplete;
  await Promise.all(within(element, '*').map((child) => (child as Partial<LitElement>).updateComplete ?? Promise.resolve(true)));
}

export function unmountAll(): void {
  for (const box of boxes) box.remove();
  boxes.clear();
}

/** Everything that matches, also in the shadow roots inside, in the order of the page. */
export function within<T extends Element = HTMLElement>(element: Element, selector: string): T[] {
  const roots = [element.shadowRoot, element].filter((root) => root !== null);
  return roots.flatMap((root) =>
    [...root.querySelectorAll('*')].flatMap((child) => [
      ...(child.matches(selector) ? [child as T] : []),
      ...(child.shadowRoot ? withinRoot<T>(child, selector) : []),
    ]),
  );
}
const withinRoot = <T extends Element>(host: Element, selector: string): T[] =>
  within<T>({ shadowRoot: host.shadowRoot, querySelectorAll: () => [] } as unknown as Element, selector);

/** What can be read on the screen, shadow roots included, in one line. */
export function textOf(element: Element): string {
  const read = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (node instanceof HTMLElement && (node.hidden || node.matches('style, script') || getComputedStyle(node).display === 'none')) return '';
    const children = node instanceof HTMLSlotElement ? node.assignedNodes() : [...((node as Element).shadowRoot ?? node).childNodes];
    return children.map(read).join(node instanceof HTMLElement && getComputedStyle(node).display === 'inline' ? '' : ' ');
  };
  return read(element).replace(/\s+/g, ' ').trim();
}

/** The button, link or radio whose name is `name`. */
export function button(element: Element, name: string): HTMLElement {
  const found = within(element, 'button, [role="radio"], input').find(
    (b) => (b.getAttribute('aria-label') ?? b.textContent).replace(/\s+/g, ' ').trim() === name,
  );
  if (!found)
    throw new Error(
      `No button "${name}" among: ${within(element, 'button')
        .map((b) => b.getAttribute('aria-label') ?? b.textContent.trim())
        .join(' | ')}`,
    );
  return found;
}

/** Rules of axe that are broken, each with where; an empty list is clean. */
export async function violations(element: Element): Promise<string[]> {
  const { violations: broken } = await axe.run(element, { resultTypes: ['violations'], rules: { region: { enabled: false } } });
  return broken.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`));
}

/** How far something reaches out of its box, in pixels. */
export function overflow(element: HTMLElement): number {
  const { left, right } = element.getBoundingClientRect();
  const inner = within(element, '*').filter((child) => !child.closest('.visually-hidden, svg') && getComputedStyle(child).position !== 'absolute');
  return Math.max(0, ...inner.map((child) => child.getBoundingClientRect()).map((box) => (box.width ? Math.max(box.right - right, left - box.left) : 0)));
}

/** Controls that are smaller than 44 × 44 px. */
export function tooSmall(element: Element): string[] {
  return within(element, 'button, select, label:has(input), textarea').flatMap((control) => {
    const { width, height } = control.getBoundingClientRect();
    return width > 0 && (width < 43.5 || height < 43.5) ? [`${control.textContent.trim() || control.tagName} ${width.toFixed(1)}×${height.toFixed(1)}`] : [];
  });
}

/** Whatever has the focus, through shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
