/** Looks into an element and every shadow root below it, as a reader does who knows nothing of shadow roots. */

/** Every element below `root`, in the order of the page, open shadow roots included. */
export function* within(root: Element | ShadowRoot): Generator<Element> {
  const inner = root instanceof Element && root.shadowRoot ? [...root.shadowRoot.children] : [];
  for (const child of [...inner, ...root.children]) {
    yield child;
    yield* within(child);
  }
}

export const all = <T extends Element = HTMLElement>(root: Element, selector: string): T[] =>
  [...within(root)].filter((element): element is T => element.matches(selector));

export function one<T extends Element = HTMLElement>(root: Element, selector: string): T {
  const found = all<T>(root, selector);
  if (found.length !== 1) throw new Error(`${found.length} elements are ${selector}`);
  return found[0]!;
}

/** The one that is `selector`, once it is there: what is fetched when it is first drawn comes in its own time. A test's own limit ends the waiting. */
export async function appears<T extends Element = HTMLElement>(root: Element, selector: string): Promise<T> {
  while (!all(root, selector).length) await new Promise((resolve) => setTimeout(resolve, 10));
  return one<T>(root, selector);
}

/** Whether it is drawn: neither `hidden` nor inside what is. */
export const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** What can be read, without what is hidden; words of shadow roots included. */
export function textOf(root: Element | ShadowRoot): string {
  const parts: string[] = [];
  const read = (node: Node): void => {
    if (node instanceof Element && ((!isShown(node) && getComputedStyle(node).display !== 'contents') || node.localName === 'style')) return;
    if (node instanceof Text) parts.push(node.data);
    const shadow = node instanceof Element ? node.shadowRoot : null;
    if (node instanceof HTMLSlotElement && node.assignedNodes().length) node.assignedNodes().forEach(read);
    else (shadow ?? node).childNodes.forEach(read);
  };
  read(root);
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** What is called so: by its label, its title or its words. */
const nameOf = (element: Element): string => (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The one shown thing to press with this name. */
export function control(root: Element, name: string | RegExp): HTMLElement {
  const fits = (text: string): boolean => (typeof name === 'string' ? text === name : name.test(text));
  const found = all(root, 'button, a[href], summary, label.chip, [role="radio"]').filter((element) => isShown(element) && fits(nameOf(element)));
  if (found.length !== 1) throw new Error(`${found.length} controls are called ${String(name)}`);
  return found[0]!;
}
export const hasControl = (root: Element, name: string | RegExp): boolean => {
  const fits = (text: string): boolean => (typeof name === 'string' ? text === name : name.test(text));
  return all(root, 'button, a[href], summary, label.chip, [role="radio"]').some((element) => isShown(element) && fits(nameOf(element)));
};

/** The element that really has the focus. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Every element of ours below `root` has drawn what it knows. */
export async function settled(root: Element): Promise<void> {
  for (let round = 0; round < 7; round++) {
    for (const element of [root, ...within(root)]) await (element as Element & { updateComplete?: Promise<unknown> }).updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Types as a person does: the words appear, and the page hears of it. */
export function type(field: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText' }));
}
