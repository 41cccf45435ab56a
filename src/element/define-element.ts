/** Registers a tag once. A page may load the library twice, or define a tag of its own first: the first stays, nothing throws. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
