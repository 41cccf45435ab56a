/** Registers a tag once. A page may load the library twice, or define a tag of its own first: the first stays, nothing throws. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  // On a server there may be none.
  if (globalThis.customElements && !customElements.get(tag)) customElements.define(tag, element);
}
